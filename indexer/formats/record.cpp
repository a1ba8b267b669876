#include "indexer/formats/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "backfile/error.hpp"
#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/extract/decode.hpp"
#include "indexer/extract/html/page_text.hpp"
#include "indexer/extract/html/read_page.hpp"
#include "indexer/extract/language.hpp"
#include "indexer/extract/stated_date.hpp"
#include "indexer/extract/times/age.hpp"
#include "indexer/formats/page_in_record.hpp"
#include "indexer/formats/record_authors.hpp"
#include "indexer/formats/record_text.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxEvidence = 200;  // bytes
constexpr std::size_t kMaxNames = 1000;    // credits

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
    fill_byline(article);
    add_evidence(article);
    add_aside(article);
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
      take_beside(read, article);
    }
  }

  // What stands in a text and is none of it.
  void take_beside(RecordText& read, Article& article) {
    std::ranges::move(read.captions, std::back_inserter(article.captions));
    std::ranges::move(read.aside, std::back_inserter(aside_));
    if (read.encoded) article.notes.emplace_back("Encoded data in the text was left out.");
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
      auto read = read_record_text(first(RecordField::deck));
      article.body = std::move(read.text);
      take_beside(read, article);
      article.deck.clear();
      article.evidence["body"] = {evidence(record_.values(RecordField::deck).front())};
    }
  }

  void add_aside(Article& article) {
    aside_.insert(aside_.end(), record_.furniture().begin(), record_.furniture().end());
    for (auto const& text : aside_)
      if (!has_text(article, text)) article.furniture.push_back(text);
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
      auto page = read_page(value.text, {article.path, article.url, options_.captured, "utf-8"},
                            {.time_zone = options_.time_zone, .date_order = options_.date_order});
      keep_headline(page, article.title);
      take_page(std::move(page), article);
    } catch (Error const& error) {
      article.notes.push_back("The HTML of the record is not read: " + error.message());
    }
  }

  // What the record does not say is taken from the page.
  static void take_page(Article page, Article& article) {
    page.id = article.id;
    page.path = article.path;
    if (!article.title.empty()) page.title = article.title;
    if (!article.deck.empty()) {
      if (!page.deck.empty()) page.furniture.push_back(std::move(page.deck));
      page.deck = article.deck;
    }
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
    auto const lang = article.lang.empty() ? language_of(article.title + '\n' + article.body)
                                           : article.lang;
    auto const read = read_stated_date(
        value.text, {order_of_numbers(options_, lang), lang, options_.time_zone});
    if (!read.date) {
      article.notes.push_back(fmt::format("{} '{}' {}", row_of(field).name,
                                          cut_utf8(value.text, kMaxEvidence), read.fault));
      return field == RecordField::date && !known.value ? estimated(known, value) : known;
    }
    if (!read.note.empty())
      article.notes.push_back(fmt::format("{} '{}': {}", row_of(field).name,
                                          cut_utf8(value.text, kMaxEvidence), read.note));
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
    auto const page = std::exchange(outlet, {});
    outlet.name = without_tags(value.text);
    if (!page.name.empty() && plain(page.name) != plain(outlet.name))
      outlet.alternatives = {{page.name, page.status, page.evidence}};
    outlet.status = Status::declared;
    outlet.evidence = {evidence(value)};
  }

  // Authors of a page within the record are noted where the record names others.
  void fill_byline(Article& article) {
    if (!record_.has(RecordField::byline)) return;
    auto const page = std::exchange(article.byline, {});
    for (auto const& value : record_.values(RecordField::byline))
      append_authors(article.byline, without_tags(value.text), evidence(value));
    for (auto const& author : page)
      if (std::ranges::none_of(article.byline, [&](Byline const& own) {
            return has_words(plain(own.name), plain(author.name));
          }))
        article.notes.push_back("The byline of the page is not taken: " + author.name + ".");
  }

  Record const& record_;
  ExtractOptions const& options_;
  std::uint32_t line_;
  std::vector<std::string> aside_;  // of texts
};

}  // namespace

Article Record::article(ExtractOptions const& options) const {
  Article article;
  article.path = path_;
  article.notes = notes_;
  if (dropped_ > 0) article.notes.push_back(controls_note(dropped_));
  auto placeholders = placeholders_;
  placeholders.note(article.notes);
  Maker{*this, options, line_}.fill(article);
  return article;
}

}  // namespace backfile::internal
