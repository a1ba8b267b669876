#include "indexer/formats/sidecar.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <backfile/date.hpp>
#include <utility>

#include "backfile/error.hpp"
#include "indexer/analysis/fold.hpp"
#include "indexer/formats/json_check.hpp"
#include "indexer/formats/json_record.hpp"
#include "indexer/formats/record.hpp"
#include "indexer/index/record.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kMaxBytes = 1u << 20;
constexpr std::string_view kOperator = "operator";

void name_origin(std::vector<Evidence>& evidence) {
  for (auto& piece : evidence)
    if (piece.rule.starts_with("json:")) piece.rule.replace(0, 4, "sidecar");
}

void name_origins(Article& values) {
  name_origin(values.date.evidence);
  name_origin(values.updated.evidence);
  name_origin(values.outlet.evidence);
  for (auto& author : values.byline) name_origin(author.evidence);
  for (auto& [field, evidence] : values.evidence) name_origin(evidence);
}

// The one key that articles do not have.
std::string captured_in(simdjson::dom::object object) {
  std::string_view text;
  if (object["captured"].get(text) != simdjson::SUCCESS) return {};
  auto const date = Date::from_iso(text);
  return date && date->precision >= Precision::day ? date->day.iso() : std::string{};
}

// Whether a value that has that status and evidence yields to the sidecar's.
bool yields(Status status, std::vector<Evidence> const& evidence, Trust trust) {
  if (status == Status::unknown) return true;
  bool const batch = !evidence.empty() && evidence.front().rule == kOperator;
  return batch == (trust == Trust::stated);
}

std::string text_of(DateField const& field) { return field.value->value(); }
std::string text_of(OutletField const& field) { return field.name; }

template <typename Field>
void apply(Field& field, Field const& said, Trust trust) {
  if (said.status == Status::unknown) return;
  if (!yields(field.status, field.evidence, trust)) {
    field.alternatives.push_back({text_of(said), said.status, said.evidence});
    return;
  }
  auto others = std::move(field.alternatives);
  if (field.status != Status::unknown)
    others.push_back({text_of(field), field.status, field.evidence});
  field = said;
  field.alternatives = std::move(others);
}

void apply_byline(Article& article, Article const& said, Trust trust) {
  if (said.byline.empty()) return;
  bool const known = !article.byline.empty();
  if (known && !yields(Status::stated, article.byline.front().evidence, trust)) {
    for (auto const& author : said.byline)
      article.notes.push_back("The byline of the sidecar is not taken: " + author.name + ".");
    return;
  }
  for (auto const& author : article.byline)
    article.notes.push_back("The byline of the page is not taken: " + author.name + ".");
  article.byline = said.byline;
}

// Texts have no alternatives: what is not taken is noted.
struct TextField {
  std::string_view name;
  std::string Article::*text;
};
constexpr TextField kTexts[] = {{"url", &Article::url},   {"title", &Article::title},
                                {"deck", &Article::deck}, {"genre", &Article::genre},
                                {"lang", &Article::lang}, {"dateline", &Article::dateline}};

void apply_text(Article& article, Article const& said, TextField const& field, Trust trust) {
  constexpr std::size_t kMaxNoted = 200;
  auto& text = article.*field.text;
  auto const& other = said.*field.text;
  if (other.empty() || other == text) return;
  bool const taken = text.empty() || trust == Trust::declared;
  auto const& left = taken ? text : other;
  if (!left.empty())
    article.notes.push_back(fmt::format("The {} of the {} is not taken: {}.", field.name,
                                        taken ? "page" : "sidecar", cut_utf8(left, kMaxNoted)));
  if (!taken) return;
  text = other;
  std::string const key{field.name};
  if (auto const found = said.evidence.find(key); found != said.evidence.end())
    article.evidence[key] = found->second;
}

}  // namespace

SidecarNames::SidecarNames(std::string const& pattern) {
  if (pattern.empty()) return;
  for (std::string_view const part : {"{stem}", "{name}"}) {
    auto const at = pattern.find(part);
    if (at == pattern.npos) continue;
    before_ = pattern.substr(0, at);
    behind_ = pattern.substr(at + part.size());
    whole_name_ = part == "{name}";
    none_ = false;
  }
  if (none_ || pattern.find('/') != pattern.npos || before_.size() + behind_.size() == 0)
    throw Error{Code::usage, fmt::format("--sidecar {}: no name of a file beside another", pattern),
                "write {stem}.json for page.json beside page.html, {name}.json for page.html.json"};
}

std::filesystem::path SidecarNames::beside(std::filesystem::path const& file) const {
  if (none_) return {};
  auto const part = whole_name_ ? file.filename() : file.stem();
  return file.parent_path() / (before_ + part.string() + behind_);
}

bool SidecarNames::has(std::filesystem::path const& file) const {
  auto const name = file.filename().string();
  return !none_ && name.size() > before_.size() + behind_.size() && name.starts_with(before_) &&
         name.ends_with(behind_);
}

std::shared_ptr<Sidecar const> read_sidecar(std::filesystem::path const& file,
                                            FieldMap const& map, DateOrder order) {
  auto const bytes = read_file(file, kMaxBytes);
  auto sidecar = std::make_shared<Sidecar>();
  sidecar->hash = hash64(bytes);
  Record record{file.string(), 0};
  simdjson::dom::parser parser;
  try {
    simdjson::dom::element const root = parser.parse(bytes.data(), bytes.size());
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS) throw Error{Code::input_unusable, "no JSON object"};
    sidecar->captured = captured_in(object);
    static_cast<void>(read_json_values(object, map, record));
  } catch (simdjson::simdjson_error const& error) {
    throw Error{Code::input_unusable, malformation(bytes, error)};
  }
  sidecar->values = record.article({.date_order = order});
  name_origins(sidecar->values);
  return sidecar;
}

void apply_sidecar(Article& article, Sidecar const& sidecar, Trust trust) {
  auto const& said = sidecar.values;
  apply(article.date, said.date, trust);
  apply(article.updated, said.updated, trust);
  apply(article.outlet, said.outlet, trust);
  apply_byline(article, said, trust);
  for (auto const& field : kTexts) apply_text(article, said, field, trust);
  for (auto const& note : said.notes) article.notes.push_back("The sidecar: " + note);
}

BeforeLast sidecar_stage(std::shared_ptr<Sidecar const> const& sidecar,
                         ExtractOptions const& options) {
  if (!sidecar) return {};
  return [&sidecar = *sidecar, trust = options.trust](Article& article) {
    apply_sidecar(article, sidecar, trust);
  };
}

}  // namespace backfile::internal
