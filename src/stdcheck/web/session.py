"""Who is here, in which language, and the store behind it all."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from stdcheck.language import LANGUAGES, Translator, translator
from stdcheck.services.actors import Actor, Role
from stdcheck.services.opening import open_store
from stdcheck.services.settings import Settings
from stdcheck.storage.store import Store
from stdcheck.web.preferences import CHOICES, cookie


@cache
def settings() -> Settings:
    """Return the settings that the process was started with."""
    return Settings.from_environment(os.environ)


@cache
def store() -> Store:
    """Return the store behind the application; the first call opens and upgrades it."""
    return open_store(settings())


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of a page for one person."""

    store: Store
    actor: Actor
    t: Translator
    zone: str
    """The reader's IANA time zone."""

    @property
    def now(self) -> datetime:
        """Return the present moment, UTC."""
        return datetime.now(UTC)

    @property
    def today(self) -> date:
        """Return the reader's today."""
        return self.day_of(self.now)

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment falls on for the reader."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    @property
    def role(self) -> Role:
        """Return the role that the person acts in."""
        return self.actor.role


def visit() -> Visit:
    """Return the present visit; every page begins with it."""
    role = Role(_chosen("role", Role.MANAGER))
    return Visit(store(), Actor(name=str(role), role=role), translator(language()), _zone())


def language() -> str:
    """Return the reader's language: as chosen, else as the browser asks."""
    browser = "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
    return _chosen("language", browser)


def address() -> str:
    """Return path and query of the page that is shown."""
    parts = urlsplit(st.context.url or "/")
    query = "&".join(f"{key}={value}" for key, value in st.query_params.items())
    return f"{parts.path or '/'}?{query}".removesuffix("?")


def _chosen(preference: str, default: str) -> str:
    value = st.session_state.get(cookie(preference)) or st.context.cookies.get(cookie(preference))
    return str(value) if value in CHOICES[preference] else default


def _zone() -> str:
    try:
        return str(ZoneInfo(st.context.timezone or "UTC"))
    except (KeyError, ValueError, OSError):
        return "UTC"


__all__ = ["LANGUAGES", "Visit", "address", "language", "settings", "store", "visit"]
