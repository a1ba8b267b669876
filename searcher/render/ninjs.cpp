#include "searcher/render/ninjs.hpp"

#include <fmt/format.h>

#include <vector>

#include "indexer/analysis/zones.hpp"
#include "indexer/index/json_writer.hpp"

namespace backfile::internal {
namespace {

bool is_kept_in_uri(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == ':' || c == '/';
}

// An item must have a URI; where no address is known its id makes one.
std::string uri_of(Article const& article) {
  if (!article.url.empty()) return article.url;
  bool const is_uri = article.id.starts_with("urn:") || article.id.starts_with("tag:");
  std::string uri = is_uri ? "" : "urn:backfile:";
  for (char const c : article.id)
    uri += is_kept_in_uri(c) ? std::string(1, c)
                             : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return uri;
}

std::string moment(DateField const& field) {
  auto const& date = *field.value;
  auto text = date.value();
  if (date.precision < Precision::minute) return text;
  if (date.precision == Precision::minute) text += ":00";  // RFC 3339 wants seconds
  if (date.offset_minutes) return text + format_offset(*date.offset_minutes);
  return field.tz_assumed.empty() ? text : text + offset_text(Zone{field.tz_assumed}, date);
}

std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (char const c : text) count += (c & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

class Item {
 public:
  explicit Item(Article const& article) : article_{article}, uri_{uri_of(article)} {}

  std::string text() {
    json_.begin('{').key("uri").text(uri_);
    json_.key("type").text("text").key("representationtype").text("complete");
    json_.key("pubstatus").text("usable");
    dates();
    said("language", article_.lang);
    said("headline", article_.title);
    said("description_text", article_.deck);
    said("byline", names());
    said("located", article_.dateline);
    named("genre", article_.genre);
    sources();
    said("body_text", article_.body);
    json_.key("charcount").number(characters_of(article_.body));
    json_.key("wordcount").number(article_.words);
    pictures();
    json_.key("altids").begin('{').key("backfile").text(article_.id).end('}');
    standard();
    return json_.end('}').take();
  }

 private:
  void said(std::string_view key, std::string const& value) {
    if (!value.empty()) json_.key(key).text(value);
  }

  void named(std::string_view key, std::string const& name) {
    if (name.empty()) return;
    json_.key(key).begin('[').begin('{').key("name").text(name).end('}').end(']');
  }

  void dates() {
    if (article_.date.value) json_.key("firstcreated").text(moment(article_.date));
    auto const& last = article_.updated.value ? article_.updated : article_.date;
    if (last.value) json_.key("versioncreated").text(moment(last));
  }

  std::string names() const {
    std::vector<std::string_view> list;
    for (auto const& byline : article_.byline) list.push_back(byline.name);
    return fmt::format("{}", fmt::join(list, ", "));
  }

  void source(std::string_view name, std::string_view rel) {
    json_.begin('{').key("name").text(name).key("rel").text(rel).end('}');
  }

  void sources() {
    auto const& outlet = article_.outlet.name;
    if (outlet.empty() && article_.source.empty()) return;
    json_.key("infosource").begin('[');
    if (!outlet.empty()) source(outlet, "publisher");
    for (auto const& name : article_.source) source(name, "originator");
    json_.end(']');
  }

  void pictures() {
    if (article_.captions.empty()) return;
    json_.key("associations").begin('{');
    std::size_t number = 0;
    for (auto const& caption : article_.captions) {
      auto const name = fmt::format("picture{}", ++number);
      json_.key(name).begin('{').key("uri").text(uri_ + '#' + name);
      json_.key("type").text("picture").key("description_caption").text(caption).end('}');
    }
    json_.end('}');
  }

  void standard() {
    json_.key("$standard").begin('{').key("name").text("ninjs").key("version").text("1.3");
    json_.key("schema").text("https://www.iptc.org/std/ninjs/ninjs-schema_1.3.json").end('}');
  }

  Article const& article_;
  std::string uri_;
  JsonWriter json_;
};

}  // namespace

std::string ninjs_text(Article const& article) { return Item{article}.text(); }

}  // namespace backfile::internal
