// Articles that cannot be stored cost no other article anything.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "indexer/index/document.hpp"
#include "indexer/index/sink.hpp"
#include "indexer/index/writer.hpp"
#include "indexer/index/xapian.hpp"
#include "searcher/match/reader.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::article_of;

namespace {

using Ids = std::set<std::string>;

// Behaves as Xapian does: whatever is not committed is gone after a failure, and some failures
// show only at commit.
class PoisonedSink final : public Sink {
 public:
  PoisonedSink(std::unique_ptr<Sink> inside, Ids const& at_put, Ids const& at_commit)
      : inside_{std::move(inside)}, at_put_{at_put}, at_commit_{at_commit} {}

  void put(PlainDocument const& document, StoredInput const& input, bool) override {
    if (at_put_.contains(document.id)) fail("put " + document.id);
    waiting_[document.id] = {document, input};
  }
  bool remove(std::string const& id) override {
    bool const known = waiting_.contains(id) || inside_->find(id);
    waiting_[id] = {};
    return known;
  }
  void commit() override {
    for (auto const& [id, change] : waiting_)
      if (at_commit_.contains(id) && !change.first.id.empty()) fail("commit " + id);
    for (auto const& [id, change] : std::exchange(waiting_, {})) {
      if (change.first.id.empty())
        inside_->remove(id);
      else
        inside_->put(change.first, change.second, false);
    }
    inside_->commit();
  }
  void rollback() override { waiting_.clear(); }
  void set_metadata(std::string const& key, std::string const& value) override {
    inside_->set_metadata(key, value);
  }
  std::string metadata(std::string const& key) override { return inside_->metadata(key); }
  std::optional<StoredInput> find(std::string const& id) override { return inside_->find(id); }
  std::uint64_t article_count() override { return inside_->article_count(); }
  std::uint64_t articles_with(Field const& row) override { return inside_->articles_with(row); }

 private:
  [[noreturn]] void fail(std::string const& what) {
    waiting_.clear();
    throw Error{Code::internal, what};
  }

  std::unique_ptr<Sink> inside_;
  Ids const& at_put_;
  Ids const& at_commit_;
  std::map<std::string, std::pair<PlainDocument, StoredInput>> waiting_;
};

struct Bench {
  Bench(Ids bad_at_put, Ids bad_at_commit, WriterOptions const& options = {})
      : at_put{std::move(bad_at_put)},
        at_commit{std::move(bad_at_commit)},
        writer{std::make_unique<PoisonedSink>(memory_sink(database), at_put, at_commit), options} {}

  void put(std::string const& id, std::string const& body = "some body") {
    writer.put(builder.build(article_of({id, body})), {hash64_of(body), 1}, body.size());
  }
  static std::uint64_t hash64_of(std::string const& text) { return std::hash<std::string>{}(text); }

  Ids stored() const {
    Reader const reader{Xapian::Database{database}};
    Ids ids;
    for (auto at = reader.database().postlist_begin(""); at != reader.database().postlist_end("");
         ++at)
      ids.insert(reader.article(*at).id);
    return ids;
  }
  Ids refused() {
    Ids ids;
    for (auto const& one : writer.take_refused()) {
      CHECK_FALSE(one.reason.empty());
      CHECK(ids.insert(one.id).second);
    }
    return ids;
  }

  Xapian::WritableDatabase database{std::string{}, Xapian::DB_BACKEND_INMEMORY};
  Ids at_put;
  Ids at_commit;
  Writer writer;
  DocumentBuilder builder;
};

std::string name(unsigned number) { return "a" + std::to_string(1000 + number); }

}  // namespace

TEST_CASE("poison: exactly the poisoned are refused, all others are stored", "[integration]") {
  struct Row {
    Ids at_put;
    Ids at_commit;
  };
  Row const rows[] = {{{}, {}},
                      {{name(0)}, {}},
                      {{name(19)}, {}},
                      {{}, {name(0)}},
                      {{}, {name(7)}},
                      {{name(3), name(4)}, {name(5), name(19)}},
                      {{name(3)}, {name(3)}}};
  for (auto const& row : rows) {
    Bench bench{row.at_put, row.at_commit};
    Ids expected;
    Ids bad = row.at_put;
    bad.insert(row.at_commit.begin(), row.at_commit.end());
    for (unsigned i = 0; i < 20; ++i) {
      bench.put(name(i));
      if (!bad.contains(name(i))) expected.insert(name(i));
    }
    bench.writer.commit();
    CHECK(bench.stored() == expected);
    CHECK(bench.refused() == bad);
    CHECK(bench.refused().empty());
  }
}

TEST_CASE("poison: everything poisoned stores nothing, and the writer goes on", "[integration]") {
  Ids all;
  for (unsigned i = 0; i < 9; ++i) all.insert(name(i));
  Bench bench{{}, all};
  for (auto const& id : all) bench.put(id);
  bench.writer.commit();
  CHECK(bench.stored().empty());
  CHECK(bench.refused() == all);
  bench.put("later");
  bench.writer.commit();
  CHECK(bench.stored() == Ids{"later"});
  CHECK(bench.refused().empty());
}

TEST_CASE("poison: what is repeated ends as it was ordered", "[integration]") {
  Bench bench{{}, {"bad"}};
  bench.put("kept", "first body");
  bench.put("removed");
  bench.writer.commit();
  bench.put("kept", "second body");
  bench.put("removed", "other");
  CHECK(bench.writer.remove("removed"));
  bench.put("bad");
  bench.put("twice", "one");
  bench.put("twice", "two");
  bench.writer.commit();
  CHECK(bench.stored() == Ids{"kept", "twice"});
  CHECK(bench.refused() == Ids{"bad"});
  Reader const reader{Xapian::Database{bench.database}};
  CHECK(reader.article(*reader.find("kept")).body == "second body");
  CHECK(reader.article(*reader.find("twice")).body == "two");
  CHECK(bench.writer.find("twice")->content_hash == Bench::hash64_of("two"));
  CHECK_FALSE(bench.writer.find("bad"));
}

TEST_CASE("poison: a refused replacement leaves the stored article", "[integration]") {
  for (bool const at_commit : {false, true}) {
    Bench bench{{}, {}};
    bench.put("a", "good");
    bench.writer.commit();
    (at_commit ? bench.at_commit : bench.at_put).insert("a");
    bench.put("b");
    bench.put("a", "bad");
    bench.put("c");
    bench.writer.commit();
    CHECK(bench.stored() == Ids{"a", "b", "c"});
    CHECK(bench.refused() == Ids{"a"});
    Reader const reader{Xapian::Database{bench.database}};
    CHECK(reader.article(*reader.find("a")).body == "good");
    CHECK(bench.writer.find("a")->content_hash == Bench::hash64_of("good"));
  }
}

TEST_CASE("poison: other errors are not swallowed", "[integration]") {
  class Full final : public Sink {
   public:
    void put(PlainDocument const&, StoredInput const&, bool) override {}
    bool remove(std::string const&) override { return false; }
    void commit() override { throw Error{Code::io, "disk full"}; }
    void rollback() override {}
    void set_metadata(std::string const&, std::string const&) override {}
    std::string metadata(std::string const&) override { return {}; }
    std::optional<StoredInput> find(std::string const&) override { return std::nullopt; }
    std::uint64_t article_count() override { return 0; }
    std::uint64_t articles_with(Field const&) override { return 0; }
  };
  Writer writer{std::make_unique<Full>()};
  writer.put(DocumentBuilder{}.build(article_of({"a", "b"})), {}, 1);
  CHECK_THROWS_AS(writer.commit(), Error);
  CHECK(writer.take_refused().empty());
}

TEST_CASE("poison: at random, with commits in between", "[integration]") {
  std::mt19937 random{8};
  for (int round = 0; round < 40; ++round) {
    Ids at_put;
    Ids at_commit;
    Ids expected;
    for (unsigned i = 0; i < 60; ++i) {
      auto const fate = random() % 12;
      (fate == 0 ? at_put : fate == 1 ? at_commit : expected).insert(name(i));
    }
    WriterOptions options;
    options.commit_bytes = 50 + random() % 400;
    Bench bench{at_put, at_commit, options};
    for (unsigned i = 0; i < 60; ++i) bench.put(name(i));
    bench.writer.commit();
    Ids bad = at_put;
    bad.insert(at_commit.begin(), at_commit.end());
    CHECK(bench.stored() == expected);
    CHECK(bench.refused() == bad);
  }
}
