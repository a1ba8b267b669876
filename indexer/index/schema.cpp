#include "indexer/index/schema.hpp"

#include <algorithm>
#include <cmath>

#include "backfile/error.hpp"
#include "indexer/analysis/ascii.hpp"
#include "indexer/analysis/near_names.hpp"

namespace backfile::internal {
namespace {

std::vector<std::string> one(std::string const& value) {
  return value.empty() ? std::vector<std::string>{} : std::vector<std::string>{value};
}

std::vector<Date> one(DateField const& field) {
  return field.value ? std::vector<Date>{*field.value} : std::vector<Date>{};
}

std::vector<Date> mentioned_dates(Article const& article) {
  std::vector<Date> dates;
  for (auto const& mention : article.mentions) dates.push_back(mention.date);
  return dates;
}

std::string lede_of(Article const& article) {
  return article.body.substr(0, article.body.find("\n\n"));
}

// A person's or organisation's name, once each.
std::vector<std::string> byline_names(Article const& article) {
  std::vector<std::string> names;
  for (auto const& entry : article.byline)
    if (std::ranges::find(names, entry.name) == names.end()) names.push_back(entry.name);
  return names;
}

std::vector<std::string> byline_emails(Article const& article) {
  std::vector<std::string> emails;
  for (auto const& entry : article.byline)
    if (!entry.email.empty()) emails.push_back(entry.email);
  return emails;
}

// `outlet:` matches words of either name.
std::vector<std::string> outlet_names(Article const& article) {
  std::vector<std::string> names;
  if (!article.outlet.facet_name().empty()) names.push_back(article.outlet.facet_name());
  if (!article.outlet.name.empty() && article.outlet.name != article.outlet.facet_name())
    names.push_back(article.outlet.name);
  return names;
}

// The host of an address without user, port and a final dot; empty where there is none.
std::string host_of(std::string_view url) {
  auto const scheme = url.find("://");
  if (scheme == url.npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  url.remove_prefix(url.rfind('@') + 1);
  if (url.starts_with('[')) return std::string{url.substr(0, url.find(']') + 1)};
  url = url.substr(0, url.find(':'));
  if (url.ends_with('.')) url.remove_suffix(1);
  std::string host{url};
  std::ranges::transform(host, host.begin(), ascii_lower);
  return host;
}

// The host without www., then every domain that it lies in (news.bbc.example: bbc.example), and
// the host as it is where it has www.
std::vector<std::string> domains_of(Article const& article) {
  auto const host = host_of(article.url);
  if (host.empty()) return {};
  bool const is_number = host.front() == '[' || host.find_first_not_of("0123456789.") == host.npos;
  if (is_number) return {host};
  bool const www = host.starts_with("www.") && host.find('.', 4) != host.npos;
  std::vector<std::string> domains{www ? host.substr(4) : host};
  std::string_view rest = domains.front();
  for (auto dot = rest.find('.'); dot != rest.npos; dot = rest.find('.')) {
    rest.remove_prefix(dot + 1);
    if (rest.find('.') == rest.npos) break;
    domains.emplace_back(rest);
  }
  if (www) domains.push_back(host);
  return domains;
}

std::vector<std::string> confidence_of(Article const& article) {
  if (!article.date.value) return {};
  return {std::to_string(std::lround(std::clamp(article.date.confidence, 0.0, 1.0) * 1000))};
}

constexpr auto kFields = std::to_array<Field>({
    {.name = "title",
     .aliases = "headline hd subject s t",
     .prefix = "S",
     .slot = 10,
     .weight = 5,
     .values = [](Article const& a) { return one(a.title); },
     .summary = "the headline",
     .example = "title:sanctions"},
    {.name = "deck",
     .aliases = "subhead standfirst",
     .prefix = "XDECK",
     .weight = 5,
     .base = 0x1000,
     .values = [](Article const& a) { return one(a.deck); },
     .summary = "the line under the headline",
     .example = "deck:\"arms deal\""},
    {.name = "lede",
     .aliases = "lp lead",
     .prefix = "XLEDE",
     .own_weight = 1,  // the body has these words
     .values = [](Article const& a) { return one(lede_of(a)); },
     .summary = "the first paragraph of the body",
     .example = "lede:summit"},
    {.name = "hlead",
     .aliases = "hlp",
     .kind = FieldKind::group,
     .members = "title deck lede",
     .summary = "headline, deck or lede",
     .example = "hlead:(russia sanctions)"},
    {.name = "body",
     .aliases = "text content td b",
     .prefix = "XNB",
     .weight = 4,
     .base = 0x10000,
     .values = [](Article const& a) { return one(a.body); },
     .summary = "the paragraphs of the article",
     .example = "body:\"security council\""},
    {.name = "caption",
     .aliases = "captions art",
     .prefix = "XCAP",
     .weight = 2,
     .base = 0x4000,
     .multiple = true,
     .values = [](Article const& a) { return a.captions; },
     .summary = "texts under photographs",
     .example = "caption:launch"},
    {.name = "byline",
     .aliases = "author by from journalist",
     .prefix = "A",
     .slot = 3,
     .weight = 4,
     .base = 0x2000,
     .facet = true,
     .multiple = true,
     .values = byline_names,
     .summary = "who wrote it, a person or an organisation",
     .example = "byline:\"ji da-gyum\""},
    {.name = "email",
     .kind = FieldKind::keyword,
     .prefix = "XEMAIL",
     .multiple = true,
     .values = byline_emails,
     .summary = "mail address in the byline",
     .example = "email:desk@courier.example"},
    {.name = "outlet",
     .aliases = "publication pub sn media site o",
     .prefix = "XOUT",
     .slot = 2,
     .weight = 4,
     .base = 0x3000,
     .facet = true,
     .values = outlet_names,
     .summary = "who published it, where the page says so",
     .example = "outlet:courier"},
    {.name = "source",
     .aliases = "syndicated via",
     .prefix = "XSRC",
     .slot = 6,
     .facet = true,
     .multiple = true,
     .values = [](Article const& a) { return a.source; },
     .summary = "whose text it is, where it was taken over",
     .example = "source:donga"},
    {.name = "credit",
     .aliases = "credits agency cr",
     .prefix = "XCRED",
     .slot = 7,
     .facet = true,
     .multiple = true,
     .values = [](Article const& a) { return a.credits; },
     .summary = "credits of photographs and material",
     .example = "credit:ap"},
    {.name = "date",
     .aliases = "d published pd",
     .kind = FieldKind::date,
     .prefix = "Y",
     .slot = 0,
     .dates = [](Article const& a) { return one(a.date); },
     .summary = "the day of publication: a day, month, year or range; none",
     .example = "date:2023-09"},
    {.name = "since",
     .aliases = "after from_date",
     .kind = FieldKind::bound,
     .members = "date",
     .summary = "published on that day or later",
     .example = "since:2023-09-15"},
    {.name = "until",
     .aliases = "before to_date",
     .kind = FieldKind::bound,
     .members = "date",
     .summary = "published on that day or earlier",
     .example = "until:2023-09"},
    {.name = "year",
     .kind = FieldKind::date_unit,
     .slot = 0,
     .facet = true,
     .digits = 4,
     .members = "date",
     .summary = "the year of publication",
     .example = "year:2023"},
    {.name = "month",
     .kind = FieldKind::date_unit,
     .slot = 0,
     .facet = true,
     .digits = 6,
     .members = "date",
     .summary = "the month of publication",
     .example = "month:2023-09"},
    {.name = "updated",
     .aliases = "upd modified",
     .kind = FieldKind::date,
     .prefix = "XUY",
     .slot = 1,
     .dates = [](Article const& a) { return one(a.updated); },
     .summary = "the day of the last change that the page states",
     .example = "updated:2023-09"},
    {.name = "mentions",
     .aliases = "mentioned",
     .kind = FieldKind::date,
     .prefix = "XMY",
     .slot = 17,
     .facet = true,
     .multiple = true,
     .dates = mentioned_dates,
     .summary = "days, months and years that the text names",
     .example = "mentions:2019-04"},
    {.name = "confidence",
     .kind = FieldKind::number,
     .slot = 23,
     .decimals = 3,
     .values = confidence_of,
     .summary = "how sure the day of publication is, from 0 to 1",
     .example = "confidence:>=0.8"},
    {.name = "indexed",
     .aliases = "added",
     .kind = FieldKind::date,
     .prefix = "XIY",
     .slot = 20,
     .dates = [](Article const& a) { return one(a.indexed); },
     .summary = "the day on which it was written to the index, UTC",
     .example = "indexed:2024-05"},
    {.name = "rev",
     .aliases = "lastmod",
     .kind = FieldKind::number,
     .slot = 22,
     .summary = "the index's revision that brought it or its last change",
     .example = "rev:>17"},
    {.name = "dateline",
     .aliases = "place",
     .prefix = "XPLACE",
     .slot = 8,
     .facet = true,
     .values = [](Article const& a) { return one(a.dateline); },
     .summary = "the place a report is dated from",
     .example = "dateline:seoul"},
    {.name = "lang",
     .aliases = "language la",
     .kind = FieldKind::keyword,
     .prefix = "L",
     .slot = 4,
     .facet = true,
     .values = [](Article const& a) { return one(a.lang); },
     .summary = "language, a two-letter code",
     .example = "lang:ko"},
    {.name = "genre",
     .aliases = "section se",
     .kind = FieldKind::keyword,
     .prefix = "XGENRE",
     .slot = 5,
     .facet = true,
     .values = [](Article const& a) { return one(a.genre); },
     .summary = "editorial, opinion, obituary …",
     .example = "genre:editorial"},
    {.name = "words",
     .aliases = "wc length",
     .kind = FieldKind::number,
     .slot = 9,
     .values = [](Article const& a) { return one(std::to_string(a.words)); },
     .summary = "number of words of the body",
     .example = "words:300..800"},
    {.name = "id",
     .aliases = "mid",
     .kind = FieldKind::keyword,
     .prefix = "Q",
     .verbatim = true,
     .slot = 11,
     .values = [](Article const& a) { return one(a.id); },
     .summary = "the article's id",
     .example = "id:003_e680"},
    {.name = "url",
     .kind = FieldKind::keyword,
     .prefix = "U",
     .values = [](Article const& a) { return one(a.url); },
     .summary = "the article's address",
     .example = "url:https://courier.example/1"},
    {.name = "domain",
     .kind = FieldKind::keyword,
     .prefix = "XDOM",
     .slot = 21,
     .facet = true,
     .values = domains_of,
     .summary = "the address's host without www., or a domain that it lies in",
     .example = "domain:courier.example"},
    {.name = "path",
     .aliases = "file",
     .kind = FieldKind::keyword,
     .prefix = "P",
     .values = [](Article const& a) { return one(a.path); },
     .summary = "the file it came from",
     .example = "path:pages/1.txt"},
    {.name = "dup",
     .kind = FieldKind::copies,
     .slot = 14,
     .summary = "copies of the article with that id, itself included",
     .example = "dup:003_e680"},
    {.name = "story",
     .kind = FieldKind::copies,
     .slot = 16,
     .summary = "articles on the same event as the one with that id, itself included",
     .example = "story:003_e680"},
    {.name = "has",
     .kind = FieldKind::presence,
     .prefix = "XHAS",
     .summary = "articles in which the field is filled",
     .example = "has:deck"},
    {.name = "furniture",
     .prefix = "XFURN",
     .own_weight = 1,  // menus say little about the length of an article
     .multiple = true,
     .values = [](Article const& a) { return a.furniture; },
     .summary = "menus, buttons and advertisement marks; searched only when named",
     .example = "furniture:advertisement"},
});

// Calls `use` for each of the space separated names until it returns true.
template <typename Use>
constexpr bool any_name(std::string_view names, Use use) {
  while (!names.empty()) {
    auto const end = names.find(' ');
    if (use(names.substr(0, end))) return true;
    if (end == names.npos) return false;
    names.remove_prefix(end + 1);
  }
  return false;
}

constexpr bool answers_to(Field const& row, std::string_view name) {
  return row.name == name || any_name(row.aliases, [&](auto alias) { return alias == name; });
}

constexpr bool names_are_unique() {
  for (auto const& row : kFields)
    for (auto const& other : kFields) {
      if (&row == &other) continue;
      if (answers_to(other, row.name)) return false;
      if (any_name(row.aliases, [&](auto alias) { return answers_to(other, alias); })) return false;
    }
  return true;
}

constexpr bool prefixes_and_slots_are_unique() {
  for (auto const& row : kFields)
    for (auto const& other : kFields) {
      if (&row == &other) continue;
      if (!row.prefix.empty() && row.prefix == other.prefix) return false;
      bool const shared = row.kind == FieldKind::date_unit || other.kind == FieldKind::date_unit;
      if (row.slot != kNoSlot && row.slot == other.slot && !shared) return false;
    }
  return true;
}

constexpr bool flags_are_legal() {
  for (auto const& row : kFields) {
    if (row.facet && row.slot == kNoSlot) return false;
    if (row.weight > 0 && row.kind != FieldKind::text) return false;
    if ((row.kind == FieldKind::date) != (row.dates != nullptr)) return false;
    if (row.weight > 0 && row.name != "title" && row.base == 0) return false;
    for (auto const slot :
         {kSlotContentHash, kSlotIdentity, kSlotFingerprint, kSlotEarliest, kSlotLatest})
      if (row.slot == static_cast<int>(slot)) return false;
  }
  return true;
}

static_assert(names_are_unique());
static_assert(prefixes_and_slots_are_unique());
static_assert(flags_are_legal());

}  // namespace

std::span<Field const> fields() noexcept { return kFields; }

Field const* find_field(std::string_view name) noexcept {
  auto const row =
      std::ranges::find_if(kFields, [&](auto const& f) { return answers_to(f, name); });
  return row == kFields.end() ? nullptr : &*row;
}

Field const& field(std::string_view name) {
  if (auto const* row = find_field(name)) return *row;
  throw Error{Code::internal, "no schema row " + std::string{name}};
}

std::vector<std::string> near_field_names(std::string_view name) {
  std::vector<std::string_view> names;
  auto const add = [&names](std::string_view candidate) {
    names.push_back(candidate);
    return false;
  };
  for (auto const& row : kFields) {
    add(row.name);
    any_name(row.aliases, add);
  }
  return near_names(name, names);
}

std::vector<Field const*> unprefixed_fields() {
  std::vector<Field const*> found;
  for (auto const& row : kFields)
    if (row.weight > 0) found.push_back(&row);
  std::ranges::sort(found, {}, &Field::base);
  return found;
}

}  // namespace backfile::internal
