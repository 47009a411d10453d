"""What audits say over time: each criterion by the way in which it was measured, each audit with its day and length."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from scoring_cases import SHARE, audit, criterion, stage, standard_of

from stdcheck.domain.experience import AuditRecord, Seen
from stdcheck.domain.measures import Measure
from stdcheck.domain.scorecard import Outcome
from stdcheck.domain.standard import Standard
from stdcheck.scoring import score
from stdcheck.scoring.experience import Audited, experience_of

LIMITED = SHARE | {"limit": {"at_most": 5, "unit": "min"}}
QUANTITY = {"kind": "quantity", "at_most": 28}


def version(number: int, limit: Mapping[str, Any] = LIMITED) -> Standard:
    criteria = [criterion("wait", limit, weight=3), criterion("greeting"), criterion("heat", QUANTITY)]
    return standard_of([stage("buy", *criteria)], version=number)


def audited(standard: Standard, identifier: str, responses: Mapping[str, Any], **moments: str) -> Audited:
    plain = audit(responses, version=standard.version).model_dump(mode="json")
    made = type(audit({})).model_validate(plain | moments | {"id": identifier})
    return Audited(standard, made, score(standard, made))


def measure(standard: Standard, identifier: str) -> Measure:
    return next(place.criterion.measure for place in standard.criteria() if place.criterion.id == identifier)


def test_audits_come_oldest_first_and_histories_by_measure_newest_first() -> None:
    one, same = version(1), version(2, LIMITED | {"limit": {"at_most": 5, "unit": {"en": "min", "zh": "分钟"}}})
    other = version(3, LIMITED | {"target": 95})
    experience = experience_of(
        [
            audited(
                other,
                "third",
                {"wait": {"values": [4, 6]}},
                observed_at="2026-03-01T23:30:00+08:00",
                started_at="2026-03-01T23:20:00+08:00",
                submitted_at="2026-03-01T16:05:30Z",
            ),
            audited(
                one,
                "first",
                {"wait": {"compliant": 8, "observed": 10}, "greeting": "not_met", "heat": "26.5"},
                started_at="2026-01-01T09:00:00",
                submitted_at="2026-01-01T10:00:00+08:00",
            ),
            audited(same, "second", {"greeting": {"not_applicable": "no window"}}, submitted_at="2026-02-01T09:00:00Z"),
        ]
    )
    criteria = frozenset({"wait", "greeting", "heat"})

    assert experience.audits == (
        AuditRecord("first", 1, date(2026, 1, 1), 50.0, None, 2.5, 5.0, criteria),
        AuditRecord("second", 2, date(2026, 2, 1), None, None, 0, 0, criteria),
        AuditRecord("third", 3, date(2026, 3, 1), 0.0, 46, 0.0, 3.0, criteria),
    )
    assert experience.last_day == date(2026, 3, 1)
    assert {name: [(one.measure, one.seen) for one in some] for name, some in experience.histories.items()} == {
        "wait": [
            (measure(other, "wait"), (Seen(2, Outcome.NOT_MET, 0.0, 3.0, None, (Decimal(4), Decimal(6))),)),
            (
                measure(one, "wait"),
                (Seen(0, Outcome.PARTLY, 0.5, 3.0, (8, 10)), Seen(1, Outcome.UNANSWERED, None, 3.0)),
            ),
        ],
        "greeting": [
            (
                measure(one, "greeting"),
                (
                    Seen(0, Outcome.NOT_MET, 0.0, 1.0),
                    Seen(1, Outcome.NOT_APPLICABLE, None, 1.0),
                    Seen(2, Outcome.UNANSWERED, None, 1.0),
                ),
            )
        ],
        "heat": [
            (
                measure(one, "heat"),
                (
                    Seen(0, Outcome.MET, 1.0, 1.0, None, (Decimal("26.5"),)),
                    Seen(1, Outcome.UNANSWERED, None, 1.0),
                    Seen(2, Outcome.UNANSWERED, None, 1.0),
                ),
            )
        ],
    }


def test_without_audits_nothing_is_known() -> None:
    experience = experience_of([])
    assert (experience.audits, dict(experience.histories), experience.last_day) == ((), {}, None)
