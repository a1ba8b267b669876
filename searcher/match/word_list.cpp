#include "searcher/match/word_list.hpp"

#include <algorithm>

namespace backfile::internal {

namespace {

constexpr unsigned kWalksBefore = 2;

}  // namespace

void WordList::reserve(std::size_t bytes) {
  constexpr std::size_t kUsualWord = 8;
  bytes_.reserve(bytes);
  ends_.reserve(bytes / kUsualWord);
}

void WordList::add(std::string_view word) {
  bytes_ += word;
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

std::string_view WordList::operator[](std::size_t i) const {
  auto const begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view{bytes_}.substr(begin, ends_[i] - begin);
}

void WordList::walk(std::function<Step(std::string_view word)> const& use) const {
  for (std::size_t i = 0; i < size();) {
    auto const step = use((*this)[i]);
    if (!step.on) return;
    i = step.to.empty() ? i + 1 : seek(step.to, i + 1);
  }
}

std::size_t WordList::seek(std::string_view start, std::size_t first) const {
  auto last = size();
  while (first < last) {
    auto const middle = first + (last - first) / 2;
    if ((*this)[middle] < start)
      first = middle + 1;
    else
      last = middle;
  }
  return first;
}

void KeptWords::take(std::string_view lines) {
  WordList words;
  words.reserve(lines.size());
  while (!lines.empty()) {
    auto const end = std::min(lines.find('\n'), lines.size());
    words.add(lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  list_ = std::move(words);
}

WordList const* KeptWords::list(WalkAll const& all) {
  if (list_) return &*list_;
  if (too_large_ || walks_++ < kWalksBefore) return nullptr;
  WordList words;
  all([&](std::string_view word) {
    words.add(word);
    return Step{words.bytes() <= kMaxWordListBytes};
  });
  too_large_ = words.bytes() > kMaxWordListBytes;
  if (too_large_) return nullptr;
  return &list_.emplace(std::move(words));
}

}  // namespace backfile::internal
