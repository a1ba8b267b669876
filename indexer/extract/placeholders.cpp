#include "indexer/extract/placeholders.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kLongestPlaceholder = 60;  // bytes

using Kinds = std::uint8_t;
constexpr Kinds bit(MetadataKind kind) {
  return static_cast<Kinds>(1u << static_cast<unsigned>(kind));
}
constexpr Kinds kAuthor = bit(MetadataKind::author);
constexpr Kinds kOutlet = bit(MetadataKind::outlet);
constexpr Kinds kGenre = bit(MetadataKind::genre);
constexpr Kinds kTitle = bit(MetadataKind::title);
constexpr Kinds kDate = bit(MetadataKind::date);
constexpr Kinds kNames = kAuthor | kOutlet | kGenre | kDate;
constexpr Kinds kFields = kNames | kTitle | bit(MetadataKind::other);
constexpr Kinds kAll = kFields | bit(MetadataKind::body);

struct PlaceholderRow {
  Kinds kinds;
  std::string_view values;  // in any spelling of capitals and accents, a bar between
};

// clang-format off
constexpr std::array kPlaceholders{
    // Of programming languages, databases and spreadsheets.
    PlaceholderRow{kAll, "null|none|nan|nil|undefined|n/a|object object|\\n|#n/a"},
    PlaceholderRow{kFields, "na|n / a|n.a|#null!|#ref!|#name?|#value!|#div/0!|null value|no value|"
        "no data|not set|not available|not applicable|not specified|not provided|not given|"
        "not known|unspecified|unavailable|none given|none listed|tbd|tba|tbc|to be determined|"
        "to be announced|to be confirmed|unknown"},
    // "Unknown" in other languages.
    PlaceholderRow{kFields, "unbekannt|keine angabe|ohne angabe|inconnu|inconnue|non renseigné|"
        "desconocido|desconocida|desconhecido|desconhecida|sconosciuto|sconosciuta|onbekend|"
        "ukendt|ukjent|okänd|tuntematon|nieznany|nieznana|neznámý|nepoznat|ismeretlen|necunoscut|"
        "bilinmiyor|неизвестно|неизвестен|неизвестный|невідомо|невідомий|άγνωστος|不明|未詳|未知|"
        "なし|無し|미상|알 수 없음|없음|غير معروف|نامشخص|ไม่ระบุ|không rõ"},
    // Whom and what software puts in.
    PlaceholderRow{kNames | kTitle, "admin|administrator|superuser|siteadmin|site admin|web admin|"
        "webadmin|sysadmin|sys admin|admin user|adminuser|wordpress admin"},
    PlaceholderRow{kNames, "default|true|false|0|-1|author|authors|by"},
    PlaceholderRow{kAuthor | kOutlet, "test|no name|noname|name|your name"},
    PlaceholderRow{kAuthor, "root|user|guest|username|user name|wordpress|default author|"
        "default user|author name|test user|tester"},
    PlaceholderRow{kGenre, "uncategorized|uncategorised|unkategorisiert|nicht kategorisiert|"
        "ohne kategorie|non classé|sin categoría|sem categoria|senza categoria|geen categorie|"
        "ikke kategoriseret|okategoriserade|bez kategorii|без рубрики|未分類|未分类|미분류"},
    PlaceholderRow{kTitle, "untitled|untitled document|untitled page|untitled article|title|"
        "page title|article title|auto draft|no subject|ohne titel|sans titre|sin título|"
        "senza titolo|sem título|無題|无标题|제목 없음"},
    PlaceholderRow{kDate, "nat|undated|n.d|s.d|invalid date|date"}};

// Beside another placeholder they say of what there is none: "Author: N/A", "No Title".
constexpr std::array kLabels{
    PlaceholderRow{kNames, "by|author|authors|autor|auteur|autore|writer|byline|creator|outlet|"
        "source|publisher|publication|section|category|genre|date|published"},
    PlaceholderRow{kTitle, "title|headline|subject"}};
// clang-format on

using KindsOf = std::unordered_map<std::string, Kinds>;

KindsOf read_rows(auto const& rows) {
  KindsOf kinds;
  for (auto const& row : rows)
    for (std::size_t at = 0; at < row.values.size();) {
      auto const end = std::min(row.values.find('|', at), row.values.size());
      kinds[fold_keyword(row.values.substr(at, end - at))] |= row.kinds;
      at = end + 1;
    }
  return kinds;
}

bool is_in(KindsOf const& rows, Kinds kind, std::string_view value) {
  auto const found = rows.find(std::string{value});
  return found != rows.end() && (found->second & kind) != 0;
}

bool is_row(Kinds kind, std::string_view value) {
  static KindsOf const rows = read_rows(kPlaceholders);
  return is_in(rows, kind, value);
}

bool is_label(Kinds kind, std::string_view word) {
  static KindsOf const rows = read_rows(kLabels);
  return is_in(rows, kind, word);
}

// Dashes, dots, brackets, quotes: "—", "...", "[]", "???"; but "!!!" is a band, and "€$" may be.
bool is_empty_mark(char32_t c) {
  constexpr std::string_view kMarks = "\"'()*,-./:;<>?[]_`{|}~#=";
  if (c < 0x80) return c <= 0x20 || kMarks.find(static_cast<char>(c)) != kMarks.npos;
  return is_blank(c) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2039 && c <= 0x203A) ||
         c == 0x2212 || c == 0xAB || c == 0xBB || c == 0xB7 || (c >= 0x3001 && c <= 0x3003) ||
         (c >= 0x300C && c <= 0x300F) || c == 0x30FB || c == 0x30FC;
}

bool has_only_marks(std::string_view value) {
  for (std::size_t at = 0; at < value.size();)
    if (!is_empty_mark(next_code_point(value, at))) return false;
  return true;
}

// "{{ author }}", "${title}", "%name%", "<%= date %>": what was to be filled in.
bool is_unfilled(std::string_view value) {
  struct Pair {
    std::string_view open, close;
  };
  constexpr std::array kPairs{Pair{"{{", "}}"}, Pair{"{%", "%}"}, Pair{"${", "}"},
                              Pair{"<%", "%>"}, Pair{"%%", "%%"}};
  return std::ranges::any_of(kPairs, [&](Pair const& pair) {
    return value.size() > pair.open.size() + pair.close.size() && value.starts_with(pair.open) &&
           value.find(pair.close) == value.size() - pair.close.size();
  });
}

// The same one several times: "null null", "None, None".
bool is_repeated(Kinds kind, std::string_view value) {
  std::string_view first;
  std::size_t count = 0;
  for (std::size_t at = 0; at < value.size(); ++count) {
    auto const end = std::min(value.find_first_of(" ,;|&", at), value.size());
    auto const word = trim_marks(value.substr(at, end - at), "'\"");
    at = std::min(value.find_first_not_of(" ,;|&", end), value.size());
    if (first.empty()) first = word;
    if (word != first) return false;
  }
  return count > 1 && is_row(kind, first);
}

// "Author: N/A", "unknown author", "no title", "by -".
bool is_labelled(Kinds kind, std::string_view value) {
  auto const says_none = [&](std::string_view rest) {
    rest = trim_marks(rest, ":-");
    return has_only_marks(rest) || rest == "no" || rest == "missing" || is_row(kind, rest);
  };
  auto const first = std::min(value.find(' '), value.size());
  if (first == value.size()) return false;
  auto const last = value.rfind(' ');
  return (is_label(kind, trim_marks(value.substr(0, first), ":")) &&
          says_none(value.substr(first))) ||
         (is_label(kind, value.substr(last + 1)) && says_none(value.substr(0, last)));
}

}  // namespace

bool is_placeholder(MetadataKind kind, std::string_view value) {
  value = trim(value);
  if (value.empty() || value.size() > kLongestPlaceholder) return false;
  auto const folded = fold_keyword(value);
  bool const body = kind == MetadataKind::body;
  bool const brackets = value.front() == '[' || value.front() == '{';
  if ((!body || brackets) && has_only_marks(folded)) return true;
  auto const kinds = bit(kind);
  auto const bare = trim_marks(folded, body ? "\"'()[]{}<>" : "\"'()[]{}<>*.,:;_#");
  if (is_row(kinds, folded) || is_row(kinds, bare) || is_repeated(kinds, bare)) return true;
  return !body && (is_unfilled(value) || is_labelled(kinds, bare));
}

bool Placeholders::take(MetadataKind kind, std::string_view field, std::string_view value) {
  constexpr std::size_t kMostShown = 10;
  if (!is_placeholder(kind, value)) return false;
  if (++count_ <= kMostShown) shown_.push_back(fmt::format("{} '{}'", field, trim(value)));
  return true;
}

void Placeholders::note(std::vector<std::string>& notes) {
  if (count_ == 0) return;
  auto text = count_ == 1 ? std::string{"1 placeholder is no value: "}
                          : fmt::format("{} placeholders are no values: ", count_);
  text += fmt::format("{}", fmt::join(shown_, ", "));
  if (count_ > shown_.size()) text += fmt::format(" and {} more", count_ - shown_.size());
  notes.push_back(text + '.');
  *this = {};
}

void leave_out_placeholders(Article& article) {
  Placeholders found;
  auto const clear = [&](MetadataKind kind, std::string const& field, std::string& value) {
    if (!found.take(kind, field, value)) return;
    value.clear();
    article.evidence.erase(field);
  };
  clear(MetadataKind::title, "title", article.title);
  clear(MetadataKind::other, "deck", article.deck);
  clear(MetadataKind::genre, "genre", article.genre);
  clear(MetadataKind::other, "dateline", article.dateline);
  if (found.take(MetadataKind::outlet, "outlet", article.outlet.name)) {
    auto others = std::move(article.outlet.alternatives);
    article.outlet = {};
    article.outlet.alternatives = std::move(others);
  }
  std::erase_if(article.outlet.alternatives, [](Alternative const& other) {
    return is_placeholder(MetadataKind::outlet, other.value);
  });
  std::erase_if(article.byline, [&](Byline const& author) {
    return found.take(MetadataKind::author, "byline", author.name);
  });
  auto const clear_list = [&](MetadataKind kind, std::string const& field,
                              std::vector<std::string>& values) {
    auto const erased = std::erase_if(
        values, [&](std::string const& value) { return found.take(kind, field, value); });
    if (erased > 0 && values.empty()) article.evidence.erase(field);
  };
  clear_list(MetadataKind::outlet, "source", article.source);
  clear_list(MetadataKind::author, "credits", article.credits);
  found.note(article.notes);
}

}  // namespace backfile::internal
