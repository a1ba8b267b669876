#include "indexer/extract/outlets/book.hpp"

// Well-known outlets whose names stand for one outlet only. Those that write from several zones
// have none. Left out: The Times, The Sun, El País, ABC News and others that several places have.

namespace backfile::internal {

std::string_view default_outlets() noexcept {
  return R"(
[The Korea Herald]
also = 코리아헤럴드
domain = koreaherald.com
group = heraldcorp.com
zone = Asia/Seoul
lang = en
[The Korea Times]
also = 코리아타임스
domain = koreatimes.co.kr
zone = Asia/Seoul
lang = en
[Korea JoongAng Daily]
domain = koreajoongangdaily.joins.com; koreajoongangdaily.com
zone = Asia/Seoul
lang = en
[JoongAng Ilbo]
also = 중앙일보
domain = joongang.co.kr
zone = Asia/Seoul
lang = ko
[The Chosun Ilbo]
also = Chosun; 조선일보
domain = chosun.com
zone = Asia/Seoul
lang = ko
[The Dong-A Ilbo]
also = Donga; Dong-A; Donga Ilbo; 동아일보
domain = donga.com
zone = Asia/Seoul
lang = ko
[Hankyoreh]
also = 한겨레; 한겨레신문
domain = hani.co.kr
zone = Asia/Seoul
lang = ko
[Kyunghyang Shinmun]
also = 경향신문
domain = khan.co.kr
zone = Asia/Seoul
lang = ko
[Hankook Ilbo]
also = 한국일보
domain = hankookilbo.com
zone = Asia/Seoul
lang = ko
[Maeil Business Newspaper]
also = 매일경제; 매경
domain = mk.co.kr
zone = Asia/Seoul
lang = ko
[Pulse by Maeil Business Newspaper]
also = Pulse by Maeil Business News Korea
domain = pulsenews.co.kr; pulse.mk.co.kr
zone = Asia/Seoul
lang = en
[The Korea Economic Daily]
also = 한국경제; 한경; KED Global
domain = hankyung.com; kedglobal.com
zone = Asia/Seoul
lang = ko
[KBS]
also = Korean Broadcasting System; KBS News; KBS World; KBS뉴스
domain = kbs.co.kr
zone = Asia/Seoul
lang = ko
[YTN]
domain = ytn.co.kr
zone = Asia/Seoul
lang = ko
[Arirang]
also = Arirang News
domain = arirang.com
zone = Asia/Seoul
lang = en
[NK News]
domain = nknews.org
lang = en
[Daily NK]
domain = dailynk.com
zone = Asia/Seoul
lang = en
[Yonhap News Agency]
also = Yonhap; Yonhap News; 연합뉴스; 연합
domain = yna.co.kr; yonhapnews.co.kr
zone = Asia/Seoul
lang = ko
agency = yes
[Newsis]
also = 뉴시스
domain = newsis.com
zone = Asia/Seoul
lang = ko
agency = yes
[News1]
also = News1 Korea; 뉴스1
domain = news1.kr
zone = Asia/Seoul
lang = ko
agency = yes
[Korean Central News Agency]
also = KCNA; 조선중앙통신
domain = kcna.kp
zone = Asia/Pyongyang
lang = ko
agency = yes
[Kyodo News]
also = Kyodo; 共同通信; 共同通信社
domain = kyodonews.net; kyodo.co.jp
zone = Asia/Tokyo
lang = ja
agency = yes
[Jiji Press]
also = Jiji; 時事通信; 時事通信社
domain = jiji.com
zone = Asia/Tokyo
lang = ja
agency = yes
[The Asahi Shimbun]
also = Asahi; 朝日新聞
domain = asahi.com
zone = Asia/Tokyo
lang = ja
[The Yomiuri Shimbun]
also = Yomiuri; 読売新聞
domain = yomiuri.co.jp
zone = Asia/Tokyo
lang = ja
[The Mainichi]
also = Mainichi Shimbun; 毎日新聞
domain = mainichi.jp
zone = Asia/Tokyo
lang = ja
[Nikkei]
also = Nihon Keizai Shimbun; 日本経済新聞
domain = nikkei.com
zone = Asia/Tokyo
lang = ja
[Nikkei Asia]
domain = asia.nikkei.com
zone = Asia/Tokyo
lang = en
[NHK]
also = NHK World; NHK News
domain = nhk.or.jp
zone = Asia/Tokyo
lang = ja
[The Japan Times]
domain = japantimes.co.jp
zone = Asia/Tokyo
lang = en
[Xinhua News Agency]
also = Xinhua; 新华社; 新華社
domain = xinhuanet.com; news.cn
zone = Asia/Shanghai
lang = zh
agency = yes
[People's Daily]
also = 人民日报
domain = people.com.cn; people.cn
zone = Asia/Shanghai
lang = zh
[Global Times]
also = 环球时报
domain = globaltimes.cn
zone = Asia/Shanghai
lang = zh
[South China Morning Post]
also = SCMP
domain = scmp.com
zone = Asia/Hong_Kong
lang = en
[The Straits Times]
domain = straitstimes.com
zone = Asia/Singapore
lang = en
[Channel NewsAsia]
domain = channelnewsasia.com
zone = Asia/Singapore
lang = en
[The Hindu]
domain = thehindu.com
zone = Asia/Kolkata
lang = en
[The Times of India]
domain = timesofindia.indiatimes.com
group = indiatimes.com
zone = Asia/Kolkata
lang = en
[Al Jazeera]
also = Aljazeera; الجزيرة
domain = aljazeera.com; aljazeera.net
zone = Asia/Qatar
[BBC]
also = BBC News; British Broadcasting Corporation
domain = bbc.co.uk; bbc.com
zone = Europe/London
lang = en
[The Guardian]
domain = theguardian.com
zone = Europe/London
lang = en
[Financial Times]
domain = ft.com
lang = en
[The Economist]
domain = economist.com
lang = en
[The New York Times]
domain = nytimes.com
zone = America/New_York
lang = en
[The Washington Post]
domain = washingtonpost.com
zone = America/New_York
lang = en
[The Wall Street Journal]
also = WSJ
domain = wsj.com
zone = America/New_York
lang = en
[Los Angeles Times]
also = LA Times; L.A. Times
domain = latimes.com
zone = America/Los_Angeles
lang = en
[USA Today]
domain = usatoday.com
zone = America/New_York
lang = en
[CNN]
domain = cnn.com
lang = en
[CBS News]
domain = cbsnews.com
zone = America/New_York
lang = en
[NBC News]
domain = nbcnews.com
zone = America/New_York
lang = en
[Fox News]
domain = foxnews.com
zone = America/New_York
lang = en
[NPR]
also = National Public Radio
domain = npr.org
zone = America/New_York
lang = en
[Voice of America]
also = VOA; VOA News
domain = voanews.com
zone = America/New_York
[Radio Free Asia]
also = RFA
domain = rfa.org
[Associated Press]
also = AP; AP News
domain = apnews.com; ap.org
agency = yes
[Reuters]
also = Thomson Reuters
domain = reuters.com
agency = yes
[Agence France-Presse]
also = AFP; Agence France Presse
domain = afp.com
agency = yes
[United Press International]
also = UPI
domain = upi.com
agency = yes
[Bloomberg]
also = Bloomberg News
domain = bloomberg.com
agency = yes
[Deutsche Presse-Agentur]
also = dpa; Deutsche Presseagentur
domain = dpa.com
zone = Europe/Berlin
lang = de
agency = yes
[Frankfurter Allgemeine Zeitung]
also = FAZ; F.A.Z.
domain = faz.net
zone = Europe/Berlin
lang = de
[Süddeutsche Zeitung]
also = SZ
domain = sueddeutsche.de; sz.de
zone = Europe/Berlin
lang = de
[Der Spiegel]
also = Spiegel; Spiegel Online
domain = spiegel.de
zone = Europe/Berlin
lang = de
[Die Zeit]
also = Zeit Online
domain = zeit.de
zone = Europe/Berlin
lang = de
[Die Welt]
domain = welt.de
zone = Europe/Berlin
lang = de
[Deutsche Welle]
also = DW
domain = dw.com
[Neue Zürcher Zeitung]
also = NZZ
domain = nzz.ch
zone = Europe/Zurich
lang = de
[Le Monde]
domain = lemonde.fr
zone = Europe/Paris
lang = fr
[Le Figaro]
domain = lefigaro.fr
zone = Europe/Paris
lang = fr
[Libération]
domain = liberation.fr
zone = Europe/Paris
lang = fr
[France 24]
domain = france24.com
zone = Europe/Paris
[Agencia EFE]
also = EFE
domain = efe.com
zone = Europe/Madrid
lang = es
agency = yes
[La Vanguardia]
domain = lavanguardia.com
zone = Europe/Madrid
lang = es
[ANSA]
domain = ansa.it
zone = Europe/Rome
lang = it
agency = yes
[TASS]
also = ТАСС; Itar-Tass
domain = tass.com; tass.ru
zone = Europe/Moscow
lang = ru
agency = yes
[RIA Novosti]
also = РИА Новости
domain = ria.ru
zone = Europe/Moscow
lang = ru
agency = yes
[The Globe and Mail]
domain = theglobeandmail.com
zone = America/Toronto
lang = en
[CBC News]
domain = cbc.ca
zone = America/Toronto
lang = en
[The Sydney Morning Herald]
domain = smh.com.au
zone = Australia/Sydney
lang = en
)";
}

}  // namespace backfile::internal
