#include "searcher/query/syllables.hpp"

#include <array>

namespace backfile::internal {
namespace {

// clang-format off
constexpr auto kSyllables = std::to_array<Syllable>({
    {"가", "ga ka", "ka"}, {"강", "gang kang", "kang"}, {"건", "geon gun kun keon", "kon"},
    {"걸", "geol gul", "kol"}, {"겸", "gyeom gyum kyum kyeom", "kyom"},
    {"경", "gyeong kyung kyoung kyeong gyung", "kyong"}, {"계", "gye kye", "kye"},
    {"고", "go ko", "ko"}, {"곤", "gon kon", "kon"}, {"관", "gwan kwan", "kwan"},
    {"광", "gwang kwang", "kwang"}, {"교", "gyo kyo", "kyo"}, {"구", "gu koo ku goo", "ku"},
    {"국", "guk kook kuk gook", "kuk"}, {"군", "gun kun koon", "kun"},
    {"권", "gwon kwon", "kwon"}, {"규", "gyu kyu", "kyu"}, {"균", "gyun kyun kyoon", "kyun"},
    {"그", "geu", "ku"}, {"근", "geun keun kun", "kun"}, {"금", "geum keum kum", "kum"},
    {"기", "gi ki kee", "ki"}, {"길", "gil kil", "kil"}, {"나", "na", "na"}, {"남", "nam", "nam"},
    {"노", "no noh", "no"}, {"다", "da", "ta"}, {"달", "dal", "tal"}, {"담", "dam", "tam"},
    {"대", "dae", "tae"}, {"덕", "deok duk duck", "tok"}, {"도", "do", "to"},
    {"돈", "don", "ton"}, {"동", "dong", "tong"}, {"두", "du doo", "tu"},
    {"득", "deuk duk", "tuk"}, {"라", "ra", "ra"}, {"란", "ran", "ran"}, {"람", "ram", "ram"},
    {"래", "rae", "rae"}, {"련", "ryeon ryun", "ryon"}, {"렬", "ryeol ryul", "ryol"},
    {"령", "ryeong ryoung", "ryong"}, {"룡", "ryong", "ryong"}, {"리", "ri", "ri"},
    {"린", "rin lin", "rin"}, {"림", "rim lim", "rim"}, {"만", "man", "man"},
    {"명", "myeong myung myoung", "myong"}, {"모", "mo", "mo"}, {"무", "mu moo", "mu"},
    {"묵", "muk mook", "muk"}, {"문", "mun moon", "mun"}, {"미", "mi mee", "mi"},
    {"민", "min", "min"}, {"배", "bae", "pae"}, {"범", "beom bum", "pom"},
    {"병", "byeong byung byoung", "pyong"}, {"보", "bo", "po"}, {"복", "bok", "pok"},
    {"봉", "bong", "pong"}, {"부", "bu boo", "pu"}, {"비", "bi", "pi"}, {"빈", "bin", "pin"},
    {"삼", "sam", "sam"},
    {"상", "sang", "sang"}, {"새", "sae", "sae"}, {"서", "seo suh", ""},
    {"석", "seok suk seog", "sok"}, {"선", "seon sun", "son"}, {"설", "seol sul", "sol"},
    {"섭", "seop sub sup seob", "sop"}, {"성", "seong sung", "song"}, {"세", "se seh", "se"},
    {"소", "so", "so"}, {"솔", "sol", "sol"}, {"송", "song", "song"}, {"수", "su soo", "su"},
    {"숙", "suk sook", "suk"}, {"순", "sun soon", "sun"}, {"슬", "seul", "sul"},
    {"승", "seung", "sung"}, {"식", "sik shik", "sik"}, {"신", "sin shin", "sin"},
    {"실", "sil", "sil"}, {"아", "a ah", "a"}, {"안", "an ahn", "an"}, {"애", "ae", "ae"},
    {"양", "yang", "yang"}, {"언", "eon", ""}, {"여", "yeo", "yo"},
    {"연", "yeon youn", "yon"}, {"열", "yeol yul youl", "yol"},
    {"영", "young yeong yung", "yong"}, {"예", "ye", "ye"}, {"오", "o oh", "o"},
    {"옥", "ok ock", "ok"}, {"완", "wan", "wan"}, {"용", "yong", "yong ryong"},
    {"우", "u woo", "u"}, {"욱", "uk wook ook", "uk"}, {"운", "un woon", "un"},
    {"웅", "ung woong", "ung"}, {"원", "won", "won"}, {"유", "yu yoo", "yu"},
    {"윤", "yun yoon", "yun"}, {"율", "yul", "yul"}, {"은", "eun un", "un"},
    {"을", "eul ul", "ul"}, {"의", "ui eui", "ui"}, {"이", "i yi", "i"}, {"익", "ik", "ik"},
    {"인", "in", "in"}, {"일", "il", "il"}, {"임", "im", "im"}, {"자", "ja", "cha"},
    {"장", "jang", "chang"}, {"재", "jae", "chae"}, {"전", "jeon", "chon"},
    {"정", "jeong jung", "jong chong"}, {"제", "je", "che"}, {"조", "jo", "cho"},
    {"종", "jong", "jong chong"}, {"주", "ju joo", "chu ju"}, {"준", "jun joon", "chun jun"},
    {"중", "jung joong", "chung"}, {"지", "ji jee", "chi"}, {"진", "jin", "chin"},
    {"찬", "chan", "chan"}, {"창", "chang", "chang"}, {"채", "chae", "chae"},
    {"천", "cheon chun", "chon"}, {"철", "cheol chul", "chol"}, {"청", "cheong chung", "chong"},
    {"초", "cho", "cho"}, {"춘", "chun choon", "chun"}, {"충", "chung choong", "chung"},
    {"치", "chi", "chi"}, {"탁", "tak", "tak"}, {"태", "tae", "tae thae"},
    {"택", "taek", "taek thaek"}, {"평", "pyeong pyung", "pyong phyong"},
    {"표", "pyo", "pyo phyo"},
    {"필", "pil", "pil phil"}, {"하", "ha", "ha"}, {"학", "hak", "hak"}, {"한", "han", "han"},
    {"해", "hae", "hae"}, {"혁", "hyeok hyuk", "hyok"}, {"현", "hyeon hyun", "hyon"},
    {"협", "hyeop hyub", "hyop"}, {"형", "hyeong hyung hyoung", "hyong"},
    {"혜", "hye", "hye"}, {"호", "ho", "ho"}, {"홍", "hong", "hong"}, {"화", "hwa", "hwa"},
    {"환", "hwan", "hwan"}, {"효", "hyo", "hyo"}, {"후", "hu hoo", "hu"},
    {"훈", "hun hoon", "hun"}, {"휘", "hwi", "hwi"}, {"희", "hui hee", "hui"},
    {"흥", "heung", "hung"},
});

constexpr auto kFamilies = std::to_array<Family>({
    {"김", "kim gim"}, {"이", "lee yi ri rhee ree rhie"}, {"박", "park pak bak"},
    {"최", "choi choe"}, {"정", "jung jeong chung chong jong"}, {"강", "kang gang"},
    {"조", "cho jo"}, {"윤", "yoon yun"}, {"장", "jang chang"}, {"임", "lim im rim"},
    {"한", "han"}, {"오", "oh o"}, {"서", "seo suh"}, {"신", "shin sin"},
    {"권", "kwon gwon"}, {"황", "hwang"}, {"안", "ahn an"}, {"송", "song"},
    {"유", "yoo yu ryu ryoo"}, {"홍", "hong"}, {"전", "jeon jun chun chon"}, {"고", "ko go koh"},
    {"문", "moon mun"}, {"손", "son sohn"}, {"양", "yang ryang"}, {"배", "bae pae"},
    {"백", "baek paek paik"}, {"허", "heo hur huh"}, {"남", "nam"}, {"심", "shim sim"},
    {"노", "roh noh no ro rho"}, {"하", "ha"}, {"주", "joo ju"}, {"구", "koo gu ku"},
    {"곽", "kwak gwak"}, {"성", "sung seong"}, {"차", "cha"}, {"우", "woo u"}, {"민", "min"},
    {"진", "jin chin"}, {"지", "ji chi"}, {"나", "na ra"}, {"원", "won"}, {"방", "bang pang"},
    {"변", "byun byeon pyon"}, {"채", "chae"}, {"천", "cheon chun chon"},
    {"공", "kong gong"}, {"현", "hyun hyeon hyon"}, {"함", "ham"}, {"추", "choo chu"},
    {"도", "do"}, {"석", "suk seok sok"}, {"선", "sun seon"}, {"설", "seol sul"},
    {"엄", "eom um uhm"}, {"표", "pyo phyo"}, {"반", "ban pan"}, {"명", "myung myeong myong"},
    {"기", "ki gi"}, {"탁", "tak"}, {"태", "tae thae"}, {"여", "yeo"}, {"맹", "maeng"},
    {"길", "gil kil"}, {"옥", "ok"}, {"연", "yeon youn yon"}, {"제", "je"}, {"봉", "bong pong"},
});
// clang-format on

constexpr std::string_view kEnglishSyllables =
    "a ah an ban bin chang chi chin do don dong duck gang go goo gun ha han ho hong hung i in kin "
    "man mo moo moon mu no o oh on pin po pom pong ram ran rim sang sin so sol son song soon sub "
    "sun sung sup tam to ton u un wan won woo ye yo yon young";

// With a syllable that is an English word behind them they are no family names.
constexpr std::string_view kJoiningWords = "an do go ha in no o oh ok sin so son to u um";

constexpr std::string_view kEnglishGivenNames =
    "bongo china chino dodo dojo gogo haha hanson hoho human inman insong mimi mini miso mono "
    "sino soho solo soso sumo sunman unsung yoyo";

constexpr std::string_view kChineseSyllables =
    "bai bao beng chai chao chuo dai dao diao duo gai gao gua guai guo hai hao hua huai huo jia "
    "jiao "
    "jie jiu kai kao kua kuo lai lao liu luo mai mao miao nai nao niao nuo pai pao piao qiu rui "
    "ruo "
    "sai sao shao shua shuo sui suo tai tao tiao tuo yao zhao";

}  // namespace

std::span<Syllable const> syllables() noexcept { return kSyllables; }

std::span<Family const> families() noexcept { return kFamilies; }

bool is_in_list(std::string_view list, std::string_view word) noexcept {
  if (word.empty()) return false;
  while (!list.empty()) {
    auto const end = list.find(' ');
    if (list.substr(0, end) == word) return true;
    if (end == list.npos) return false;
    list.remove_prefix(end + 1);
  }
  return false;
}

bool is_english_syllable(std::string_view folded) noexcept {
  return is_in_list(kEnglishSyllables, folded);
}

bool is_joining_word(std::string_view folded) noexcept { return is_in_list(kJoiningWords, folded); }

bool is_english_given_name(std::string_view folded) noexcept {
  return is_in_list(kEnglishGivenNames, folded);
}

bool is_chinese_syllable(std::string_view folded) noexcept {
  return is_in_list(kChineseSyllables, folded);
}

}  // namespace backfile::internal
