// What an answer can look like.
#pragma once

namespace backfile::internal {

enum class OutputFormat { text, json, jsonl, csv, tsv, ids, paths, template_text, ninjs, trec };

// How much of each match is written.
enum class Extent { summary, full, count };

}  // namespace backfile::internal
