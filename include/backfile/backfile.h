// Backfile for programs in C and in languages that can call C. Plain C11.
//
// Texts are UTF-8 and end with NUL. What a function hands out through `char**` belongs to the
// caller, who gives it to backfile_free(). Functions return BACKFILE_OK or another status; then
// `*error` is a JSON object {"code", "message", "hint", "position"}: `code` a stable name such as
// "bad_date", `hint` null where there is none, `position` null or {"offset", "length"}, the bytes
// of the query or request that it speaks of. `error` may be NULL for callers that do not want it;
// it is set to NULL on success, and where there is no memory for it. Results are NULL on failure.
// A NULL argument that is needed is an error (BACKFILE_BAD_REQUEST), never a crash. No C++
// exception leaves a function, and nothing is printed.
#ifndef BACKFILE_H
#define BACKFILE_H

#include <backfile/export.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Goes up when a program compiled with this header would no longer work.
#define BACKFILE_ABI 1

// The BACKFILE_ABI of the library that runs.
BACKFILE_API unsigned backfile_abi(void);

// The version of the library that runs, "0.1.0". Not to be freed.
BACKFILE_API char const* backfile_version(void);

// The exit statuses of the programs; numbers are added, never changed.
enum backfile_status {
  BACKFILE_OK = 0,
  BACKFILE_BAD_REQUEST = 2,     // the query, a request, an argument
  BACKFILE_BAD_INPUT = 65,      // an article that cannot be used
  BACKFILE_NOT_FOUND = 66,      // no such index or article
  BACKFILE_BUG = 70,            // in Backfile; or no memory
  BACKFILE_CANNOT_CREATE = 73,  // the index
  BACKFILE_IO = 74,             // reading or writing failed
  BACKFILE_LOCKED = 75,         // another writer is at work; try again
  BACKFILE_UNREADABLE = 76,     // the index is damaged, or another version made it
  BACKFILE_INTERRUPTED = 130
};

// Gives back a text of this library. NULL is nothing to do. Any thread.
BACKFILE_API void backfile_free(char* text);

// --- Asking ---------------------------------------------------------------------------------

// An index that is read. May be shared by threads; every call sees the last commit.
typedef struct backfile_searcher backfile_searcher;

// `*searcher` is the caller's, for backfile_close(). Cost: some milliseconds; keep it open.
BACKFILE_API int backfile_open(char const* index, backfile_searcher** searcher, char** error);

// No call may be running in it. NULL is nothing to do.
BACKFILE_API void backfile_close(backfile_searcher* searcher);

// `request` is a JSON object of at most 1 MiB: {"q": "ferry date:2021..", "limit": 10}. Keys:
// - q: the query
// - match ("any"), exact, stem, variants, lenient (true, false), fuzzy ("0", "1", "2", "auto"),
//   aliases ("NK = North Korea"), date_order ("dmy"), tz, now (RFC 3339): how it is read
// - limit (at most 10,000), offset or cursor (the next_cursor of the page before)
// - sort ("newest" and so on), recency (days)
// - group: "duplicate", "story", "outlet", "none"; what is one hit
// - since, until, on: dates of the query language; undated: "hide", "include", "only"
// - outlet, byline, source, lang, genre, dateline: filters, lists of values; a leading ! excludes
// - facet: ["outlet:5", "lang:all"]; histogram: "month"; field ("updated"): the date it counts by
// - snippets: passages a hit; width: their characters
// - output ("full": with bodies); fields: what hits keep, keys of the JSON or columns of --fields
// - dates ("stated"), format_version (1): these values only
//
// They mean what the options of the same names mean to `backfile-search`.
// An unknown key or value is an error that names it; null is as good as no key. `*answer` is what
// `backfile-search --json` prints: an object of format_version 1.
BACKFILE_API int backfile_search(backfile_searcher const* searcher, char const* request,
                                 char** answer, char** error);

// The number alone, of the same request: {"articles", "groups", "exact", "undated_matches"}.
BACKFILE_API int backfile_count(backfile_searcher const* searcher, char const* request,
                                char** answer, char** error);

// The whole article with its evidence. BACKFILE_NOT_FOUND where no article has the id.
BACKFILE_API int backfile_article(backfile_searcher const* searcher, char const* id, char** article,
                                  char** error);

// --- Writing --------------------------------------------------------------------------------

// An index that is written. One writer an index, across processes; one thread at a time.
typedef struct backfile_writer backfile_writer;

// `options` is NULL or a JSON object: create (true makes the index where there is none),
// lock_timeout_ms (30000: how long to wait for another writer, then BACKFILE_LOCKED). `*writer`
// is the caller's, for backfile_writer_close().
BACKFILE_API int backfile_writer_open(char const* index, char const* options,
                                      backfile_writer** writer, char** error);

// What is not committed is lost. NULL is nothing to do.
BACKFILE_API void backfile_writer_close(backfile_writer* writer);

// What became of an article that was added.
enum backfile_outcome { BACKFILE_ADDED = 0, BACKFILE_UPDATED = 1, BACKFILE_UNCHANGED = 2 };

// Adds an article, or replaces the one with its id. `article` is a JSON object of at most 16 MiB
// whose values are known: id (needed), title, body, date (ISO 8601), outlet, byline, deck, url,
// lang, genre, source, credits, updated, captions. `outcome` may be NULL.
BACKFILE_API int backfile_writer_add(backfile_writer* writer, char const* article, int* outcome,
                                     char** error);

// A scraped page of any format that holds one article: text, HTML, a message, a news item ...; what
// it is shows its bytes and the ending of `path`, which names the page and is not read. The id is
// made from `path` where the format has none of its own. `options` is NULL or a JSON object: outlet,
// byline, date, tz, captured, trust ("declared"), date_order ("dmy"), as in ExtractOptions.
struct backfile_page {
  char const* path;
  char const* bytes;  // any encoding, at most 10 MiB
  size_t size;
  char const* options;
};

// The same for a page, with the fields that it states. BACKFILE_BAD_INPUT for bytes that hold no
// article, or more than one.
BACKFILE_API int backfile_writer_add_page(backfile_writer* writer, struct backfile_page const* page,
                                          int* outcome, char** error);

// `*removed` is 1, or 0 where no article has the id; `removed` may be NULL.
BACKFILE_API int backfile_writer_remove(backfile_writer* writer, char const* id, int* removed,
                                        char** error);

// Makes all changes visible and lasting. Cost: a sync of the disk; commit batches, not articles.
// BACKFILE_BAD_INPUT names an article that could not be stored; the others are committed.
BACKFILE_API int backfile_writer_commit(backfile_writer* writer, char** error);

#ifdef __cplusplus
}
#endif

#endif
