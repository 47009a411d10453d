"""What a finding offers to take over: one edit mends it, loses nothing else, and one undo takes all of it back."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from services_cases import GREETING, MANAGER, NOW, later, ticket_window

from stdcheck.domain.changes import SetField
from stdcheck.domain.content import content_hash
from stdcheck.domain.findings import Finding, Severity
from stdcheck.domain.rewriting import changes_of
from stdcheck.domain.standard import Criterion, Standard
from stdcheck.domain.tree import node_at, own_form, walk
from stdcheck.language import translator
from stdcheck.rules import lint
from stdcheck.services.drafting import draft_from_standard, edit_draft, undo_draft
from stdcheck.storage.store import Store

CONFORMITY = {"kind": "conformity"}
TIDY = (
    "Wipe the table, straighten the chairs, align the menus, refill the salt, fold the napkins, push in the stools, "
    "check the lamp and close the curtain"
)

OFFERS: Mapping[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "a mean in words": (
        "P301",
        {
            "what": {"en": "The average wait is at most 5 minutes.", "zh": "平均等待不超过5分钟。"},
            "measure": CONFORMITY,
        },
        {
            "what": {"en": "The wait is at most 5 minutes nine times in ten.", "zh": "等待十次中有九次不超过5分钟。"},
            "measure": {
                "kind": "share",
                "target": "90",
                "limit": {"at_most": "5", "unit": {"en": "min", "zh": "分钟"}},
            },
        },
    ),
    "a mean in words and measure": (
        "P301",
        {"what": "来电平均30秒内接听", "measure": {"kind": "mean", "at_most": 30, "unit": "秒"}},
        {
            "what": "来电十次中有九次在30秒内接听",
            "measure": {"kind": "share", "target": "90", "limit": {"at_most": "30", "unit": "秒"}},
        },
    ),
    "an absolute in words": (
        "P101",
        {"what": "The phone is answered within 20 seconds every single time", "measure": CONFORMITY},
        {
            "what": "The phone is answered within 20 seconds nineteen times in twenty",
            "measure": {"kind": "share", "target": "95", "limit": {"at_most": "20", "unit": {"en": "s", "zh": "秒"}}},
        },
    ),
    "an absolute in words and measure": (
        "P101",
        {"what": "１００％ of calls are logged", "measure": {"kind": "share", "target": 100}},
        {"what": "95％ of calls are logged", "measure": {"kind": "share", "target": "95", "unacceptable": "80"}},
    ),
    "an absolute beside a share": (
        "P101",
        {"what": "订单准确率必须达到百分之百", "measure": {"kind": "share", "target": 85}},
        {"what": "订单准确率必须达到85%"},
    ),
    "a slogan": (
        "P502",
        {"what": {"en": "Staff are friendly and professional", "zh": "服务热情周到"}},
        {"what": "", "rationale": {"en": "Staff are friendly and professional", "zh": "服务热情周到"}},
    ),
    "a mark that keeps it inside": (
        "P603",
        {"what": "Refunds within 3 days, internal target, not to be told to customers."},
        {"what": "Refunds within 3 days."},
    ),
    "a mark in brackets": ("P603", {"what": "退款３天内到账（内部掌握，不对外公布）。"}, {"what": "退款３天内到账。"}),
    "figures in the words alone": (
        "Q205",
        {"what": "九成五的乘客五分钟内买到票", "measure": CONFORMITY},
        {
            "measure": {
                "kind": "share",
                "target": "95",
                "limit": {"at_most": "5", "unit": {"en": "min", "zh": "分钟"}},
            }
        },
    ),
    "other figures in the words": (
        "Q205",
        {
            "what": "80% of passengers are served within 2 minutes",
            "measure": {"kind": "share", "target": 90, "unacceptable": 85, "limit": {"at_most": 90, "unit": "s"}},
        },
        {"measure": {"kind": "share", "target": "80", "limit": {"at_most": "120", "unit": "s"}}},
    ),
}


def drafted(store: Store, fields: Mapping[str, Any]) -> Standard:
    """Start a draft whose greeting has other fields."""
    draft_from_standard(store, MANAGER, ticket_window(), now=NOW)
    changes = [SetField(GREETING, name, value) for name, value in fields.items()]
    return edit_draft(store, MANAGER, "ticket-window", changes, now=NOW).standard


def offer(standard: Standard, rule: str) -> Finding:
    return next(found for found in lint(standard, select=[rule]) if found.path == GREETING and found.rewrite)


def errors(standard: Standard) -> set[tuple[str, str]]:
    return {(found.rule, found.path) for found in lint(standard) if found.severity is Severity.ERROR}


def forms(standard: Standard) -> dict[str, dict[str, Any]]:
    return {path: own_form(node) for path, node in walk(standard)}


@pytest.mark.parametrize(("rule", "before", "after"), OFFERS.values(), ids=OFFERS)
def test_a_rewrite_mends_its_finding_changes_nothing_else_and_is_undone_at_once(
    store: Store, rule: str, before: dict[str, Any], after: dict[str, Any]
) -> None:
    old = drafted(store, before)
    finding = offer(old, rule)

    new = edit_draft(store, MANAGER, old.id, changes_of(finding, old), now=later(1)).standard

    assert forms(old) | {GREETING: own_form(node_at(old, GREETING)) | after} == forms(new)
    assert [] == [found for found in lint(new, select=[rule]) if found.path == GREETING]
    emptied = {("Q101", GREETING)} if after.get("what") == "" else set()
    assert emptied == errors(new) - errors(old)
    assert content_hash(old) == content_hash(undo_draft(store, MANAGER, old.id, now=later(2)).standard)


def test_several_in_one_become_a_criterion_each_with_the_same_weight_in_all(store: Store) -> None:
    old = drafted(store, {"what": TIDY, "who": "Waiter", "weight": 3, "minutes": 10, "promise": "Your table is laid"})
    finding = offer(old, "P402")

    new = edit_draft(store, MANAGER, old.id, changes_of(finding, old), now=later(1)).standard
    parts = [place.criterion for place in new.criteria() if place.factor.id == "kind-clerk"]

    assert ["Wipe the table", "Straighten the chairs", "Align the menus", "Refill the salt", "Fold the napkins"] == [
        part.what for part in parts[:5]
    ]
    assert ["greeting", "straighten-the-chairs", "align-the-menus"] == [part.id for part in parts[:3]]
    assert (8, Decimal(3), Decimal(10)) == (
        len(parts),
        sum(p.weight for p in parts),
        sum(p.minutes or 0 for p in parts),
    )
    assert {("Waiter", "Watch 10 passengers come to the window")} == {(part.who, part.check) for part in parts}
    assert ["Your table is laid"] == [part.promise for part in parts if part.promise]
    assert [] == lint_of(new, "P402")
    assert set() == errors(new) - errors(old)
    assert content_hash(old) == content_hash(undo_draft(store, MANAGER, old.id, now=later(2)).standard)


def lint_of(standard: Standard, rule: str) -> list[Finding]:
    return list(lint(standard, select=[rule]))


@pytest.mark.parametrize(
    ("weight", "expected"),
    [(1, ["0.125"] * 8), (3, ["0.375"] * 8), ("0.7", ["0.14", *["0.08"] * 7]), (0, ["0"] * 8)],
)
def test_a_weight_is_divided_without_loss(store: Store, weight: Any, expected: list[str]) -> None:
    old = drafted(store, {"what": TIDY, "weight": weight})
    new = edit_draft(store, MANAGER, old.id, changes_of(offer(old, "P402"), old), now=later(1)).standard
    parts = [node for path, node in walk(new) if "kind-clerk/criteria" in path and isinstance(node, Criterion)]

    assert [Decimal(each) for each in expected] == [part.weight for part in parts]


@pytest.mark.parametrize(
    ("rule", "fields", "english", "chinese"),
    [
        (
            "Q205",
            {"what": "九成乘客五分钟内买到票", "measure": CONFORMITY},
            "Measure it so: 90% with at most 5 min",
            "这样衡量：90%不超过5分钟",
        ),
        (
            "P301",
            {"what": "来电平均30秒内接听", "measure": CONFORMITY},
            "Write: “来电十次中有九次在30秒内接听”",
            "改写为：“来电十次中有九次在30秒内接听”",
        ),
        (
            "P402",
            {"what": TIDY},
            "Make 8 measurable standards of it, one for each part",
            "拆成8条量化标准，每项一条",
        ),
    ],
)
def test_a_button_says_what_will_stand_there(
    store: Store, rule: str, fields: dict[str, Any], english: str, chinese: str
) -> None:
    rewrite = offer(drafted(store, fields), rule).rewrite

    assert rewrite is not None
    assert (english, chinese) == (translator("en").say(rewrite.label), translator("zh").say(rewrite.label))
