#include "indexer/index/stories.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "indexer/index/story_rarity.hpp"

namespace backfile::internal {
namespace {

using Number = Xapian::docid;
using Numbers = std::vector<Number>;

constexpr std::size_t kStorySlice = 2'000;  // documents that are compared at once
constexpr std::size_t kMostCandidates = 48;
constexpr std::size_t kMostMembers = 500;

Field const& stories() { return field("story"); }

class StoryUpdate {
 public:
  StoryUpdate(Xapian::WritableDatabase& database, Touched const& touched, StopFlag stop)
      : database_{database}, stop_{stop}, rarity_{database}, work_{touched.documents} {
    work_.insert(work_.end(), touched.behind.begin(), touched.behind.end());
    for (auto const& name : touched.stories) dissolve(name);
    sort_once(work_);
    unplaced_.insert(work_.begin(), work_.end());
  }

  void run() {
    for (std::size_t at = 0; at < work_.size(); at += kStorySlice) {
      auto const end = std::min(at + kStorySlice, work_.size());
      link({work_.begin() + static_cast<std::ptrdiff_t>(at),
            work_.begin() + static_cast<std::ptrdiff_t>(end)});
    }
    check_stop(stop_);
    store();
  }

 private:
  // Fast beside what was found out before, and not to be left half way.
  void store() {
    for (auto const& name : dissolved_) store_members(database_, stories(), name, {});
    for (auto const& story : stories_)
      if (story.changed) store(story);
    for (auto const number : left_over_) set_group(database_, stories(), number, {});
  }

  struct Story {
    std::string name;
    Numbers members;
    std::vector<std::int32_t> days;  // of the members
    bool changed = false;
  };
  using Vectors = std::unordered_map<Number, StoryVector>;
  using Candidates = std::unordered_map<Number, Numbers>;

  // Its members are put to work; their values stay until it is known which are wrong.
  void dissolve(std::string const& name) {
    for (auto const& id : group_members(database_, stories(), name))
      if (auto const number = find_number(database_, id); number > 0) {
        work_.push_back(number);
        left_over_.insert(number);
      }
    dissolved_.insert(name);
  }

  void link(Numbers const& slice) {
    std::unordered_map<Number, StoryPrint> prints;
    for_each_value(database_, kSlotStoryWords, slice, [&](Number number, std::string const& bytes) {
      prints.try_emplace(number, unpack_story(bytes));
    });
    auto const candidates = candidates_of(prints);
    Numbers others = slice;
    for (auto const& [number, found] : candidates)
      others.insert(others.end(), found.begin(), found.end());
    sort_once(others);
    Vectors vectors;
    for_each_value(database_, kSlotStoryWords, others,
                   [&](Number number, std::string const& bytes) {
                     vectors.try_emplace(number, rarity_.vector(unpack_story(bytes)));
                   });
    read_groups(others);
    auto order = slice;
    std::erase_if(order, [&](Number number) { return !vectors.contains(number); });
    std::ranges::stable_sort(order, {}, [&](Number number) { return vectors.at(number).day; });
    for (auto const number : order) {
      check_stop(stop_);
      if (auto const found = candidates.find(number); found != candidates.end())
        place(number, found->second, vectors);
      else
        unplaced_.erase(number);
    }
  }

  // For each document those that share most of its rarest words. Words are looked up in their
  // order, so that neighbours come from one block of the table.
  Candidates candidates_of(std::unordered_map<Number, StoryPrint> const& prints) {
    std::vector<std::pair<std::string, Number>> keys;
    for (auto const& [number, print] : prints)
      for (auto& term : rarity_.keys(print)) keys.emplace_back(std::move(term), number);
    std::ranges::sort(keys);
    std::unordered_map<Number, std::unordered_map<Number, unsigned>> shared;
    Numbers listed;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      check_stop(stop_);
      auto const& [term, number] = keys[i];
      if (i == 0 || term != keys[i - 1].first)
        listed.assign(database_.postlist_begin(term), database_.postlist_end(term));
      for (auto const other : listed)
        if (other != number) ++shared[number][other];
    }
    Candidates found;
    for (auto const& [number, others] : shared) found[number] = most_shared(others);
    return found;
  }

  static Numbers most_shared(std::unordered_map<Number, unsigned> const& others) {
    std::vector<std::pair<Number, unsigned>> sorted{others.begin(), others.end()};
    std::ranges::sort(sorted, [](auto const& a, auto const& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (sorted.size() > kMostCandidates) sorted.resize(kMostCandidates);
    Numbers found;
    for (auto const& [number, count] : sorted) found.push_back(number);
    return found;
  }

  // Copies, and stories of documents that are not at work.
  void read_groups(Numbers const& documents) {
    for_each_value(database_, static_cast<unsigned>(field("dup").slot), documents,
                   [&](Number number, std::string const& group) { copies_[number] = group; });
    for_each_value(database_, static_cast<unsigned>(stories().slot), documents,
                   [&](Number number, std::string const& name) {
                     bool const stands = !unplaced_.contains(number) && !dissolved_.contains(name);
                     if (stands && !story_of_.contains(number)) load(name);
                   });
  }

  void load(std::string const& name) {
    Story story{name, {}, {}, false};
    for (auto const& id : group_members(database_, stories(), name)) {
      auto const number = find_number(database_, id);
      if (number == 0) continue;
      auto const bytes = database_.get_document(number).get_value(kSlotStoryWords);
      story_of_[number] = stories_.size();
      story.members.push_back(number);
      story.days.push_back(unpack_story(bytes).day);
    }
    stories_.push_back(std::move(story));
  }

  [[nodiscard]] bool are_copies(Number one, Number other) const {
    auto const a = copies_.find(one);
    auto const b = copies_.find(other);
    return a != copies_.end() && b != copies_.end() && a->second == b->second;
  }

  // A copy's story is the article's. Else the story that fits best, or the article that does.
  void place(Number number, Numbers const& candidates, Vectors const& vectors) {
    auto const& own = vectors.at(number);
    unplaced_.erase(number);
    std::map<std::size_t, StoryOffer> offers;
    std::pair<double, Number> alone{0.0, 0};
    for (auto const other : candidates) {
      auto const found = vectors.find(other);
      if (found == vectors.end() || unplaced_.contains(other)) continue;
      if (are_copies(number, other)) return join(number, other, vectors);
      auto const likeness = story_likeness(own, found->second);
      if (likeness == 0) continue;
      if (auto const story = story_of_.find(other); story != story_of_.end()) {
        offers[story->second].sum += likeness;
        ++offers[story->second].alike;
      } else if (likeness > alone.first) {
        alone = {likeness, other};
      }
    }
    auto best = alone;
    for (auto& [index, offer] : offers) {
      auto const& story = stories_[index];
      complete(offer, story, own.day);
      auto const fit = story.members.size() < kMostMembers ? fit_of(offer, own.day) : std::nullopt;
      if (fit && *fit > best.first) best = {*fit, story.members.front()};
    }
    if (best.second != 0) join(number, best.second, vectors);
  }

  static void complete(StoryOffer& offer, Story const& story, std::int32_t day) {
    auto const [first, last] = std::ranges::minmax(story.days);
    offer.first = first;
    offer.last = last;
    offer.near = static_cast<std::size_t>(std::ranges::count_if(
        story.days, [&](std::int32_t other) { return are_near(day, other); }));
  }

  // To the story of `other`, or into a new one with it.
  void join(Number number, Number other, Vectors const& vectors) {
    if (!story_of_.contains(other)) {
      story_of_[other] = stories_.size();
      stories_.push_back({id_of(other), {other}, {vectors.at(other).day}, true});
    }
    auto const index = story_of_.at(other);
    auto& story = stories_[index];
    story_of_[number] = index;
    story.members.push_back(number);
    story.days.push_back(vectors.at(number).day);
    story.changed = true;
  }

  void store(Story const& story) {
    std::set<std::string> ids;
    for (auto const number : story.members) {
      ids.insert(id_of(number));
      left_over_.erase(number);
      set_group(database_, stories(), number, story.name);
    }
    store_members(database_, stories(), story.name, ids);
  }

  [[nodiscard]] std::string id_of(Number number) const {
    return database_.get_document(number).get_value(static_cast<unsigned>(field("id").slot));
  }

  Xapian::WritableDatabase& database_;
  StopFlag stop_;
  StoryRarity rarity_;
  Numbers work_;
  std::unordered_set<Number> unplaced_;  // of those at work
  std::set<std::string> dissolved_;
  std::set<Number> left_over_;  // of dissolved stories, without a new one so far
  std::vector<Story> stories_;
  std::unordered_map<Number, std::size_t> story_of_;
  std::unordered_map<Number, std::string> copies_;
};

}  // namespace

void update_stories(Xapian::WritableDatabase& database, Touched const& touched, StopFlag stop) {
  if (touched.documents.empty() && touched.behind.empty() && touched.stories.empty()) return;
  StoryUpdate{database, touched, stop}.run();
}

}  // namespace backfile::internal
