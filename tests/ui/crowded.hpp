#pragma once

#include <cstdint>

#include "harness.hpp"

/// Memory with so many memories of random pixels, and an empty picture.
inline lab::Document crowded(int side, std::uint32_t count) {
  lab::Session session;
  REQUIRE(session.apply(lab::command::ForgetAll{}));
  REQUIRE(session.apply(lab::command::Resize{side, side}));
  if (count > 0) REQUIRE(session.apply(lab::command::AddRandom{count}));
  REQUIRE(session.apply(lab::command::Clear{}));
  return session.document();
}
