// Why a query matched nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace backfile {

// A part of a query that nothing matched: the articles that the other parts would find.
struct DiagnosisPart {
  std::string text;                    // as the query says it: outlet:"Korea Times"
  std::uint64_t articles_without = 0;  // that match without it
  std::uint64_t undated_without = 0;   // of those, undated ones that its date bound hides
};

// A word of the query that no article has.
struct Spelling {
  std::string word;            // as typed
  std::string closest;         // the commonest near spelling in the index
  std::uint64_t articles = 0;  // with it
};

// Why nothing was found. `parts` is empty where the query has one part, or more than 8.
struct Diagnosis {
  std::vector<DiagnosisPart> parts;
  std::vector<Spelling> suggestions;
  std::string query;  // with the closest spellings put in; empty: nothing to put in
};

}  // namespace backfile
