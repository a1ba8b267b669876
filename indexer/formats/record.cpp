#include "indexer/formats/record.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/byline.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/html/author_names.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/extract/html/read_page.hpp"
#include "indexer/extract/language.hpp"
#include "indexer/extract/names.hpp"
#include "indexer/extract/times/age.hpp"
#include "indexer/formats/record_date.hpp"
#include "indexer/formats/record_text.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxEvidence = 200;  // bytes
constexpr std::size_t kMaxNames = 1000;    // authors, credits

// CR LF and CR are line ends, too.
std::string with_line_feeds(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r')
      out.push_back(text[i]);
    else if (i + 1 == text.size() || text[i + 1] != '\n')
      out.push_back('\n');
  }
  return out;
}

std::string trimmed(std::string text) {
  auto const begin = text.find_first_not_of(" \t\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

// "en-GB" as "en"; a language's name is left to the detector.
std::string language_code(std::string_view text) {
  auto const code = fold_keyword(text.substr(0, text.find_first_of("-_")));
  return code.size() == 2 ? code : std::string{};
}

class Maker {
 public:
  Maker(Record const& record, ExtractOptions const& options, std::uint32_t line)
      : record_{record}, options_{options}, line_{line} {}

  void fill(Article& article) {
    fill_texts(article);
    fill_page(article);
    if (record_.has(RecordField::genre)) article.genre = fold_keyword(first(RecordField::genre));
    if (auto lang = language_code(first(RecordField::lang)); !lang.empty())
      article.lang = std::move(lang);
    if (record_.has(RecordField::dateline)) article.dateline = first(RecordField::dateline);
    if (record_.has(RecordField::source)) article.source = all(RecordField::source);
    if (record_.has(RecordField::credits)) article.credits = all(RecordField::credits);
    article.date = date(RecordField::date, article);
    article.updated = date(RecordField::updated, article);
    fill_outlet(article.outlet);
    if (record_.has(RecordField::byline)) article.byline.clear();
    for (auto const& value : record_.values(RecordField::byline)) add_authors(article, value);
    add_evidence(article);
  }

 private:
  [[nodiscard]] std::string first(RecordField field) const {
    return record_.has(field) ? record_.values(field).front().text : std::string{};
  }

  [[nodiscard]] std::vector<std::string> all(RecordField field) const {
    std::vector<std::string> texts;
    for (auto const& value : record_.values(field))
      if (texts.size() < kMaxNames) texts.push_back(value.text);
    return texts;
  }

  [[nodiscard]] Evidence evidence(RecordValue const& value) const {
    auto const line = value.line > 0 ? value.line : line_;
    return {line, 0, 0, std::string{cut_utf8(value.text, kMaxEvidence)}, value.rule};
  }

  void fill_texts(Article& article) {
    article.id = first(RecordField::id);
    article.url = first(RecordField::url);
    article.title = without_tags(first(RecordField::title));
    article.deck = without_tags(first(RecordField::deck));
    for (auto const& caption : all(RecordField::captions))
      article.captions.push_back(without_tags(caption));
    for (auto const& value : record_.values(RecordField::body)) {
      if (is_page(value.text)) continue;
      auto read = read_record_text(value.text);
      if (!article.body.empty() && !read.text.empty()) article.body += "\n\n";
      article.body += read.text;
      std::ranges::move(read.captions, std::back_inserter(article.captions));
    }
  }

  // What the record does not say is said by a page, or by its summary.
  void fill_page(Article& article) {
    bool const own_body = !article.body.empty();
    if (record_.page()) take_page(*record_.page(), article);
    for (auto const& value : record_.values(RecordField::body))
      if (is_page(value.text)) read_value(value, article);
    if (own_body) {
      article.evidence["body"] = {evidence(record_.values(RecordField::body).front())};
    } else if (article.body.empty() && record_.has(RecordField::deck)) {
      article.body = read_record_text(first(RecordField::deck)).text;
      article.deck.clear();
      article.evidence["body"] = {evidence(record_.values(RecordField::deck).front())};
    }
  }

  void add_evidence(Article& article) const {
    for (auto const field : {RecordField::title, RecordField::deck, RecordField::genre,
                             RecordField::lang, RecordField::dateline, RecordField::source,
                             RecordField::credits, RecordField::captions}) {
      if (!record_.has(field) || (field == RecordField::deck && article.deck.empty()) ||
          (field == RecordField::lang && language_code(first(field)).empty()))
        continue;
      auto& list = article.evidence[std::string{row_of(field).name}];
      if (field != RecordField::captions) list.clear();  // a page may have others
      for (auto const& value : record_.values(field)) list.push_back(evidence(value));
    }
  }

  // A value that is a page of its own.
  void read_value(RecordValue const& value, Article& article) {
    try {
      take_page(read_page(value.text, {article.path, article.url, options_.captured, "utf-8"},
                          {.time_zone = options_.time_zone}),
                article);
    } catch (Error const& error) {
      article.notes.push_back("The HTML of the record is not read: " + error.message());
    }
  }

  // What the record does not say is taken from the page.
  static void take_page(Article page, Article& article) {
    page.id = article.id;
    page.path = article.path;
    if (!article.title.empty()) page.title = article.title;
    if (!article.deck.empty()) page.deck = article.deck;
    if (!article.body.empty()) page.body = article.body;
    if (!article.url.empty()) page.url = article.url;
    page.captions.insert(page.captions.begin(), article.captions.begin(), article.captions.end());
    page.notes.insert(page.notes.begin(), article.notes.begin(), article.notes.end());
    article = std::move(page);
  }

  // "3 hours ago" leaves a day or two, where it is known when the record was fetched.
  [[nodiscard]] DateField estimated(DateField field, RecordValue const& value) const {
    auto const captured = Date::from_iso(options_.captured);
    if (!captured || captured->precision < Precision::day) return field;
    field.estimate = estimate_of_age(value.text, captured->day);
    if (field.estimate)
      field.estimate->evidence = {evidence(value), {0, 0, 0, captured->day.iso(), "captured"}};
    return field;
  }

  DateField date(RecordField field, Article& article) const {
    auto const known = field == RecordField::date ? article.date : article.updated;
    if (!record_.has(field)) return known;
    auto const& value = record_.values(field).front();
    bool const day_first = writes_day_first(article.lang.empty() ? language_of(article.body)
                                                                 : std::string_view{article.lang});
    auto const read = read_record_date(value.text, day_first, options_.time_zone);
    if (!read.date) {
      article.notes.push_back(fmt::format("{} '{}' {}", row_of(field).name,
                                          cut_utf8(value.text, kMaxEvidence), read.fault));
      return field == RecordField::date && !known.value ? estimated(known, value) : known;
    }
    DateField declared;
    declared.value = read.date;
    declared.status = Status::declared;
    declared.confidence = 1.0;
    declared.evidence = {evidence(value)};
    if (known.value && known.value->day != read.date->day)
      declared.alternatives.push_back({known.value->value(), known.status, known.evidence});
    return declared;
  }

  void fill_outlet(OutletField& outlet) const {
    if (!record_.has(RecordField::outlet)) return;
    auto const& value = record_.values(RecordField::outlet).front();
    outlet = {};
    outlet.name = without_tags(value.text);
    outlet.status = Status::declared;
    outlet.evidence = {evidence(value)};
  }

  // "By Ann Lee, Northwire" names Ann Lee, as on a page; a value that is no such line is a name.
  void add_authors(Article& article, RecordValue const& value) {
    auto const add = [&](std::string_view name, std::string_view mail, bool organisation) {
      if (article.byline.size() < kMaxNames)
        article.byline.push_back({std::string{name},
                                  organisation ? BylineKind::organisation : BylineKind::person,
                                  std::string{mail},
                                  {evidence(value)}});
    };
    auto const text = without_tags(value.text);
    auto const read = read_byline(text);
    if (read && read->marked && !read->names.empty()) {
      // An agency behind a person's name is where the person works.
      bool const person = !is_organisation_name(read->names.front().name);
      for (auto const& author : read->names)
        if (!person || !is_outlet_name(author.name))
          add(author.name, author.mail, is_organisation_name(author.name));
      return;
    }
    auto const names = author_names(text, true);
    if (names.size() > 1 || (names.size() == 1 && !names.front().email.empty()))
      for (auto const& author : names) add(author.name, author.email, author.organisation);
    else
      add(text, {}, is_organisation_name(text));
  }

  Record const& record_;
  ExtractOptions const& options_;
  std::uint32_t line_;
};

}  // namespace

Record::Record(std::string path, std::uint64_t line)
    : path_{std::move(path)}, line_{static_cast<std::uint32_t>(line)} {}

void Record::add(RecordField field, std::string_view text, std::string rule, std::uint32_t line) {
  auto value = trimmed(with_line_feeds(drop_controls(text, dropped_)));
  if (!value.empty())
    values_[static_cast<std::size_t>(field)].push_back({std::move(value), std::move(rule), line});
}

Article Record::article(ExtractOptions const& options) const {
  Article article;
  article.path = path_;
  article.notes = notes_;
  if (dropped_ > 0) article.notes.push_back(controls_note(dropped_));
  Maker{*this, options, line_}.fill(article);
  return article;
}

std::string textless(std::vector<std::string> const& names) {
  constexpr std::size_t kMost = 20;
  auto const shown = std::vector<std::string>(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(kMost, names.size())));
  return fmt::format("neither title nor body under a known name; it has {}{} (--map FIELD=NAME)",
                     names.empty() ? "none" : fmt::format("'{}'", fmt::join(shown, "', '")),
                     names.size() > kMost ? fmt::format(" and {} more", names.size() - kMost) : "");
}

}  // namespace backfile::internal
