#include "searcher/match/value_columns.hpp"

#include <unordered_map>

#include "indexer/index/schema.hpp"
#include "searcher/match/reader.hpp"

namespace backfile::internal {
namespace {

constexpr std::size_t kDayDigits = 8;

// Nothing that is counted looks behind the day, and the moments of all articles differ.
std::size_t digits_of(unsigned slot) {
  for (auto const& row : fields())
    if (row.kind == FieldKind::date && !row.multiple && row.slot == static_cast<int>(slot))
      return kDayDigits;
  return std::string::npos;
}

void count_streamed(Reader const& reader, std::vector<DocumentNumber> const& articles,
                    unsigned slot, UseValue const& use) {
  auto value = reader.database().valuestream_begin(slot);
  auto const end = reader.database().valuestream_end(slot);
  auto const digits = digits_of(slot);
  std::unordered_map<std::string, std::uint64_t> tally;
  for (auto const article : articles) {
    if (value != end && value.get_docid() < article) value.skip_to(article);
    bool const has = value != end && value.get_docid() == article;
    ++tally[has ? (*value).substr(0, digits) : std::string{}];
  }
  for (auto const& [text, number] : tally) use(text, number);
}

}  // namespace

std::shared_ptr<ValueColumn const> ValueColumn::read(Xapian::Database const& database,
                                                     unsigned slot, std::size_t digits) {
  auto column = std::make_shared<ValueColumn>();
  auto bytes = sizeof(std::uint32_t) * (std::size_t{database.get_lastdocid()} + 1);
  if (bytes > kMaxColumnBytes) return nullptr;
  column->ordinals_.resize(std::size_t{database.get_lastdocid()} + 1);
  std::unordered_map<std::string, std::uint32_t> known;
  auto const end = database.valuestream_end(slot);
  for (auto value = database.valuestream_begin(slot); value != end; ++value) {
    auto const next = static_cast<std::uint32_t>(column->values_.size());
    auto const [at, is_new] = known.emplace((*value).substr(0, digits), next);
    column->ordinals_[value.get_docid()] = at->second;
    if (!is_new) continue;
    column->values_.push_back(at->first);
    bytes += sizeof(std::string) + at->first.size();
    if (bytes > kMaxColumnBytes) return nullptr;
  }
  return column;
}

void ValueColumn::count(std::vector<DocumentNumber> const& articles, UseValue const& use) const {
  std::vector<std::uint64_t> counts(values_.size());
  for (auto const article : articles) ++counts[article < ordinals_.size() ? ordinals_[article] : 0];
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) use(values_[i], counts[i]);
}

std::shared_ptr<ValueColumn const> ValueColumns::find(Reader const& reader, unsigned slot,
                                                      std::size_t articles) {
  {
    std::lock_guard const hold{mutex_};
    auto& kept = kept_[slot];
    if (kept.commit != reader.commit()) kept = {reader.commit(), 0, false, nullptr};
    if (kept.column) return kept.column;
    bool const worth = kept.read >= reader.database().get_doccount();
    kept.read += articles;
    if (!worth || kept.tried) return nullptr;
    kept.tried = true;  // others go on without it
  }
  auto column = ValueColumn::read(reader.database(), slot, digits_of(slot));
  std::lock_guard const hold{mutex_};
  auto& kept = kept_[slot];
  if (kept.commit == reader.commit()) kept.column = column;
  return column;
}

void count_values(Reader const& reader, std::vector<DocumentNumber> const& articles, int slot,
                  UseValue const& use) {
  auto const number = static_cast<unsigned>(slot);
  if (auto const column = reader.columns().find(reader, number, articles.size()))
    column->count(articles, use);
  else
    count_streamed(reader, articles, number, use);
}

}  // namespace backfile::internal
