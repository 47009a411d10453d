"""Whatever a valid standard holds, the linter answers, and what it offers is valid."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdcheck.domain.audit import Audit
from stdcheck.domain.changes import apply_all
from stdcheck.domain.experience import Experience
from stdcheck.domain.measures import Conformity, Measure, Quantity, Scale, Share
from stdcheck.domain.rewriting import changes_of
from stdcheck.domain.standard import EvidenceKind, Layer, Level, Quality, ScoringModel, Standard, Status
from stdcheck.language import translator
from stdcheck.rules import lint, lint_statement
from stdcheck.scoring import score
from stdcheck.scoring.experience import Audited, experience_of
from stdcheck.services.identifiers import with_identifiers

WORDS = [
    "", " ", "Zero complaints every time", "The average wait is at most 5 minutes", "平均等待不超过5分钟，零投诉",
    "Excellent service, promptly", "热情周到", "in line with competitors", "Form R-7 is filed", "AHT ≤ 300s (FCR)",
    "On-site inspection", "现场检查", "Passengers", "Passengers are satisfied", "5", "%", "\N{GRINNING FACE} ١٢٣ Ω",
    "100% of calls are answered within 20 seconds", "退款3天内到账（内部掌握，不对外公布）", "九成来电20秒内接听",
    "Fold towels, empty bins, check lamps, close windows, wipe shelves, polish mirrors and count the cups",
    "right hand over left, 5 cm below the navel", "内部掌握，不对外公布", "Within 5 minutes", "{gap} {0} %s",
]  # fmt: skip
NUMBERS = ["0", "0.1", "1", "5", "50", "99.9", "100", "-3", "123456789012345"]

words = st.sampled_from(WORDS) | st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=40)
texts = words | st.dictionaries(st.sampled_from(["en", "zh", "zh-Hant", "fr"]), words, min_size=1, max_size=3)
numbers = st.sampled_from(NUMBERS)
percents = st.sampled_from(["0", "0.1", "50", "80", "95", "100"])
units = st.sampled_from(["min", "s", "%", "°C", {"en": "min", "zh": "分钟"}, ""])


def fields(needed: dict[str, Any], others: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a mapping that has the needed keys and any of the others."""
    return st.fixed_dictionaries(needed, optional=others)


def bounds(low: Any, high: Any, unit: Any, more: dict[str, Any]) -> dict[str, Any]:
    ordered = sorted((bound for bound in (low, high) if bound is not None), key=float)
    return {**more, "at_least": ordered[0], "at_most": ordered[-1], "unit": unit} if len(ordered) == 2 else {
        **more, ("at_most" if low is None else "at_least"): ordered[0], "unit": unit,
    }  # fmt: skip


limits = st.builds(bounds, numbers | st.none(), numbers, units, st.just({}))
measures = st.one_of(
    st.just({"kind": "conformity"}),
    st.builds(lambda labels: {"kind": "scale", "labels": labels}, st.lists(texts, min_size=2, max_size=3)),
    st.builds(bounds, numbers | st.none(), numbers, units, st.sampled_from([{"kind": "quantity"}, {"kind": "mean"}])),
    fields({"kind": st.just("share"), "target": percents.filter(lambda p: p != "0")}, {"limit": limits}),
)
criteria = fields(
    {"what": texts, "measure": measures},
    {
        **dict.fromkeys(("who", "when", "how", "check", "promise", "rationale"), texts),
        "sample": st.sampled_from([1, 20, 999, 1_001, 10**15]),
        "minutes": st.sampled_from([0, 12, 10**9]),
        "audience": st.sampled_from(["customer", "back_office"]),
        "weight": st.sampled_from([0, "0.1", 3]),
        "baseline": fields({"value": numbers}, {"n": st.just(20)}),
        "expectation": fields({"value": numbers}, {"unit": units}),
        "accepted": st.lists(
            fields({"rule": st.sampled_from(["P301", "Q105"])}, {"until": st.dates().map(str)}), max_size=2
        ),
    },
)
evidence = fields(
    {"kind": st.sampled_from([kind.value for kind in EvidenceKind])}, {"text": texts, "date": st.just("2026-06-30")}
)
factors = fields(
    {"title": texts, "layer": st.sampled_from([layer.value for layer in Layer])},
    {
        "quality": st.sampled_from([quality.value for quality in Quality]),
        "level": st.sampled_from([level.value for level in Level]),
        "importance": st.integers(1, 5),
        "evidence": st.lists(evidence, max_size=2),
        "weight": st.sampled_from(["0.5", 2]),
        "criteria": st.lists(criteria, max_size=3),
    },
)
steps = fields({"title": texts}, {"key_factors": st.lists(factors, max_size=3)})
stages = fields({"title": texts}, {"steps": st.lists(steps, max_size=2)})
standards = fields(
    {
        "title": texts,
        "language": st.sampled_from(["en", "zh", "fr"]),
        "status": st.sampled_from([status.value for status in Status]),
        "stages": st.lists(stages, max_size=3),
        "follow": st.lists(st.integers(0, 2), max_size=2),
    },
    {
        "languages": st.lists(st.sampled_from(["en", "zh", "zh-Hant"]), max_size=3),
        "scope": texts,
        "owner": texts,
        "effective_from": st.dates().map(str),
        "review": fields({}, {"every_months": st.sampled_from([1, 12, 10**6]), "next": st.dates().map(str)}),
        "promise": fields({}, {"text": texts, "exceptions": texts, "channels": st.lists(texts, max_size=2)}),
        "limits": fields({}, {"criteria_per_step": st.just(1), "key_weight_share": percents}),
        "scoring": fields({}, {"model": st.sampled_from([model.value for model in ScoringModel])}),
    },
)


def finished(drawn: dict[str, Any]) -> Standard:
    """Give every node an id and the stages something to follow."""
    data = {key: value for key, value in drawn.items() if key != "follow"}
    data |= {"stdcheck": 1, "kind": "standard", "id": "any", "version": 1}
    count = iter(range(10_000))

    def named(node: dict[str, Any]) -> dict[str, Any]:
        kinds = [key for key in ("steps", "key_factors", "criteria") if key in node]
        children: dict[str, Any] = {key: [named(child) for child in node[key]] for key in kinds}
        return {**node, **children, "id": f"n{next(count)}"}

    data["stages"] = [named(stage) for stage in data["stages"]]
    ids = [stage["id"] for stage in data["stages"]]
    for stage, other in zip(data["stages"], drawn["follow"], strict=False):
        if other < len(ids) and ids[other] != stage["id"]:
            stage["after"] = [ids[other]]
    return Standard.model_validate(data)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(standards.map(finished), standards.map(finished) | st.none(), st.dates() | st.none())
def test_every_valid_standard_is_answered_in_both_languages(
    standard: Standard, previous: Standard | None, today: date | None
) -> None:
    for finding in lint(standard, today=today, previous=previous):
        for language in ("en", "zh"):
            assert translator(language).say(finding.message)
            assert translator(language).say(finding.remedy)


def answered(standard: Standard, dice: Random) -> Experience:
    """Return what 25 audits say whose answers are drawn."""
    scored = []
    for _ in range(25):
        responses = {place.criterion.id: response(place.criterion.measure, dice) for place in standard.criteria()}
        begun = datetime(dice.choice([1, 2026]), 1, dice.randint(1, 28), 8, tzinfo=UTC)
        plain = {"stdcheck": 1, "kind": "audit", "id": "any", "standard": {"id": standard.id, "version": 1}}
        moments = {"started_at": begun, "submitted_at": begun + timedelta(minutes=dice.randint(0, 600))}
        audit = Audit.model_validate({**plain, **moments, "responses": responses})
        scored.append(Audited(standard, audit, score(standard, audit)))
    return experience_of(scored)


def response(measure: Measure, dice: Random) -> Any:
    if dice.random() < 0.2:
        return dice.choice([None, {"not_applicable": "none here"}, {"not_observed": "closed"}])
    if isinstance(measure, Conformity):
        return dice.choice(["met", "met", "partly", "not_met"])
    if isinstance(measure, Share) and measure.limit is None:
        return {"compliant": dice.randint(0, 3), "observed": 3}
    numbers = [dice.choice(NUMBERS) for _ in range(dice.randint(1, 5))]
    return numbers[0] if isinstance(measure, Quantity) else {"values": numbers}


def is_drawn_plainly(standard: Standard) -> bool:
    """Tell whether answers can be drawn; labels of scales may be blank or the same."""
    return not any(isinstance(place.criterion.measure, Scale) for place in standard.criteria())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(standards.map(finished).filter(is_drawn_plainly), st.randoms(use_true_random=False))
def test_every_valid_standard_is_answered_whatever_its_audits_say(standard: Standard, dice: Random) -> None:
    audits = answered(standard, dice)
    found = lint(standard, today=date(2026, 11, 20), previous=standard, audits=audits)

    assert found == lint(standard, today=date(2026, 11, 20), previous=standard, audits=audits)
    for finding in found:
        for language in ("en", "zh"):
            assert translator(language).say(finding.message)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(standards.map(finished))
def test_every_offered_change_can_be_made_and_mends_the_place(standard: Standard) -> None:
    for finding in lint(standard):
        if finding.rewrite:
            mended = apply_all(standard, with_identifiers(standard, changes_of(finding, standard))).standard
            left = [(found.path, found.field, found.language) for found in lint(mended, select=[finding.rule])]

            assert (finding.path, finding.field, finding.language) not in left


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300) | words)
def test_every_statement_is_answered_with_spans_inside_it(text: str) -> None:
    spans = [finding.span for finding in lint_statement(text)]

    assert [] == [span for span in spans if span is None or not 0 <= span[0] < span[1] <= len(text)]
