#include "searcher/commands/versions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "indexer/console/console.hpp"

namespace backfile::internal {
namespace {

// More paragraphs than this are compared as a whole: the table has a cell for each pair.
constexpr std::size_t kMostParagraphs = 2'000;

// ID of ID@3.
std::string base_of(std::string const& id) {
  auto const at = id.rfind('@');
  bool const numbered = at != id.npos && at > 0 && at + 1 < id.size() &&
                        id.find_first_not_of("0123456789", at + 1) == id.npos;
  return numbered ? id.substr(0, at) : id;
}

std::optional<Article> find(Searcher const& searcher, std::string const& id) {
  try {
    return searcher.article(id);
  } catch (Error const& error) {
    if (error.code() != Code::article_not_found) throw;
    return std::nullopt;
  }
}

std::vector<std::string> paragraphs_of(Article const& article) {
  std::vector<std::string> paragraphs{article.title};
  std::string_view rest = article.body;
  while (!rest.empty()) {
    auto const end = std::min(rest.find("\n\n"), rest.size());
    paragraphs.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return paragraphs;
}

using Paragraphs = std::vector<std::string>;

// Lengths of the longest common subsequences of the ends.
std::vector<std::vector<std::size_t>> common_ends(Paragraphs const& a, Paragraphs const& b) {
  std::vector<std::vector<std::size_t>> length(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
  for (auto i = a.size(); i-- > 0;)
    for (auto j = b.size(); j-- > 0;)
      length[i][j] =
          a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
  return length;
}

std::string changes(Paragraphs const& a, Paragraphs const& b) {
  auto const line = [](char mark, std::string const& text) {
    return fmt::format("{} {}\n", mark, safe_text(text));
  };
  auto const length = common_ends(a, b);
  std::string out;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && j < b.size() && a[i] == b[j])
      ++i, ++j;
    else if (j == b.size() || (i < a.size() && length[i + 1][j] >= length[i][j + 1]))
      out += line('-', a[i++]);
    else
      out += line('+', b[j++]);
  }
  return out.empty() ? "  nothing in title and body\n" : out;
}

}  // namespace

std::vector<Article> versions_of(Searcher const& searcher, std::string const& id) {
  auto const base = base_of(id);
  std::vector<Article> versions;
  for (unsigned number = 1;; ++number) {
    auto older = find(searcher, fmt::format("{}@{}", base, number));
    if (!older) break;
    versions.push_back(std::move(*older));
  }
  if (auto newest = find(searcher, base)) versions.push_back(std::move(*newest));
  if (versions.empty()) versions.push_back(searcher.article(id));
  return versions;
}

std::string versions_text(std::vector<Article> const& versions) {
  std::size_t width = 0;
  for (auto const& one : versions) width = std::max(width, display_width(safe_text(one.id)));
  std::string text;
  for (auto const& one : versions) {
    auto const id = safe_text(one.id);
    auto const& moment = one.updated.value ? one.updated : one.date;
    text += fmt::format("{}{}  {:16}  {:>6} words  {}\n", id,
                        std::string(width - display_width(id), ' '), moment.display(), one.words,
                        safe_text(one.title));
  }
  return text;
}

std::string changes_text(std::vector<Article> const& versions) {
  if (versions.size() < 2) return fmt::format("{} has no older text\n", safe_text(versions[0].id));
  std::string text;
  for (std::size_t i = 1; i < versions.size(); ++i) {
    auto const before = paragraphs_of(versions[i - 1]);
    auto const after = paragraphs_of(versions[i]);
    text += fmt::format("{}{} to {}\n", i > 1 ? "\n" : "", safe_text(versions[i - 1].id),
                        safe_text(versions[i].id));
    text += before.size() > kMostParagraphs || after.size() > kMostParagraphs
                ? "  too many paragraphs to compare\n"
                : changes(before, after);
  }
  return text;
}

}  // namespace backfile::internal
