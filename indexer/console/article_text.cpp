#include "indexer/console/article_text.hpp"

#include <fmt/format.h>

#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kEvidenceColumns = 60;

class Sheet {
 public:
  Sheet(Article const& article, bool evidence) : article_{article}, evidence_{evidence} {}

  // A field with its status and evidence; unknown ones are said, not left out.
  void row(std::string_view name, std::string const& value, std::string_view status,
           std::vector<Evidence> const& evidence) {
    out_ += fmt::format("{:10} {}", name, value.empty() ? "(unknown)" : safe_text(value));
    if (!status.empty() && !value.empty()) out_ += fmt::format("  [{}]", status);
    out_ += '\n';
    if (evidence_) proof(evidence);
  }

  void plain(std::string_view name, std::string const& value) {
    auto const found = article_.evidence.find(std::string{name});
    row(name, value, {},
        found == article_.evidence.end() ? std::vector<Evidence>{} : found->second);
  }

  void list(std::string_view name, std::vector<std::string> const& values) {
    std::string joined;
    for (auto const& value : values) joined += (joined.empty() ? "" : " | ") + value;
    plain(name, joined);
  }

  void alternatives(std::vector<Alternative> const& others) {
    for (auto const& other : others)
      out_ += fmt::format("{:10}   not taken: {} [{}]\n", "", safe_text(other.value),
                          to_string(other.status));
  }

  void text(std::string_view text) { out_ += text; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void proof(std::vector<Evidence> const& evidence) {
    for (auto const& one : evidence) {
      auto const quoted = fit(safe_text(one.text), kEvidenceColumns);
      if (one.line > 0)
        out_ += fmt::format("{:10}   line {}: {}  ({})\n", "", one.line, quoted, one.rule);
      else
        out_ += fmt::format("{:10}   {}\n", "", one.rule);
    }
  }

  Article const& article_;
  bool evidence_;
  std::string out_;
};

void add_date(Sheet& sheet, std::string_view name, DateField const& field) {
  std::string value;
  if (field.value) {
    value = field.value->value();
    if (field.value->offset_minutes) value += format_offset(*field.value->offset_minutes);
    if (!field.tz_assumed.empty()) value += fmt::format(" (zone assumed: {})", field.tz_assumed);
  }
  sheet.row(name, value, to_string(field.status), field.evidence);
  sheet.alternatives(field.alternatives);
  if (auto const& estimate = field.estimate)
    sheet.row("estimate",
              fmt::format("{} .. {}, best {}", estimate->earliest.iso(), estimate->latest.iso(),
                          estimate->best.iso()),
              {}, estimate->evidence);
}

void add_mentions(Sheet& sheet, Article const& article) {
  if (article.mentions.empty()) return;
  std::string value;
  std::vector<Evidence> evidence;
  for (auto const& mention : article.mentions) {
    value += (value.empty() ? "" : " ") + mention.date.value();
    evidence.push_back(mention.evidence);
  }
  sheet.row("mentions", value, {}, evidence);
}

void add_bylines(Sheet& sheet, Article const& article) {
  if (article.byline.empty()) sheet.row("byline", "", "", {});
  for (auto const& entry : article.byline) {
    auto value = entry.name;
    if (!entry.email.empty()) value += " <" + entry.email + ">";
    sheet.row("byline", value, to_string(entry.kind), entry.evidence);
  }
}

void add_fields(Sheet& sheet, Article const& article) {
  sheet.plain("title", article.title);
  sheet.plain("deck", article.deck);
  sheet.row("outlet", article.outlet.name, to_string(article.outlet.status),
            article.outlet.evidence);
  sheet.alternatives(article.outlet.alternatives);
  add_date(sheet, "date", article.date);
  add_date(sheet, "updated", article.updated);
  add_mentions(sheet, article);
  add_bylines(sheet, article);
  sheet.list("source", article.source);
  sheet.list("credits", article.credits);
  sheet.plain("genre", article.genre);
  sheet.plain("dateline", article.dateline);
  sheet.plain("lang", article.lang);
  sheet.list("captions", article.captions);
  sheet.list("furniture", article.furniture);
  sheet.row("words", std::to_string(article.words), {}, {});
  if (!article.url.empty()) sheet.row("url", article.url, {}, {});
  if (!article.path.empty()) sheet.row("path", article.path, {}, {});
  for (auto const& note : article.notes) sheet.row("note", note, {}, {});
}

}  // namespace

std::string article_text(Article const& article, ArticleParts const& parts) {
  Sheet sheet{article, parts.evidence};
  if (!article.id.empty()) sheet.row("id", article.id, {}, {});
  if (parts.fields) add_fields(sheet, article);
  if (parts.body && !article.body.empty()) sheet.text('\n' + safe_text(article.body, true) + '\n');
  return sheet.take();
}

}  // namespace backfile::internal
