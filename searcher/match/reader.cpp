#include "searcher/match/reader.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>

#include "indexer/analysis/stems.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/group_store.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/terms.hpp"
#include "indexer/index/xapian.hpp"

namespace backfile::internal {
namespace {

// Says where a walk is while it lasts; walks may be nested.
class Walked {
 public:
  Walked(Xapian::TermIterator const*& place, Xapian::TermIterator const& term)
      : place_{place}, outer_{std::exchange(place, &term)} {}
  ~Walked() { place_ = outer_; }
  Walked(Walked const&) = delete;
  Walked& operator=(Walked const&) = delete;

 private:
  Xapian::TermIterator const*& place_;
  Xapian::TermIterator const* outer_;
};

}  // namespace

Reader::Reader(std::filesystem::path index)
    : Reader{std::vector{std::move(index)}, std::make_shared<ValueColumns>()} {}

Reader::Reader(std::vector<std::filesystem::path> const& indexes,
               std::shared_ptr<ValueColumns> columns)
    : shards_{indexes}, columns_{std::move(columns)} {
  read_index();
}

Reader::Reader(Xapian::Database database) : Reader{std::vector{std::move(database)}} {}

Reader::Reader(std::vector<Xapian::Database> const& databases)
    : shards_{databases}, columns_{std::make_shared<ValueColumns>()} {
  read_index();
}

// Whatever breaks it off, nothing is named as read then, and the next refresh reads everything.
void Reader::refresh() {
  auto before = std::exchange(commit_, {});
  if (!shards_.refresh() && !before.empty())
    commit_ = std::move(before);
  else
    read_index();
}

void Reader::read_index() {
  commit_.clear();
  words_.clear();
  stem_keys_.clear();
  // One walk: an iterator for each key would read the same blocks again.
  auto const end = database().allterms_end();
  auto term = database().allterms_begin();
  for (auto const key : stemmer_keys()) {
    auto const prefix = stem_prefix("", key);
    if (term != end && *term < prefix) term.skip_to(prefix);
    if (term != end && (*term).starts_with(prefix)) stem_keys_.emplace_back(key);
  }
  read_aliases();
  commit_ = shards_.commit();
}

// What one index knows as one thing is one thing in all of them.
void Reader::read_aliases() {
  std::vector<std::string> stored;
  for (std::size_t i = 0; i < shards_.size(); ++i)
    stored.push_back(shards_.part(i).get_metadata(kAliasesKey));
  if (stored == stored_aliases_) return;
  std::vector<AliasGroup> groups;
  for (auto const& text : stored)
    std::ranges::move(unpack_aliases(text), std::back_inserter(groups));
  aliases_ = AliasTable{std::move(groups)};
  stored_aliases_ = std::move(stored);
}

Article Reader::article(DocumentNumber number) const {
  try {
    return decode_record(database().get_document(number).get_data());
  } catch (Error const& error) {
    throw shards_.told(error, shards_.index_of(number));
  } catch (Xapian::DatabaseCorruptError const& error) {
    throw shards_.told(error, shards_.index_of(number));
  }
}

std::string Reader::id(DocumentNumber number) const {
  static auto const slot = static_cast<unsigned>(field("id").slot);
  return database().get_document(number).get_value(slot);
}

std::optional<DocumentNumber> Reader::find(std::string const& id) const {
  for (std::size_t i = 0; i < shards_.size(); ++i)
    if (auto const own = find_number(shards_.part(i), id); own != 0) return shards_.number(i, own);
  return std::nullopt;
}

std::optional<Article> Reader::find_article(std::string const& id) const {
  auto const number = find(id);
  if (!number) return std::nullopt;
  return article(*number);
}

std::uint64_t Reader::frequency(std::string const& term) const {
  if (walked_ != nullptr && **walked_ == term) return walked_->get_termfreq();
  return term.empty() ? database().get_doccount() : database().get_termfreq(term);
}

std::vector<std::string> Reader::group(Field const& row, std::string const& id) const {
  std::vector<std::string> members;
  for (std::size_t i = 0; i < shards_.size(); ++i)
    if (auto const name = group_of(shards_.part(i), row, id); !name.empty())
      std::ranges::move(group_members(shards_.part(i), row, name), std::back_inserter(members));
  if (members.empty()) return {id};
  std::ranges::sort(members);
  auto const repeated = std::ranges::unique(members);
  members.erase(repeated.begin(), repeated.end());
  return members;
}

void Reader::walk(std::string const& start,
                  std::function<Step(std::string const& term)> const& use) const {
  auto const end = database().allterms_end(start);
  auto term = database().allterms_begin(start);
  Walked const walked{walked_, term};
  while (term != end) {
    auto const step = use(*term);
    if (!step.on) return;
    if (step.to.empty())
      ++term;
    else
      term.skip_to(step.to);
  }
}

void Reader::walk_words(std::string const& prefix,
                        std::function<Step(std::string_view word)> const& use) const {
  auto const [words, is_first] = words_.try_emplace(prefix);
  if (is_first && prefix.empty())
    if (auto const lines = shards_.words()) words->second.take(*lines);
  auto const* kept =
      words->second.list([&](auto const& keep) { Vocabulary::walk_words(prefix, keep); });
  if (kept != nullptr)
    kept->walk(use);
  else
    Vocabulary::walk_words(prefix, use);
}

}  // namespace backfile::internal
