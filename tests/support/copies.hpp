// Invented stories, edited copies of them, and texts that look like copies and are none. The same
// for the same seed.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile::tests {

// An article, and the story whose text it is. Articles of one story are copies of each other.
struct Labelled {
  Article article;
  std::size_t story = 0;
  std::string kind;  // original, copy, same event, template, notice, correction, short
};

class StoryMaker {
 public:
  explicit StoryMaker(std::uint64_t seed) : state_{seed} {}

  // As many originals with one edited copy each, and texts that are no copies of anything.
  [[nodiscard]] std::vector<Labelled> collection(std::size_t originals);

 private:
  using Words = std::vector<std::string_view>;
  // Who and what a story is about.
  struct Cast {
    Words people, places, bodies, things, quotes;
    std::vector<std::string> numbers;
  };

  [[nodiscard]] std::uint64_t number(std::uint64_t below);
  [[nodiscard]] bool chance(unsigned percent) { return number(100) < percent; }
  [[nodiscard]] std::string_view any(Words const& words) { return words[number(words.size())]; }
  [[nodiscard]] Words some(Words const& words, std::size_t count);
  [[nodiscard]] std::string day(unsigned offset);

  [[nodiscard]] Cast cast();
  [[nodiscard]] std::string filled(std::string_view pattern, Cast const& cast);
  [[nodiscard]] std::string title(Cast const& cast);
  [[nodiscard]] std::string paragraph(Cast const& cast);
  [[nodiscard]] std::vector<std::string> story(Cast const& cast, std::size_t paragraphs);
  [[nodiscard]] std::string edited(std::string const& paragraph, unsigned percent);
  [[nodiscard]] std::vector<std::string> copy_of(std::vector<std::string> text, Cast const& cast);
  void add(std::string kind, std::string title, std::vector<std::string> const& text,
           unsigned day_offset, bool same_story = false);
  void add_templates();
  void add_notices(Cast const& cast, std::string const& title);

  std::uint64_t state_;
  std::size_t stories_ = 0;
  std::vector<Labelled> made_;
};

}  // namespace backfile::tests
