// The charset of an XML document whose declaration its bytes contradict.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

struct XmlEncoding {
  std::string label;  // in lower case; empty: the declaration holds
  std::string note;   // the sentence that tells
};

// By the beginning of the document.
[[nodiscard]] XmlEncoding xml_encoding(std::string_view head);

}  // namespace backfile::internal
