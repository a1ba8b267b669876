// A structured record as its values, field by field, and the article they make.
#pragma once

#include <array>
#include <backfile/article.hpp>
#include <backfile/extract.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/placeholders.hpp"
#include "indexer/formats/field_map.hpp"
#include "indexer/formats/marks.hpp"

namespace backfile::internal {

// A value, valid UTF-8 without controls, trimmed; and where it stands: "json:/headline/main".
struct RecordValue {
  std::string text;
  std::string rule;
  std::uint32_t line = 0;  // of the value itself; 0: the record's
};

// Collects what one record says. All its values are declared, with rule and line as evidence.
class Record {
 public:
  // `line` is the record's line or number in its file; 0: none.
  Record(std::string path, std::uint64_t line);

  // Empty texts and placeholders are no values. Control characters are dropped; they and the
  // placeholders are noted. A value of one line stays one: runs of blanks and line ends are one
  // blank.
  void add(RecordField field, std::string_view text, std::string rule, std::uint32_t line = 0);
  // The same for what the operator says holds the field, in place of what was there.
  void add_mapped(RecordField field, std::string_view text, std::string rule,
                  std::uint32_t line = 0);
  void set_mapped(RecordField field) { mapped_[static_cast<std::size_t>(field)] = true; }
  // Forgets the field's values.
  void drop(RecordField field) { values_[static_cast<std::size_t>(field)].clear(); }
  // An article that was read from a part of the record, for what the record does not say.
  void fill_from(Article page) { page_ = std::move(page); }
  [[nodiscard]] std::optional<Article> const& page() const noexcept { return page_; }
  void note(std::string note) { notes_.push_back(std::move(note)); }
  // Words of the record that are no value of a field: furniture, unless a field has them.
  void add_furniture(std::string_view text);
  [[nodiscard]] std::vector<std::string> const& furniture() const noexcept { return furniture_; }

  [[nodiscard]] bool has(RecordField field) const { return !values(field).empty(); }
  [[nodiscard]] std::vector<RecordValue> const& values(RecordField field) const {
    return values_[static_cast<std::size_t>(field)];
  }

  // Markup in texts becomes text; a value that is a whole HTML page fills what the record leaves
  // open. A date that cannot be read is noted and left unknown. A summary is the body where there
  // is no other. Language and words are left to complete().
  [[nodiscard]] Article article(ExtractOptions const& options) const;

  // What the article is known again by. An id under a name of the format's (guid) or in XML and
  // mail is the format's own, unless the operator maps it.
  [[nodiscard]] Marks marks() const;
  [[nodiscard]] FoundArticle found(ExtractOptions const& options) const {
    return {article(options), marks()};
  }

 private:
  [[nodiscard]] bool has_own_id() const;
  [[nodiscard]] std::string_view text_of(RecordField field) const;

  std::string path_;
  std::uint32_t line_;
  std::size_t dropped_ = 0;
  std::array<std::vector<RecordValue>, kRecordFields.size()> values_;
  std::array<bool, kRecordFields.size()> mapped_{};
  std::vector<std::string> notes_;
  std::vector<std::string> furniture_;
  Placeholders placeholders_;
  std::optional<Article> page_;
  std::string own_id_;  // of the format, where another is mapped
};

// Whether some field of the article is that text.
[[nodiscard]] bool has_text(Article const& article, std::string_view text);

// The reason when a record has neither title nor body nor id: `names` are those that it has.
[[nodiscard]] std::string textless(std::vector<std::string> const& names);

}  // namespace backfile::internal
