"""A score card as plain data for JSON, for people who script."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from stdcheck.domain.numbers import plain
from stdcheck.domain.scorecard import CriterionResult, Interval, ScoreCard
from stdcheck.language import half_up


def as_json(card: ScoreCard) -> dict[str, Any]:
    """Return the card as one object of JSON.

    `score_exact` (percent) and `attainment` (0 to 1) are fractions in lowest terms as text, or None; score, coverage
    and intervals are numbers in percent, half up to one decimal, or None. Reasons are fixed English codes.
    """
    return {
        "audit": card.audit,
        "standard": {"id": card.standard, "version": card.version, "sha256": card.sha256},
        "model": str(card.model),
        "score": _rounded(card.score),
        "score_exact": _exact(card.score),
        "interval": _bounds(card.interval),
        "coverage": _rounded(card.coverage),
        "band": card.band,
        "verdict": str(card.verdict),
        "reasons": [reason.code for reason in card.reasons],
        "stages": [{"id": stage.id, "score": _rounded(stage.score)} for stage in card.stages],
        "criteria": [_criterion(result) for result in card.criteria],
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "state": str(result.state),
        "attainment": _exact(result.attainment),
        "outcome": str(result.outcome),
        "interval": _bounds(result.interval),
        "confidence": None if result.confidence is None else str(result.confidence),
        "weight": plain(result.weight),
    }


def _rounded(number: Fraction | float | None) -> float | None:
    return None if number is None else float(half_up(number))


def _bounds(interval: Interval | None) -> list[float | None] | None:
    return None if interval is None else [_rounded(interval.low), _rounded(interval.high)]


def _exact(number: Fraction | None) -> str | None:
    """Write a fraction in lowest terms; by way of Decimal, because Python refuses to write very long whole numbers."""
    if number is None:
        return None
    top, bottom = (str(Decimal(part)) for part in number.as_integer_ratio())
    return top if bottom == "1" else f"{top}/{bottom}"
