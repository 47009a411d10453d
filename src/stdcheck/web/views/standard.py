"""One standard: what it asks for, its versions, and everything that is made from it."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import streamlit as st

from stdcheck.domain.errors import StdcheckError
from stdcheck.domain.standard import Standard, Status
from stdcheck.domain.values import read
from stdcheck.language import LANGUAGES, Translator
from stdcheck.services.drafting import StandardEntry, VersionEntry, edit_published, list_standards, open_version
from stdcheck.services.permissions import may
from stdcheck.services.publishing import compare_versions, retire_standard
from stdcheck.web.components.page import empty, title
from stdcheck.web.components.problems import problems
from stdcheck.web.components.status import badge, sample, status
from stdcheck.web.components.text import joined, markup, show
from stdcheck.web.navigation import go, link
from stdcheck.web.reading import contents
from stdcheck.web.routes import View
from stdcheck.web.session import Visit, visit


def page(here: Visit, standard_id: str) -> None:
    """Draw the page."""
    t = here.t
    entry = next((one for one in list_standards(here.store, here.actor) if one.id == standard_id), None)
    if entry is None:
        title(t("Standard"))
        empty(t("This standard is not there"), t("It may have been deleted."))
        link(View.STANDARDS, t("To the standards"))
        return
    frozen = [version for version in entry.versions if version.status is not Status.DRAFT]
    if not frozen:
        _only_draft(entry, here)
        return
    number = _asked(frozen)
    chosen = next(version for version in frozen if version.version == number)
    standard = open_version(here.store, here.actor, entry.id, number)
    _head(entry, chosen, standard, here)
    _announce(entry, t)
    _actions(entry, frozen, number, here)
    _downloads(standard, here)
    contents(standard, t)
    _versions(entry, frozen, here)


def _announce(entry: StandardEntry, t: Translator) -> None:
    if st.session_state.pop("standard.published", None) == entry.id:
        show(markup('<p role="status">{badge}</p>', badge=badge(t("Published."), "good", "check")))


def _only_draft(entry: StandardEntry, here: Visit) -> None:
    t = here.t
    title(read(entry.title, t.language, entry.language), t("Not published yet."))
    if may(here.actor, "edit_draft") and st.button(t("Continue writing"), key="standard.write", type="primary"):
        go(View.DRAFT, id=entry.id)


def _asked(frozen: Sequence[VersionEntry]) -> int:
    """Return the version that was picked, else the one in the address, else the newest published one."""
    numbers = [version.version for version in frozen]
    picked, asked = st.session_state.get("standard.version"), st.query_params.get("version", "")
    if picked in numbers:
        return int(picked)
    published = next((version.version for version in frozen if version.status is Status.PUBLISHED), numbers[0])
    return int(asked) if asked.isdecimal() and int(asked) in numbers else published


def _head(entry: StandardEntry, chosen: VersionEntry, standard: Standard, here: Visit) -> None:
    t = here.t
    facts = [t("Version {n}", n=chosen.version)]
    if standard.effective_from:
        facts.append(t("in effect from {day}", day=standard.effective_from))
    facts.append(t.plural("{n} measurable standard", "{n} measurable standards", chosen.criteria))
    if standard.owner:
        facts.append(read(standard.owner, t.language, standard.language))
    show(
        markup(
            '<header class="sc-title"><h1>{title}</h1><p class="sc-meta">{badges}<span>{facts}</span></p>'
            "<p>{scope}</p></header>",
            title=read(standard.title, t.language, standard.language),
            badges=joined([status(chosen.status, t), sample(t, is_sample=entry.is_sample)]),
            facts=" · ".join(facts),
            scope=read(standard.scope, t.language, standard.language),
        )
    )


def _actions(entry: StandardEntry, frozen: Sequence[VersionEntry], number: int, here: Visit) -> None:
    t = here.t
    with st.container(key="standard-actions", horizontal=True, vertical_alignment="bottom"):
        if may(here.actor, "edit_published"):
            if entry.draft:
                if st.button(t("Continue writing"), key="standard.write", type="primary", icon=":material/edit:"):
                    go(View.DRAFT, id=entry.id)
            elif entry.published and st.button(t("Edit"), key="standard.edit", type="primary", icon=":material/edit:"):
                edit_published(here.store, here.actor, entry.id, now=here.now)
                go(View.DRAFT, id=entry.id)
        if may(here.actor, "start_audit") and entry.published:
            second = may(here.actor, "edit_published")
            if st.button(
                t("Audit against it"),
                key="standard.audit",
                type="secondary" if second else "primary",
                icon=":material/checklist:",
            ):
                go(View.AUDITS, standard=entry.id)
        if len(frozen) > 1:
            _pick(frozen, number, t)


def _pick(frozen: Sequence[VersionEntry], number: int, t: Translator) -> None:
    numbers = [version.version for version in frozen]
    retired = {version.version for version in frozen if version.status is Status.RETIRED}
    st.selectbox(
        t("Version"),
        numbers,
        index=numbers.index(number),
        format_func=lambda n: t("Version {n}", n=n) + (t(" (retired)") if n in retired else ""),
        key="standard.version",
        width=220,
    )


def _downloads(standard: Standard, here: Visit) -> None:
    t, name = here.t, f"{standard.id}-v{standard.version}"
    tags = [tag for tag in standard.all_languages if tag.split("-")[0] in LANGUAGES] or [standard.language]
    preferred = next((tag for tag in tags if tag.split("-")[0] == t.language), tags[0])
    show(markup('<h2 class="sc-section">{words}</h2>', words=t("To hand out")))
    with st.container(key="standard-downloads", horizontal=True, vertical_alignment="bottom"):
        language = preferred
        if len(tags) > 1:
            language = st.segmented_control(
                t("Language of the files"),
                tags,
                default=preferred,
                required=True,
                format_func=lambda tag: LANGUAGES.get(tag.split("-")[0], tag),
                key="standard.language",
            )
        makers: list[tuple[str, str, str, str, Callable[[], bytes]]] = [
            (
                "charter",
                t("Customer charter"),
                f"{name}-{language}.html",
                "text/html",
                lambda: _charter(standard, language),
            ),
            (
                "checklist",
                t("Checklist (Excel)"),
                f"{name}-{language}.xlsx",
                _XLSX,
                lambda: _checklist(standard, language),
            ),
            (
                "handbook",
                t("Staff handbook (Word)"),
                f"{name}-handbook-{language}.docx",
                _DOCX,
                lambda: _handbook(standard, language, "docx"),
            ),
            (
                "handbook-html",
                t("Staff handbook (web page)"),
                f"{name}-handbook-{language}.html",
                "text/html",
                lambda: _handbook(standard, language, "html"),
            ),
            ("yaml", t("YAML file"), f"{name}.yaml", "application/yaml", lambda: _yaml(standard)),
        ]
        for key, label, file, mime, make in makers:
            st.download_button(
                label,
                make,
                file_name=file,
                mime=mime,
                key=f"standard.download.{key}",
                on_click="ignore",
                icon=":material/download:",
            )


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _charter(standard: Standard, language: str) -> bytes:
    from stdcheck.documents.charter import write_charter  # noqa: PLC0415  (the page need not load what it may not use)

    return write_charter(standard, language).encode()


def _checklist(standard: Standard, language: str) -> bytes:
    from stdcheck.documents.checklist_workbook import write_checklist  # noqa: PLC0415

    target = BytesIO()
    write_checklist(standard, target, language=language)
    return target.getvalue()


def _handbook(standard: Standard, language: str, form: str) -> bytes:
    from stdcheck.documents.handbook import write_handbook  # noqa: PLC0415

    return write_handbook(standard, language, form)


def _yaml(standard: Standard) -> bytes:
    from stdcheck.documents.standards import dump  # noqa: PLC0415

    return dump(standard).encode()


def _versions(entry: StandardEntry, frozen: Sequence[VersionEntry], here: Visit) -> None:
    t = here.t
    show(markup('<h2 class="sc-section">{words}</h2>', words=t("Versions")))
    for version in frozen:
        with st.container(
            key=f"standard-version-{version.version}", horizontal=True, vertical_alignment="center", border=True
        ):
            show(
                markup(
                    '<p class="sc-meta">{badge}<strong>{name}</strong><span>{facts}</span></p>',
                    badge=status(version.status, t),
                    name=t("Version {n}", n=version.version),
                    facts=_facts(version, _replaced_by(version, frozen, here), here),
                )
            )
            if version.status is Status.PUBLISHED and may(here.actor, "retire_standard"):
                _retire(entry, version, here)
    if len(entry.versions) > 1:
        _compare(entry, here)


def _replaced_by(version: VersionEntry, frozen: Sequence[VersionEntry], here: Visit) -> VersionEntry | None:
    """Return the version that new audits use instead of this one."""
    newer = (one for one in frozen if one.status is Status.PUBLISHED and one.version > version.version)
    return next((one for one in newer if not one.effective_from or one.effective_from <= here.today), None)


def _facts(version: VersionEntry, successor: VersionEntry | None, here: Visit) -> str:
    t = here.t
    facts = [t("replaced by version {n}", n=successor.version)] if successor else []
    facts += [t("in effect from {day}", day=version.effective_from)] if version.effective_from else []
    facts += [t("published {moment}", moment=t.moment(version.published_at, here.zone))] if version.published_at else []
    facts += [t("content {hash}", hash=version.sha256[:12])] if version.sha256 else []
    return " · ".join(facts)


def _retire(entry: StandardEntry, version: VersionEntry, here: Visit) -> None:
    t, n = here.t, version.version
    asking = st.popover(t("Retire…"), key=f"standard.retiring.{n}", type="tertiary", on_change="rerun")
    if asking.open:
        with asking:
            show(markup("<p>{words}</p>", words=t("No new audits will start against it. Audits and results stay.")))
            if st.button(t("Retire version {n}", n=n), key=f"standard.retire.{n}", icon=":material/archive:"):
                retire_standard(here.store, here.actor, entry.id, n, now=here.now)
                st.rerun()


def _compare(entry: StandardEntry, here: Visit) -> None:
    t = here.t
    names = {
        version.version: t("Version {n}", n=version.version) + (t(" (draft)") if version.status is Status.DRAFT else "")
        for version in entry.versions
        if version.status is not Status.DRAFT or may(here.actor, "open_draft")
    }
    numbers = sorted(names)
    if len(numbers) < 2:
        return
    opened = st.expander(t("What changed between versions"), key="standard.compare", on_change="rerun")
    if opened.open:
        with opened:
            _comparison(entry, names, numbers, here)


def _comparison(entry: StandardEntry, names: Mapping[int, str], numbers: Sequence[int], here: Visit) -> None:
    t = here.t
    left, right = st.columns(2)
    with left:
        older = st.selectbox(
            t("From"), numbers, index=len(numbers) - 2, format_func=lambda n: names[n], key="standard.older"
        )
    with right:
        newer = st.selectbox(
            t("To"), numbers, index=len(numbers) - 1, format_func=lambda n: names[n], key="standard.newer"
        )
    if older is None or newer is None or older == newer:
        empty(t("The same version twice"), t("Choose two versions."))
        return
    try:
        comparison = compare_versions(here.store, here.actor, entry.id, older, newer)
    except StdcheckError as error:
        problems(error, t)
        return
    show(
        badge(t("Scored differently: results are not drawn as one line"), "warn", "alert")
        if comparison.scoring_differs
        else badge(t("Scored alike: results go on as one line"), "good", "check")
    )
    lines = [markup("<li>{words}</li>", words=t.say(difference.message)) for difference in comparison.differences]
    if lines:
        show(markup('<ul class="sc-changes">{lines}</ul>', lines=joined(lines)))
    else:
        show(markup('<p class="sc-quiet">{words}</p>', words=t("Nothing else changed.")))


page(visit(), st.query_params.get("id", ""))
