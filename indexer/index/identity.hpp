// Under which id an input is stored: what makes two inputs one article, and what keeps two apart.
//
// An article is known by the first of these that it has:
//   a declared id                          shown as it is
//   the format's own (guid, Message-ID)    last part and hash: "storm-4f1c09d2ab77"
//   its address, normalised                likewise
//   the place of its file, if it is alone  the file's stem; "stem-1a2b3c4d" where that is taken
//   what it says                           title and hash
// Several of one input with one guid or address are told apart by their full address, then by
// what they say: a hash is appended for each. Those keep their ids when they come again alone,
// because an id that was divided once is recognised by the ids that begin with it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/formats/input_reader.hpp"
#include "indexer/formats/marks.hpp"
#include "indexer/index/sink.hpp"

namespace backfile::internal {

// What is stored, or on its way there.
struct KnownArticles {
  std::function<std::optional<StoredInput>(std::string const& id)> find;
  // As stored; costs a record, and may wait for others.
  std::function<std::optional<Article>(std::string const& id)> article;
  std::function<bool(std::string const& beginning)> any_id;  // that begins so
  std::function<std::vector<std::string>(std::string const& term)> ids_with;
};

struct Identified {
  std::string id = {};
  StoredInput input = {};    // without the hash of what is read
  std::string note = {};     // what was decided that nobody would expect; empty for most
  bool moved = false;        // a file that lay elsewhere
  bool repeated = false;     // this input had the article already
};

// The id of a record or page with an id or address of its own, where no other shares it. Empty
// for what is known by its file or by what it says.
[[nodiscard]] std::string own_id(Marks const& marks);

class Identities {
 public:
  explicit Identities(KnownArticles known) : known_{std::move(known)} {}

  // `bytes` are what the article is read from. Inputs come in the order in which they lie.
  [[nodiscard]] Identified identify(Origin const& origin, std::string_view bytes);

 private:
  // What an id was given to within one input.
  struct Given {
    std::uint64_t address = 0;
    std::uint64_t content = 0;
    std::uint64_t line = 0;
  };
  struct Wanted;

  void enter(std::string const& path);
  [[nodiscard]] Identified declared(Origin const& origin, std::uint64_t content);
  [[nodiscard]] Identified shared(Wanted const& wanted, Origin const& origin);
  [[nodiscard]] std::optional<std::string> known_as(Wanted const& wanted) const;
  [[nodiscard]] std::string new_name(Wanted const& wanted) const;
  [[nodiscard]] bool is_divided(std::string const& id) const;
  [[nodiscard]] bool is_other_part(Wanted const& wanted, Origin const& origin) const;
  [[nodiscard]] Identified file(Origin const& origin, std::uint64_t content);
  [[nodiscard]] std::optional<std::string> at_place(std::uint64_t place) const;
  [[nodiscard]] std::optional<std::string> gone_with(std::uint64_t content, std::uint64_t place);
  [[nodiscard]] std::string free_name(std::string const& stem, std::uint64_t place) const;

  KnownArticles known_;
  std::string input_;                                 // the one that is being read
  std::unordered_map<std::string, Given> given_;      // in it
  std::unordered_map<std::uint64_t, std::string> moved_;  // places of files that lay elsewhere
  std::unordered_set<std::string> claimed_;           // their ids
  std::unordered_set<std::string> divided_;  // beginnings of ids that were told apart in this run
};

// Of an article that a program hands over: by its id, its path, its address, what it says.
[[nodiscard]] Identified identify(Article const& article, KnownArticles const& known);

// From where a path counts: the folder of this process; empty for one that is whole, or none.
[[nodiscard]] std::string current_folder(std::string const& path);

}  // namespace backfile::internal
