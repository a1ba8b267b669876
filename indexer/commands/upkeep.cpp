#include <nlohmann/json.hpp>
#include <fmt/format.h>

#include <chrono>
#include <fstream>

#include "indexer/commands/commands.hpp"
#include "indexer/console/console.hpp"
#include "indexer/console/output.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/sources/files.hpp"

namespace backfile::internal {

int run_dedup(IndexArguments const& arguments) {
  if (!arguments.operands.empty())
    throw Error{Code::usage, "dedup takes no operand", "backfile-index dedup -d INDEX"};
  std::ofstream list;
  if (!arguments.report.empty()) list.open(arguments.report);
  if (!arguments.report.empty() && !list)
    throw Error{Code::cannot_create, "cannot write the report " + arguments.report,
                "check its folder"};
  auto const timeout = std::chrono::duration<double>(arguments.lock_timeout);
  IndexWriter writer{arguments.index,
                     {false, std::chrono::duration_cast<std::chrono::milliseconds>(timeout)}};
  auto const found = writer.regroup([&](DuplicateGroup const& group) {
    if (list.is_open())
      list << to_json_text(Json{{"id", group.id}, {"members", group.members}}) << '\n';
  });
  if (list.is_open() && !list.flush())
    throw Error{Code::io, "cannot write the report " + arguments.report, "check the free space"};
  write_err(fmt::format("articles {}  duplicates {} ({} {})", found.articles, found.duplicates,
                        found.groups, found.groups == 1 ? "group" : "groups"));
  return 0;
}

int run_info(IndexArguments const& arguments) {
  auto const info = index_info(arguments.index);
  if (arguments.format != "text") {
    Json const json{{"uuid", info.uuid},
                    {"revision", info.revision},
                    {"articles", info.articles},
                    {"dated", info.dated},
                    {"undated", info.articles - info.dated},
                    {"earliest", info.earliest.empty() ? Json{} : Json(info.earliest)},
                    {"latest", info.latest.empty() ? Json{} : Json(info.latest)},
                    {"outlet_known", info.outlet_known},
                    {"alias_groups", info.alias_groups},
                    {"tombstones", info.tombstones},
                    {"ungrouped", info.ungrouped},
                    {"bytes", info.bytes},
                    {"generation", info.generation},
                    {"schema", info.schema},
                    {"analysis", info.analysis},
                    {"stemmer", info.stemmer}};
    print(to_json_text(json) + '\n', Content::data);
    return 0;
  }
  auto text = fmt::format("{} articles, {} on disk\n", info.articles, format_size(info.bytes));
  text += fmt::format("dated {} · undated {}", info.dated, info.articles - info.dated);
  if (info.dated > 0) text += fmt::format(" · {} to {}", info.earliest, info.latest);
  text += fmt::format("\noutlet known {} · unknown {}\n", info.outlet_known,
                      info.articles - info.outlet_known);
  if (info.tombstones > 0) text += fmt::format("removed for good {}\n", info.tombstones);
  if (info.ungrouped > 0)
    text +=
        fmt::format("copies and stories of {} articles are not found yet: add or dedup does it\n",
                    info.ungrouped);
  if (info.alias_groups > 0) text += fmt::format("alias groups {}\n", info.alias_groups);
  text += fmt::format("{}, revision {}, schema {}, analysis {}, {}\n", info.generation,
                      info.revision, info.schema, info.analysis, info.stemmer);
  print(text, Content::text);
  return 0;
}

int run_check(IndexArguments const& arguments) {
  auto const wrong = check_index(arguments.index);
  bool const whole = wrong.empty();
  if (arguments.format != "text")
    print(to_json_text({{"whole", whole}, {"wrong", wrong}}) + '\n', Content::data);
  else if (whole)
    print(fmt::format("{} articles, all whole\n", index_info(arguments.index).articles),
          Content::text);
  else
    for (auto const& line : wrong) write_err("wrong: " + line);
  return whole ? 0 : exit_status(Code::corrupt);
}

}  // namespace backfile::internal
