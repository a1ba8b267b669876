// Names that must meet and names that must not: pairs, by the tables and rules alone.
#include "searcher/query/variants.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "indexer/analysis/fold.hpp"
#include "searcher/query/aliases.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/widen.hpp"
#include "tests/support/catch.hpp"

using namespace backfile;
using namespace backfile::internal;

namespace {

struct Pair {
  std::string_view typed;
  std::string_view written;
};

std::string spaced(std::string_view text) {
  auto folded = fold(text);
  std::ranges::replace(folded, '-', ' ');
  return folded;
}

std::vector<std::string> phrases(std::string_view typed) {
  std::vector<std::string> all{spaced(typed)};
  if (auto const found = name_variants(typed))
    for (auto const& form : found->forms)
      for (auto const& phrase : phrases_of(form)) all.push_back(phrase);
  return all;
}

bool meets(std::string_view typed, std::string_view written) {
  auto const all = phrases(typed);
  return std::ranges::find(all, spaced(written)) != all.end();
}

constexpr Pair kMeet[] = {
    {"Yoon Suk Yeol", "Yoon Suk-yeol"},
    {"Yoon Suk Yeol", "Yoon Seok-yeol"},
    {"Yoon Suk Yeol", "Yoon Sukyeol"},
    {"Yoon Suk Yeol", "Yun Seok-yeol"},
    {"Yoon Suk Yeol", "Yun Sok-yol"},
    {"Yoon Suk-yeol", "Yoon Seokyeol"},
    {"Yun Suk-yeol", "Yoon Seok Yeol"},
    {"Yoon Suk-yul", "Yoon Seok-yeol"},
    {"Kim Jong Un", "Kim Jong-un"},
    {"Kim Jong Un", "Kim Jongun"},
    {"Kim Jong Un", "Kim Chong-un"},
    {"Kim Jong Un", "Kim Jong-eun"},
    {"Kim Jong Un", "Kim Jeong-eun"},
    {"Kim Jong Un", "Gim Jong-un"},
    {"Kim Jong-un", "Kim Jeongeun"},
    {"Kim Jong Il", "Kim Jong-il"},
    {"Kim Jong Il", "Kim Chong-il"},
    {"Kim Jong Il", "Kim Jeong-il"},
    {"Kim Jong Il", "Kim Jongil"},
    {"Kim Jong-nam", "Kim Jeong-nam"},
    {"Kim Il Sung", "Kim Il-sung"},
    {"Kim Il Sung", "Kim Il-song"},
    {"Kim Il Sung", "Kim Il-seong"},
    {"Kim Il Sung", "Kim Ilsung"},
    {"Kim Yo Jong", "Kim Yo-jong"},
    {"Kim Yo Jong", "Kim Yeo-jeong"},
    {"Kim Yo Jong", "Kim Yeo-jung"},
    {"Kim Yo-jong", "Kim Yojong"},
    {"Park Geun-hye", "Pak Geun-hye"},
    {"Park Geun-hye", "Park Keun-hye"},
    {"Park Geun-hye", "Park Geun Hye"},
    {"Park Geun-hye", "Pak Kun-hye"},
    {"Park Geun-hye", "Bak Geun-hye"},
    {"Park Geun-hye", "Park Geunhye"},
    {"Park Chung-hee", "Park Chung Hee"},
    {"Park Chung-hee", "Park Chunghee"},
    {"Lee Myung-bak", "Lee Myung Bak"},
    {"Moon Jae-in", "Mun Jae-in"},
    {"Moon Jae In", "Moon Jae-in"},
    {"Moon Jae-in", "Moon Jaein"},
    {"Moon Jae-in", "Mun Chae-in"},
    {"Lee Jae-myung", "Yi Jae-myung"},
    {"Lee Jae-myung", "Lee Jae-myeong"},
    {"Lee Jae-myung", "Rhee Jae-myung"},
    {"Lee Jae Myung", "Lee Jaemyung"},
    {"Lee Jae-myung", "Yi Chae-myong"},
    {"Lee Jae-yong", "Lee Jae Yong"},
    {"Lee Jae-yong", "Yi Jae-yong"},
    {"Lee Jae-yong", "Lee Jaeyong"},
    {"Lee Nak-yon", "Lee Nak Yon"},
    {"Choi Ryong Hae", "Choe Ryong-hae"},
    {"Choe Ryong Hae", "Choi Ryong-hae"},
    {"Choi Son Hui", "Choe Son-hui"},
    {"Choe Son Hui", "Choi Sun-hee"},
    {"Choe Son Hui", "Choi Seon-hui"},
    {"Ri Yong Ho", "Ri Yong-ho"},
    {"Ri Yong Ho", "Lee Yong-ho"},
    {"Ri Yong Ho", "Lee Young-ho"},
    {"Ri Sol Ju", "Ri Sol-ju"},
    {"Ri Sol Ju", "Lee Seol-ju"},
    {"Kim Yong Chol", "Kim Yong-chol"},
    {"Kim Yong Chol", "Kim Young-chul"},
    {"Kim Yong Chol", "Kim Yeong-cheol"},
    {"Kim Yong-nam", "Kim Young-nam"},
    {"Kang Kyung-wha", "Kang Kyung Wha"},
    {"Kang Kyung-hwa", "Kang Gyeong-hwa"},
    {"Kang Kyong-hwa", "Kang Kyung-hwa"},
    {"Kang Sun-nam", "Kang Soon-nam"},
    {"Han Duck-soo", "Han Deok-su"},
    {"Han Duck-soo", "Han Duk-soo"},
    {"Han Duck-soo", "Han Duck Soo"},
    {"Han Duck-soo", "Han Ducksoo"},
    {"Han Duck-soo", "Han Tok-su"},
    {"Han Dong-hoon", "Han Dong-hun"},
    {"Han Dong-hoon", "Han Donghoon"},
    {"Chung Eui-yong", "Jeong Ui-yong"},
    {"Chung Eui-yong", "Jung Eui-yong"},
    {"Jung Ho-yeon", "Jeong Ho-yeon"},
    {"Jung Ho-yeon", "Chung Ho-yeon"},
    {"Chang Ho-jin", "Jang Ho-jin"},
    {"Chang Ho-jin", "Chang Ho Jin"},
    {"Chang Ho-jin", "Chang Hojin"},
    {"Ji Da-gyum", "Ji Da-gyeom"},
    {"Ji Da-gyum", "Ji Dagyum"},
    {"Kwak Yeon-soo", "Gwak Yeon-su"},
    {"Kwak Yeon-soo", "Kwak Yeonsoo"},
    {"Park Won-gon", "Pak Won-gon"},
    {"Park Won-gon", "Park Won-kon"},
    {"Lim Eul-chul", "Im Eul-cheol"},
    {"Lim Eul-chul", "Rim Ul-chol"},
    {"Cho Tae-yong", "Jo Tae-yong"},
    {"Cho Tae-yul", "Jo Tae-yul"},
    {"Shin Won-sik", "Sin Won-sik"},
    {"Shin Won-shik", "Shin Won-sik"},
    {"Roh Moo-hyun", "Noh Mu-hyeon"},
    {"Roh Moo-hyun", "No Mu-hyon"},
    {"Roh Tae-woo", "Noh Tae-u"},
    {"Chun Doo-hwan", "Jeon Du-hwan"},
    {"Chun Doo-hwan", "Chon Tu-hwan"},
    {"Ahn Cheol-soo", "An Cheol-su"},
    {"Ahn Cheol-soo", "Ahn Chul-soo"},
    {"Oh Se-hoon", "O Se-hun"},
    {"Paik Nam-june", "Paik Nam-june"},
    {"Hwang Kyo-ahn", "Hwang Gyo-an"},
    {"Hong Joon-pyo", "Hong Jun-pyo"},
    {"Yoo Seong-min", "Yu Seong-min"},
    {"Yoo Seung-min", "Ryu Seung-min"},
    {"Bae Doona", "Bae Doo-na"},
    {"Son Heung-min", "Sohn Heung-min"},
    {"Son Heung-min", "Son Heung Min"},
    {"Kim Yuna", "Kim Yu-na"},
    {"Kim Yu-na", "Kim Yoo-na"},
    {"Song Joong-ki", "Song Jung-gi"},
    {"Song Hye-kyo", "Song Hye-gyo"},
    {"Suh Wook", "Suh Wook"},
    {"Jeon Jung-kook", "Jun Jung-guk"},
    {"Seo Hoon", "Seo Hoon"},
    {"Kim Dae-jung", "Kim Tae-chung"},
    {"Kim Dae Jung", "Kim Dae-jung"},
    {"Kim Young-sam", "Kim Yeong-sam"},
    {"Ban Ki-moon", "Ban Gi-mun"},
    {"Ban Ki-moon", "Pan Ki-mun"},
    {"Kim Keon-hee", "Kim Geon-hui"},
    {"Kim Moon-soo", "Kim Mun-su"},
    {"Kim Yong-hyun", "Kim Yong-hyeon"},
    {"Lee Jun-seok", "Lee Joon-suk"},
    {"Na Kyung-won", "Na Gyeong-won"},
    {"Woo Won-shik", "U Won-sik"},
    {"Oh Young-soo", "O Yeong-su"},
    {"Jang Song Thaek", "Jang Song-thaek"},
};

constexpr Pair kApart[] = {
    {"Yoon Suk Yeol", "Yoon Suk-young"},   {"Yoon Suk Yeol", "Yoon Sang-yeol"},
    {"Yoon Suk Yeol", "Kim Suk-yeol"},     {"Yoon Suk Yeol", "Lee Seok-yeol"},
    {"Yoon Suk Yeol", "Yoon Jae-yeol"},    {"Yoon Suk Yeol", "Yang Seok-yeol"},
    {"Kim Jong Un", "Kim Jong-il"},        {"Kim Jong Un", "Kim Jong-nam"},
    {"Kim Jong Un", "Kim Yo-jong"},        {"Kim Jong Un", "Kim Jong-chol"},
    {"Kim Jong Un", "Kim Jong-in"},        {"Kim Jong Un", "Kim Jong-won"},
    {"Kim Jong Un", "Kim Jong-an"},        {"Kim Jong Un", "Lee Jong-un"},
    {"Kim Jong Un", "Kang Jong-un"},       {"Kim Jong Un", "Kim Dong-un"},
    {"Kim Jong Un", "Kim Sung-un"},        {"Kim Jong Un", "Un Jong Kim"},
    {"Kim Jong Il", "Kim Il Sung"},        {"Kim Jong Il", "Kim Jong-pil"},
    {"Lee Jae-myung", "Lee Jae-yong"},     {"Lee Jae-yong", "Lee Jae-young"},
    {"Lee Jae-yong", "Lee Jae-hyun"},      {"Lee Jae-myung", "Kim Jae-myung"},
    {"Lee Jae-myung", "Park Jae-myung"},   {"Lee Jae-myung", "Lim Jae-myung"},
    {"Lee Jae-myung", "Lee Hae-myung"},    {"Park Geun-hye", "Park Young-hye"},
    {"Park Geun-hye", "Park Geun-hee"},    {"Park Geun-hye", "Park Eun-hye"},
    {"Park Geun-hye", "Baek Geun-hye"},    {"Moon Jae-in", "Moon Jae-un"},
    {"Moon Jae-in", "Moon Jae-hyun"},      {"Moon Jae-in", "Min Jae-in"},
    {"Moon Jae-in", "Son Jae-in"},         {"Han Duck-soo", "Han Dong-soo"},
    {"Han Duck-soo", "Han Duck-sang"},     {"Han Duck-soo", "Ham Duck-soo"},
    {"Han Dong-hoon", "Han Dong-hyun"},    {"Han Dong-hoon", "Han Dong-ho"},
    {"Choi Son Hui", "Choi Sun-ho"},       {"Choi Son Hui", "Cho Son-hui"},
    {"Choe Ryong Hae", "Choe Ryong-ho"},   {"Ri Yong Ho", "Ri Yong-gil"},
    {"Ri Yong Ho", "Ri Yong-su"},          {"Kim Yong Chol", "Kim Yong-nam"},
    {"Kim Yong Chol", "Kim Yong-chan"},    {"Kim So-yeon", "Kim Seo-yeon"},
    {"Kim So-hee", "Kim Seo-hee"},         {"Kim Min-ji", "Kim Min-jae"},
    {"Kim Min-ji", "Kim Min-jeong"},       {"Kim Min-su", "Kim Min-seo"},
    {"Kim Ji-won", "Kim Ji-hoon"},         {"Kim Ji-won", "Kim Hee-won"},
    {"Kim Ji-young", "Kim Ji-yeon"},       {"Kim Tae-young", "Kim Tae-yeon"},
    {"Lee Sun-kyun", "Lee Seung-gyun"},    {"Lee Seung-gi", "Lee Sang-gi"},
    {"Lee Min-ho", "Lee Min-hyuk"},        {"Lee Byung-hun", "Lee Byung-hyun"},
    {"Park Chan-wook", "Park Chan-ho"},    {"Park Won-gon", "Park Won-soon"},
    {"Park Ji-sung", "Park Ji-min"},       {"Park Ji-min", "Park Jae-min"},
    {"Kwak Yeon-soo", "Kwak Yeong-soo"},   {"Kwak Yeon-soo", "Kang Yeon-soo"},
    {"Ji Da-gyum", "Ji Da-eun"},           {"Ji Da-gyum", "Jin Da-gyum"},
    {"Chang Ho-jin", "Chang Ho-jun"},      {"Chang Ho-jin", "Chung Ho-jin"},
    {"Chang Ho-jin", "Chang Ha-jin"},      {"Lim Eul-chul", "Lim Eul-soo"},
    {"Lim Eul-chul", "Yim Sang-chul"},     {"Cho Tae-yong", "Choi Tae-yong"},
    {"Shin Won-sik", "Shim Won-sik"},      {"Roh Moo-hyun", "Roh Tae-woo"},
    {"Roh Moo-hyun", "Oh Moo-hyun"},       {"Chun Doo-hwan", "Choo Doo-hwan"},
    {"Chung Mong-joon", "Chung Mong-koo"}, {"Ahn Cheol-soo", "Ahn Chang-soo"},
    {"Oh Se-hoon", "Koh Se-hoon"},         {"Hong Joon-pyo", "Hong Jin-pyo"},
    {"Yoo Seung-min", "Yoo Seung-jun"},    {"Song Joong-ki", "Song Joong-ho"},
    {"Son Heung-min", "Son Hyung-min"},    {"Hwang Kyo-ahn", "Hong Kyo-ahn"},
    {"Bae Doo-na", "Bae Da-na"},           {"Kim Dae-jung", "Kim Dae-joon"},
    {"Kim Young-sam", "Kim Young-sang"},   {"Kim Hyun-soo", "Kim Hyung-soo"},
    {"Kim Sang-hyun", "Kim Sung-hyun"},    {"Ban Ki-moon", "Ban Ki-min"},
    {"Ban Ki-moon", "Han Ki-moon"},        {"Cho Kuk", "Cho Kwang"},
    {"Cho Hyun-woo", "Cho Hyun-jae"},      {"Chung Sye-kyun", "Chung Se-hoon"},
    {"Jung Ho-yeon", "Jung Hae-in"},       {"Kim Hye-kyung", "Kim Hye-young"},
    {"Kim Keon-hee", "Kim Geun-hye"},      {"Kim Keon-hee", "Kim Jong-hee"},
    {"Kim Moon-soo", "Kim Min-su"},        {"Kim Yong-hyun", "Kim Yong-nam"},
    {"Kim Yong-hyun", "Kim Jong-hyun"},    {"Kwon Young-se", "Kwon Yang-se"},
    {"Lee Jun-seok", "Lee Jun-ho"},        {"Lee Jun-seok", "Lee Jin-seok"},
    {"Lee Nak-yon", "Lee Nak-young"},      {"Na Kyung-won", "Na Kyung-soo"},
    {"Oh Young-soo", "Oh Se-hoon"},        {"Park Jin-young", "Park Ji-young"},
    {"Park Seo-joon", "Park So-jun"},      {"Rhee Syngman", "Rhee Sung-min"},
    {"Won Hee-ryong", "Won Hee-ho"},       {"Woo Won-shik", "Woo Won-seok"},
    {"Yang Hyun-suk", "Yang Hyun-jong"},   {"Kim Yu-na", "Kim Yun-a"},
    {"Park Sung-il", "Park Sun-gil"},
};

constexpr std::string_view kNoNames[] = {
    "Kim",
    "Lee",
    "Park",
    "Yi",
    "Rhee",
    "Kim Jong",
    "Lee Kuan Yew",
    "Lee Hsien Loong",
    "Bruce Lee",
    "Jong Un",
    "Jong-un",
    "Kim Novak",
    "Kim Kardashian",
    "Kim Philby",
    "Lee Harvey Oswald",
    "Lee Child",
    "Robert E. Lee",
    "Lee Jordan",
    "Park Avenue",
    "Park Street",
    "Park Lane",
    "Song of Songs",
    "song in so",
    "Son of Sam",
    "son in sun",
    "Sun in Moon",
    "sun young man",
    "Sun Valley",
    "Sun Microsystems",
    "Moon River",
    "moon in song",
    "Moon landing",
    "Ban on guns",
    "Ban the Bomb",
    "An on go",
    "an in won",
    "An American",
    "Go on in",
    "go in so",
    "Go Young",
    "No man in",
    "no one young",
    "no gun in",
    "No Gun Ri",
    "No so hung",
    "Oh no",
    "oh no no",
    "Ha ha ha",
    "ho ho ho",
    "so so so",
    "Chin up",
    "Pan Am",
    "Won Ton",
    "Han Solo",
    "han so so",
    "Chi Chi",
    "Moon",
    "Sun",
    "Jung",
    "Jung Chang",
    "Carl Jung",
    "Kim Human",
    "Lee Human",
    "Park Moon",
    "Kim Soo",
    "Kim Soon",
    "Lee Hyun",
    "Lee Bum",
    "Xi Jinping",
    "Li Keqiang",
    "Mao Zedong",
    "Smith Jong Un",
    "South Korea",
    "north korea",
    "arms deal",
    "Kim Jong Un summit",
    "the Kim Jong Un",
    "Kim Jong Un's",
    "Kim Il Sung Square",
    "Jeong",
    "Ji",
    "Ko",
    "King Jong Un",
    "park in song",
    "Park in sun",
    "Park Avenue South",
    "Kim Basinger",
    "Kim Il",
    "Ban Ki",
    "Li Qiang",
    "Wang Yi",
    "Sun Yat-sen",
    "Chiang Kai-shek",
    "Deng Xiaoping",
    "Jiang Zemin",
    "Chen Shui-bian",
    "Tsai Ing-wen",
    "Lai Ching-te",
    "Ma Ying-jeou",
    "Han Zheng",
    "Song Tao",
    "Han Guo",
    "Jin Hua",
    "Min Hao",
    "Chin Tai",
    "Ho Chi Minh",
    "Nguyen Phu Trong",
    "Vo Van Thuong",
    "Pham Minh Chinh",
    "Shinzo Abe",
    "Fumio Kishida",
    "Ono Yoko",
    "Ken Watanabe",
    "Young Man",
    "Young People",
    "Young Sun",
    "Long Song",
    "Min Aung Hlaing",
    "Aung San Suu Kyi",
    "Lim Guan Eng",
    "Goh Chok Tong",
    "Park Hyatt Seoul",
    "Kim Clijsters",
    "Kim Dotcom",
    "Harper Lee",
    "Spike Lee",
    "Ang Lee",
    "Stan Lee",
    "Jet Li",
    "Tim Cook",
    "Sun Tzu",
    "Sun Records",
    "Moon Unit Zappa",
    "Rose Park",
    "Central Park",
    "Hyde Park Corner",
    "Gu Kailai",
    "Yu Yongding",
};

}  // namespace

TEST_CASE("variants: spellings of one name meet, whichever was typed", "[unit][variants]") {
  STATIC_REQUIRE(std::size(kMeet) >= 120);
  for (auto const& [typed, written] : kMeet) {
    INFO(typed << " / " << written);
    CHECK(meets(typed, written));
    CHECK(meets(written, typed));
  }
}

TEST_CASE("variants: different names stay apart", "[unit][variants]") {
  STATIC_REQUIRE(std::size(kApart) >= 110);
  for (auto const& [typed, written] : kApart) {
    INFO(typed << " / " << written);
    CHECK_FALSE(meets(typed, written));
    CHECK_FALSE(meets(written, typed));
  }
}

TEST_CASE("variants: what is no full name is not widened", "[unit][variants]") {
  for (auto const phrase : kNoNames) {
    INFO(phrase);
    CHECK_FALSE(name_variants(phrase));
  }
}

TEST_CASE("variants: bounded for every name of the tables' families", "[unit][variants]") {
  for (auto const family : {"Kim", "Lee", "Jung", "Chun", "Yu", "Roh", "Jeon", "Choi"})
    for (auto const given : {"Jong Un", "Young-chul", "Kyung-hun", "Jungyeon", "Yong-chol",
                             "Kyongchol", "Hyeong-jun", "Seonggyeong", "Seung-hun", "Yongil"}) {
      auto const typed = std::string{family} + ' ' + given;
      INFO(typed);
      auto const found = name_variants(typed);
      REQUIRE(found);
      std::size_t count = 0;
      for (auto const& form : found->forms) count += phrases_of(form).size();
      CHECK(count <= kMaxNamePhrases);
      CHECK(meets(typed, typed));
    }
}

TEST_CASE("variants: told with their rule, as they are typed", "[unit][variants]") {
  auto const found = name_variants("Yoon Suk Yeol");
  REQUIRE(found);
  auto const rule_of = [&](std::string_view text) {
    auto const at = std::ranges::find(found->spellings, text, &NameSpelling::text);
    return at == found->spellings.end() ? std::string_view{} : at->rule;
  };
  CHECK(found->spellings.front().text == "Yoon Suk-yeol");
  CHECK(rule_of("Yoon Suk-yeol") == "hyphen");
  CHECK(rule_of("Yoon Seok-yeol") == "romanisation");
  CHECK(rule_of("Yun Seok-yeol") == "romanisation");
  CHECK(rule_of("Yoon Sukyeol") == "joined");
  CHECK(rule_of("Yoon Suk Yeol").empty());
}

TEST_CASE("variants: where a query is widened", "[unit][variants]") {
  struct Row {
    std::string_view query;
    bool widened;
  };
  Row const rows[] = {
      {"\"Kim Jong Un\"", true},
      {"title:\"Kim Jong Un\"", true},
      {"byline:\"Ji Da-gyum\"", true},
      {"body:\"Kim Jong Un\"", true},
      {"-\"Kim Jong Un\"", true},
      {"Kim Jong Un", false},
      {"exact:\"Kim Jong Un\"", false},
      {"\"Kim Jong Un\"~3", false},
      {"outlet:\"Kim Jong Un\"", false},
      {"Jong-un", false},
      {"DPRK", true},
      {"dprk", false},
      {"allcaps(DPRK)", false},
      {"exact:DPRK", false},
      {"\"north korea\"", true},
      {"\"dprk\"", false},
      {"US", false},
      {"\"United States\"", false},
      {"WHO", true},
      {"who", false},
      {"\"who\"", false},
      {"\"Un\"", false},
      {"U.N.", true},
      {"UN", true},
      {"outlet:UN", false},
      {"byline:UN", false},
      {"DPRK NEAR/5 Russia", true},
      {"exact:DPRK NEAR/5 Russia", false},
      {"North Korea", false},
      {"title:(UN OR harbour)", true},
      {"UN*", false},
  };
  for (auto const& row : rows) {
    INFO(row.query);
    auto tree = parse(row.query).tree;
    CHECK(widen(tree, {}).empty() != row.widened);
    auto plain = parse(row.query).tree;
    CHECK(widen(plain, {.variants = false}).empty());
  }
}

TEST_CASE("aliases: groups of a file, and lines that are none", "[unit][variants]") {
  auto const groups = read_alias_lines(
      "# countries\n\nNK = North Korea = DPRK\r\n KBP=Kestrel Bay Port # a port\n", "file");
  REQUIRE(groups.size() == 2);
  CHECK(groups[1] == AliasGroup{"KBP", "Kestrel Bay Port"});
  AliasTable const table{groups};
  AliasTable const* const tables[] = {&table};
  CHECK(other_names("KBP", false, tables) == std::vector<std::string>{"Kestrel Bay Port"});
  CHECK(other_names("kestrel  bay port", true, tables) == std::vector<std::string>{"KBP"});
  CHECK(other_names("kbp", true, tables).empty());
  CHECK(other_names("Kestrel Bay Port", false, tables).empty());
  CHECK(other_names("kestrel-bay port", true, tables) == std::vector<std::string>{"KBP"});
  struct Row {
    std::string_view text;
    std::string_view line;
  };
  Row const rows[] = {{"A = B\nlonely\n", "line 2"},
                      {"A = \n", "line 1"},
                      {"\n\n= B\n", "line 3"},
                      {"A == B", "line 1"},
                      {"A = ---", "line 1"}};
  for (auto const& row : rows) {
    INFO(row.text);
    try {
      static_cast<void>(read_alias_lines(row.text, "file"));
      FAIL_CHECK("accepted");
    } catch (Error const& error) {
      CHECK(error.code() == Code::usage);
      CHECK(error.message().find(row.line) != std::string::npos);
    }
  }
}

TEST_CASE("aliases: names of people meet by their words, in any script", "[unit][variants]") {
  auto const groups =
      read_alias_lines("Lee Jae-myung = I Jae-myong = 이재명\nJae-myung = 재명\n", "file");
  AliasTable const table{groups};
  AliasTable const* const tables[] = {&table};
  using Names = std::vector<std::string>;
  CHECK(other_names("Lee Jae Myung", true, tables) == Names{"I Jae-myong", "이재명"});
  CHECK(other_names("i jae-myong", true, tables) == Names{"Lee Jae-myung", "이재명"});
  CHECK(other_names("이재명", false, tables) == Names{"Lee Jae-myung", "I Jae-myong"});
  CHECK(other_names("이재명", true, tables) == Names{"Lee Jae-myung", "I Jae-myong"});
  for (auto const typed :
       {"Lee", "Jae", "Lee Jae", "Myung", "Lee Jae-myungs", "이", "재", "이재"}) {
    INFO(typed);
    CHECK(other_names(typed, true, tables).empty());
    CHECK(other_names(typed, false, tables).empty());
  }
  CHECK(other_names("Lee Jae-myung", false, tables).empty());
}

TEST_CASE("aliases: what an index keeps comes back, within its limits", "[unit][variants]") {
  std::vector<AliasGroup> const groups{{"NK", "North Korea"}, {"A b", "c = d", "이재명"}};
  CHECK(unpack_aliases(pack_aliases(groups)) == groups);
  CHECK(pack_aliases({}).empty());
  CHECK(unpack_aliases("").empty());
  std::vector<std::vector<AliasGroup>> const wrong{
      {{"A b"}},
      {{"A b", ""}},
      {{"A b", "x\ny"}},
      {{"A b", "x\x1Fy"}},
      {{"A b", "--"}},
      {{"A b", std::string(201, 'a')}},
      {AliasGroup(33, "same")},
      std::vector<AliasGroup>(6000, {std::string(100, 'a'), "b" + std::string(100, 'a')})};
  for (auto const& one : wrong) {
    try {
      static_cast<void>(pack_aliases(one));
      FAIL_CHECK("kept");
    } catch (Error const& error) {
      CHECK(error.code() == Code::usage);
    }
  }
}

TEST_CASE("aliases: default groups have no member in common", "[unit][variants]") {
  std::vector<std::string> seen;
  for (auto const& group : default_aliases())
    for (auto const& name : group) {
      INFO(name);
      if (name == "OECD") continue;  // two spellings of one name, a line each
      CHECK(std::ranges::find(seen, name) == seen.end());
      seen.push_back(name);
    }
}
