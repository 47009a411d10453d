"""How fast the pages answer, against a bare Streamlit page with one button, in one run on one machine.

Both applications are served by uvicorn on 127.0.0.1 and driven in one Chromium: the time from a click until it is
settled (saved and painted), and the time of a warm load until the page can be used on a phone profile (390 x 844, CPU
slowed four times). Medians of fourteen, taken in turns. Goals: a click within 2.5 times, a load within 2 times what the
bare page needs.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from stdcheck.domain.standard import Standard
from stdcheck.services.actors import Actor, Role
from stdcheck.services.auditing import start_audit
from stdcheck.services.drafting import draft_from_standard, edit_published
from stdcheck.services.opening import open_store
from stdcheck.services.publishing import publish_standard
from stdcheck.services.settings import Settings
from stdcheck.services.sites import SiteDraft, save_site

ROOT = Path(__file__).parent.parent
CRITERIA, STAGES = 120, 8
CLICK_GOAL, LOAD_GOAL = 2.5, 2.0
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SLOWED = 4
BARE = """
import streamlit as st

st.session_state.setdefault("n", 0)
if st.button("Press"):
    st.session_state.n += 1
st.write(f"pressed {st.session_state.n}")
"""
BARE_APP = "from streamlit.starlette import App\n\napp = App({script!r})\n"

SETTLED = """
([act, done]) => new Promise((resolve, reject) => {
  const isDone = new Function("return (" + done + ")")();
  const from = performance.now();
  new Function(act)();
  setTimeout(() => reject(new Error(`not settled: ${act} ${done}`)), 30_000);
  const end = () => resolve(performance.now() - from);
  const look = () => requestAnimationFrame(isDone() ? end : look);
  requestAnimationFrame(look);
})
"""
"""Click, then look at every frame until it is done; one frame more and it is painted. Milliseconds."""

BUTTON = "[data-testid='stBaseButton-secondary']"
IDLE = "document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"


def big_standard() -> Standard:
    """Return a standard of 120 yes-or-no criteria in eight stages."""

    def criterion(number: int) -> dict[str, Any]:
        return {
            "id": f"c{number}",
            "what": f"The notice number {number} stands at the entrance within 10 minutes of the message",
            "who": "Shift leader",
            "when": "Trains are held by more than 10 minutes",
            "how": "Sends a colleague to the entrance with the prepared board",
            "check": f"Compare the message with the video of entrance {number}",
            "measure": {"kind": "conformity"},
            "promise": f"You read it at entrance {number} within 10 minutes.",
        }

    def stage(number: int) -> dict[str, Any]:
        each = CRITERIA // STAGES
        evidence = [{"kind": "complaints", "text": "61 of 212 complaints were about late notices"}]
        factor = {
            "id": f"factor-{number}",
            "title": f"Passengers know in time at place {number}",
            "layer": "procedural",
            "quality": "timely",
            "evidence": evidence,
            "criteria": [criterion(number * each + one) for one in range(each)],
        }
        step = {"id": f"step-{number}", "title": f"Passing place {number}", "key_factors": [factor]}
        return {"id": f"stage-{number}", "title": f"Place {number}", "steps": [step]}

    return Standard.model_validate(
        {
            "stdcheck": 1,
            "kind": "standard",
            "id": "large",
            "title": "A large standard",
            "language": "en",
            "version": 1,
            "status": "draft",
            "stages": [stage(number) for number in range(STAGES)],
        }
    )


def furnish(folder: Path) -> str:
    """Put the standard, a site and an open audit into a fresh store, and a next draft; returns the audit's id."""
    store = open_store(Settings.from_environment({"STDCHECK_DATA": str(folder)}))
    actor, now = Actor("bench", Role.MANAGER), datetime.now(UTC)
    draft_from_standard(store, actor, big_standard(), now=now)
    publish_standard(store, actor, "large", effective_from=now.date(), now=now)
    save_site(store, actor, SiteDraft("central", "Central", None, "UTC"), now=now)
    audit = start_audit(store, actor, standard_id="large", site="central", now=now).id
    edit_published(store, actor, "large", now=now)
    store.close()
    return audit


@contextmanager
def served(module: str, folder: Path, data: Path) -> Iterator[str]:
    """Serve an application with uvicorn and yield its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "--app-dir", str(folder), module, "--host", "127.0.0.1"]
    environment = {**os.environ, "STDCHECK_DATA": str(data)}
    quiet = ["--port", str(port), "--no-access-log", "--log-level", "warning"]
    process = subprocess.Popen(  # noqa: S603
        [*command, *quiet], env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(15)


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def press(selector: str) -> str:
    """Return the script that clicks an element."""
    return f"document.querySelector({selector!r}).click()"


def click_bare(page: Page, turn: int) -> float:
    """Return the time of one click on the bare page."""
    done = f"() => document.body.innerText.includes('pressed {turn + 1}') && {IDLE}"
    return float(page.evaluate(SETTLED, [press(BUTTON), done]))


def click_checklist(page: Page, turn: int) -> float:
    """Return the time of one answer: the tap, until the server's answer is painted on the item."""
    item = page.locator(".ck-item").nth(turn).get_attribute("id")
    done = (
        f"() => {{ const item = document.getElementById('{item}'); return item.dataset.state === 'stored' "
        "&& item.dataset.answered === 'true' && item.querySelector('.ck-standing').textContent.includes(':'); }"
    )
    return float(page.evaluate(SETTLED, [press(f"#{item} [role=radio]"), done]))


DRAFT = "stages/stage-3/steps/step-3/key_factors/factor-3/criteria/c50"
DRAFT_FIELD = ".st-key-draft-who-c50-en input"
DRAFT_SEEN = ".st-key-draft-seen input"
"""The hidden field with the revision that the page shows."""


def change_draft(page: Page, turn: int) -> float:
    """Return the time of one change in the editor: leaving the field, until it is saved and the page is at rest."""
    field = page.locator(DRAFT_FIELD)
    field.fill(f"Shift leader of turn {turn}")
    field.focus()
    leave = f"document.querySelector({DRAFT_FIELD!r}).blur()"
    holds = f"document.querySelector({DRAFT_FIELD!r}).value.endsWith('turn {turn}')"
    done = (
        f"(() => {{ const seen = () => document.querySelector({DRAFT_SEEN!r}).value, before = seen(); "
        f"return () => seen() !== before && {IDLE} && {holds}; }})()"
    )
    return float(page.evaluate(SETTLED, [leave, done]))


def usable(page: Page, address: str, selector: str) -> float:
    """Return the time of a load until an element is there and the script has come to rest."""
    page.goto(address, wait_until="commit")
    done = f'() => document.querySelector("{selector}") && {IDLE}'
    page.wait_for_function(f"({done})()", polling="raf")
    return float(page.evaluate("performance.now()"))


def visit(browser: Browser, viewport: dict[str, int], *, slowed: bool) -> tuple[BrowserContext, Page]:
    """Open a page, on the phone profile with the CPU slowed."""
    context = browser.new_context(viewport=viewport, locale="en-GB", is_mobile=slowed, has_touch=slowed)  # type: ignore[arg-type]
    page = context.new_page()
    if slowed:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    return context, page


@dataclass(frozen=True)
class Case:
    """One thing to time on one page; `ready` is what must be there before."""

    what: str
    address: str
    ready: str
    click: Callable[[Page, int], float] | None = None


def clicks(browser: Browser, cases: list[Case], runs: int) -> list[float]:
    """Return the median time of a click for each case, on desktop, taken in turns after one to warm up."""
    pages = []
    for case in cases:
        context, page = visit(browser, DESKTOP, slowed=False)
        usable(page, case.address, case.ready)
        pages.append((case, context, page))
    times: list[list[float]] = [[] for _ in cases]
    for turn in range(runs + 1):
        for taken, (case, _, page) in zip(times, pages, strict=True):
            page.bring_to_front()
            page.wait_for_timeout(250)
            page.wait_for_function(f"() => {IDLE}")
            taken.append(case.click(page, turn) if case.click else 0.0)
    for _, context, _ in pages:
        context.close()
    return [statistics.median(taken[1:]) for taken in times]


def loads(browser: Browser, cases: list[Case], runs: int) -> list[float]:
    """Return the median time of a warm load for each case, on the phone profile, taken in turns."""
    times: list[list[float]] = [[] for _ in cases]
    pages = [visit(browser, PHONE, slowed=True) for _ in cases]
    for _ in range(runs + 1):
        for taken, case, (_, page) in zip(times, cases, pages, strict=True):
            page.bring_to_front()
            taken.append(usable(page, case.address, case.ready))
    for context, _ in pages:
        context.close()
    return [statistics.median(taken[1:]) for taken in times]


def main() -> None:
    """Run, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=14)
    runs = parser.parse_args().runs
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        (folder / "bare.py").write_text(BARE, "utf-8")
        (folder / "bare_app.py").write_text(BARE_APP.format(script=str(folder / "bare.py")), "utf-8")
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        audit = furnish(folder / "data")
        bare = stack.enter_context(served("bare_app:app", folder, folder / "data"))
        ours = stack.enter_context(served("app:app", ROOT, folder / "data"))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=next(
                filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
            ),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        checklist = f"{ours}/checklist?audit={audit}"
        draft = f"{ours}/draft?id=large&step=criteria&at={DRAFT}"
        clicked = [
            Case("click, bare page", bare, BUTTON, click_bare),
            Case(f"answer in a checklist of {CRITERIA}", checklist, ".ck-item", click_checklist),
            Case(f"change in a draft of {CRITERIA}", draft, DRAFT_FIELD, change_draft),
        ]
        report(clicked, clicks(browser, clicked, runs), CLICK_GOAL)
        loaded = [
            Case("load on a phone, bare page", bare, BUTTON),
            Case(f"load on a phone, checklist of {CRITERIA}", checklist, ".ck-item"),
        ]
        report(loaded, loads(browser, loaded, runs), LOAD_GOAL)
        browser.close()


def report(cases: list[Case], times: list[float], goal: float) -> None:
    """Print the figures, each with its ratio to the first."""
    for place, (case, milliseconds) in enumerate(zip(cases, times, strict=True)):
        ratio = milliseconds / times[0]
        verdict = f"  goal {goal} {'kept' if ratio <= goal else 'MISSED'}" if place else ""
        print(f"{case.what:<40} {milliseconds:7.0f} ms  {ratio:5.2f} x{verdict}", flush=True)


if __name__ == "__main__":
    main()
