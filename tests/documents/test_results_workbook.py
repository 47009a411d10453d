import dataclasses
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from documents_samples import STANDARD
from openpyxl.worksheet.worksheet import Worksheet

from stdcheck.documents.results_workbook import write_results
from stdcheck.domain.audit import Audit
from stdcheck.domain.results import Results, SiteName
from stdcheck.domain.standard import Standard
from stdcheck.services.summing import results_of

SITES = {
    "central": SiteName("central", {"en": "Central Station", "zh": "中央站"}, {"en": "Inner city", "zh": "市中心"}),
    "harbour": SiteName("harbour", {"en": "Harbour", "zh": "港湾站"}),
}
GOOD = {
    "wait-5min": {"values": [1, 2, 3, 4, 5, 4, 3, 2, 1, 2]},
    "hall-air": 22,
    "lights": 98,
    "call-wait": {"values": [10, 20]},
    "greeting": "met",
    "tidy": "good",
    "right-change": {"compliant": 50, "observed": 50},
}


def audit(identifier: str, day: str, responses: Mapping[str, Any], version: int = 2, site: str = "central") -> Audit:
    return Audit.model_validate(
        {
            "stdcheck": 1,
            "kind": "audit",
            "id": identifier,
            "standard": {"id": "ticket-window", "version": version},
            "site": site,
            "inspector": "L. Chen",
            "method": "observation",
            "observed_at": f"{day}T08:10:00+08:00",
            "responses": dict(responses),
        }
    )


def earlier() -> Standard:
    """Return the version before, which asked for less."""
    plain = STANDARD.model_dump(mode="json")
    plain["version"] = 1
    plain["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0]["measure"]["target"] = 80
    return Standard.model_validate(plain)


def some_results() -> Results:
    missed = GOOD | {"wait-5min": {"compliant": 15, "observed": 20, "note": "one window shut"}, "tidy": "fair"}
    return results_of(
        [earlier(), STANDARD],
        [
            audit("a-1", "2026-06-10", GOOD, version=1),
            audit("a-2", "2026-07-10", GOOD),
            audit("a-3", "2026-08-10", missed, site="harbour"),
            audit("a-4", "2026-08-20", GOOD | {"lights": {"not_applicable": "=1+1"}}),
        ],
        SITES,
    )


def written(results: Results, language: str = "en") -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(raw_of(results, language)))


def raw_of(results: Results, language: str = "en") -> bytes:
    target = BytesIO()
    write_results(results, target, language=language)
    return target.getvalue()


def rows(sheet: Worksheet) -> list[list[Any]]:
    """Return the rows that hold something, without empty cells at their ends."""
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for row in found:
        while row and row[-1] in {None, ""}:
            row.pop()
    return [row for row in found if row]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "Summary",
                "Stages and standards",
                "Sites",
                "To work on",
                "Who checks",
                "How scoring works",
                "All answers",
                "Identity",
            ],
        ),
        ("zh", ["概要", "环节与标准", "站点", "需要改进的", "谁来检查", "怎样评分", "全部结果", "标识"]),
    ],
)
def test_the_sheets_are_named_in_the_language_of_the_reader(language: str, expected: list[str]) -> None:
    assert expected == written(some_results(), language).sheetnames


def test_the_summary_says_what_went_well_before_anything_else_is_broken_down() -> None:
    said = rows(written(some_results())["Summary"])

    assert [
        ["Ticket window"],
        ["Results · 4 audits · 2 sites · 10 Jun 2026 to 20 Aug 2026"],
        ["The score, the stages and what went well are those of version 2; earlier ones were scored differently."],
    ] == said[:3]
    headings = [row[0] for row in said if row[0] in {"What went well", "Trend by month", "By stage"}]
    assert ["What went well", "Trend by month", "By stage"] == headings
    assert ["Waiting", None, None, "The hall is neither cold nor hot"] == next(
        row[:4] for row in said if "The hall is neither cold nor hot" in row
    )


def test_the_trend_is_one_line_for_each_way_of_scoring() -> None:
    with zipfile.ZipFile(BytesIO(raw_of(some_results()))) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    sheet = written(some_results())["Summary"]
    first = next(row for row in range(1, 99) if sheet.cell(row, 1).value == "2026-06")

    assert 2 == len(charts)
    assert 3 == charts[0].count("<c:ser>")
    assert "<c:barChart>" in charts[1]
    drawn = [[sheet.cell(row, column).value for column in (18, 19, 20)] for row in range(first, first + 3)]
    assert [[1, None, 0.85], [None, 1, 0.85], [None, 0.838, 0.85]] == drawn


def test_every_criterion_stands_under_its_stage() -> None:
    said = rows(written(some_results())["Stages and standards"])

    assert [
        "Stage",
        "Step",
        "Measurable standard",
        "Measure",
        "Assessed",
        "met",
        "partly met",
        "not met",
        "not applicable",
        "not observed",
        "unanswered",
        "Share met",
        "95% interval",
        "Attainment",
    ] == said[2]
    assert [
        "Waiting",
        "Queueing",
        "The window is reached within 5 minutes",
        "Share: at least 90% with at most 5 min, 20 observations",
        3,
        2,
        1,
        0,
        0,
        0,
        0,
        0.667,
        "20.8–93.9%",
        0.75,
    ] == said[4]
    assert ["Waiting", "", "Score of the stage, pooled", "", 11] == said[3][:5]


def test_what_to_work_on_names_criterion_site_date_and_note() -> None:
    said = rows(written(some_results())["To work on"])

    assert (
        [
            [
                1,
                "Waiting",
                "The window is reached within 5 minutes",
                "Opens another window",
                0.667,
                "Harbour",
                datetime(2026, 8, 10),  # noqa: DTZ001
                "◐ partly met",
                "15 / 20",
                "one window shut",
                "a-3",
            ],
            [
                2,
                "Buying",
                "The window is tidy",
                "–",
                0.667,
                "Harbour",
                datetime(2026, 8, 10),  # noqa: DTZ001
                "◐ partly met",
                "fair",
                None,
                "a-3",
            ],
        ]
        == [[cell or None for cell in row] for row in said[3:]]
    )


def test_sites_are_not_ranked_where_they_cannot_be_told_apart() -> None:
    said = rows(written(some_results())["Sites"])

    assert [["Central Station", "Inner city", 2], ["Harbour", "–", 1]] == [row[:3] for row in said[3:5]]
    assert ["not distinguishable", "not distinguishable"] == [row[-1] for row in said[3:5]]


def test_every_answer_of_every_audit_has_a_row() -> None:
    sheet = written(some_results(), "zh")["全部结果"]

    said = rows(sheet)
    assert 1 + 4 * 7 == len(said)
    assert [
        "a-3",
        datetime(2026, 8, 10),  # noqa: DTZ001
        "港湾站",
        "L. Chen",
        "观察",
        2,
        "等候",
        "排队",
        "5分钟内到达窗口",
        "15 / 20",
        "◐ 部分达标",
        0.25,
        3,
        "one window shut",
    ] == next(row for row in said if row[0] == "a-3")
    assert ("B2", f"A1:N{len(said)}") == (sheet.freeze_panes, sheet.auto_filter.ref)


def test_identity_names_every_version_with_its_hash_and_the_head_of_the_history() -> None:
    results = dataclasses.replace(some_results(), chain_head="ab" * 32, since=date(2026, 6, 1))

    said = rows(written(results)["Identity"])

    assert [[one.version, one.sha256] for one in results.versions] == [[int(row[0]), row[1]] for row in said[3:5]]
    assert {
        "Standard": "ticket-window",
        "Model": "weighted",
        "Pass mark": "85.0%",
        "Least coverage": "80.0%",
        "Standards assessed (n)": "20",
        "Coverage": "100.0%",
        "Audits from": "1 Jun 2026",
        "Head of the history": "ab" * 32,
    }.items() <= {row[0]: row[1] for row in said[5:]}.items()


def test_who_checks_says_how_often() -> None:
    said = rows(written(some_results())["Who checks"])

    assert (
        [
            ["Central Station", 3, datetime(2026, 6, 10), datetime(2026, 8, 20), 36],  # noqa: DTZ001
            ["Harbour", 1, datetime(2026, 8, 10), datetime(2026, 8, 10), "–"],  # noqa: DTZ001
            ["Who checks"],
            ["L. Chen"],
            ["How they check"],
            ["observation: 4 audits"],
        ]
        == said[3:]
    )


def test_scoring_is_explained_with_the_settings_of_the_standard() -> None:
    said = dict(row[:2] for row in rows(written(some_results())["How scoring works"]) if len(row) > 1)

    assert "Waiting: 70.0%" == said["Pass marks of stages"]
    assert "A from 95.0%, B from 85.0%, C from 70.0%" == said["Bands"]
    assert said["Verdict"].startswith("An audit passes from 85.0% on.")


def test_nothing_in_the_workbook_can_run_as_a_formula_or_opens_a_link() -> None:
    hostile = ["=1+1", "{=1}", "+1", "-1", "@SUM(A1)", "\tx", "http://example.org", "#N/A", "mailto:a@b.c"]
    plain = STANDARD.model_dump(mode="json")
    plain["title"] = '=HYPERLINK("http://example.org")'
    plain["stages"][0]["title"] = "@stage"
    plain["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0]["what"] = "+what"
    standard = Standard.model_validate(plain)
    audits = [
        audit(
            f"a-{number}", f"2026-06-{10 + number}", GOOD | {"greeting": {"value": "not_met", "note": text}}, site=text
        )
        for number, text in enumerate(hostile)
    ]

    raw = raw_of(results_of([standard], audits))

    with zipfile.ZipFile(BytesIO(raw)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert [] == [found for sheet in sheets for found in re.findall(r"<f>|<f |<hyperlink", sheet)]
    book = openpyxl.load_workbook(BytesIO(raw))
    risky = [
        cell
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "\t"))
    ]
    assert risky
    assert [] == [cell.coordinate for cell in risky if not cell.quotePrefix]


def test_results_without_audits_make_a_workbook_too() -> None:
    book = written(results_of([STANDARD], []))

    assert ["Ticket window"] == rows(book["Summary"])[0]
    assert "Sites" not in book.sheetnames


def test_an_answer_to_a_criterion_that_is_gone_shows_its_id() -> None:
    plain = earlier().model_dump(mode="json")
    plain["stages"][1]["steps"][0]["key_factors"][0]["criteria"].append(
        {"id": "old-one", "what": "Gone", "measure": {"kind": "conformity"}}
    )
    older = Standard.model_validate(plain)
    results = results_of(
        [older, STANDARD],
        [audit("a-1", "2026-06-10", GOOD | {"old-one": "met"}, version=1), audit("a-2", "2026-07-10", GOOD)],
    )

    assert ["old-one", "met"] == next(row for row in rows(written(results)["All answers"]) if "old-one" in row)[8:10]


def test_long_misses_are_counted_where_they_are_not_listed() -> None:
    missed = GOOD | {"tidy": "poor"}
    results = results_of([STANDARD], [audit(f"a-{n}", f"2026-{1 + n % 12:02}-10", missed) for n in range(120)])

    said = rows(written(results)["To work on"])

    assert "and 20 more, on the sheet “All answers”" == said[-1][9]
    assert 3 + 100 + 1 == len(said)
