#include "searcher/match/weight.hpp"

#include <cmath>

#include "indexer/index/schema.hpp"
#include "searcher/match/time_limit.hpp"

namespace backfile::internal {

WordScore::WordScore(WordStatistics const& word, double times)
    : average_length_{word.average_length} {
  if (word.articles < 1 || word.frequency < 1) return;
  auto const occurrences = word.occurrences / kWordWeight;
  auto const expected = word.articles * (1.0 - std::pow(1.0 - 1.0 / word.articles, occurrences));
  auto const rarity = std::log2((word.articles + 1.0) / (expected + 0.5));
  factor_ = times * rarity * (occurrences + 1.0) / word.frequency;
}

double WordScore::even(double wdf, double evenness) const {
  if (wdf <= 0) return 0.0;
  auto const occurrences = wdf / kWordWeight * evenness;
  return factor_ * occurrences / (occurrences + 1.0);
}

WordWeight::WordWeight(WordScore* told) : told_{told} {
  for (auto const statistic : {COLLECTION_SIZE, AVERAGE_LENGTH, TERMFREQ, COLLECTION_FREQ, WQF, WDF,
                               WDF_MAX, DOC_LENGTH, DOC_LENGTH_MIN})
    need_stat(statistic);
}

std::string WordWeight::name() const { return "backfile::WordWeight"; }

double WordWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                               Xapian::termcount) const {
  TimeLimit::check();
  return score_(wdf, length);
}

// A factor of 0 announces that only get_sumextra will be asked.
void WordWeight::init(double factor) {
  if (factor == 0.0) return;
  score_ =
      WordScore{{static_cast<double>(get_collection_size()), get_average_length(),
                 static_cast<double>(get_termfreq()), static_cast<double>(get_collection_freq())},
                factor * get_wqf()};
  if (told_ != nullptr) *told_ = score_;
  most_ = score_(get_wdf_upper_bound(), get_doclength_lower_bound());
}

}  // namespace backfile::internal
