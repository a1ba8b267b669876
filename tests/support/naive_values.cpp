// The leaves of a question that are no plain words: patterns, near spellings, presence, numbers.
#include <algorithm>
#include <tuple>

#include "tests/support/naive_search.hpp"

namespace backfile::tests {
namespace {

using internal::TextToken;
using internal::TokenClass;

// * any letters, ? one letter; the words of the tests are compared byte by byte.
bool matches(std::string_view word, std::string_view pattern) {
  if (pattern.empty()) return word.empty();
  if (pattern.front() == '*')
    return matches(word, pattern.substr(1)) || (!word.empty() && matches(word.substr(1), pattern));
  bool const fits = !word.empty() && (pattern.front() == '?' || pattern.front() == word.front());
  return fits && matches(word.substr(1), pattern.substr(1));
}

// Letters added, left out, changed or swapped with their neighbour, by plain recursion.
bool is_near(std::string_view a, std::string_view b, unsigned edits) {
  if (a.empty() || b.empty()) return a.size() + b.size() <= edits;
  if (a.front() == b.front() && is_near(a.substr(1), b.substr(1), edits)) return true;
  if (edits == 0) return false;
  bool const swapped = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  return is_near(a.substr(1), b, edits - 1) || is_near(a, b.substr(1), edits - 1) ||
         is_near(a.substr(1), b.substr(1), edits - 1) ||
         (swapped && is_near(a.substr(2), b.substr(2), edits - 1));
}

}  // namespace

bool NaiveSearch::has_spelling(Page const& page, Question const& question) {
  auto const& wanted = question.words.front();
  return std::ranges::any_of(page.texts, [&](Text const& text) {
    return is_searched(text.field, question) &&
           std::ranges::any_of(text.tokens, [&](TextToken const& token) {
             if (token.kind == TokenClass::acronym) return false;
             return question.kind == Question::Kind::wildcard
                        ? matches(token.text, wanted)
                        : is_near(token.text, wanted, question.number);
           });
  });
}

bool NaiveSearch::is_filled(Page const& page, Question const& question) {
  auto const& date = page.article.date;
  if (question.field == "date")
    return date.value.has_value() || (question.number > 0 && date.estimate.has_value());
  if (question.field == "mentions") return !page.article.mentions.empty();
  return std::ranges::any_of(page.texts,
                             [&](Text const& text) { return text.field == question.field; });
}

bool NaiveSearch::in_days(Page const& page, Question const& question) {
  bool const overlap = question.number > 0;
  auto const fits = [&](Day const& first, Day const& last) {
    return (!question.from || (overlap ? last : first) >= *question.from) &&
           (!question.to || (overlap ? first : last) <= *question.to);
  };
  auto const date_fits = [&](Date const& date) { return fits(date.first_day(), date.last_day()); };
  if (question.field == "mentions")
    return std::ranges::any_of(page.article.mentions,
                               [&](Mention const& mention) { return date_fits(mention.date); });
  auto const& [value, estimate] = std::tie(page.article.date.value, page.article.date.estimate);
  if (value) return date_fits(*value);
  return overlap && estimate && fits(estimate->earliest, estimate->latest);
}

bool NaiveSearch::in_range(Page const& page, Question const& question) {
  auto const words = page.article.words;
  return (!question.low || words >= *question.low) && (!question.high || words <= *question.high);
}

}  // namespace backfile::tests
