#include "lab_host.hpp"

#include <array>
#include <utility>

#include "lab/formats/base64.hpp"
#include "ui/kit/json_text.hpp"

namespace host {

using ui::json_text;

std::string result_json(const hopfield::Result<void>& result) {
  if (result.ok()) return R"({"ok":true})";
  return "{\"error\":{\"field\":" + json_text(result.error().field) +
         ",\"message\":" + json_text(result.error().message) + "}}";
}

hopfield::Result<void> set_document(ui::App& app, hopfield::Result<lab::Document> read) {
  if (!read) return read.error();
  app.wake();
  if (app.frames_drawn() == 0) {
    app.session() = lab::Session(std::move(read).value());
    return {};
  }
  return app.session().apply(lab::command::SetDocument{std::move(read).value()});
}

hopfield::Result<void> do_command(ui::App& app, std::string_view json) {
  const auto read = lab::read_command(json);
  if (!read) return read.error();
  app.wake();
  return app.session().apply(read.value());
}

std::string status_json(ui::App& app) {
  std::string status = app.session().status_json(app.section_status());
  if (!status.empty() && status.back() == '}') status.pop_back();
  status += ",\"framesDrawn\":" + std::to_string(app.frames_drawn());
  status += ",\"error\":" +
            (app.device_error().empty() ? std::string("null") : json_text(app.device_error())) +
            "}";
  return status;
}

std::string event_json(const ui::HostRequest& request) {
  using What = ui::HostRequest::What;
  const std::string_view text(reinterpret_cast<const char*>(request.bytes.data()),
                              request.bytes.size());
  switch (request.what) {
    case What::download:
      return "{\"type\":\"download\",\"name\":" + json_text(request.name) +
             ",\"mime\":" + json_text(request.mime) + ",\"base64\":\"" +
             lab::write_base64(request.bytes, lab::Alphabet::standard) + "\"}";
    case What::svg_to_png:
      return "{\"type\":\"svg_to_png\",\"name\":" + json_text(request.name) +
             ",\"svg\":" + json_text(text) + "}";
    case What::copy:
      return "{\"type\":\"copy\",\"text\":" + json_text(text) + "}";
    case What::pick_file:
      return R"({"type":"pick_file"})";
    case What::full_link:
      return R"({"type":"share"})";
    case What::open_url:
      return "{\"type\":\"open_url\",\"url\":" + json_text(request.name) + "}";
    case What::edit:
      return "{\"type\":\"edit\",\"id\":" + json_text(request.name) + "}";
    case What::workbenches_part:
      return R"({"type":"part"})";
    case What::theme:
      return "{\"type\":\"theme\",\"value\":" + json_text(request.name) + "}";
  }
  return "{}";
}

}  // namespace host
