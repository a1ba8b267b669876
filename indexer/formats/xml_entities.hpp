// What references by name stand for in XML: the characters that HTML knows, nothing else.
#pragma once

#include <libxml/tree.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace backfile::internal {

// Keeps what it gives as long as it lives, which must be as long as the parser does.
class XmlEntities {
 public:
  XmlEntities();
  ~XmlEntities();

  // A name that HTML does not know stands for itself: "&name;". Null from the thousandth name on.
  [[nodiscard]] xmlEntity* find(std::string_view name);

 private:
  struct Entry;
  std::map<std::string, std::unique_ptr<Entry>, std::less<>> entries_;
};

}  // namespace backfile::internal
