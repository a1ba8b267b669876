// An article: what a page says, and where it says it.
#pragma once

#include <backfile/export.h>
#include <backfile/date.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace backfile {

// How a value is known.
// - stated: the page says it in a header, dateline, byline, masthead or copyright position
// - derived: it follows from another stated value, or a detector found it (language)
// - declared: the operator or a structured record says so
// - unknown: nothing of these; the value is empty
enum class Status : std::uint8_t { unknown, stated, derived, declared };

// The name in JSON, and the status of a name; nothing for other texts.
[[nodiscard]] BACKFILE_API std::string_view to_string(Status status) noexcept;
[[nodiscard]] BACKFILE_API std::optional<Status> status_from(std::string_view name) noexcept;

// Where a value was found. `rule` is a stable name ("header-pair", "copyright"); a declared
// value has no line (0) and names its origin in the rule ("operator", "json:/date").
struct Evidence {
  std::uint32_t line = 0;   // 1-based; 0 where there is none
  std::uint64_t begin = 0;  // bytes of the input, [begin, end)
  std::uint64_t end = 0;
  std::string text;  // as printed, at most 500 bytes
  std::string rule;

  friend bool operator==(Evidence const&, Evidence const&) = default;
};

// Another value that was seen for a field and not taken.
struct Alternative {
  std::string value;
  Status status = Status::unknown;
  std::vector<Evidence> evidence;

  friend bool operator==(Alternative const&, Alternative const&) = default;
};

// When an undated article can have been published, by the days that its text speaks of.
struct Estimate {
  Day earliest, latest, best;
  std::vector<Evidence> evidence;
  friend bool operator==(Estimate const&, Estimate const&) = default;
};

// A day, month or year that the text names; "Thursday" is counted from the date of publication.
struct Mention {
  Date date;
  Evidence evidence;  // where it is named first
  friend bool operator==(Mention const&, Mention const&) = default;
};

// A date field. Without a value the status is unknown.
struct BACKFILE_API DateField {
  std::optional<Date> value;
  std::optional<Estimate> estimate;  // only where there is no value
  Status status = Status::unknown;
  std::string tz_assumed;   // a zone name such as Asia/Seoul; empty where none is assumed
  double confidence = 0.0;  // 0 to 1; 0 where unknown
  std::vector<Evidence> evidence;
  std::vector<Alternative> alternatives;

  // For people, to the minute and no finer than was said: 2023-09-14 11:13, 2023-09, undated; an
  // estimate as 2023-10-06?
  [[nodiscard]] std::string display() const;

  friend bool operator==(DateField const&, DateField const&) = default;
};

// The newspaper, agency or site that published the article.
struct OutletField {
  std::string name;       // as printed; empty where unknown
  std::string canonical;  // from an authority file; empty where none
  Status status = Status::unknown;
  std::vector<Evidence> evidence;
  std::vector<Alternative> alternatives;

  // The name that facets and sorting use.
  [[nodiscard]] std::string const& facet_name() const noexcept {
    return canonical.empty() ? name : canonical;
  }

  // The name as printed, or the text where it is unknown.
  [[nodiscard]] std::string name_or(std::string_view otherwise) const {
    return name.empty() ? std::string{otherwise} : name;
  }
  friend bool operator==(OutletField const&, OutletField const&) = default;
};

// What a name in a byline names.
enum class BylineKind : std::uint8_t { person, organisation };

// The name in JSON.
[[nodiscard]] BACKFILE_API std::string_view to_string(BylineKind kind) noexcept;

// One name of a byline.
struct Byline {
  std::string name;
  BylineKind kind = BylineKind::person;
  std::string email;  // empty where none
  std::vector<Evidence> evidence;

  friend bool operator==(Byline const&, Byline const&) = default;
};

// A plain value that owns its data. All strings are valid UTF-8 without NUL. Empty means unknown.
struct Article {
  std::string id;
  std::string path;  // as it was given to the indexer
  std::string folder;  // from which a relative path counts; the index keeps it and prints it never
  std::string url;
  std::string title;  // as printed, a bracket tag included
  std::string deck;
  OutletField outlet;
  std::vector<std::string> source;   // whose text it is, where the page says so
  std::vector<std::string> credits;  // of photographs and material
  DateField date;
  DateField updated;
  std::vector<Mention> mentions;  // in the order of time, each once, at most 64
  std::vector<Byline> byline;
  std::string genre;
  std::string dateline;  // the place before "--"
  std::string lang;      // ISO 639-1
  std::uint32_t words = 0;
  std::vector<std::string> captions;
  std::vector<std::string> furniture;
  std::string body;   // paragraphs separated by an empty line
  DateField indexed;  // when it was written to its index, UTC; set by the index alone

  // Evidence for the plain strings, keyed by field name: title, deck, source, credits, genre,
  // dateline, lang, captions, body.
  std::map<std::string, std::vector<Evidence>> evidence;
  std::vector<std::string> notes;  // what was repaired or looks implausible, a sentence each

  friend bool operator==(Article const&, Article const&) = default;
};

// White-space separated tokens of the text; for text in scripts without spaces (`lang` is ISO
// 639-1), words by Unicode word boundaries. Thread safe. Cost: linear.
[[nodiscard]] BACKFILE_API std::uint32_t count_words(std::string_view text, std::string_view lang);

}  // namespace backfile
