import pytest
from cli_cases import Run

from stdcheck.rules import RULES


@pytest.mark.parametrize(("language", "heading"), [("en", "## What it does"), ("zh", "## ")])
def test_a_rule_is_explained_in_both_languages(run: Run, language: str, heading: str) -> None:
    ended = run("explain", "p301", "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# P301 ")
    assert heading in ended.out


def test_all_rules_are_explained_at_once(run: Run) -> None:
    ended = run("explain", "--all")
    assert [line.split()[1] for line in ended.out.splitlines() if line.startswith("# ")] == list(RULES)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "name a rule, or say --all"),
        (("P301", "--all"), "name a rule, or say --all"),
        (("P309",), "P309 cannot stand for CODE\n    Did you mean P30"),
    ],
)
def test_a_rule_that_there_is_not_is_refused(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    ended = run("explain", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(expected)
