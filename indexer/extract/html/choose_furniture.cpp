#include <fmt/format.h>

#include <string>
#include <unordered_set>

#include "indexer/extract/html/main_text.hpp"
#include "indexer/extract/leftovers.hpp"

// Every text of a page is in some field: what no other has is furniture, as on text pages, be it a
// menu, another story, a comment or a line of the article that was not taken for one. Beyond a bound
// the words are counted in a note.

namespace backfile::internal {
namespace {

constexpr std::size_t kMostFurnitureTexts = 1000;
constexpr std::size_t kMostFurnitureBytes = 1u << 18;  // of all of them

class LeftTexts {
 public:
  explicit LeftTexts(Page& page)
      : page_{page}, words_{page.article}, main_{page.blocks_below(page.main)} {}

  void run() {
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      if (!is_text(i)) place(i);
    if (left_out_ > 0)
      page_.article.notes.push_back(fmt::format(
          "{} words around the article were left out: there are too many.", left_out_));
  }

 private:
  bool is_text(std::size_t i) const {
    bool const text = page_.places[i] == Place::body || page_.places[i] == Place::heading;
    return text && i >= page_.body_begin && i < page_.body_end;
  }

  bool is_within(std::size_t i) const { return i >= main_.first && i < main_.second; }

  void place(std::size_t i) {
    auto const& block = page_.blocks[i];
    bool const inner = is_within(i) && page_.places[i] == Place::furniture;
    if (!inner && words_.has_all(block.text)) return;
    if (!seen_.insert(block.text).second) return;
    auto& furniture = page_.article.furniture;
    bytes_ += block.text.size();
    bool const room = furniture.size() < kMostFurnitureTexts && bytes_ <= kMostFurnitureBytes;
    if (room)
      furniture.push_back(block.text);
    else
      left_out_ += block.units;
  }

  Page& page_;
  FieldWords words_;
  std::pair<std::size_t, std::size_t> main_;  // its blocks
  std::unordered_set<std::string_view> seen_;
  std::size_t bytes_ = 0;
  std::size_t left_out_ = 0;  // words
};

}  // namespace

void choose_furniture(Page& page) { LeftTexts{page}.run(); }

}  // namespace backfile::internal
