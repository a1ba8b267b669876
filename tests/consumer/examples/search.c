/* Asks an index from C: search_c INDEX REQUEST, the request as JSON. */
#include <backfile/backfile.h>
#include <stdio.h>

int main(int count, char** words) {
  backfile_searcher* searcher = NULL;
  char* answer = NULL;
  char* error = NULL;
  int status = BACKFILE_BAD_REQUEST;
  if (count != 3) {
    fputs("usage: search_c INDEX REQUEST\n", stderr);
    return status;
  }
  status = backfile_open(words[1], &searcher, &error);
  if (status == BACKFILE_OK) status = backfile_search(searcher, words[2], &answer, &error);
  if (status == BACKFILE_OK)
    puts(answer);
  else
    fprintf(stderr, "%d: %s\n", status, error == NULL ? "no memory" : error);
  backfile_free(answer);
  backfile_free(error);
  backfile_close(searcher);
  return status;
}
