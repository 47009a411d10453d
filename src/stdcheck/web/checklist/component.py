"""The client-side part of the checklist, mounted on a page."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from stdcheck.language import Translator

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = ("checklist.js", "dom.js", "inputs.js", "item.js", "leftovers.js", "outbox.js", "review.js")
ADDRESS = "/parts/checklist/{stamp}/{file}"


@cache
def stamp() -> str:
    """Return what changes whenever a script changes, so that browsers may keep scripts for ever."""
    return sha256(b"".join((ASSETS / name).read_bytes() for name in SCRIPTS)).hexdigest()[:16]


@cache
def _loader(entry: str, *needed: str) -> str:
    """Return a module that fetches the entry and all it needs at once, and hands over to the entry."""
    addresses = [ADDRESS.format(stamp=stamp(), file=name) for name in (entry, *needed)]
    return (
        f"const addresses = {addresses!r}.map((address) => new URL(address, document.baseURI).href);\n"
        "const scripts = Promise.all(addresses.map((address) => import(address)));\n"
        "export default async (component) => (await scripts)[0].default(component);\n"
    )


@cache
def _styles() -> str:
    return (ASSETS / "checklist.css").read_text("utf-8")


def show_checklist(data: Mapping[str, Any], key: str) -> None:
    """Draw the checklist; when it has been submitted there, the page runs again."""
    script = _loader("checklist.js", "dom.js", "inputs.js", "item.js", "outbox.js", "review.js")
    mount = st.components.v2.component("stdcheck.checklist", css=_styles(), js=script, isolate_styles=False)
    mount(key=key, data=dict(data), on_submitted_change=lambda: None)


def show_leftovers(names: Mapping[str, str], t: Translator) -> None:
    """Send answers that a checklist on this device could not, and name the audits whose answers still wait."""
    script = _loader("leftovers.js", "dom.js", "outbox.js")
    mount = st.components.v2.component("stdcheck.leftovers", css=_styles(), js=script, isolate_styles=False)
    words = {
        "left_here": t("Answers on this device are not saved yet. Open:"),
        "refused_here": t("Answers on this device cannot be saved:"),
        "discard": t("Discard them"),
    }
    mount(key="audits.leftovers", data={"names": dict(names), "words": words})
