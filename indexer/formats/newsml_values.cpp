#include "indexer/formats/newsml_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/calendar_names.hpp"
#include "indexer/formats/header_fields.hpp"

namespace backfile::internal {
namespace {

constexpr std::array<NewsPlace, 19> kNewsPlaces{{
    {RecordField::title, NewsBelow::component, "NewsLines/HeadLine"},
    {RecordField::deck, NewsBelow::component, "NewsLines/SubHeadLine"},
    {RecordField::dateline, NewsBelow::component, "NewsLines/DateLine"},
    {RecordField::date, NewsBelow::item, "NewsManagement/FirstCreated"},
    {RecordField::date, NewsBelow::component, "DescriptiveMetadata/DateLineDate"},
    {RecordField::date, NewsBelow::item, "NewsManagement/ThisRevisionCreated"},
    {RecordField::date, NewsBelow::item, "Identification/NewsIdentifier/DateId"},
    {RecordField::date, NewsBelow::envelope, "DateAndTime"},
    {RecordField::updated, NewsBelow::item, "NewsManagement/ThisRevisionCreated"},
    {RecordField::outlet, NewsBelow::component, "AdministrativeMetadata/Provider/Party@FormalName"},
    {RecordField::outlet, NewsBelow::component, "NewsLines/CreditLine"},
    {RecordField::outlet, NewsBelow::component, "AdministrativeMetadata/Source/Party@FormalName"},
    {RecordField::outlet, NewsBelow::envelope, "SentFrom/Party@FormalName"},
    {RecordField::outlet, NewsBelow::item, "Identification/NewsIdentifier/ProviderId"},
    {RecordField::source, NewsBelow::component, "AdministrativeMetadata/Source/Party@FormalName"},
    {RecordField::genre, NewsBelow::component, "DescriptiveMetadata/Genre@FormalName"},
    {RecordField::lang, NewsBelow::component, "DescriptiveMetadata/Language@FormalName"},
    {RecordField::lang, NewsBelow::component, "@xml:lang"},
    {RecordField::lang, NewsBelow::component, "NewsLines/HeadLine@xml:lang"},
}};

// All that a path leads to.
void collect_values(XmlNode const& node, std::string_view path, std::vector<std::string>& values) {
  if (path.starts_with('@'))
    return values.push_back(std::string{ascii_trimmed(node.attribute(path.substr(1)))});
  if (path.empty()) return values.push_back(std::string{ascii_trimmed(text_of(node))});
  auto const end = std::min(path.find_first_of("/@"), path.size());
  auto const name = lower_ascii(path.substr(0, end));
  auto const rest = path.substr(end + (path.substr(end, 1) == "/" ? 1 : 0));
  for (auto const& child : node.children)
    if (child.local.size() == name.size() && lower_ascii(child.local) == name)
      collect_values(child, rest, values);
}

// "4/4/2018" and "January 21" are no place.
bool names_a_place(std::string_view text) {
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of(" ,./-"), text.size());
    auto const word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    bool const number = std::ranges::any_of(word, is_ascii_digit);
    if (!word.empty() && !number && !month_from_name(word)) return true;
  }
  return false;
}

// Numbers are keys into lists that the document does not hold; "Current" is no kind of text.
bool is_genre(std::string_view text) {
  return text.find_first_not_of("0123456789") != text.npos && lower_ascii(text) != "current";
}

}  // namespace

std::span<NewsPlace const> news_places() noexcept { return kNewsPlaces; }

std::vector<std::string> news_values(XmlNode const& node, std::string_view path) {
  std::vector<std::string> values;
  collect_values(node, path, values);
  return values;
}

std::string news_value(XmlNode const& node, std::string_view path) {
  auto const values = news_values(node, path);
  auto const found = std::ranges::find_if(values, [](auto const& value) { return !value.empty(); });
  return found == values.end() ? std::string{} : *found;
}

bool says_something(RecordField field, std::string const& value) {
  if (value.empty()) return false;
  if (field == RecordField::dateline) return names_a_place(value);
  return field != RecordField::genre || is_genre(value);
}

std::string news_item_id(XmlNode const& item) {
  auto const part = [&](std::string const& name) {
    return news_value(item, "Identification/NewsIdentifier/" + name);
  };
  auto const revision = part("RevisionId");
  auto urn = part("PublicIdentifier");
  constexpr auto kWhole = 4;  // colons: urn:newsml:provider:date:item
  auto const colons = std::ranges::count(urn, ':');
  auto const behind = std::string_view{urn}.substr(urn.rfind(':') + 1);
  bool const revised = !revision.empty() && behind.starts_with(revision) &&
                       behind.size() <= revision.size() + 1;
  if (colons > kWhole && revised) return urn.substr(0, urn.rfind(':'));
  if (colons >= kWhole) return urn;
  auto const own = part("NewsItemId");
  if (own.find_first_not_of('0') == own.npos) return {};
  constexpr std::size_t kDay = 8;  // digits
  return fmt::format("urn:newsml:{}:{}:{}", part("ProviderId"), part("DateId").substr(0, kDay),
                     own);
}

std::string news_status(XmlNode const& item) {
  auto status = news_value(item, "NewsManagement/Status@FormalName");
  if (status.empty()) status = news_value(item, "NewsManagement/Status");
  return lower_ascii(status);
}

bool is_withdrawn(std::string_view status) {
  constexpr std::array<std::string_view, 5> kWithdrawn{"canceled", "cancelled", "withheld",
                                                       "killed", "deleted"};
  return std::ranges::find(kWithdrawn, status) != kWithdrawn.end();
}

}  // namespace backfile::internal
