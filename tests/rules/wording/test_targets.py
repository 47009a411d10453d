"""What statements demand: the table of targets.txt holds."""

from pathlib import Path

import pytest

from stdcheck.domain.numbers import plain
from stdcheck.rules.wording import Statement, Target, parse_target

TABLE = [
    tuple(part.strip() for part in line.split("|", maxsplit=1))
    for line in Path(__file__).with_name("targets.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def said(target: Target | None) -> str:
    """Say a target in the words of the table."""
    if target is None:
        return "-"
    limit = ""
    if target.value is not None and target.low is not None:
        limit = f"{plain(target.low)} to {plain(target.value)} {target.unit}"
    elif target.value is not None:
        limit = f"{target.comparator.replace('_', ' ')} {plain(target.value)} {target.unit}"
    if target.statistic == "mean":
        return f"mean {limit}"
    if target.share is None:
        return limit
    most = "at most " if not limit and target.comparator == "at_most" else ""
    return ", ".join(part for part in (f"{most}{plain(target.share)}%", limit) if part)


@pytest.mark.parametrize(("expected", "text"), TABLE, ids=[text for _, text in TABLE])
def test_a_statement_demands_what_the_table_says(expected: str, text: str) -> None:
    assert expected == said(parse_target(Statement.of(text)))


def test_the_table_holds_as_many_statements_in_either_language_and_many_that_demand_nothing() -> None:
    chinese = sum(Statement.of(text).is_chinese for _, text in TABLE)
    nothing = sum(expected == "-" for expected, _ in TABLE)

    assert len(TABLE) >= 120
    assert 2 * abs(2 * chinese - len(TABLE)) <= len(TABLE) // 5
    assert 3 * nothing >= len(TABLE)
