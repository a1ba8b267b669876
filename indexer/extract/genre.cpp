#include <array>
#include <string>
#include <unordered_map>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/masthead.hpp"
#include "indexer/extract/title.hpp"

// The genre, from a bracket tag, a section tag or an organisation's byline.

namespace backfile::internal {
namespace {

struct GenreWord {
  std::string_view word;  // as printed in tags
  std::string_view genre;
};

constexpr std::array kGenreWords{GenreWord{"Editorial", "editorial"},
                                 GenreWord{"Editorials", "editorial"},
                                 GenreWord{"Leader", "editorial"},
                                 GenreWord{"Leitartikel", "editorial"},
                                 GenreWord{"Éditorial", "editorial"},
                                 GenreWord{"Edito", "editorial"},
                                 GenreWord{"사설", "editorial"},
                                 GenreWord{"社説", "editorial"},
                                 GenreWord{"社论", "editorial"},
                                 GenreWord{"社論", "editorial"},
                                 GenreWord{"افتتاحية", "editorial"},
                                 GenreWord{"Opinion", "opinion"},
                                 GenreWord{"Opinions", "opinion"},
                                 GenreWord{"Op-Ed", "opinion"},
                                 GenreWord{"Comment", "opinion"},
                                 GenreWord{"Commentary", "opinion"},
                                 GenreWord{"Meinung", "opinion"},
                                 GenreWord{"Kommentar", "opinion"},
                                 GenreWord{"Opinión", "opinion"},
                                 GenreWord{"Tribune", "opinion"},
                                 GenreWord{"기고", "opinion"},
                                 GenreWord{"오피니언", "opinion"},
                                 GenreWord{"オピニオン", "opinion"},
                                 GenreWord{"رأي", "opinion"},
                                 GenreWord{"Letter", "letter"},
                                 GenreWord{"Letters", "letter"},
                                 GenreWord{"Letters page", "letter"},
                                 GenreWord{"Letters to the editor", "letter"},
                                 GenreWord{"Letter to the editor", "letter"},
                                 GenreWord{"Leserbrief", "letter"},
                                 GenreWord{"Leserbriefe", "letter"},
                                 GenreWord{"Courrier des lecteurs", "letter"},
                                 GenreWord{"Carta al director", "letter"},
                                 GenreWord{"Cartas al director", "letter"},
                                 GenreWord{"독자투고", "letter"},
                                 GenreWord{"投書", "letter"},
                                 GenreWord{"Interview", "interview"},
                                 GenreWord{"Interviews", "interview"},
                                 GenreWord{"Entretien", "interview"},
                                 GenreWord{"Entrevista", "interview"},
                                 GenreWord{"Intervista", "interview"},
                                 GenreWord{"인터뷰", "interview"},
                                 GenreWord{"インタビュー", "interview"},
                                 GenreWord{"حوار", "interview"},
                                 GenreWord{"Obituary", "obituary"},
                                 GenreWord{"Obituaries", "obituary"},
                                 GenreWord{"Nachruf", "obituary"},
                                 GenreWord{"Nécrologie", "obituary"},
                                 GenreWord{"Obituario", "obituary"},
                                 GenreWord{"부고", "obituary"},
                                 GenreWord{"訃報", "obituary"},
                                 GenreWord{"Analysis", "analysis"},
                                 GenreWord{"News analysis", "analysis"},
                                 GenreWord{"Analyse", "analysis"},
                                 GenreWord{"Análisis", "analysis"},
                                 GenreWord{"분석", "analysis"},
                                 GenreWord{"解説", "analysis"},
                                 GenreWord{"تحليل", "analysis"},
                                 GenreWord{"Column", "column"},
                                 GenreWord{"Columns", "column"},
                                 GenreWord{"Kolumne", "column"},
                                 GenreWord{"Chronique", "column"},
                                 GenreWord{"Columna", "column"},
                                 GenreWord{"칼럼", "column"},
                                 GenreWord{"コラム", "column"},
                                 GenreWord{"Review", "review"},
                                 GenreWord{"Reviews", "review"},
                                 GenreWord{"Book review", "review"},
                                 GenreWord{"Film review", "review"},
                                 GenreWord{"Rezension", "review"},
                                 GenreWord{"Kritik", "review"},
                                 GenreWord{"Critique", "review"},
                                 GenreWord{"Reseña", "review"},
                                 GenreWord{"Crítica", "review"},
                                 GenreWord{"리뷰", "review"},
                                 GenreWord{"書評", "review"}};

void set_genre(Draft& draft, std::string_view genre, Evidence evidence) {
  if (genre.empty() || !draft.article.genre.empty()) return;
  draft.article.genre = genre;
  draft.article.evidence["genre"] = {std::move(evidence)};
}

void from_title(Draft& draft) {
  if (!draft.title) return;
  Line const& line = draft.lines[*draft.title];
  auto const tag = bracket_tag(line.text);
  if (!tag.empty()) set_genre(draft, genre_of(tag), evidence_at(line, tag, "bracket-tag"));
}

void from_section(Draft& draft) {
  for (std::size_t i = 0; i < draft.body_begin; ++i) {
    Line const& line = draft.lines[i];
    std::string_view section;
    if (line.role == Role::section) section = line.text;
    if (line.role == Role::masthead) section = masthead_section(line.text);
    if (!section.empty())
      set_genre(draft, genre_of(section), evidence_at(line, section, "section-tag"));
  }
}

// "By Editorial Team": the paper itself speaks.
void from_byline(Draft& draft) {
  for (auto const& byline : draft.article.byline) {
    if (byline.kind != BylineKind::organisation) continue;
    std::string const name = plain(byline.name);
    constexpr std::array<std::string_view, 7> kLeaders{
        "editorial team", "editorial board", "editorial desk",    "the editorial board",
        "the editors",    "editorial staff", "the editorial team"};
    for (auto const leader : kLeaders) {
      if (name != leader) continue;
      Evidence evidence = byline.evidence.front();
      evidence.rule = "byline-genre";
      set_genre(draft, "editorial", std::move(evidence));
    }
  }
}

}  // namespace

std::string_view genre_of(std::string_view tag) {
  if (tag.empty() || tag.size() > 60) return {};
  std::string const wanted = plain(tag);
  static auto const table = [] {
    std::unordered_map<std::string, std::string_view> made;
    for (auto const& row : kGenreWords) made.emplace(plain(row.word), row.genre);
    return made;
  }();
  auto const found = table.find(wanted);
  return found == table.end() ? std::string_view{} : found->second;
}

void fill_genre(Draft& draft) {
  from_title(draft);
  from_section(draft);
  from_byline(draft);
}

}  // namespace backfile::internal
