#include "tests/support/naive_search.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>

namespace backfile::tests {
namespace {

using internal::TextToken;
using internal::TokenClass;

constexpr std::string_view kUnprefixed[] = {"title", "deck", "caption", "byline", "outlet", "body"};

// The one reading of a typed word: the acronym where capitals leave nothing else.
TextToken const& reading(std::string const& word) {
  static std::map<std::string, TextToken> known;
  auto const [found, is_new] = known.try_emplace(word);
  if (!is_new) return found->second;
  for (auto const& token : internal::tokenise(word, internal::Capitals::always).words)
    if (token.kind != TokenClass::joined) found->second = token;
  return found->second;
}

bool same(TextToken const& a, TextToken const& b) {
  return a.text == b.text && (a.kind == TokenClass::acronym) == (b.kind == TokenClass::acronym);
}

unsigned paragraph(std::string const& text, std::size_t at) {
  unsigned number = 0;
  for (auto end = text.find("\n\n"); end < at; end = text.find("\n\n", end + 2)) ++number;
  return number;
}

// Words between the parts, that no part reaches over.
unsigned between(std::vector<std::set<unsigned>> const& parts) {
  std::set<unsigned> covered;
  for (auto const& part : parts)
    for (auto at = *part.begin(); at <= *part.rbegin(); ++at) covered.insert(at);
  return *covered.rbegin() - *covered.begin() + 1 - static_cast<unsigned>(covered.size());
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
  std::string out;
  for (auto const& part : parts) out += (out.empty() ? "" : std::string{between}) + part;
  return out;
}

}  // namespace

std::string write(Question const& question) {
  auto const prefix = question.field.empty() ? std::string{} : question.field + ":";
  auto const number = std::to_string(question.number);
  std::vector<std::string> parts;
  for (auto const& part : question.parts) parts.push_back(write(part));
  switch (question.kind) {
    case Question::Kind::word: return prefix + question.words.front();
    case Question::Kind::phrase: return prefix + "\"" + joined(question.words, " ") + "\"";
    case Question::Kind::dates:
      return (question.field.empty() ? "date" : question.field) +
             (question.number > 0 ? "~:" : ":") + (question.from ? question.from->iso() : "") +
             ".." + (question.to ? question.to->iso() : "");
    case Question::Kind::all: return "(" + joined(parts, " ") + ")";
    case Question::Kind::any: return "(" + joined(parts, " OR ") + ")";
    case Question::Kind::without: return "(" + joined(parts, " NOT ") + ")";
    case Question::Kind::near: return prefix + "(" + joined(parts, " NEAR/" + number + " ") + ")";
    case Question::Kind::ordered: return prefix + "(" + joined(parts, " ADJ/" + number + " ") + ")";
    case Question::Kind::same: return prefix + "(" + joined(parts, " SAME ") + ")";
    case Question::Kind::at_least: return prefix + "atleast" + number + "(" + parts[0] + ")";
    case Question::Kind::first: return prefix + "first" + number + "(" + parts[0] + ")";
    case Question::Kind::slop: return prefix + "\"" + joined(question.words, " ") + "\"~" + number;
    case Question::Kind::exact: return "exact:" + prefix + question.words.front();
    case Question::Kind::wildcard: return prefix + question.words.front();
    case Question::Kind::fuzzy: return prefix + question.words.front() + "~" + number;
    case Question::Kind::filled: return question.field + (question.number > 0 ? "~:*" : ":*");
    case Question::Kind::lacking:
      return question.field + (question.number > 0 ? "~:none" : ":none");
    case Question::Kind::range:
      return "words:" + (question.low ? std::to_string(*question.low) : "") + ".." +
             (question.high ? std::to_string(*question.high) : "");
  }
  return {};
}

bool NaiveSearch::is_searched(std::string const& field, Question const& question) {
  if (!question.field.empty()) return field == question.field;
  return std::ranges::find(kUnprefixed, field) != std::end(kUnprefixed);
}

NaiveSearch::NaiveSearch(std::vector<Article> const& articles) {
  for (auto const key : internal::stemmer_keys()) stemmers_.emplace_back(key);
  for (auto const& article : articles) {
    Page page{article, {}};
    auto const add = [&](std::string const& field, std::string const& text) {
      if (text.empty()) return;
      auto const key = internal::stemmer_key(article.lang);
      auto& stemmer = *std::ranges::find(stemmers_, key, &internal::Stemmer::key);
      Text made{field, internal::tokenise(text).words, {}, &stemmer};
      for (auto const& token : made.tokens) made.paragraphs.push_back(paragraph(text, token.begin));
      page.texts.push_back(std::move(made));
    };
    add("title", article.title);
    add("deck", article.deck);
    add("body", article.body);
    add("lede", article.body.substr(0, article.body.find("\n\n")));
    add("outlet", article.outlet.name);
    for (auto const& caption : article.captions) add("caption", caption);
    for (auto const& entry : article.byline) add("byline", entry.name);
    for (auto const& credit : article.credits) add("credit", credit);
    pages_.push_back(std::move(page));
  }
  std::ranges::sort(pages_, {}, [](Page const& page) { return page.article.id; });
}

std::string NaiveSearch::ids(Question const& question) {
  std::vector<std::string> found;
  for (auto const& page : pages_)
    if (answers(page, question)) found.push_back(page.article.id);
  return joined(found, " ");
}

bool NaiveSearch::answers(Page const& page, Question const& question) {
  auto const holds = [&](Question const& part) { return answers(page, part); };
  switch (question.kind) {
    case Question::Kind::word: return has_word(page, question);
    case Question::Kind::phrase: return has_phrase(page, question);
    case Question::Kind::dates: return in_days(page, question);
    case Question::Kind::all: return std::ranges::all_of(question.parts, holds);
    case Question::Kind::any: return std::ranges::any_of(question.parts, holds);
    case Question::Kind::without: return holds(question.parts[0]) && !holds(question.parts[1]);
    case Question::Kind::exact: return has_phrase(page, question);
    case Question::Kind::wildcard:
    case Question::Kind::fuzzy: return has_spelling(page, question);
    case Question::Kind::filled: return is_filled(page, question);
    case Question::Kind::lacking: return !is_filled(page, question);
    case Question::Kind::range: return in_range(page, question);
    case Question::Kind::slop: {
      Question near{Question::Kind::near, question.field, {}, {}, {}, {}, question.number + 1};
      for (auto const& word : question.words)
        near.parts.push_back({Question::Kind::phrase, {}, {word}, {}, {}, {}});
      return has_places(page, near);
    }
    default: return has_places(page, question);
  }
  return false;
}

bool NaiveSearch::has_word(Page const& page, Question const& question) {
  auto const wanted = reading(question.words.front());
  return std::ranges::any_of(page.texts, [&](Text const& text) {
    return is_searched(text.field, question) &&
           std::ranges::any_of(
               text.tokens, [&](TextToken const& token) { return same_stem(text, token, wanted); });
  });
}

// Its words at consecutive positions of one value.
bool NaiveSearch::has_phrase(Page const& page, Question const& question) {
  std::vector<TextToken> wanted;
  for (auto const& word : question.words) wanted.push_back(reading(word));
  auto const stands_at = [&](Text const& text, std::uint32_t position) {
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
      auto const here = [&](TextToken const& token) {
        return token.position == position + i && same(token, wanted[i]);
      };
      if (std::ranges::none_of(text.tokens, here)) return false;
    }
    return true;
  };
  return std::ranges::any_of(page.texts, [&](Text const& text) {
    return is_searched(text.field, question) &&
           std::ranges::any_of(text.tokens, [&](TextToken const& token) {
             return stands_at(text, token.position);
           });
  });
}

bool NaiveSearch::has_places(Page const& page, Question const& question) {
  std::size_t times = 0;
  for (auto const& text : page.texts) {
    bool const of_body =
        question.kind == Question::Kind::same || question.kind == Question::Kind::first;
    if (of_body ? text.field != "body" : !is_searched(text.field, question)) continue;
    if (question.kind == Question::Kind::same) return has_paragraph(text, question);
    bool const direct =
        question.kind == Question::Kind::near || question.kind == Question::Kind::ordered;
    std::set<unsigned> starts;
    for (auto const& place : places(text, direct ? question : question.parts[0])) {
      if (question.kind == Question::Kind::first && *place.rbegin() > question.number) continue;
      starts.insert(*place.begin());
    }
    times += starts.size();
  }
  return times >= (question.kind == Question::Kind::at_least ? question.number : 1);
}

bool NaiveSearch::has_paragraph(Text const& text, Question const& question) {
  std::vector<Text> paragraphs;
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    paragraphs.resize(std::max<std::size_t>(paragraphs.size(), text.paragraphs[i] + 1));
    paragraphs[text.paragraphs[i]].tokens.push_back(text.tokens[i]);
    paragraphs[text.paragraphs[i]].stemmer = text.stemmer;
  }
  return std::ranges::any_of(paragraphs, [&](Text const& paragraph) {
    return std::ranges::all_of(
        question.parts, [&](Question const& part) { return !places(paragraph, part).empty(); });
  });
}

// In the article's language; acronyms and numbers as they are.
bool NaiveSearch::same_stem(Text const& text, TextToken const& token, TextToken const& wanted) {
  if (wanted.kind != TokenClass::word) return same(token, wanted);
  bool const stemmed = token.kind == TokenClass::word || token.kind == TokenClass::joined;
  return stemmed && text.stemmer->stem(token.text) == text.stemmer->stem(wanted.text);
}

NaiveSearch::Places NaiveSearch::places(Text const& text, Question const& question) {
  Places found;
  if (question.kind == Question::Kind::near || question.kind == Question::Kind::ordered)
    return combined(text, question);
  if (question.kind == Question::Kind::any) {
    for (auto const& part : question.parts) found.merge(places(text, part));
    return found;
  }
  if (question.kind == Question::Kind::word) {
    auto const wanted = reading(question.words.front());
    for (auto const& token : text.tokens)
      if (same_stem(text, token, wanted)) found.insert({token.position});
    return found;
  }
  std::vector<TextToken> wanted;
  for (auto const& word : question.words) wanted.push_back(reading(word));
  for (auto const& token : text.tokens) {
    std::set<unsigned> place;
    for (unsigned i = 0; i < wanted.size(); ++i)
      for (auto const& other : text.tokens)
        if (other.position == token.position + i && same(other, wanted[i]))
          place.insert(other.position);
    if (place.size() == wanted.size()) found.insert(place);
  }
  return found;
}

// Every way to take one place of each part.
NaiveSearch::Places NaiveSearch::combined(Text const& text, Question const& question) {
  std::vector<std::vector<std::set<unsigned>>> ways{{}};
  for (auto const& part : question.parts) {
    std::vector<std::vector<std::set<unsigned>>> longer;
    auto const own = places(text, part);
    for (auto const& way : ways)
      for (auto const& place : own) {
        bool const shared = std::ranges::any_of(way, [&](auto const& other) {
          return std::ranges::any_of(place, [&](unsigned at) { return other.contains(at); });
        });
        bool const behind = way.empty() || *place.begin() > *way.back().rbegin();
        if (shared || (question.kind == Question::Kind::ordered && !behind)) continue;
        longer.push_back(way);
        longer.back().push_back(place);
      }
    ways = std::move(longer);
  }
  Places found;
  for (auto const& way : ways) {
    if (between(way) > question.number - 1) continue;
    std::set<unsigned> all;
    for (auto const& place : way) all.insert(place.begin(), place.end());
    found.insert(all);
  }
  return found;
}

}  // namespace backfile::tests
