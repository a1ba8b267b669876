// The stored record: there and back, on disk, and damaged.
#include "indexer/index/record.hpp"

#include <nlohmann/json.hpp>
#include <cstdint>
#include <set>
#include <string>

#include "backfile/error.hpp"
#include "indexer/index/article_json.hpp"
#include "indexer/index/xapian.hpp"
#include "tests/support/articles.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temp_folder.hpp"

using namespace backfile;
using namespace backfile::internal;
using backfile::tests::full_article;
using backfile::tests::TempFolder;

namespace {

// What becomes of the bytes: the same article, another one, or an error.
std::string outcome(std::string const& bytes, Article const& article) {
  try {
    return decode_record(bytes) == article ? "same" : "another article";
  } catch (Error const& error) {
    return std::string{to_string(error.code())};
  }
}

}  // namespace

TEST_CASE("record: there and back", "[unit]") {
  Article empty;
  for (auto const& article : {empty, full_article()})
    CHECK(decode_record(encode_record(article)) == article);
  auto article = full_article();
  article.body = std::string(3u << 20, 'a') + "한국 \U0001F600 \"\\ \n\n\t";
  CHECK(decode_record(encode_record(article)) == article);
}

TEST_CASE("record: one-letter bodies of every length can be read back from disk", "[unit]") {
  TempFolder const folder;
  constexpr std::size_t kFirst = 8'195;
  constexpr std::size_t kLast = 33'000;
  constexpr std::size_t kStep = 29;
  auto const body_of = [](std::size_t size) { return std::string(size, 'a'); };
  {
    Xapian::WritableDatabase database{folder / "db", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS};
    for (auto size = kFirst; size <= kLast; size += kStep) {
      Article article;
      article.body = body_of(size);
      Xapian::Document document;
      document.set_data(encode_record(article));
      database.add_document(document);
    }
    database.commit();
  }
  Xapian::Database const database{folder / "db", Xapian::DB_BACKEND_GLASS};
  Xapian::docid number = 0;
  std::size_t wrong = 0;
  for (auto size = kFirst; size <= kLast; size += kStep) {
    try {
      auto const data = database.get_document(++number).get_data();
      if (decode_record(data).body == body_of(size)) continue;
    } catch (Xapian::Error const& error) {
      INFO(error.get_description());
      CHECK(size == 0);
    }
    ++wrong;
  }
  CHECK(number > 800);
  CHECK(wrong == 0);
}

TEST_CASE("record: no flipped byte gives another article", "[unit]") {
  auto const article = full_article();
  auto const bytes = encode_record(article);
  std::size_t unnoticed = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (int const mask : {0x01, 0x10, 0x80, 0xFF}) {
      auto damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ mask);
      auto const what = outcome(damaged, article);
      if (what == "same") ++unnoticed;
      if (what == "corrupt" || what == "same") continue;
      INFO("byte " << at << " with " << mask);
      CHECK(what == "corrupt");
    }
  }
  CHECK(unnoticed * 100 < 4 * bytes.size());  // bits that mean nothing to zstd
}

TEST_CASE("record: cut, lengthened and foreign bytes are refused", "[unit]") {
  auto const article = full_article();
  auto const bytes = encode_record(article);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    if (outcome(bytes.substr(0, size), article) != "corrupt") FAIL_CHECK("cut to " << size);
  CHECK(outcome(bytes + "x", article) == "corrupt");
  CHECK(outcome("BF\x02" + bytes.substr(3), article) == "corrupt");
  CHECK(outcome(bytes.substr(0, 11) + "\xFF\xFF\xFF\xFF" + bytes.substr(15), article) == "corrupt");
  CHECK(outcome(to_json_text(to_json(article)), article) == "corrupt");
}

TEST_CASE("record: numbers as bytes", "[unit]") {
  CHECK(pack64(0x0102) == std::string{"\x02\x01\0\0\0\0\0\0", 8});
  for (std::uint64_t const number : {0ull, 1ull, 255ull, 1ull << 40, ~0ull})
    CHECK(unpack64(pack64(number)) == number);
  for (auto const bytes : {"", "1234567", "123456789"}) CHECK(unpack64(bytes) == 0);
  CHECK(hex64(0) == "0000000000000000");
  CHECK(hex64(0xABC) == "0000000000000abc");
}

TEST_CASE("record: the hash depends on every byte and the seed", "[unit]") {
  CHECK(hash64("") == 0xEF46DB3751D8E999ull);  // XXH64 of nothing, as its authors publish it
  std::set<std::uint64_t> seen{hash64("a", 1), hash64("a", 2), hash64("a"), hash64("b"),
                               hash64({"a\0", 2})};
  CHECK(seen.size() == 5);
}
