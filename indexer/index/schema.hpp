// The schema table: every field of an article, once. Indexing, the query language, facets,
// sorting, `fields` and the manual are loops over it.
//
// WARNING: prefixes and slots are numbers on disk. Never change or reuse one; add rows, and raise
// kSchemaVersion when a row changes what an existing index holds.
#pragma once

#include <array>
#include <backfile/article.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backfile::internal {

inline constexpr unsigned kSchemaVersion = 3;

// What one word of the body counts as within-document frequency. Weights are in this unit, so that
// a field can count for more or less than the body by quarters.
inline constexpr unsigned kWordWeight = 4;

enum class FieldKind : std::uint8_t {
  text,       // words with positions and stems
  keyword,    // whole values, folded, as boolean terms
  date,       // year, month and day terms; a sort key in the slot
  date_unit,  // a view of the date field cut to `digits` of its key: a facet, and a query alias
  number,     // a decimal number in the slot, for ranges
  group,      // several text fields at once (`members`)
  bound,      // one end of the date window: since, until
  presence,   // has:FIELD
  copies,     // the group of copies, in the slot; of no article by itself (groups.hpp)
};

inline constexpr int kNoSlot = -1;

// The values an article has for a field; for dates, see `dates`.
using FieldValues = std::vector<std::string> (*)(Article const&);
using FieldDates = std::vector<Date> (*)(Article const&);

struct Field {
  std::string_view name = {};
  std::string_view aliases = {};  // separated by spaces; habits of other tools
  FieldKind kind = FieldKind::text;
  std::string_view prefix =
      {};                 // of its terms; dates: of the year, "M"/"D" rows follow the same text
  bool verbatim = false;  // keyword: compared byte by byte, not folded
  int slot = kNoSlot;     // value slot: facet values, sort key or number
  unsigned weight = 0;    // of a word in unprefixed search; 0: not searched
  unsigned own_weight = kWordWeight;  // of a word under the field's own prefix
  unsigned base = 0;                  // unprefixed text: its first position is base + 1
  bool facet = false;                 // may be counted by value
  bool multiple = false;              // an article can have several values
  unsigned digits = 0;                // date_unit: 4 year, 6 month
  unsigned decimals = 0;              // number: so many behind the point, stored as a whole number
  std::string_view members = {};  // group: names of its fields; date_unit and bound: the date field
  FieldValues values = nullptr;   // null for text, keyword or number: only the writer knows it
  FieldDates dates = nullptr;
  std::string_view summary = {};
  std::string_view example = {};
};

// All rows, in the order in which they are listed to people.
[[nodiscard]] std::span<Field const> fields() noexcept;

// The row with that name or alias (lower case); null where there is none.
[[nodiscard]] Field const* find_field(std::string_view name) noexcept;

// The row with that name. The name must exist (a bug otherwise).
[[nodiscard]] Field const& field(std::string_view name);

// Up to three names or aliases near a mistyped one, nearest first.
[[nodiscard]] std::vector<std::string> near_field_names(std::string_view name);

// Text fields that unprefixed words search, in the order of their positions.
[[nodiscard]] std::vector<Field const*> unprefixed_fields();

// Slots that are not a field's.
inline constexpr unsigned kSlotContentHash = 12;  // 8 bytes, xxh64 of the input and its options
inline constexpr unsigned kSlotIdentity = 13;     // 16 bytes: of its place or address, and of what
                                                  // it says (index/sink.hpp)
inline constexpr unsigned kSlotFingerprint = 15;  // of the text (analysis/fingerprint.hpp)
inline constexpr unsigned kSlotEarliest = 18;     // first day of an undated article's estimate
inline constexpr unsigned kSlotLatest = 19;       // and its last: 20231006

}  // namespace backfile::internal
