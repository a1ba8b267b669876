// Newsletters: one message a file, or a mailbox of them.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/formats/registry.hpp"

namespace backfile::internal {

inline constexpr std::size_t kMaxMessageBytes = 32u << 20;  // attachments included

[[nodiscard]] bool looks_like_mail(std::string_view head, std::string_view path);
[[nodiscard]] bool looks_like_mailbox(std::string_view head, std::string_view path);

// An article a message. Subject, Date and From are declared ("mail:/Date"): the name in From is
// the byline where it is a person's whose address carries it ("Ann Lee at Keld Echo" names both),
// else the outlet. The HTML part, or else the plain one, is read as a page, which fills the rest.
void read_mail(ManyInput const& input, ArticleSink& sink);

// One message of either.
struct MessagePlace {
  std::uint64_t line = 0;  // on which it begins
  bool whole = false;      // the file is that message
};
void take_message(std::string_view bytes, MessagePlace place, ManyInput const& input,
                  ArticleSink& sink);

// Messages between "From " lines; of quoted ones (">From ") a mark is taken off. In the memory of
// one message.
void read_mailbox(ManyInput const& input, ArticleSink& sink);

}  // namespace backfile::internal
