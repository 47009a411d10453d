"""What every new standard is asked for: languages, title, sector."""

from typing import NamedTuple

import streamlit as st

from stdcheck.domain.values import LONGEST_TEXT
from stdcheck.language import LANGUAGES, Translator
from stdcheck.web.drafting.examples import SECTORS


class Naming(NamedTuple):
    """What was entered; `title` by language, in the order of `languages`."""

    title: dict[str, str]
    languages: tuple[str, ...]
    sector: str | None

    @property
    def is_complete(self) -> bool:
        """Tell whether a title was given in any language."""
        return any(words.strip() for words in self.title.values())

    @property
    def language(self) -> str:
        """Return the first language that has a title, of a naming that is complete."""
        return next(iter(self.title))


def naming(t: Translator, page: str) -> Naming:
    """Draw the fields; `page` begins their keys."""
    own = t.language
    both = (own, *(tag for tag in LANGUAGES if tag != own))
    choices = {",".join(both): t("Both"), **LANGUAGES}
    chosen = st.segmented_control(
        t("Languages of the standard"),
        list(choices),
        default=own,
        required=True,
        format_func=lambda one: choices[one],
        key=f"{page}.languages",
    )
    languages = tuple((chosen or own).split(","))
    columns = st.columns(len(languages))
    title = {}
    for tag, column in zip(languages, columns, strict=True):
        label = t("Title") if len(languages) == 1 else f"{t('Title')} · {LANGUAGES[tag]}"
        hint = t("For example: Ticket window service")
        with column:
            title[tag] = st.text_input(
                label, key=f"{page}.title.{tag}", placeholder=hint, max_chars=min(200, LONGEST_TEXT)
            )
    known = {key: t.say(words) for key, words in SECTORS.items()}
    sector = st.selectbox(
        t("Sector"),
        list(known),
        index=None,
        format_func=lambda one: known.get(one, one),
        placeholder=t("Choose or type one"),
        accept_new_options=True,
        key=f"{page}.sector",
    )
    return Naming({tag: words.strip() for tag, words in title.items() if words.strip()}, languages, sector or None)
