"""What the linter does with the rules: order, choice, acceptances, words in several languages."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from stdcheck import rules as package
from stdcheck.domain.standard import Standard
from stdcheck.language import translator
from stdcheck.rules import RULES, lint, lint_statement, manual

BASE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "base.yaml").read_text("utf-8"))
QUEUE = "stages/buy/steps/queue/key_factors/short-wait/criteria/wait"
GREETING = "stages/buy/steps/counter/key_factors/seen/criteria/greeting"


def base_with(first: Mapping[str, Any], **standard: Any) -> Standard:
    data = deepcopy(BASE) | standard
    data["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0].update(first)
    return Standard.model_validate(data)


def test_the_base_of_the_cases_has_no_findings() -> None:
    expected: tuple[object, ...] = ()
    actual = lint(Standard.model_validate(BASE), today=date(2026, 11, 20))

    assert expected == actual


def test_findings_come_in_the_order_of_the_document_and_then_by_code() -> None:
    data = deepcopy(BASE) | {"owner": None}
    queue, counter = data["stages"][0]["steps"]
    del queue["key_factors"][0]["criteria"][0]["check"], queue["key_factors"][0]["criteria"][0]["promise"]
    del counter["key_factors"][0]["criteria"][0]["who"]

    expected = [("", "Q204"), (QUEUE, "P601"), (QUEUE, "Q105"), (GREETING, "Q102")]
    actual = [(finding.path, finding.rule) for finding in lint(Standard.model_validate(data))]

    assert expected == actual


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        (["Q105"], ["Q105"]),
        (["q1"], ["Q103", "Q105"]),
        (["P"], ["P601"]),
        (["P1", "Q103"], ["Q103"]),
        ([], ["P601", "Q103", "Q105"]),
    ],
)
def test_rules_are_chosen_by_code_or_by_how_it_begins(select: list[str], expected: list[str]) -> None:
    standard = base_with({"check": "", "promise": "", "when": ""})
    actual = [finding.rule for finding in lint(standard, select=select)]

    assert expected == actual


def test_an_acceptance_holds_until_its_day_and_without_a_day_to_compare_with() -> None:
    until = {"rule": "Q105", "reason": "Being tried out", "by": "L. Chen", "until": "2026-11-20"}
    standard = base_with({"check": "", "accepted": [until]})
    days = [date(2026, 11, 20), date(2026, 11, 21), None]

    expected = [standard.stages[0].steps[0].key_factors[0].criteria[0].accepted[0], None]
    actual = [lint(standard, today=day)[0].accepted for day in days]

    assert [expected[0], expected[1], expected[0]] == actual


def test_an_acceptance_that_has_expired_stays_with_the_finding_that_has_come_back() -> None:
    given = [{"rule": "Q105", "by": name, "until": day} for name, day in (("A", "2026-11-20"), ("B", "2026-10-01"))]
    standard = base_with({"check": "", "accepted": [*given, {"rule": "Q101", "until": "2026-11-21"}]})
    held, *_others = standard.stages[0].steps[0].key_factors[0].criteria[0].accepted
    days = [date(2026, 11, 20), date(2026, 11, 21)]

    expected = [(held, None), (None, held)]
    actual = [(found.accepted, found.expired) for day in days for found in lint(standard, today=day)]

    assert expected == actual


def test_an_acceptance_of_another_rule_or_node_does_not_hold() -> None:
    standard = base_with({"check": "", "accepted": [{"rule": "Q104"}]}, accepted=[{"rule": "Q105"}])
    actual = [finding.accepted for finding in lint(standard)]

    assert [None] == actual


def test_a_word_rule_speaks_once_for_each_language_of_a_criterion() -> None:
    what = {"en": "The average wait is at most 5 minutes", "zh": "平均等待不超过5分钟", "fr": "average 5 minutes"}
    promise = {"en": "You wait 5 minutes on average at most", "zh": "平均等待不超过5分钟"}
    standard = base_with({"what": what, "promise": promise})

    expected = [("what", "en"), ("what", "zh")]
    actual = [(finding.field, finding.language) for finding in lint(standard, select=["P301"])]

    assert expected == actual


def test_where_the_structure_says_it_the_words_add_nothing() -> None:
    standard = base_with({"what": "The average wait is at most 5 minutes", "measure": {"kind": "mean", "at_most": 5}})
    actual = [(finding.field, finding.severity) for finding in lint(standard, select=["P301"])]

    assert [("measure", "error")] == actual


def test_a_bare_statement_is_read_by_the_word_rules_only() -> None:
    actual = [
        (finding.rule, finding.pitfall, finding.path, finding.field, finding.language)
        for finding in lint_statement("The average wait is at most 5 minutes", "en")
    ]

    assert [("P301", "P3", "", None, "en")] == actual


def test_a_text_too_long_to_be_remembered_is_read_all_the_same() -> None:
    text = "Passengers are served in the order in which they came. " * 20 + "The average wait is at most 5 minutes."
    actual = [finding.rule for finding in lint_statement(text) if finding.rule == "P301"]

    assert ["P301"] == actual


def test_a_manual_reads_as_one_text_under_its_headings_in_either_language() -> None:
    expected = (
        "# Q105 谁也没法检查的，不是标准。\n\n## 检查什么\n\n找出没有写明检查员怎样判断是否达标的量化标准。\n\n"
        "## 为什么重要\n\n"
        "没有它，每位检查员各查各的。网点之间结果不同，是因为检查员，不是因为服务，员工也就不信了。\n\n"
        "## 例子\n\n乘客在5分钟内到达窗口，没写怎样计时。\n\n## 改法\n\n对20位乘客计时，从排队到抵达窗口。\n\n"
        "## 什么时候可以接受\n\n几乎没有。检查办法还在试行的，可以接受到某个日期为止。\n"
    )
    actual = str(manual("Q105", translator("zh")))

    assert expected == actual
    assert str(manual("Q105")).startswith("# Q105 What nobody can check is not a standard.\n\n## What it does\n\nLooks")


def test_there_is_no_manual_for_an_unknown_code() -> None:
    with pytest.raises(KeyError):
        manual("P999")


def test_rules_are_listed_by_code_and_unknown_names_of_the_package_are_refused() -> None:
    assert sorted(RULES) == list(RULES)
    with pytest.raises(AttributeError):
        package.NOTHING  # type: ignore[attr-defined]  # noqa: B018
