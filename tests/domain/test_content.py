from datetime import date

from stdcheck.domain.content import canonical_json, content_hash
from stdcheck.domain.standard import Standard

PLAIN = {
    "stdcheck": 1,
    "kind": "standard",
    "id": "window",
    "title": {"zh": "窗口", "en": "Window"},
    "language": "en",
    "version": 1,
    "status": "draft",
    "stages": [
        {
            "id": "buy",
            "title": "Buying",
            "steps": [
                {
                    "id": "queue",
                    "title": "Queueing",
                    "key_factors": [
                        {
                            "id": "wait",
                            "title": "Short wait",
                            "layer": "procedural",
                            "criteria": [{"id": "w", "what": "5 min", "measure": {"kind": "share", "target": "90.0"}}],
                        }
                    ],
                }
            ],
        }
    ],
}


def hash_with(**changes: object) -> str:
    return content_hash(Standard.model_validate(PLAIN | changes))


def test_the_canonical_form_is_sorted_bare_and_without_defaults() -> None:
    assert canonical_json(Standard.model_validate(PLAIN)) == (
        '{"id":"window","kind":"standard","language":"en","stages":[{"id":"buy","steps":[{"id":"queue","key_factors":'
        '[{"criteria":[{"id":"w","measure":{"kind":"share","target":"90"},"what":"5 min"}],"id":"wait",'
        '"layer":"procedural","title":"Short wait"}],"title":"Queueing"}],"title":"Buying"}],"stdcheck":1,'
        '"title":{"en":"Window","zh":"窗口"},"version":1}'
    )


def test_status_dates_of_its_life_and_acceptances_do_not_change_the_hash() -> None:
    lived = {
        "status": "published",
        "effective_from": date(2026, 12, 1),
        "review": {"every_months": 6},
        "accepted": [{"rule": "P604", "reason": "known", "by": "Wu"}],
    }
    assert hash_with(**lived) == hash_with()


def test_a_default_written_out_does_not_change_the_hash() -> None:
    assert hash_with(scoring={"model": "weighted", "pass_mark": "85.00"}, participants=[]) == hash_with()


def test_what_is_asked_and_counted_changes_the_hash() -> None:
    changes: list[dict[str, object]] = [
        {"title": "Other"},
        {"version": 2},
        {"scoring": {"pass_mark": 80}},
        {"languages": ["zh"]},
    ]
    assert len({hash_with(), *(hash_with(**change) for change in changes)}) == 5
