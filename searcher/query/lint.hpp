// What is legal but probably not meant: notes, and errors that teach.
#pragma once

#include "searcher/query/normalise.hpp"
#include "searcher/query/parser.hpp"

namespace backfile::internal {

// 'or', 'not', 'w/5' in small letters between words are words; says so.
void note_lowercase_operators(std::vector<Token> const& tokens, std::vector<Note>& notes);

// W/n has an order in Factiva and none in Lexis and here; says so once.
void note_unordered(std::vector<Token> const& tokens, std::vector<Note>& notes);

// `date aft 9/1/2023` (Lexis) and `date:2023-09-01 to 2023-09-30` would be read as words: Error
// unsupported_operator with the way to write them.
void check_foreign_dates(QueryText const& source, std::vector<Token> const& tokens);

// since: behind until: leaves no day: Error reversed_range.
void check_window(QueryText const& source, Node const& tree);

}  // namespace backfile::internal
