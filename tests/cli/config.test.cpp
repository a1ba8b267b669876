// Options from a file, and the help that lists them all.

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

using namespace backfile::test;

namespace {

using Words = std::vector<std::string>;

struct Config {
  TemporaryFolder folder;
  std::string const& path = sample_index().path;
  std::string home = "XDG_CONFIG_HOME=" + folder.path("home");

  [[nodiscard]] Finished with(std::string const& text, Words words = {"title:ferry"}) const {
    words.insert(words.begin(), {"--config", folder.write("own.toml", text)});
    return search(std::move(words));
  }
};

}  // namespace

TEST_CASE_METHOD(Config, "config: settings are long options", "[cli][config]") {
  CHECK(with("db = \"" + path + "\"\n[search]\noutput = \"ids\"\n").out ==
        "040_ferry_aground_sound\n");
  CHECK(with("db = \"" + path + "\"\n[search]\nformat = \"csv\"\nfields = \"id\"\n").out ==
        "id\r\n040_ferry_aground_sound\r\n");
  // The command line wins; flags and lists work; the other program's section is not ours.
  CHECK(with("# a comment\ndb = \"" + path + "\"\n[search]\nlimit = 5\nall = true\n" +
                 "outlet = [\"Larkwire\", \"no such\"]\n[index]\njobs = 1\n",
             {"count", "*"})
            .out != "92\n");
  CHECK(with("db = \"nowhere\"\n", {"-d", path, "count", "*"}).out == "92\n");
}

TEST_CASE_METHOD(Config, "config: unknown settings are refused, with the file", "[cli][config]") {
  for (auto const& [text, setting] : std::vector<std::pair<std::string, std::string>>{
           {"limitt = 5\n", "limitt"},
           {"[search]\nlimitt = 5\n", "limitt"},
           {"jobs = 2\n", "jobs"},
           {"[serach]\nlimit = 5\n", "[serach]"},
           {"words = \"ferry\"\n", "words"},
       }) {
    INFO(text);
    auto const done = with(text);
    CHECK(done.status == 2);
    CHECK(done.out.empty());
    CHECK(contains(done.err, folder.path("own.toml") + ": there is no setting '" + setting + "'"));
  }
  auto const missing = search({"--config", folder.path("none.toml"), "ferry"});
  CHECK(missing.status == 2);
  CHECK(contains(missing.err, "none.toml"));
}

TEST_CASE_METHOD(Config, "config: as editors and shells leave it", "[cli][config]") {
  CHECK(with("\xEF\xBB\xBF" "db = \"" + path + "\"\r\nlimit = 1\r\n", {"count", "*"}).out == "92\n");
  auto const index_at_home =
      search({"--config", folder.write("home.toml", "db = \"~/index\"\n"), "count", "*"},
             {.env = {"HOME=" + folder.path("nobody")}});
  CHECK(contains(index_at_home.err, "no index at " + folder.path("nobody") + "/index"));
  struct Row {
    std::string text;
    std::string_view reason;
  };
  for (auto const& [text, reason] : std::vector<Row>{
           {"\xFF\xFE", "no settings: it is no text in UTF-8"},
           {std::string{"\xFF\xFEl\0i\0", 6}, "no settings: it is no text in UTF-8"},
           {"limit = 1\nlimit = 2\n", "'limit' takes one value, and has 2"},
           {"limit = 1\nsort = \"date\"\nlimit = 2\n", "'limit' stands there twice"},
           {"tz = \"Europe/Nowhere\"\n", "there is no time zone 'Europe/Nowhere'"}}) {
    INFO(text);
    auto const done = with(text, {"-d", path, "count", "*"});
    CHECK(done.status == 2);
    CHECK(done.out.empty());
    CHECK(contains(done.err, std::string{reason}));
  }
}

TEST_CASE_METHOD(Config, "config: the file of the user", "[cli][config]") {
  folder.write("home/backfile/config.toml",
               "db = \"" + path + "\"\n[search]\noutput = \"count\"\n[index]\nformat = \"json\"\n");
  CHECK(search({"title:ferry"}, {.env = {home}}).out == "1\n");
  CHECK(index({"info"}, {.env = {home}}).out.starts_with("{\"uuid\""));
  folder.write("home/backfile/config.toml", "colour = \"never\"\n");
  auto const done = index({"info"}, {.env = {home}});
  CHECK(done.status == 2);
  CHECK(contains(done.err, "home/backfile/config.toml: there is no setting 'colour'"));
  CHECK(search({"-d", path, "count", "*"}, {.env = {"XDG_CONFIG_HOME=" + folder.path("empty")}})
            .out == "92\n");
}

TEST_CASE("help: all options, in the columns there are", "[cli][config]") {
  for (bool const indexer : {true, false}) {
    for (auto const* columns : {"COLUMNS=80", "COLUMNS=200"}) {
      auto const help = indexer ? index({"--help-all"}, {.env = {columns}})
                                : search({"--help-all"}, {.env = {columns}});
      CHECK(help.status == 0);
      for (auto const* option :
           {"--db DIR", "--config FILE", "--help-all", "--version", "--format"})
        CHECK(contains(help.out, option));
      for (auto const& line : lines(help.out)) {
        INFO(line);
        CHECK(line.size() <= (columns == std::string{"COLUMNS=80"} ? 80u : 100u));
      }
    }
    auto const brief = indexer ? index({"--help"}) : search({"--help"});
    CHECK(contains(brief.out, "Options of every day (all of them: --help-all)\n"));
    CHECK_FALSE(contains(brief.out, "--lock-timeout"));
    CHECK_FALSE(contains(brief.out, "--format-version"));
  }
}
