#include "searcher/embed/c_call.hpp"

#include <nlohmann/json.hpp>
#include <cstdlib>
#include <cstring>

#include "indexer/index/article_json.hpp"

namespace backfile::internal {
namespace {

Json error_json(Error const& error) {
  Json json;
  json["code"] = to_string(error.code());
  json["message"] = error.message();
  json["hint"] = error.hint().empty() ? Json{} : Json(error.hint());
  json["position"] = nullptr;
  if (auto const& position = error.position())
    json["position"] = {{"offset", position->offset}, {"length", position->length}};
  return json;
}

}  // namespace

char* handed_out(std::string_view text) {
  auto* const copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc{};
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  return copy;
}

int told(Error const& error, char** out) noexcept {
  try {
    if (out != nullptr) *out = handed_out(to_json_text(error_json(error)));
  } catch (std::exception const&) {
    // No memory for the text: the status still tells.
    return exit_status(error.code());
  }
  return exit_status(error.code());
}

}  // namespace backfile::internal

unsigned backfile_abi() { return BACKFILE_ABI; }

char const* backfile_version() { return BACKFILE_VERSION; }

void backfile_free(char* text) { std::free(text); }
