#!/usr/bin/python3
"""The search page in Chromium: `page_test.py FOLDER_OF_PROGRAMS CORPUS [FOLDER_FOR_SCREENSHOTS]`.

Ends with 77 (skipped, with the reason) where no browser or no WebDriver client is installed."""

import html
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import urllib.request

try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.chromium.remote_connection import ChromiumRemoteConnection
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    print("skipped: python3-selenium is not installed")
    sys.exit(77)

PATIENCE = 60  # seconds; the machine may be busy
# In a record tags are left out when it is read, also where they were escaped; in a text page every
# sign is text.
HOSTILE = (
    'Markup <script>window.hurt = "title"</script> in a headline '
    '<img src=x onerror="window.hurt = 1">'
)
BIDI = "\u202eesrever\u202c and \x1b[31m colour"


def until(wanted):
    """What `wanted` returns once it is true; a page that is being drawn is asked again."""
    end = time.monotonic() + PATIENCE
    fault = None
    while time.monotonic() < end:
        try:
            found = wanted()
            if found:
                return found
        except WebDriverException as thrown:
            fault = thrown
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE} s in vain: {fault or wanted}")


def make_index(programs, corpus, folder):
    hostile = folder / "hostile.jsonl"
    hostile.write_text(json.dumps({
        "id": "hostile-1", "title": html.escape(HOSTILE), "outlet": "<b>Bold</b> Gazette",
        "date": "2023-09-14", "byline": "Jan \"onclick=alert(1) Doe",
        "body": f"wrongdoing &lt;script&gt; <svg onload=alert(1)> {BIDI}\n\n<a href=javascript:alert(1)>x</a>",
    }) + "\n" + json.dumps({"id": "bodiless-1", "title": "A title without a body"}) + "\n")
    index = folder / "news.index"
    subprocess.run([programs / "backfile-index", "add", "-d", index, corpus / "sample", hostile],
                   check=True, capture_output=True)
    page = folder / "hostile-2.txt"
    page.write_text(f"{HOSTILE}\n\nBy Ann Oduya\n\nThe council knew of the wrongdoing and said so.\n")
    subprocess.run([programs / "backfile-index", "add", "-d", index, "--from", "text", page],
                   check=True, capture_output=True)
    return index


def start_server(programs, index):
    server = subprocess.Popen([programs / "backfile-search", "serve", "-d", index,
                               "--listen", "127.0.0.1:0"],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    line = server.stdout.readline()
    address = line.split()[-1] if "http://" in line else None
    if address is None:
        server.kill()
        raise SystemExit(f"the server did not start: {line}")
    return server, address


# By number, for the same reason as the pipe below.
def start_driver():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return driver, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.05)
    driver.kill()
    raise SystemExit("chromedriver does not listen")


def stop(process):
    process.terminate()
    process.wait()
    if process.stdout:
        process.stdout.close()


def start_browser(driver, profile):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                     "--window-size=1280,900", "--lang=en", f"--user-data-dir={profile}",
                     # A bare machine may have no name for itself to meet at.
                     "--remote-debugging-pipe"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Remote(ChromiumRemoteConnection(driver, "goog", "chrome"), options=options)


class Page(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(
            tempfile.TemporaryDirectory(prefix="backfile-page-")))
        server, cls.address = start_server(PROGRAMS, make_index(PROGRAMS, CORPUS, folder))
        cls.addClassCleanup(stop, server)
        driver, address = start_driver()
        cls.addClassCleanup(stop, driver)
        cls.browser = start_browser(address, folder / "profile")
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.width(1280, 900)
        self.theme("light")

    def tearDown(self):
        faults = [entry["message"] for entry in self.browser.get_log("browser")
                  if entry["level"] == "SEVERE"]
        self.assertEqual(faults, [])

    # --- Helpers ---

    def devtools(self, command, parameters):
        self.browser.execute("executeCdpCommand", {"cmd": command, "params": parameters})

    def width(self, width, height):
        self.devtools("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def theme(self, name):
        self.devtools("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": name}]})

    def go(self, address):
        self.browser.get(self.address + address)
        self.answered()

    def answered(self):
        until(lambda: self.js("return document.readyState === 'complete'") and
              self.one("#results").get_attribute("aria-busy") is None and
              self.js("return document.querySelector('#summary').textContent + "
                      "document.querySelector('#problem').textContent"))

    def js(self, script, *arguments):
        return self.browser.execute_script(script, *arguments)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def api(self, path):
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            return json.load(answer)

    def ids(self):
        return [item.get_attribute("data-id") for item in self.all("#hits > li")]

    def search(self, text):
        box = self.one("#q")
        box.clear()
        box.send_keys(text, Keys.ENTER)
        until(lambda: self.query().get("q") == [text])
        self.answered()

    def query(self):
        address = self.js("return [...new URLSearchParams(location.search)]")
        given = {}
        for name, value in address:
            given.setdefault(name, []).append(value)
        return given

    def shot(self, name):
        if SHOTS:
            self.browser.save_screenshot(str(SHOTS / f"{name}.png"))

    # --- Tests ---

    def test_a_search_shows_the_servers_rows_and_stands_in_the_address(self):
        self.go("/")
        self.assertIn("95 articles", self.one("#summary").text)
        self.search("ship OR harbor")
        expected = self.api("/v1/search?q=ship+OR+harbor&limit=20")
        self.assertEqual(self.ids(), [hit["id"] for hit in expected["hits"]])
        self.assertTrue(self.one("#summary").text.startswith(
            f"{expected['count']['articles']} articles in {expected['count']['groups']} rows"))
        marked = {mark.text.lower() for mark in self.all("#hits mark")}
        self.assertLessEqual({"ship", "harbor"}, marked)
        self.shot("light")
        rows = self.ids()
        self.browser.get(self.browser.current_url)
        self.answered()
        self.assertEqual(self.ids(), rows)
        self.assertEqual(self.one("#q").get_attribute("value"), "ship OR harbor")
        self.search("tanker")
        self.assertNotEqual(self.ids(), rows)
        self.browser.back()
        until(lambda: self.ids() == rows)

    def test_the_reading_is_shown_while_the_query_is_typed(self):
        self.go("/")
        box = self.one("#q")
        box.send_keys("tanker date:2023-09 (outlte:x")
        chips = until(lambda: [chip.text for chip in self.all("#reading .chip")][3:] and
                      [chip.text for chip in self.all("#reading .chip")])
        self.assertTrue(chips[0].startswith("reads tanker AND date:2023-09-01..2023-09-30"), chips)
        self.assertIn("dates 2023-09-01 .. 2023-09-30", chips[1])
        self.assertTrue(any("outlte" in chip for chip in chips[2:]), chips)
        self.assertTrue(any("closed at the end" in chip for chip in chips[2:]), chips)
        self.assertEqual(self.query(), {})

    def test_suggestions_are_taken_with_the_keyboard(self):
        self.go("/")
        box = self.one("#q")
        box.send_keys("tank")
        until(lambda: self.one("#suggestions").is_displayed())
        self.assertEqual(box.get_attribute("aria-expanded"), "true")
        first = self.one("#suggestions li")
        word = first.get_attribute("data-text")
        box.send_keys(Keys.ARROW_DOWN)
        self.assertEqual(box.get_attribute("aria-activedescendant"), first.get_attribute("id"))
        box.send_keys(Keys.ENTER)
        self.assertEqual(box.get_attribute("value"), word)
        self.assertFalse(self.one("#suggestions").is_displayed())
        self.assertEqual(self.query(), {})

    def test_facets_are_ticked_as_alternatives(self):
        self.go("/?q=*")
        names = self.all("#facets section:first-child label")[:2]
        wanted = [name.find_element(By.TAG_NAME, "input").get_attribute("value") for name in names]
        names[0].click()
        until(lambda: self.query().get("outlet") == wanted[:1])
        self.answered()
        until(lambda: self.all("#facets input:checked"))
        self.all("#facets section:first-child label")[1].click()
        until(lambda: self.query().get("outlet") == wanted)
        address = "/v1/count?q=*&" + "&".join(
            "outlet=" + urllib.parse.quote(name) for name in wanted)
        articles = self.api(address)["count"]["articles"]
        until(lambda: self.one("#summary").text.startswith(f"{articles} articles"))
        self.assertEqual(len(self.all("#facets section:first-child input:checked")), 2)

    def test_what_the_pages_do_not_state_can_be_ticked(self):
        self.go("/?q=*")
        unknown = self.one("#facets section:first-child .unknown")
        unknown.click()
        until(lambda: self.query().get("outlet") == ["none"])
        articles = self.api("/v1/count?q=*&outlet=none")["count"]["articles"]
        until(lambda: self.one("#summary").text.startswith(f"{articles} articles"))

    def test_what_is_ticked_has_its_number_however_rare(self):
        rare = self.api("/v1/values/outlet?limit=1000")["values"][-1]
        for typed in (rare["value"], rare["value"].upper()):
            self.go("/?q=*&outlet=" + urllib.parse.quote(typed))
            until(lambda: len(self.all("#facets section:first-child input:checked")) == 1)
            row = self.one("#facets section:first-child li:has(input:checked)")
            self.assertEqual(row.find_element(By.CSS_SELECTOR, ".number").text, str(rare["count"]))
            self.assertIn(rare["value"], row.text)
        row.click()
        until(lambda: "outlet" not in self.query())

    def test_dates_are_bounded_by_a_finger(self):
        self.width(360, 740)
        self.devtools("Emulation.setTouchEmulationEnabled", {"enabled": True})
        self.addCleanup(self.devtools, "Emulation.setTouchEmulationEnabled", {"enabled": False})
        self.go("/?q=*")
        self.one("#narrowing summary").click()
        bars = until(lambda: self.all(".bars button"))
        wanted = bars[-4], bars[-2]
        spans = [bar.get_attribute("aria-label").split(":")[0] for bar in wanted]
        self.js("arguments[0].scrollIntoView({ block: 'center' })", bars[0])
        points = [self.js("const box = arguments[0].getBoundingClientRect();"
                          "return { x: box.x + box.width / 2, y: box.y + box.height / 2 }", bar)
                  for bar in wanted]
        def touch(kind, *at):
            self.devtools("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(at)})
        touch("touchStart", points[0])
        for step in range(1, 6):
            touch("touchMove", {"x": points[0]["x"] + (points[1]["x"] - points[0]["x"]) * step / 5,
                                "y": points[0]["y"]})
        touch("touchEnd")
        until(lambda: self.query().get("since") == spans[:1])
        self.assertEqual(self.query().get("until"), spans[1:])

    def test_dates_are_bounded_by_a_drag_and_by_keys(self):
        self.go("/?q=*")
        bars = until(lambda: self.all(".bars button"))
        first, last = bars[-4], bars[-2]
        spans = [bar.get_attribute("aria-label").split(":")[0] for bar in (first, last)]
        ActionChains(self.browser).move_to_element(first).click_and_hold().move_to_element(
            last).release().perform()
        until(lambda: self.query().get("since") == spans[:1])
        self.assertEqual(self.query().get("until"), spans[1:])
        self.answered()
        counted = self.api(f"/v1/search?q=*&since={spans[0]}&until={spans[1]}&limit=1")
        until(lambda: self.one("#summary").text.startswith(
            f"{counted['count']['articles']} articles"))
        self.assertEqual(counted["count"]["undated_matches"] > 0,
                         "undated articles also match" in self.one("#notes").text)
        self.go("/?q=*")
        bars = until(lambda: self.all(".bars button"))
        self.js("arguments[0].focus()", bars[0])
        self.browser.switch_to.active_element.send_keys(Keys.END)
        until(lambda: self.browser.switch_to.active_element == bars[-1])
        year = bars[-1].get_attribute("aria-label").split(":")[0]
        self.browser.switch_to.active_element.send_keys(Keys.ENTER)
        until(lambda: self.query().get("since") == [year] and self.query().get("until") == [year])

    def test_copies_are_folded(self):
        self.go("/?q=ship+OR+harbor")
        fold = self.one("#hits button.plain")
        self.assertRegex(fold.text, r"^\+\d+ cop(y|ies)$")
        copies = int(fold.text.split()[0])
        fold.click()
        until(lambda: self.query().get("group") == ["none"])
        until(lambda: len(self.ids()) == copies + 1)

    def test_an_article_shows_the_line_that_a_value_came_from(self):
        self.go("/?q=halcyon")
        self.one("#hits h3 a").click()
        until(lambda: self.one("#article h2.title").text)
        identity = self.query()["a"][0]
        article = self.api(f"/v1/articles/{identity}")
        date = until(lambda: self.one("#article .facts button.value"))
        evidence = date.find_element(By.XPATH, "./following-sibling::div")
        self.assertFalse(evidence.is_displayed())
        ActionChains(self.browser).move_to_element(date).perform()
        until(evidence.is_displayed)
        stated = article["date"]["evidence"][0]
        self.assertIn(f"line {stated['line']}", evidence.text)
        self.assertIn(stated["text"], evidence.text)
        self.assertEqual(self.js("return scrollY"), 0)
        self.shot("article")
        self.go(f"/?q=halcyon&a={identity}")
        until(lambda: self.one("#article h2.title").text == article["title"])
        self.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        until(lambda: not self.one("#article").is_displayed())
        self.assertNotIn("a", self.query())

    def test_an_article_without_a_body_is_shown(self):
        self.go("/?a=bodiless-1")
        until(lambda: self.one("#article h2.title").text == "A title without a body")
        self.assertEqual(self.all("#article .problem"), [])

    def test_keys_are_enough(self):
        self.go("/")
        body = self.one("body")
        body.send_keys("/")
        self.assertEqual(self.js("return document.activeElement.id"), "q")
        self.browser.switch_to.active_element.send_keys("ship", Keys.ENTER)
        until(lambda: self.query().get("q") == ["ship"])
        self.answered()
        self.js("document.activeElement.blur()")
        until(lambda: len(self.ids()) > 1)
        for _ in range(2):
            self.browser.switch_to.active_element.send_keys("j")
        second = self.ids()[1]
        self.assertEqual(self.js("return document.activeElement.dataset.id"), second)
        self.browser.switch_to.active_element.send_keys(Keys.ENTER)
        until(lambda: self.query().get("a") == [second])
        until(lambda: self.one("#article h2.title").text)
        self.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        until(lambda: self.js("return document.activeElement.dataset.id") == second)
        self.browser.switch_to.active_element.send_keys("?")
        until(self.one("#keys").is_displayed)
        self.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        until(lambda: not self.one("#keys").is_displayed())

    def test_hostile_text_is_inert(self):
        self.go("/?q=wrongdoing&a=hostile-2")
        until(lambda: self.one("#article h2.title").text)
        self.assertIn("<script>", self.one("#article h2.title").text)
        self.assertIn("<script>", self.js("return document.querySelector('#hits').textContent"))
        self.assertIsNone(self.js("return window.hurt ?? null"))
        self.go("/?q=wrongdoing&a=hostile-1")
        until(lambda: self.one("#article h2.title").text)
        self.assertIsNone(self.js("return window.hurt ?? null"))
        inside = "#hits script, #hits img, #hits svg, #article script, #article img, #article svg, " \
                 "#article a, [onerror], [onload], [onclick]"
        self.assertEqual(self.all(inside), [])
        text = self.js("return document.body.textContent")
        for sign in "\u202e\u202c\x1b":
            self.assertNotIn(sign, text)
        self.go("/?q=%3Cscript%3Ewindow.hurt%3D1%3C%2Fscript%3E")
        self.assertIsNone(self.js("return window.hurt ?? null"))

    def test_nothing_comes_from_elsewhere(self):
        self.go("/?q=ship")
        names = self.js("return performance.getEntriesByType('resource').map((e) => e.name)")
        self.assertGreater(len(names), 5)
        self.assertEqual([name for name in names if not name.startswith(self.address)], [])
        with urllib.request.urlopen(self.address + "/", timeout=PATIENCE) as answer:
            policy = answer.headers["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)

    def test_every_control_has_a_name(self):
        self.go("/?q=ship&a=003_halcyon_trader_adrift")
        until(lambda: self.all("#article button"))
        outside = "main input, main select, main button, main a, header input, header button, .skip"
        for control in self.all(outside):
            self.assertTrue(not control.is_displayed() or control.accessible_name.strip(),
                            control.get_attribute("outerHTML"))
        self.one("#help").click()
        for control in self.all("dialog, dialog button"):
            self.assertTrue(control.accessible_name.strip(), control.get_attribute("outerHTML"))
        self.assertEqual(self.js("return document.documentElement.lang"), "en")

    def test_themes(self):
        paper = "return getComputedStyle(document.body).backgroundColor"
        self.go("/?q=ship")
        light = self.js(paper)
        self.theme("dark")
        self.go("/?q=ship&a=003_halcyon_trader_adrift")
        until(lambda: self.all("#article button"))
        dark = self.js(paper)
        self.assertNotEqual(light, dark)
        self.shot("dark")
        self.one("#theme").click()
        self.assertEqual(self.js(paper), light)
        self.browser.refresh()
        self.answered()
        self.assertEqual(self.js(paper), light)
        self.js("localStorage.clear()")

    def test_a_phone_is_wide_enough(self):
        self.width(360, 740)
        overflow = "return document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        for address, name in (("/?q=ship", "phone"), ("/?q=ship&a=003_halcyon_trader_adrift", "phone-article")):
            self.go(address)
            if "&a=" in address:
                until(lambda: self.all("#article button"))
            self.shot(name)
            self.assertEqual(self.js(overflow), 0, address)
        self.go("/?q=ship")
        self.one("#narrowing summary").click()
        self.assertTrue(self.one("#facets").is_displayed())
        self.shot("phone-facets")
        self.assertEqual(self.js(overflow), 0)

    def test_more_rows_follow(self):
        self.go("/?q=*&group=none")
        self.assertEqual(len(self.ids()), 20)
        for rows in (40, 60, 80, 95):
            self.one("#more").click()
            until(lambda: len(self.ids()) == rows)
        self.assertFalse(self.one("#more").is_displayed())
        self.assertEqual(len(set(self.ids())), 95)


if __name__ == "__main__":
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            print(f"skipped: {program} is not installed")
            sys.exit(77)
    PROGRAMS = pathlib.Path(sys.argv[1])
    CORPUS = pathlib.Path(sys.argv[2])
    SHOTS = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if SHOTS:
        SHOTS.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1])
