"""What was seen in an old document, as a workbook: a summary by pitfall, and every statement with its findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from stdcheck.documents.old_statements import Looked
from stdcheck.documents.results_pen import SAFE, Column, Pen, Value
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.terms import PITFALLS, term
from stdcheck.language import Translator, translator
from stdcheck.rules import RULES

MOST_ROWS = 50_000
"""More statements are listed only where something was found in them; the summary counts them all."""

_HEADER = 3


def write_looked_through(looked: Sequence[Looked], name: str, target: BinaryIO, *, language: str) -> None:
    """Write what was seen in the document `name` to `target` as .xlsx in `language`.

    Sheets: by pitfall and rule how many statements and findings; then a row for every finding, and for every statement
    and heading without one, in the order of the document. No cell becomes a formula or a link.
    """
    t = translator(language)
    title = name or t("Pasted text")
    with Workbook(target, SAFE) as book:
        pen = Pen(book, t, language, language)
        book.set_properties({"title": f"{title}: {t('Findings')}", "author": "stdcheck", "comments": ""})
        _write_summary(pen, book.add_worksheet(t("By pitfall")), looked, title)
        _write_statements(pen, book.add_worksheet(t("Statements")), looked, title)


def _write_summary(pen: Pen, sheet: Worksheet, looked: Sequence[Looked], title: str) -> None:
    t = pen.t
    columns = (
        Column(t("Pitfall"), 10, "middle"),
        Column(t("What it is"), 52, "strong"),
        Column(t("Statements"), 13, "count"),
        Column(t("Share of all"), 13, "percent"),
        *(Column(t.say(term(severity)), 11, "count") for severity in Severity),
    )
    statements = [one for one in looked if one.is_statement]
    pen.head(sheet, title, _counted(looked, t))
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    for code, words, style in _kinds(statements, t):
        row += 1
        pen.row(sheet, row, columns, (code, words, *_figures(statements, code)), {1: style})
    sheet.freeze_panes(_HEADER + 1, 0)
    pen.set_up_print(sheet, title, landscape=False, repeated=_HEADER)


def _counted(looked: Iterable[Looked], t: Translator) -> str:
    flags = [bool(one.findings) for one in looked if one.is_statement]
    return t.plural(
        "{n} statement, {flagged} with findings",
        "{n} statements, {flagged} with findings",
        len(flags),
        flagged=sum(flags),
    )


def _kinds(statements: Iterable[Looked], t: Translator) -> Iterator[tuple[str, str, str]]:
    """Yield every pitfall, and below it the rules that found something: code, words, how to write them."""
    rules = sorted({finding.rule for one in statements for finding in one.findings})
    for pitfall, words in PITFALLS.items():
        yield pitfall, t.say(words), "strong"
        yield from ((rule, t.say(RULES[rule].title), "text") for rule in rules if rule.startswith(pitfall))


def _figures(statements: Sequence[Looked], code: str) -> tuple[Value, ...]:
    found = [[finding for finding in one.findings if finding.rule.startswith(code)] for one in statements]
    count = sum(map(bool, found))
    by_severity = Counter(finding.severity for findings in found for finding in findings)
    share = Fraction(100 * count, len(statements)) if statements else None
    return (count, share, *(by_severity[severity] for severity in Severity))


def _write_statements(pen: Pen, sheet: Worksheet, looked: Sequence[Looked], title: str) -> None:
    t = pen.t
    columns = (
        Column(t("Place"), 16, "small"),
        Column(t("Statement"), 50, "strong"),
        Column(t("Finding"), 10, "middle"),
        Column(t("Pitfall"), 22),
        Column(t("Severity"), 12, "middle"),
        Column(t("What is wrong"), 48),
        Column(t("How to mend it"), 48),
    )
    only_found = len(looked) > MOST_ROWS
    note = t("Only those with findings; there are too many others.") if only_found else _counted(looked, t)
    pen.head(sheet, title, note)
    pen.header(sheet, _HEADER, columns)
    row = _HEADER
    for one in looked:
        if only_found and not one.findings:
            continue
        place, text = t.say(one.statement.spot.words), one.statement.text
        for said in [_said(finding, t) for finding in one.findings] or [_nothing(one, t)]:
            row += 1
            styles = {} if one.is_statement else {1: "text"}
            pen.row(sheet, row, columns, (place, text, *said), styles)
    sheet.freeze_panes(_HEADER + 1, 2)
    sheet.autofilter(_HEADER, 0, max(row, _HEADER + 1), len(columns) - 1)
    pen.set_up_print(sheet, title, repeated=_HEADER)


def _said(finding: Finding, t: Translator) -> tuple[str, ...]:
    pitfall = f"{finding.pitfall} {t.say(PITFALLS[finding.pitfall])}" if finding.pitfall else ""
    severity = t.say(term(finding.severity))
    return finding.rule, pitfall, severity, t.say(finding.message), t.say(finding.remedy)


def _nothing(one: Looked, t: Translator) -> tuple[str, ...]:
    return ("", "", "", t("nothing stands out") if one.is_statement else t("heading"), "")
