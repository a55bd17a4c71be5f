#include "app/bridge.hpp"

#include <utility>

#include "lab/formats/base64.hpp"
#include "lab/formats/json_text.hpp"

namespace bridge {

using lab::JsonText;

std::string result_json(const hopfield::Result<void>& result) {
  JsonText json;
  json.begin('{');
  if (result.ok()) return json.field("ok", true).end('}').text();
  json.key("error").begin('{').field("field", result.error().field);
  return json.field("message", result.error().message).end('}').end('}').text();
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
  JsonText json;
  const auto said = app.said();
  json.begin('{').members(said ? app.session().status_json(said->headline, said->detail)
                               : app.session().status_json());
  json.field("framesDrawn", app.frames_drawn()).key("error");
  if (app.device_error().empty())
    json.null();
  else
    json.value(app.device_error());
  return json.end('}').text();
}

std::string event_json(std::string_view type) {
  return JsonText().begin('{').field("type", type).end('}').text();
}

std::string event_json(std::string_view type, std::string_view name, std::string_view text) {
  return JsonText().begin('{').field("type", type).field(name, text).end('}').text();
}

std::string event_json(const ui::WantedLettering& wanted) {
  JsonText json;
  json.begin('{').field("type", "lettering").field("ticket", wanted.ticket);
  json.field("text", wanted.words).field("size", static_cast<double>(wanted.size));
  return json.field("weight", wanted.semibold ? 600 : 400).end('}').text();
}

std::string event_json(const ui::WindowRequest& request) {
  using What = ui::WindowRequest::What;
  const std::string_view text(reinterpret_cast<const char*>(request.bytes.data()),
                              request.bytes.size());
  switch (request.what) {
    case What::download: {
      JsonText json;
      json.begin('{').field("type", "download").field("name", request.name);
      json.field("mime", request.mime);
      json.field("base64", lab::write_base64(request.bytes, lab::Alphabet::standard));
      return json.end('}').text();
    }
    case What::svg_to_png: {
      JsonText json;
      json.begin('{').field("type", "svg_to_png").field("name", request.name).field("svg", text);
      return json.end('}').text();
    }
    case What::copy:
      return event_json("copy", "text", text);
    case What::pick_file:
      return event_json("pick_file");
    case What::full_link:
      return event_json("share", "kind", request.name);
    case What::open_url:
      return event_json("open_url", "url", request.name);
    case What::edit:
      return event_json("edit", "id", request.name);
    case What::page_part:
      return event_json("part", "value", request.name);
    case What::theme:
      return event_json("theme", "value", request.name);
  }
  return event_json("");
}

}  // namespace bridge
