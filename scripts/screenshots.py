"""Make the pictures of the manual: start the application on sample data, drive Chromium, write docs/pictures.

Needs Chromium, Chinese fonts, LibreOffice and pdftoppm (scripts/system.sh brings them). `screenshots.py score results`
makes only these pictures.
"""

import io
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from stdcheck.language import Translator, translator

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DRAFT = ROOT / "docs" / "pictures" / "tea-house.yaml"
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
DESKTOP, PHONE = (1280, 860), (390, 844)
WIDTH, COLOURS, MOST_BYTES = 1280, 96, 150_000
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
NOTHING_PENDING = """() => !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')"""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--force-color-profile=srgb", "--hide-scrollbars"]
SECONDS_TO_START = 60
AUDITED = "metro-station"
SCORED = "central-2026-11-09"
SLOGAN = "stages/paying/steps/settling-the-bill/key_factors/the-bill-comes-soon/criteria/bills-promptly"  # of the draft


@dataclass(frozen=True)
class Visitor:
    """A browser page in one language on one server."""

    page: Page
    url: str
    t: Translator

    def go(self, address: str, role: str = "manager") -> None:
        """Open an address in a role and wait until it is drawn."""
        self.page.goto(f"{self.url}/preferences?role={role}&language={self.t.language}&next={address}")
        self.settle()

    def settle(self) -> None:
        """Wait until the server has drawn the page and the browser has shown it."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_selector(SETTLED, timeout=60_000)
        self.page.wait_for_function(NOTHING_PENDING, timeout=60_000)
        self.page.wait_for_timeout(500)

    def part(self, key: str) -> Locator:
        """Return the part of the page with a key such as `home.load`."""
        return self.page.locator(f".st-key-{key.replace('.', '-')}").first

    def press(self, key: str) -> None:
        """Press the button with a key."""
        self.part(key).get_by_role("button").first.click()
        self.settle()

    def pick(self, key: str, words: str) -> None:
        """Pick one of several buttons in a row, unless it is picked already."""
        button = self.part(key).get_by_role("radio", name=words, exact=True).first
        if button.get_attribute("aria-checked") != "true":
            button.click()
            self.settle()

    def show(self, target: Locator, above: int = 16) -> None:
        """Scroll so that a part stands near the upper edge."""
        target.evaluate(
            """(node, above) => {
              const main = document.querySelector('[data-testid="stMain"]');
              main.scrollTop += node.getBoundingClientRect().top - main.getBoundingClientRect().top - above;
            }""",
            above,
        )
        self.page.wait_for_timeout(300)


Shot = Callable[[Visitor], bytes]


def standards(here: Visitor) -> bytes:
    """Show every standard in the list."""
    here.go("/standards")
    return here.page.screenshot()


def new_standard(here: Visitor) -> bytes:
    """Show an old document, pasted and looked through."""
    here.go("/new-standard")
    here.pick("new.way", here.t("From an old document"))
    lines = {
        "en": "Staff serve every guest warmly and attentively.\nThe average wait is at most 5 minutes.\n"
        "Guests are greeted within 2 minutes of sitting down.",
        "zh": "热情周到地为每位客人服务。\n平均等候时间不超过5分钟。\n客人落座后2分钟内有人问候。",
    }
    here.part("paste.text").locator("textarea").fill(lines[here.t.language])
    here.press("paste.show")
    here.show(here.part("paste.again"), 80)
    return here.page.screenshot()


def sequence(here: Visitor) -> bytes:
    """Show step 1 of the draft."""
    here.go("/draft?id=tea-house-service")
    return here.page.screenshot()


def draft(here: Visitor) -> bytes:
    """Show step 4 of the draft: a slogan, and what is said about it."""
    here.go(f"/draft?id=tea-house-service%26step=criteria%26at={SLOGAN.replace('/', '%2F')}")
    return here.page.screenshot()


def review(here: Visitor) -> bytes:
    """Show everything that was found in the draft."""
    here.go("/draft?id=tea-house-service%26step=review")
    return here.page.screenshot()


def standard(here: Visitor) -> bytes:
    """Show a published standard with everything that is made from it."""
    here.go(f"/standard?id={AUDITED}")
    return here.page.screenshot()


def audits(here: Visitor) -> bytes:
    """Show where an inspector begins."""
    here.go("/audits", "inspector")
    return here.page.screenshot()


def checklist(here: Visitor) -> bytes:
    """Show a checklist on a phone, a few answers in."""
    here.go("/audits", "inspector")
    here.pick("audits.standard", _title("bank-counter", here))
    here.pick("audits.site", {"en": "Harbour Bank and Service Centre", "zh": "港湾银行服务中心"}[here.t.language])
    here.press("audits.start")
    here.page.wait_for_selector("[id^=ck-item-]", timeout=60_000)
    page = here.page
    page.locator("#ck-item-hours-agree").get_by_role("radio").first.click()
    one_more = re.compile(f"^{re.escape(here.t('{label}: one more', label=here.t('Complied')))}")
    for _ in range(4):
        page.locator("#ck-item-papers-named-once").get_by_role("button", name=one_more).click()
    here.show(page.locator("#ck-item-hours-agree"), 150)
    page.wait_for_timeout(1500)
    return page.screenshot()


def score(here: Visitor) -> bytes:
    """Show the score card of a sample audit."""
    here.go(f"/score?audit={SCORED}", "inspector")
    return here.page.screenshot()


def results(here: Visitor) -> bytes:
    """Show the results of a standard, as staff see them."""
    here.go(f"/results?standard={AUDITED}", "staff")
    return here.page.screenshot()


def trend(here: Visitor) -> bytes:
    """Show the trend of the same results."""
    here.go(f"/results?standard={AUDITED}", "staff")
    here.show(here.page.get_by_role("heading", name=here.t("Trend"), exact=True))
    here.page.wait_for_timeout(1000)
    return here.page.screenshot()


def workbook(here: Visitor) -> bytes:
    """Show the first sheet of the results workbook, as LibreOffice prints it."""
    here.go(f"/results?standard={AUDITED}", "staff")
    with here.page.expect_download() as downloading:
        here.part("results.download").get_by_role("button").click()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "results.xlsx"
        downloading.value.save_as(book)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(book))
        _run("pdftoppm", "-png", "-r", "110", "-f", "1", "-singlefile", str(book.with_suffix(".pdf")), f"{folder}/page")
        return Path(folder, "page.png").read_bytes()


SHOTS: dict[str, tuple[Shot, tuple[int, int]]] = {
    "standards": (standards, DESKTOP),
    "new-standard": (new_standard, DESKTOP),
    "sequence": (sequence, DESKTOP),
    "draft": (draft, DESKTOP),
    "review": (review, DESKTOP),
    "standard": (standard, DESKTOP),
    "audits": (audits, DESKTOP),
    "checklist": (checklist, PHONE),
    "score": (score, DESKTOP),
    "results": (results, DESKTOP),
    "trend": (trend, DESKTOP),
    "workbook": (workbook, DESKTOP),
}


def start(here: Visitor) -> bytes:
    """Show the first start, before anything is there."""
    here.go("/")
    return here.page.screenshot()


def main(wanted: Sequence[str]) -> None:
    """Make all pictures, or those wanted; each language has a server and data of its own."""
    if unknown := set(wanted) - {"start", *SHOTS}:
        sys.exit(f"There is no picture {', '.join(sorted(unknown))}; there are: start, {', '.join(SHOTS)}.")
    with sync_playwright() as playwright:
        found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for language in LOCALES:
            with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as url:
                _take_all(browser, url, language, Path(folder), wanted)
        browser.close()


def _take_all(browser: Browser, url: str, language: str, data: Path, wanted: Sequence[str]) -> None:
    if not wanted or "start" in wanted:
        _take("start", start, _visitor(browser, url, language, DESKTOP))
    _prepare(browser, url, language, data)
    for name, (shot, size) in SHOTS.items():
        if not wanted or name in wanted:
            _take(name, shot, _visitor(browser, url, language, size))


def _take(name: str, shot: Shot, visitor: AbstractContextManager[Visitor]) -> None:
    with visitor as here:
        _save(shot(here), PICTURES / f"{name}.{here.t.language}.png")


@contextmanager
def _visitor(browser: Browser, url: str, language: str, size: tuple[int, int]) -> Iterator[Visitor]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if size is PHONE else 1,
        has_touch=size is PHONE,
        locale=LOCALES[language],
        timezone_id="Asia/Shanghai",
        accept_downloads=True,
        reduced_motion="reduce",
    )
    yield Visitor(context.new_page(), url, translator(language))
    context.close()


def _prepare(browser: Browser, url: str, language: str, data: Path) -> None:
    """Load the samples through the page, and the small draft, in its reader's language first, by the command line."""
    with _visitor(browser, url, language, DESKTOP) as here:
        here.go("/")
        here.part("home.load").get_by_role("button").click()
        here.part("home-samples").wait_for(timeout=300_000)
    file = data / DRAFT.name
    file.write_text(DRAFT.read_text("utf-8").replace("\nlanguage: en\n", f"\nlanguage: {language}\n"), "utf-8")
    _run(sys.executable, "-m", "stdcheck.cli", "import", str(file), STDCHECK_DATA=str(data))


def _title(standard_id: str, here: Visitor) -> str:
    return {"bank-counter": {"en": "Bank counter service", "zh": "银行柜面服务"}}[standard_id][here.t.language]


def _save(raw: bytes, target: Path) -> None:
    """Write a picture with few colours, as small as it stays readable."""
    picture = Image.open(io.BytesIO(raw)).convert("RGB")
    if picture.width > WIDTH:
        picture = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    if size > MOST_BYTES:
        sys.exit(f"{target} has {size} bytes, more than {MOST_BYTES}.")
    print(f"{target.relative_to(ROOT)}  {size // 1000} kB")


@contextmanager
def _server(data: Path) -> Iterator[str]:
    """Run the application on an empty data folder; it is ended by its own process id."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "stdcheck.cli", "serve", "--port", str(port)]
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603  (our own program)
            command, env={**os.environ, "STDCHECK_DATA": str(data)}, stdout=log, stderr=log
        )
        try:
            _wait_for(url, data / "server.log")
            yield url
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(url: str, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(log.read_text(errors="replace"))


def _run(*command: str, **environment: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})  # noqa: S603


if __name__ == "__main__":
    main(sys.argv[1:])
