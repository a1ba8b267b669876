// Which articles are about one event.
//
// An article joins the story whose members near in time are most like it (story_link.hpp), or makes
// one with the single article most like it. Stories are never joined, and a story keeps its name,
// the id of its first member, as long as it lasts; one that lost a member is made afresh of the
// others. So stories depend a little on what was added together: what comes in one commit is looked
// at by date.
#pragma once

#include "indexer/index/group_store.hpp"
#include "indexer/index/stop.hpp"

namespace backfile::internal {

inline constexpr unsigned kSlotStoryWords = 24;  // analysis/story_words.hpp

// Puts what was touched into stories; not yet committed. To be called behind update_groups: copies
// of one text are in one story. Cost: a look-up for each of an article's words, and a comparison
// for each of the articles that share most of its rare ones.
// Throws Error{interrupted} when it is to stop, and has stored nothing then.
void update_stories(Xapian::WritableDatabase& database, Touched const& touched, StopFlag stop);

}  // namespace backfile::internal
