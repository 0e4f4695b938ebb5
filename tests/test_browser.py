"""The network page in a headless Chromium: it draws, answers, asks nobody, runs no markup."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_view import CASE, Store

import kg
import kg.view

pytestmark = pytest.mark.browser

FLAGS = """
--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
--disable-background-networking --disable-component-update --disable-dev-shm-usage
--hide-scrollbars --remote-debugging-pipe --window-size=1280,800
"""
#: Becomes Chromium, with its debugging pipe on the file descriptors 3 and 4.
LAUNCH = """
import fcntl, os, sys
commands, answers = (fcntl.fcntl(int(fd), fcntl.F_DUPFD, 10) for fd in sys.argv[1:3])
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
PATIENCE = 120.0  # seconds, for a machine that does much else


class Page:
    """One page of a Chromium, driven through its debugging pipe (file descriptors 3 and 4)."""

    def __init__(self, chromium: str, folder: Path) -> None:
        from_us, self.send_to = os.pipe()
        self.read_from, to_us = os.pipe()
        ends = (from_us, to_us)
        self.process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, *map(str, ends), chromium, *FLAGS.split(),
             f"--user-data-dir={folder}", "about:blank"],
            pass_fds=ends,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(from_us)
        os.close(to_us)
        self.number = 0
        self.session: str | None = None
        self.rest = b""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; what happens meanwhile is kept in events."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.send_to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self.number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return dict(answer["result"])
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            block = os.read(self.read_from, 1 << 20)
            assert block, "Chromium closed its debugging pipe"
            self.rest += block
        message, self.rest = self.rest.split(b"\0", 1)
        return dict(json.loads(message))

    def do(self, script: str) -> Any:
        """Run JavaScript in the page and give its value."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, script: str) -> Any:
        """Wait until JavaScript gives something true."""
        late = time.monotonic() + PATIENCE
        while time.monotonic() < late:
            if value := self.do(script):
                return value
            time.sleep(0.05)
        raise AssertionError(f"never came true: {script}")

    def open(self, path: Path, *, width: int = 1280, height: int = 800, dark: bool = False) -> None:
        self.events.clear()
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=scheme)
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=width < 700,
        )  # fmt: skip
        self.call("Page.navigate", url=path.as_uri())
        self.wait("document.readyState === 'complete' && Boolean(window.page)")
        self.do("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")

    def click(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def key(self, name: str) -> None:
        code = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "Tab": 9, "/": 191}[name]
        text = {"text": "\r"} if name == "Enter" else {"text": name} if len(name) == 1 else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=code,
                **(text if kind == "keyDown" else {}),
            )  # fmt: skip

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def picture(self, path: Path) -> None:
        shot = self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))

    def happened(self, *methods: str) -> list[dict[str, Any]]:
        """Give what came to pass since the page was opened."""
        self.do("1")
        return [event["params"] for event in self.events if event.get("method") in methods]

    def asked_for(self) -> list[str]:
        """Give the addresses that the page asked for, itself and data: aside."""
        sent = self.happened("Network.requestWillBeSent")
        urls = [event["request"]["url"] for event in sent]
        return [u for u in urls if not u.startswith(("data:", "file:"))] + [
            u for u in urls[1:] if u.startswith("file:")
        ]

    def complaints(self) -> list[str]:
        """Give errors and warnings of the console."""
        logged = self.happened("Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        logged += [e for e in self.happened("Log.entryAdded") if e["entry"]["level"] != "info"]
        return [json.dumps(event)[:500] for event in logged]

    def close(self) -> None:
        with contextlib.suppress(AssertionError, OSError):
            self.session = None
            self.call("Browser.close")
        os.close(self.send_to)
        os.close(self.read_from)
        self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def browser(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    page = Page(chromium, tmp_path_factory.mktemp("chromium"))
    yield page
    page.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = Store(CASE.read_text(encoding="utf-8"))
    return kg.view.write(graph, tmp_path_factory.mktemp("page") / "network.html")


@pytest.fixture
def page(browser: Page, file: Path) -> Page:
    browser.open(file)
    return browser


PANEL = "document.getElementById('panel').innerText"
EDGE_AT = """(() => {
  const e = page.edges.find((e) => %s);
  const at = page.network.getPositions([e.from, e.to]);
  const middle = page.network.canvasToDOM({
    x: (at[e.from].x + at[e.to].x) / 2, y: (at[e.from].y + at[e.to].y) / 2 });
  const frame = document.getElementById('network').getBoundingClientRect();
  return [frame.left + middle.x, frame.top + middle.y];
})()"""


def edge_between(source: str, target: str) -> str:
    return EDGE_AT % (
        f"page.things[e.from].name[0] === {json.dumps(source)}"
        f" && page.things[e.to].name[0] === {json.dumps(target)}"
    )


def test_it_draws_without_asking_anybody(page: Page) -> None:
    assert page.asked_for() == []
    assert page.complaints() == []
    assert page.do("page.network.body.nodeIndices.length") == 12
    colours = page.do("""(() => {
      const c = document.querySelector('canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
      const seen = new Set(); for (let i = 0; i < d.length; i += 4) if (d[i + 3]) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);
      return seen.size; })()""")  # noqa: E501
    assert colours > 50


@pytest.mark.parametrize("typed", ["le minh hung", "Lê Minh Hưng", "LE  MINH", "minh hung"])
def test_search_finds_whatever_the_accents(page: Page, typed: str) -> None:
    page.key("/")
    page.type(typed)
    page.key("Enter")
    assert page.do("page.things[page.state.chosen.node].name[0]") == "Lê Minh Hưng"
    assert "Trưởng Ban Tổ chức Trung ương" in page.do(PANEL)


def test_search_is_walked_with_arrows_and_left_with_escape(page: Page) -> None:
    page.key("/")
    page.type("ban")
    first = page.do("document.querySelector('#hits [aria-selected=true]').innerText")
    page.key("ArrowDown")
    assert page.do("document.querySelector('#hits [aria-selected=true]').innerText") != first
    page.key("Escape")
    assert page.do("document.getElementById('hits').hidden")


def test_a_click_on_a_line_shows_quote_article_and_date(page: Page) -> None:
    page.click(*page.do(edge_between("Lê Minh Hưng", "Hội nghị toàn quốc tổng kết công tác")))
    said = page.wait(f"page.state.chosen && page.state.chosen.edge && {PANEL}")
    for part in ("tham dự", "chủ trì", "Hội nghị toàn quốc <b>tổng kết</b>", "Báo Làng, 8/12/2025",
                 "8/12/2025", "90%", "subject-verb"):  # fmt: skip
        assert part in said
    assert page.do("document.querySelector('blockquote mark').innerText") == "chủ trì"
    assert page.do("document.querySelector('blockquote').innerText").startswith(
        "Trưởng Ban Tổ chức Trung ương Lê Minh Hưng tham dự"
    )
    assert (
        page.do("document.querySelector('figcaption a').href") == "https://news.example/a?x=1&y=2"
    )


def test_a_click_on_a_node_shows_its_facts(page: Page) -> None:
    x, y = page.do("""(() => {
      const n = page.things.findIndex((t) => t.name[0] === 'Trần Thị Lan');
      const at = page.network.canvasToDOM(page.network.getPositions([n])[n]);
      const frame = document.getElementById('network').getBoundingClientRect();
      return [frame.left + at.x, frame.top + at.y]; })()""")
    page.click(x, y)
    said = page.wait(f"page.state.chosen && {PANEL}")
    assert page.do("document.querySelectorAll('.fact').length") == 3
    for part in ("Trần Thị Lan", "Giám đốc Sở", "được bổ nhiệm", "Tiến sĩ", "Hội nghị năm trước"):
        assert part in said


def test_roles_at_one_event_share_a_card(page: Page) -> None:
    page.do("page.choose({ node: page.things.findIndex((t) => t.date === '2025-12-08') })")
    cards = page.do("[...document.querySelectorAll('.fact')].map((f) => f.innerText)")
    assert sum("Lê Minh Hưng" in card for card in cards) == 1
    assert any("tham dự · chủ trì" in card for card in cards)
    assert "subject-verb" in page.do(PANEL)


def test_markup_in_names_and_quotes_does_not_run(page: Page) -> None:
    for n in range(page.do("page.things.length")):
        page.do(f"page.choose({{ node: {n} }})")
    for edge in page.do("page.edges.map((e) => e.id)"):
        page.do(f"page.choose({{ edge: '{edge}' }})")
        page.do("page.network.redraw()")
    page.do("page.choose({ node: page.things.findIndex((t) => t.name[0].startsWith('<img')) })")
    assert "<img src=x onerror=window.hacked=1>" in page.do(PANEL)
    assert page.do("typeof window.hacked") == "undefined"
    assert page.do("document.querySelectorAll('img, iframe, a[href^=javascript]').length") == 0
    assert page.asked_for() == []
    assert page.complaints() == []


def test_even_markup_that_got_in_would_not_run(page: Page) -> None:
    page.do("""{ const box = document.createElement('div');
      box.innerHTML = '<img src="http://evil.test/x.png" onerror="window.hacked=1">';
      document.body.append(box); const s = document.createElement('script');
      s.textContent = 'window.hacked=2'; document.body.append(s); }""")
    page.do("new Promise((later) => setTimeout(later, 200))")
    assert page.do("typeof window.hacked") == "undefined"


def visible(page: Page) -> set[str]:
    return set(page.do("[...page.state.seen.nodes].map((n) => page.things[n].name[0])"))


def test_kinds_can_be_put_aside(page: Page) -> None:
    page.do("document.querySelector('[data-key=organisation]').click()")
    assert "Ban Tổ chức Trung ương" not in visible(page)
    assert "Lê Minh Hưng" in visible(page)
    assert page.do("document.querySelector('[data-key=organisation]').ariaPressed") == "false"


def test_statuses_can_be_put_aside(page: Page) -> None:
    page.do("document.querySelector('[data-key=appointed]').click()")
    assert "Sở Nông nghiệp và Môi trường tỉnh Xa Lắc" not in visible(page)


def test_dates_leave_what_was_seen_then(page: Page) -> None:
    page.do("""{ document.getElementById('to').value = '2024-12-31';
      document.getElementById('to').dispatchEvent(new Event('change')); }""")
    seen = visible(page)
    assert "Hội nghị năm trước" in seen
    assert "Hội nghị toàn quốc tổng kết công tác" not in seen
    assert "Hội nghị toàn quốc" not in page.do(PANEL).split("BÀI BÁO")[0]
    page.do("document.querySelector('.reset').click()")
    assert "Hội nghị toàn quốc tổng kết công tác" in visible(page)


def test_the_page_speaks_english_too(page: Page) -> None:
    assert "Người" in page.do("document.getElementById('legend').innerText")
    page.do("document.getElementById('language').click()")
    assert page.do("document.documentElement.lang") == "en"
    assert "Person" in page.do("document.getElementById('legend').innerText")
    assert page.do("page.network.body.data.nodes.get().some((n) => n.label === 'Politburo')")


def test_the_seeds_are_drawn_searched_and_quoted(
    browser: Page, seeds: Path, tmp_path: Path
) -> None:
    graph = kg.Graph()
    for path in sorted(seeds.glob("*.txt")):
        for doc in kg.load(path):
            graph.add(kg.read(doc))
    browser.open(kg.view.write(graph, tmp_path / "seeds.html"))
    browser.key("/")
    browser.type("le minh hung")
    browser.key("Enter")
    assert "Trưởng Ban Tổ chức Trung ương" in browser.do(PANEL)
    browser.do("[...document.querySelectorAll('.fact')].find("
               "(f) => f.innerText.includes('Trưởng Ban')).click()")  # fmt: skip
    assert browser.do("document.querySelector('blockquote mark').innerText")
    assert "Lê Minh Hưng" in browser.do("document.querySelector('blockquote').innerText")
    assert browser.asked_for() == []
    assert browser.complaints() == []


@pytest.mark.parametrize(("width", "height", "dark"), [(1280, 800, True), (390, 780, False)])
def test_it_fits_other_rooms(
    browser: Page, file: Path, tmp_path: Path, width: int, height: int, dark: bool
) -> None:
    browser.open(file, width=width, height=height, dark=dark)
    assert browser.do("document.documentElement.scrollWidth <= innerWidth")
    assert browser.do("document.documentElement.dataset.theme") == ("dark" if dark else "light")
    canvas = browser.do("(() => { const r = document.querySelector('canvas')"
                        ".getBoundingClientRect(); return [r.width, r.height]; })()")  # fmt: skip
    assert canvas[0] >= 390 and canvas[1] >= 250
    outside = browser.do("""(() => { const r = document.getElementById('network').getBoundingClientRect();
      return Object.values(page.network.getPositions()).map((p) => page.network.canvasToDOM(p))
        .filter((p) => p.x < 0 || p.y < 0 || p.x > r.width || p.y > r.height).length; })()""")  # noqa: E501
    assert width < 700 or outside == 0
    assert browser.complaints() == []


def test_every_tool_can_be_reached_by_keyboard(page: Page) -> None:
    reached = set()
    for _ in range(40):
        page.key("Tab")
        reached.add(page.do("document.activeElement.id || document.activeElement.className"))
    assert {"skip", "search", "language", "theme", "zoom-in", "fit", "vis-network"} <= reached
