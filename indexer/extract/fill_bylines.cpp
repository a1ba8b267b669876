#include <algorithm>
#include <string>
#include <vector>

#include "indexer/analysis/characters.hpp"
#include "indexer/extract/author_places.hpp"
#include "indexer/extract/draft.hpp"
#include "indexer/extract/names.hpp"

// Authors, from the lines that name them.

namespace backfile::internal {
namespace {

constexpr std::size_t kFarthest = 4;  // lines between two lines that name authors

bool is_known(std::vector<Byline> const& bylines, std::string_view name) {
  std::string const wanted = plain(name);
  return std::any_of(bylines.begin(), bylines.end(),
                     [&](Byline const& byline) { return plain(byline.name) == wanted; });
}

void add(Draft& draft, std::size_t line, HeaderLine const& header, HeaderName const& name) {
  auto& bylines = draft.article.byline;
  if (bylines.size() >= kMostAuthors || is_known(bylines, name.name)) return;
  Byline byline;
  byline.name = name.name;
  bool const person = is_person_name(name.name) && !is_organisation_name(name.name);
  byline.kind = person ? BylineKind::person : BylineKind::organisation;
  byline.email = name.mail;
  std::string_view const rule = header.marked ? "byline" : "byline-place";
  byline.evidence = {evidence_at(draft.lines[line], name.name, rule)};
  bylines.push_back(std::move(byline));
}

// "Contact the author: Nigel Bytheway (nb@x.example)" below the article.
void add_address(Draft& draft, std::size_t at) {
  Line& line = draft.lines[at];
  if (line.role != Role::furniture || line.text.size() > kLongestHeaderLine) return;
  auto const mail = find_mail_address(line.text);
  if (mail.empty()) return;
  for (auto& byline : draft.article.byline) {
    if (!byline.email.empty() || line.text.find(byline.name) == line.text.npos) continue;
    byline.email = mail;
    byline.evidence.push_back(evidence_at(line, mail, "byline-address"));
    line.role = Role::byline;
    return;
  }
}

bool is_near_title(Draft const& draft, std::size_t line) {
  constexpr std::size_t kNear = 8;  // lines, blank ones included
  return line + kNear >= *draft.title;
}

bool names_one(Draft const& draft, std::vector<std::size_t> const& lines) {
  std::string name;
  for (auto const line : lines) {
    HeaderLine const& header = draft.headers.at(line);
    std::string const other = plain(header.names.front().name);
    if (header.names.size() > 1 || (!name.empty() && other != name)) return false;
    name = other;
  }
  return true;
}

// Below the title first, then shortly above it, then below the article. What stands far above is
// of other stories, unless it names one author and with a day: then the title may be of another.
std::vector<std::size_t> author_lines(Draft const& draft) {
  std::vector<std::size_t> above;
  std::vector<std::size_t> below;
  std::vector<std::size_t> tail;
  std::vector<std::size_t> far;
  for (auto const& [line, header] : draft.headers) {
    Role const role = draft.lines[line].role;
    if (header.names.empty() || (role != Role::byline && role != Role::date)) continue;
    bool const over = draft.title && line < *draft.title;
    bool const near = !over || is_near_title(draft, line);
    if (!near && !stands_with_date(draft, line)) continue;
    (!near ? far : over ? above : draft.in_tail(line) ? tail : below).push_back(line);
  }
  if (!names_one(draft, far)) far.clear();
  return !below.empty() ? below : !above.empty() ? above : !tail.empty() ? tail : far;
}

}  // namespace

void fill_bylines(Draft& draft) {
  std::size_t last = 0;
  for (auto const line : author_lines(draft)) {
    HeaderLine const& header = draft.headers[line];
    // Other stories have authors too: one group of lines is this one's.
    if (!draft.article.byline.empty() && line > last + kFarthest) break;
    for (auto const& name : header.names) add(draft, line, header, name);
    last = line;
  }
  for (std::size_t i = draft.body_end; i < draft.lines.size(); ++i) add_address(draft, i);
}

}  // namespace backfile::internal
