// Which addresses mean one page, and the site that a page lies on: for all inputs here, so that a
// feed, a table and a web archive agree.
#pragma once

#include <string>
#include <string_view>

namespace backfile::internal {

// "http://www.keld.example:80/a/?utm_source=rss#top" as "//keld.example/a": what differs between
// two links to one page is left out (scheme of the web, www., tracking parameters, the order of
// the others, the slash at the end, the fragment unless it is a path of its own, "#!/a"). Text
// that is no address is trimmed and stays. Not to be opened: to be compared.
[[nodiscard]] std::string normal_address(std::string_view address);

// "http://", "https://".
[[nodiscard]] bool is_web_address(std::string_view text) noexcept;

// The host without www., in lower case; empty for text that is no address.
[[nodiscard]] std::string site_of(std::string_view address);

// What stands behind #; empty where nothing does.
[[nodiscard]] std::string_view fragment_of(std::string_view address) noexcept;

// The part of an address, or of another name (urn:, tag:, Message-ID), that a person knows it by:
// ".../2023/storm-hits.html" as "storm-hits". May be empty.
[[nodiscard]] std::string readable_part(std::string_view name);

// Text as one word that can be typed: letters and digits, a hyphen for all between, 60 bytes at
// most. May be empty.
[[nodiscard]] std::string as_word(std::string_view text);

}  // namespace backfile::internal
