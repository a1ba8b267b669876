// The C interface from C: answers, every kind of error, and misuse. c_client FOLDER
#include <backfile/backfile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

static void check(int holds, char const* what, int line) {
  if (holds) return;
  ++failures;
  fprintf(stderr, "c_client.c:%d: not so: %s\n", line, what);
}
#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

// The status is as expected, and the error (which is freed) has the part.
static void check_error(int status, int expected, char* error, char const* part, int line) {
  if (status != expected || error == NULL || strstr(error, part) == NULL) {
    ++failures;
    fprintf(stderr, "c_client.c:%d: status %d, not %d with %s: %s\n", line, status, expected, part,
            error == NULL ? "(no error)" : error);
  }
  backfile_free(error);
}
#define REFUSED(call, expected, part)                          \
  do {                                                         \
    int const status_ = (call);                                \
    check_error(status_, (expected), error, (part), __LINE__); \
  } while (0)

static void check_answer(int status, char* answer, char const* part, int line) {
  if (status != BACKFILE_OK || answer == NULL || strstr(answer, part) == NULL) {
    ++failures;
    fprintf(stderr, "c_client.c:%d: status %d, no %s in %s\n", line, status, part,
            answer == NULL ? "(no answer)" : answer);
  }
  backfile_free(answer);
}
#define ANSWERED(call, part)                         \
  do {                                               \
    int const status_ = (call);                      \
    check_answer(status_, answer, (part), __LINE__); \
  } while (0)

static char const kStorm[] =
    "{\"id\": \"storm-1\", \"title\": \"Storm closes the harbour\", \"date\": \"2021-02-03\", "
    "\"outlet\": \"Quillmoor Packet\", \"body\": \"The ferry stayed in the harbour.\"}";
static char const kUndated[] =
    "{\"id\": \"storm-2\", \"title\": \"Storm stories\", \"body\": \"Three old storms.\"}";
static char const kPage[] =
    "Lamp oil prices fall\n\nSeptember 14, 2021 By Edith Marchbank\n\n"
    "Lamp oil fell for the third week, dealers in Quillmoor said on Tuesday afternoon.\n\n"
    "Copyright (c) 2021 Quillmoor Packet. All rights reserved.\n";

// What a page is shows in its bytes.
static void add_other_pages(backfile_writer* writer) {
  static char const kHtml[] =
      "<!doctype html><title>Ferry</title><h1>Ferry returns to Keld</h1>"
      "<p>The ferry is back in the harbour of Keld, the board said.</p>";
  static char const kTable[] = "title,body\nStorm,Words\nFerry,Words\n";
  static char const kSitemap[] = "<?xml version=\"1.0\"?><urlset><url/></urlset>";
  struct backfile_page page = {"pages/ferry_html", kHtml, sizeof kHtml - 1, NULL};
  char* error = NULL;
  int outcome = -1;
  int removed = -1;
  page.options = "{\"date_order\": \"dmy\"}";
  CHECK(backfile_writer_add_page(writer, &page, &outcome, &error) == BACKFILE_OK);
  CHECK(backfile_writer_remove(writer, "ferry_html", &removed, &error) == BACKFILE_OK);
  CHECK(removed == 1);
  page.bytes = kTable;
  page.size = sizeof kTable - 1;
  REFUSED(backfile_writer_add_page(writer, &page, &outcome, &error), BACKFILE_BAD_INPUT,
          "holds more than one article");
  page.bytes = kSitemap;
  page.size = sizeof kSitemap - 1;
  REFUSED(backfile_writer_add_page(writer, &page, &outcome, &error), BACKFILE_BAD_INPUT,
          "XML with the root <urlset>");
}

static void write_articles(char const* index) {
  backfile_writer* writer = NULL;
  backfile_writer* second = NULL;
  char* error = NULL;
  int outcome = -1;
  int removed = -1;
  struct backfile_page page = {"pages/lamp_oil.txt", kPage, sizeof kPage - 1, NULL};
  struct backfile_page declared = page;
  struct backfile_page nameless = page;
  declared.path = "pages/lamp_oil_declared.txt";
  declared.options = "{\"outlet\": \"Tern Rock Courier\", \"trust\": \"declared\"}";
  nameless.path = "";

  REFUSED(backfile_writer_open(index, NULL, &writer, &error), BACKFILE_NOT_FOUND, "no_database");
  CHECK(writer == NULL);
  REFUSED(backfile_writer_open(index, "{\"make\": true}", &writer, &error), BACKFILE_BAD_REQUEST,
          "there is no key 'make'");
  CHECK(backfile_writer_open(index, "{\"create\": true}", &writer, &error) == BACKFILE_OK);
  CHECK(error == NULL);
  REFUSED(backfile_writer_open(index, "{\"lock_timeout_ms\": 0}", &second, &error), BACKFILE_LOCKED,
          "\"code\":\"locked\"");
  CHECK(backfile_writer_add(writer, kStorm, &outcome, &error) == BACKFILE_OK);
  CHECK(outcome == BACKFILE_ADDED);
  CHECK(backfile_writer_add(writer, kUndated, NULL, NULL) == BACKFILE_OK);
  CHECK(backfile_writer_add_page(writer, &page, &outcome, &error) == BACKFILE_OK);
  CHECK(backfile_writer_add_page(writer, &declared, &outcome, &error) == BACKFILE_OK);
  REFUSED(backfile_writer_add_page(writer, &nameless, &outcome, &error), BACKFILE_BAD_REQUEST,
          "page.path is empty");
  add_other_pages(writer);
  REFUSED(backfile_writer_add(writer, "{\"title\": \"x\"}", &outcome, &error), BACKFILE_BAD_INPUT,
          "has no id");
  REFUSED(backfile_writer_add(writer, "[1]", &outcome, &error), BACKFILE_BAD_INPUT,
          "no JSON object");
  CHECK(backfile_writer_commit(writer, &error) == BACKFILE_OK);
  CHECK(backfile_writer_add(writer, kStorm, &outcome, &error) == BACKFILE_OK);
  CHECK(outcome == BACKFILE_UNCHANGED);
  CHECK(backfile_writer_remove(writer, "never", &removed, &error) == BACKFILE_OK && removed == 0);
  CHECK(backfile_writer_remove(writer, "lamp_oil", &removed, &error) == BACKFILE_OK);
  CHECK(removed == 1);
  CHECK(backfile_writer_commit(writer, &error) == BACKFILE_OK);
  CHECK(backfile_writer_remove(writer, "storm-1", &removed, &error) == BACKFILE_OK);
  backfile_writer_close(writer);
}

static void ask(backfile_searcher const* searcher) {
  char* answer = NULL;
  char* error = NULL;
  ANSWERED(backfile_search(searcher, "{\"q\": \"storm\"}", &answer, &error), "\"articles\":2,");
  ANSWERED(backfile_search(searcher, "{\"q\": \"storm date:2021\"}", &answer, &error),
           "\"articles\":1,\"groups\":1,\"exact\":true,\"undated_matches\":1}");
  ANSWERED(backfile_search(searcher, "{\"q\": \"ferry\", \"fields\": [\"id\", \"title\"]}", &answer,
                           &error),
           "\"hits\":[{\"id\":\"storm-1\",\"title\":\"Storm closes the harbour\"}]");
  ANSWERED(backfile_search(searcher,
                           "{\"q\": \"*\", \"facet\": \"outlet\", \"histogram\": \"year\", "
                           "\"limit\": 0, \"outlet\": [\"!quillmoor packet\"]}",
                           &answer, &error),
           "\"facets\":{\"outlet\":{\"values\":[{\"value\":\"Tern Rock Courier\",\"count\":1,");
  ANSWERED(backfile_count(searcher, "{\"q\": \"lamp OR storm\"}", &answer, &error),
           "{\"articles\":3,\"groups\":3,\"exact\":true,\"undated_matches\":0}");
  ANSWERED(backfile_article(searcher, "storm-1", &answer, &error),
           "\"body\":\"The ferry stayed in the harbour.\"");
  CHECK(backfile_search(searcher, "{\"q\": \"nowhere\"}", &answer, NULL) == BACKFILE_OK);
  backfile_free(answer);
}

static void ask_wrongly(backfile_searcher const* searcher) {
  char* answer = NULL;
  char* error = NULL;
  REFUSED(backfile_search(searcher, "{\"q\": \"storm date:yestreday\"}", &answer, &error),
          BACKFILE_BAD_REQUEST, "\"position\":{\"offset\":11,\"length\":9}");
  CHECK(answer == NULL);
  REFUSED(backfile_search(searcher, "{\"q\": \"storm\", \"limt\": 3}", &answer, &error),
          BACKFILE_BAD_REQUEST, "there is no key 'limt'");
  REFUSED(backfile_search(searcher, "{\"limit\": 3}", &answer, &error), BACKFILE_BAD_REQUEST,
          "empty_query");
  REFUSED(backfile_count(searcher, "{\"q\": ", &answer, &error), BACKFILE_BAD_REQUEST,
          "no valid JSON");
  REFUSED(backfile_article(searcher, "never", &answer, &error), BACKFILE_NOT_FOUND,
          "article_not_found");
  CHECK(backfile_article(searcher, "never", &answer, NULL) == BACKFILE_NOT_FOUND);
}

// A request of more than its limit, and one nested deeper than any reader should go.
static void ask_too_much(backfile_searcher const* searcher) {
  size_t const size = 2u << 20;
  char* const request = malloc(size + 1);
  char* answer = NULL;
  char* error = NULL;
  if (request == NULL) return;
  memset(request, ' ', size);
  request[size] = '\0';
  REFUSED(backfile_search(searcher, request, &answer, &error), BACKFILE_BAD_REQUEST, "1048576");
  memset(request, '[', 1u << 19);
  request[1u << 19] = '\0';
  REFUSED(backfile_search(searcher, request, &answer, &error), BACKFILE_BAD_REQUEST,
          "no valid JSON");
  free(request);
}

static void misuse(backfile_searcher* searcher) {
  char* answer = NULL;
  char* error = NULL;
  backfile_searcher* opened = NULL;
  REFUSED(backfile_open(NULL, &opened, &error), BACKFILE_BAD_REQUEST, "index is NULL");
  REFUSED(backfile_open("nowhere", NULL, &error), BACKFILE_BAD_REQUEST, "searcher is NULL");
  REFUSED(backfile_open("nowhere", &opened, &error), BACKFILE_NOT_FOUND, "no_database");
  REFUSED(backfile_search(NULL, "{}", &answer, &error), BACKFILE_BAD_REQUEST, "searcher is NULL");
  REFUSED(backfile_search(searcher, NULL, &answer, &error), BACKFILE_BAD_REQUEST,
          "request is NULL");
  REFUSED(backfile_search(searcher, "{\"q\": \"a\"}", NULL, &error), BACKFILE_BAD_REQUEST,
          "answer is NULL");
  REFUSED(backfile_count(NULL, "{}", &answer, &error), BACKFILE_BAD_REQUEST, "searcher is NULL");
  REFUSED(backfile_article(searcher, NULL, &answer, &error), BACKFILE_BAD_REQUEST, "id is NULL");
  REFUSED(backfile_writer_open(NULL, NULL, NULL, &error), BACKFILE_BAD_REQUEST, "writer is NULL");
  REFUSED(backfile_writer_add(NULL, kStorm, NULL, &error), BACKFILE_BAD_REQUEST, "writer is NULL");
  REFUSED(backfile_writer_add_page(NULL, NULL, NULL, &error), BACKFILE_BAD_REQUEST,
          "writer is NULL");
  REFUSED(backfile_writer_remove(NULL, "a", NULL, &error), BACKFILE_BAD_REQUEST, "writer is NULL");
  REFUSED(backfile_writer_commit(NULL, &error), BACKFILE_BAD_REQUEST, "writer is NULL");
  CHECK(backfile_search(NULL, NULL, NULL, NULL) == BACKFILE_BAD_REQUEST);
  backfile_close(NULL);
  backfile_writer_close(NULL);
  backfile_free(NULL);
}

int main(int count, char** words) {
  char index[1024];
  backfile_searcher* searcher = NULL;
  char* error = NULL;
  if (count != 2) return BACKFILE_BAD_REQUEST;
  snprintf(index, sizeof index, "%s/c.index", words[1]);
  CHECK(backfile_abi() == BACKFILE_ABI);
  CHECK(strchr(backfile_version(), '.') != NULL);
  write_articles(index);
  CHECK(backfile_open(index, &searcher, &error) == BACKFILE_OK);
  if (searcher == NULL) return 1;
  ask(searcher);
  ask_wrongly(searcher);
  ask_too_much(searcher);
  misuse(searcher);
  backfile_close(searcher);
  if (failures == 0) puts("ok");
  return failures == 0 ? 0 : 1;
}
