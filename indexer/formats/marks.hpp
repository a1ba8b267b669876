// What an input says of an article by which it is known again, apart from the values that are
// shown. The ids that come of it are decided in index/identity.
#pragma once

#include <backfile/article.hpp>
#include <cstdint>
#include <string>

namespace backfile::internal {

struct Marks {
  std::string declared = {};  // an id that the operator or the record gives: kept as it is
  std::string own = {};       // the format's: guid, Atom id, Message-ID
  std::string scope = {};     // the site or channel that `own` was given on
  std::string address = {};   // as it stands
  std::string name = {};      // what a person knows it by: the title, or how the text begins
  // Of title, text, outlet, date as they stand, however they are written in the file; the counter
  // of readers beside them is no other article.
  std::uint64_t content = 0;
  bool page = false;   // its address is that of a page, not of an entry in a feed or a table
  bool whole = false;  // the file holds this article and can hold no other
};

struct FoundArticle {
  Article article;
  Marks marks;
};

}  // namespace backfile::internal
