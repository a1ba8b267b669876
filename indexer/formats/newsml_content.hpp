// The contents of a NewsML 1 article: its text in any of the forms that agencies send, captions
// and credits of its pictures.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/newsml_parts.hpp"
#include "indexer/formats/record.hpp"

namespace backfile::internal {

class NewsContents {
 public:
  explicit NewsContents(Record& record) : record_{record} {}

  // All that a component and those beside it hold, but for the parts of other articles. Text may be
  // plain, HTML or NITF, as elements, escaped or in Base64. What is said twice is taken once.
  void add(std::vector<PlacedNode> const& components, std::vector<XmlNode const*> const& others);

  // What the contents are besides text, "Photo, Audio"; empty where there is nothing else.
  [[nodiscard]] std::string left_out() const;

 private:
  void walk(PlacedNode const& component, NewsRole around);
  void add_lines_of_picture(PlacedNode const& component, std::size_t captions_before);
  void add_content(PlacedNode const& content, NewsRole role);
  void add_encoded(PlacedNode const& data, NewsRole role);
  void add_data(PlacedNode const& data, NewsRole role);
  void add_elements(PlacedNode const& data, NewsRole role);
  void add_nitf_element(PlacedNode const& nitf, NewsRole role);
  void add_text(RecordValue const& value, NewsRole role);
  bool add_nitf_text(std::string const& text, std::string const& path, NewsRole role);
  [[nodiscard]] bool is_new(std::string_view text, NewsRole role);
  void leave_out(std::string what);

  Record& record_;
  std::vector<XmlNode const*> const* others_ = nullptr;
  bool beside_ = false;
  std::set<std::string> taken_;  // letters of the texts
  std::string lead_;                // letters of the lead, where the body is no more than that
  std::vector<std::string> left_out_;
};

// A component with pictures, sounds or films, and no text but captions.
[[nodiscard]] bool holds_other(XmlNode const& component);

}  // namespace backfile::internal
