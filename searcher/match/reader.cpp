#include "searcher/match/reader.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/analysis/stems.hpp"
#include "indexer/index/generation.hpp"
#include "indexer/index/group_store.hpp"
#include "indexer/index/record.hpp"
#include "indexer/index/terms.hpp"

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

Reader::Reader(std::filesystem::path index, std::shared_ptr<ValueColumns> columns)
    : index_{std::move(index)},
      generation_{current_generation(index_)},
      database_{open_for_reading(index_)},
      columns_{std::move(columns)} {
  read_index();
}

Reader::Reader(Xapian::Database database)
    : database_{std::move(database)}, columns_{std::make_shared<ValueColumns>()} {
  read_index();
}

void Reader::refresh() {
  auto current = index_.empty() ? std::filesystem::path{} : current_generation(index_);
  if (current != generation_) {
    database_ = open_for_reading(index_);
    generation_ = std::move(current);
  } else if (!database_.reopen() && !commit_.empty()) {
    return;
  }
  read_index();
}

// A writer may break it off; then nothing is named as read, and the next refresh begins again.
void Reader::read_index() {
  commit_.clear();
  words_.clear();
  stem_keys_.clear();
  // One walk: an iterator for each key would read the same blocks again.
  auto const end = database_.allterms_end();
  auto term = database_.allterms_begin();
  for (auto const key : stemmer_keys()) {
    auto const prefix = stem_prefix("", key);
    if (term != end && *term < prefix) term.skip_to(prefix);
    if (term != end && (*term).starts_with(prefix)) stem_keys_.emplace_back(key);
  }
  auto stored = database_.get_metadata(kAliasesKey);
  if (stored != stored_aliases_) {
    aliases_ = AliasTable{unpack_aliases(stored)};
    stored_aliases_ = std::move(stored);
  }
  // Xapian's revision begins again with each generation; a database in memory has none.
  if (!index_.empty())
    commit_ = fmt::format("{} {} {}", database_.get_uuid(), generation_.native(),
                          database_.get_revision());
}

Article Reader::article(DocumentNumber number) const {
  return decode_record(database_.get_document(number).get_data());
}

std::string Reader::id(DocumentNumber number) const {
  static auto const slot = static_cast<unsigned>(field("id").slot);
  return database_.get_document(number).get_value(slot);
}

std::optional<DocumentNumber> Reader::find(std::string const& id) const {
  auto const term = keyword_term(field("id"), id);
  auto const posting = database_.postlist_begin(term);
  if (posting == database_.postlist_end(term)) return std::nullopt;
  return *posting;
}

std::optional<Article> Reader::find_article(std::string const& id) const {
  auto const number = find(id);
  if (!number) return std::nullopt;
  return article(*number);
}

std::uint64_t Reader::frequency(std::string const& term) const {
  if (walked_ != nullptr && **walked_ == term) return walked_->get_termfreq();
  return term.empty() ? database_.get_doccount() : database_.get_termfreq(term);
}

std::vector<std::string> Reader::group(Field const& row, std::string const& id) const {
  auto const name = group_of(database_, row, id);
  return name.empty() ? std::vector{id} : group_members(database_, row, name);
}

void Reader::walk(std::string const& start,
                  std::function<Step(std::string const& term)> const& use) const {
  auto const end = database_.allterms_end(start);
  auto term = database_.allterms_begin(start);
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
  auto const* kept =
      words_[prefix].list([&](auto const& keep) { Vocabulary::walk_words(prefix, keep); });
  if (kept != nullptr)
    kept->walk(use);
  else
    Vocabulary::walk_words(prefix, use);
}

}  // namespace backfile::internal
