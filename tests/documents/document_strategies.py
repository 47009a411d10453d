"""Standards and audits of every shape, for the tests that write and read them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from stdcheck.domain.audit import Audit, Method
from stdcheck.domain.standard import (
    Audience,
    EvidenceKind,
    Layer,
    Level,
    Quality,
    ScoringModel,
    Standard,
    Status,
)
from stdcheck.domain.values import unprintable

_signs = st.characters(blacklist_categories=["Cs"])
words = st.text(_signs, min_size=1, max_size=40).filter(lambda text: unprintable(text) is None)
texts = st.one_of(words, st.dictionaries(st.sampled_from(["en", "zh", "zh-Hant"]), words, min_size=1))
identifiers = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12)
numbers = st.decimals(-(10**6), 10**6, places=3, allow_nan=False).map(lambda number: number.normalize() + 0)
weights = st.decimals("0.001", 1000, places=3, allow_nan=False).map(lambda number: number.normalize() + 0)
percents = st.decimals(1, 99, places=1, allow_nan=False)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
zones = st.sampled_from([UTC, timezone(timedelta(hours=8))])
moments = st.builds(
    lambda seconds, zone: datetime(2000, 1, 1, tzinfo=zone) + timedelta(seconds=seconds), st.integers(0, 10**9), zones
)


def maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings with any of the fields."""
    return st.fixed_dictionaries({}, optional=fields)


def _bounds(low: Decimal, spans: tuple[Decimal, Decimal, Decimal], which: int) -> dict[str, Any]:
    at_least, at_most = low, low + spans[0]
    found: dict[str, Any] = {"at_least": at_least, "at_most": at_most}
    beyond = {"below": at_least - spans[1], "above": at_most + spans[2]}
    if which % 3 == 1:
        del found["at_most"], beyond["above"]
    elif which % 3 == 2:
        del found["at_least"], beyond["below"]
    return found | ({"unacceptable": beyond} if which > 2 else {})


_bounded = st.builds(_bounds, numbers, st.tuples(weights, weights, weights), st.integers(0, 5))
_limits = st.builds(_bounds, numbers, st.tuples(weights, weights, weights), st.integers(0, 2))
_labels = st.lists(
    st.one_of(texts, st.fixed_dictionaries({"label": texts, "credit": percents})), min_size=2, max_size=4
)
measures: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({"kind": "conformity"}),
    percents.map(lambda credit: {"kind": "conformity", "partial_credit": credit}),
    _labels.map(lambda labels: {"kind": "scale", "labels": labels}),
    st.builds(lambda bounds, unit: {"kind": "quantity", **bounds, **unit}, _bounded, maybe(unit=texts)),
    st.builds(lambda bounds, unit: {"kind": "mean", **bounds, **unit}, _bounded, maybe(unit=texts)),
    st.builds(
        lambda target, limit: {"kind": "share", "target": target, "unacceptable": target / 2, **limit},
        percents,
        maybe(limit=_limits),
    ),
)


def _nodes(node: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(node, max_size=2)


_acceptances = st.lists(st.fixed_dictionaries({"rule": st.just("P103"), "reason": words, "until": days}), max_size=1)
_criteria = st.builds(
    lambda known, more, critical: {**known, **more, **critical},
    st.fixed_dictionaries({"id": identifiers, "what": texts, "measure": measures}),
    maybe(
        who=texts,
        when=texts,
        how=texts,
        check=texts,
        sample=st.integers(1, 500),
        minutes=weights,
        audience=st.sampled_from(Audience),
        weight=weights,
        promise=texts,
        rationale=texts,
        accepted=_acceptances,
        baseline=maybe(n=st.integers(0, 900), period=words).map(lambda more: {"value": Decimal(5), **more}),
        expectation=maybe(unit=texts, source=texts).map(lambda more: {"value": Decimal("0.5"), **more}),
    ),
    st.sampled_from([{}, {"critical": True, "critical_reason": "harm"}]),
)
_factors = st.builds(
    lambda known, more: {**known, **more},
    st.fixed_dictionaries(
        {"id": identifiers, "title": texts, "layer": st.sampled_from(Layer), "criteria": _nodes(_criteria)}
    ),
    maybe(
        quality=st.sampled_from(Quality),
        level=st.sampled_from(Level),
        importance=st.integers(1, 5),
        weight=weights,
        evidence=st.lists(
            st.fixed_dictionaries({"kind": st.sampled_from(EvidenceKind), "text": texts, "date": days}), max_size=2
        ),
    ),
)
_steps = st.fixed_dictionaries({"id": identifiers, "title": texts, "key_factors": _nodes(_factors)})
_stages = st.builds(
    lambda known, more: {**known, **more},
    st.fixed_dictionaries({"id": identifiers, "title": texts, "steps": _nodes(_steps)}),
    maybe(pass_mark=percents, weight=weights),
)


def _with_own_ids(plain: dict[str, Any]) -> Standard:
    """Number every id, so that none stands twice."""
    count = 0
    levels = ("stages", "steps", "key_factors", "criteria")

    def number(node: dict[str, Any], level: int) -> None:
        nonlocal count
        for child in node.get(levels[level], ()):
            count += 1
            child["id"] = f"{count}-{child['id']}"
            if level < 3:
                number(child, level + 1)

    number(plain, 0)
    return Standard.model_validate(plain)


standards = st.builds(
    lambda known, more: _with_own_ids({**known, **more}),
    st.fixed_dictionaries(
        {
            "stdcheck": st.just(1),
            "kind": st.just("standard"),
            "id": identifiers,
            "title": texts,
            "language": st.sampled_from(["en", "zh", "de-AT"]),
            "version": st.integers(1, 99),
            "status": st.sampled_from(Status),
            "stages": _nodes(_stages),
        }
    ),
    maybe(
        languages=st.just(["en", "zh"]),
        sector=words,
        scope=texts,
        owner=texts,
        effective_from=days,
        review=maybe(every_months=st.integers(1, 24), next=days),
        promise=maybe(
            text=texts, exceptions=texts, channels=st.lists(texts, max_size=2), complaints=st.lists(texts, max_size=2)
        ),
        scoring=maybe(model=st.sampled_from(ScoringModel), pass_mark=percents, bands=st.just({"A": 90})),
        participants=st.lists(
            st.fixed_dictionaries({"role": words, "name": texts, "count": st.integers(0, 9)}), max_size=2
        ),
        accepted=_acceptances,
    ),
)

_forms: st.SearchStrategy[dict[str, Any]] = st.one_of(
    words.map(lambda text: {"value": text}),
    st.lists(numbers, min_size=1, max_size=9).map(lambda values: {"values": values}),
    st.integers(1, 99).map(lambda observed: {"compliant": observed // 2, "observed": observed}),
    words.filter(str.strip).map(lambda text: {"not_applicable": text}),
    words.map(lambda text: {"not_observed": text}),
)
responses = st.one_of(
    st.none(),
    st.sampled_from(["met", "partly", "5", "0.5", "yes", "null", "~", "1e3", "2026-01-01", "[a]"]),
    st.builds(lambda form, note: {**form, **note}, _forms, maybe(note=words)),
)
audits = st.builds(
    lambda known, more: Audit.model_validate({**known, **more}),
    st.fixed_dictionaries(
        {
            "stdcheck": st.just(1),
            "kind": st.just("audit"),
            "id": identifiers.filter(lambda text: text[0] != "-"),
            "standard": st.fixed_dictionaries({"id": identifiers, "version": st.integers(1, 99)}),
            "responses": st.dictionaries(words, responses, max_size=6),
        }
    ),
    maybe(site=words, inspector=words, method=st.sampled_from(Method), observed_at=moments, submitted_at=moments),
)
