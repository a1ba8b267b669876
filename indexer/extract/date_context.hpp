// What stands beside a date and tells that it is of something else, or of the entry itself.
#pragma once

#include <string_view>

namespace backfile::internal {

// "- 19:00" behind "3 May 2020, 13:15": something takes place then.
[[nodiscard]] bool goes_on_till(std::string_view behind);

// "3. - " in front of "5. Mai 2020": the days of an event.
[[nodiscard]] bool begins_earlier(std::string_view before);

// "— Ann Oduya (@annoduya)", "shared by Ann Oduya (@annoduya) on": of a post that is quoted.
[[nodiscard]] bool ends_with_account(std::string_view before);

// What blogs print below a story: "This entry was posted in Harbours on May 3, 2021 by Ann Oduya."
[[nodiscard]] bool tells_of_entry(std::string_view line);

}  // namespace backfile::internal
