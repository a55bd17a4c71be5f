#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace ui {

struct Ui;

/// What a panel, a dialog or a workbench remembers between frames and nobody else needs: drags, forms, previews, work
/// under way. Each has a type of its own, where it is used. What should outlive the visit belongs to the document.
class Kept {
 public:
  Kept() = default;
  virtual ~Kept() = default;
  /// Once in every frame that is drawn, whatever is open: for work that goes on in the background.
  virtual void turn(Ui& /*ui*/) {}

 protected:
  Kept(const Kept&) = default;
  Kept& operator=(const Kept&) = default;
  Kept(Kept&&) = default;
  Kept& operator=(Kept&&) = default;
};

/// One object of each type that has been asked for.
class KeptStore {
 public:
  /// The object of type T; made from `given` when there is none.
  template <std::derived_from<Kept> T, class... Given>
  T& of(Given&&... given) {
    for (Entry& entry : all_)
      if (entry.key == &kKey<T>) return static_cast<T&>(*entry.object);
    auto made = std::make_unique<T>(std::forward<Given>(given)...);
    T& object = *made;
    all_.push_back({&kKey<T>, std::move(made)});
    return object;
  }
  /// The same for types of which only one is kept at a time: the one that was asked for before is forgotten.
  template <std::derived_from<Kept> T>
  T& only() {
    if (only_ != &kKey<T>)
      std::erase_if(all_, [&](const Entry& entry) { return entry.key == only_; });
    only_ = &kKey<T>;
    return of<T>();
  }
  /// Kept::turn() of all of them, in the order in which they were made.
  void turn(Ui& ui) {
    for (std::size_t k = 0; k < all_.size(); ++k) all_[k].object->turn(ui);  // which may add others
  }

 private:
  template <class T>
  static constexpr char kKey = 0;  ///< its address stands for the type
  struct Entry {
    const void* key;
    std::unique_ptr<Kept> object;
  };
  std::vector<Entry> all_;
  const void* only_ = nullptr;
};

}  // namespace ui
