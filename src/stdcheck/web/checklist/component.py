"""The client-side part of the checklist, mounted on a page."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

ASSETS = Path(__file__).parent / "assets"
SCRIPTS = ("checklist.js", "dom.js", "inputs.js", "item.js", "outbox.js", "review.js")
ADDRESS = "/parts/checklist/{stamp}/{file}"


@cache
def stamp() -> str:
    """Return what changes whenever a script changes, so that browsers may keep scripts for ever."""
    return sha256(b"".join((ASSETS / name).read_bytes() for name in SCRIPTS)).hexdigest()[:16]


@cache
def _loader() -> str:
    """Return a module that fetches all scripts at once and hands over to the first."""
    addresses = [ADDRESS.format(stamp=stamp(), file=name) for name in SCRIPTS]
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
    mount = st.components.v2.component("stdcheck.checklist", css=_styles(), js=_loader(), isolate_styles=False)
    mount(key=key, data=dict(data), on_submitted_change=lambda: None)
