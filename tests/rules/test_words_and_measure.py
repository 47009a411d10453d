"""Words against measures in the published library: no false alarm, and no changed figure stays unseen."""

from decimal import Decimal
from pathlib import Path

import pytest

from stdcheck import load_standard
from stdcheck.domain.measures import Quantity, Share
from stdcheck.domain.standard import Criterion, CriterionPlace, Standard
from stdcheck.domain.tree import rebuild, trail
from stdcheck.rules import lint
from stdcheck.rules.levels import limit_of
from stdcheck.rules.view import View
from stdcheck.rules.wording.measurable import parse_target

LIBRARY = sorted(Path(__file__).parents[2].joinpath("standards").rglob("*.yaml"))
STANDARDS = [load_standard(path) for path in LIBRARY]


@pytest.mark.parametrize("standard", STANDARDS, ids=[path.stem for path in LIBRARY])
def test_no_word_of_the_library_contradicts_its_measure(standard: Standard) -> None:
    assert () == lint(standard, select=["Q205"])


def timed(standard: Standard) -> list[CriterionPlace]:
    """Return the criteria that hold every observation to a limit which they also say in words.

    Working days are left out: how many days of a measure they are is anybody's guess.
    """
    read = ((written.path, parse_target(written.statement)) for written in View(standard).written("what"))
    said = {path for path, target in read if target and target.unit != "working day"}
    return [place for place in standard.criteria() if place.path in said and loosened(place.criterion)]


def loosened(criterion: Criterion) -> Criterion | None:
    """Return the criterion with a measure that allows half as much again."""
    measure, limit = criterion.measure, limit_of(criterion.measure)
    if limit is None or limit.at_most is None or not isinstance(measure, Share | Quantity):
        return None
    more = {"at_most": limit.at_most * Decimal("1.5")}
    changed = {"limit": limit.model_copy(update=more)} if isinstance(measure, Share) else more
    return criterion.model_copy(update={"measure": measure.model_copy(update=changed)})


def test_a_measure_that_is_changed_without_its_words_is_seen_in_the_whole_library() -> None:
    seen, expected = [], []
    for standard in STANDARDS:
        for place in timed(standard):
            changed = rebuild(trail(standard, place.path), loosened(place.criterion) or place.criterion)
            found = lint(changed, select=["Q205"])
            seen += [finding.path for finding in found]
            expected.append(place.path)

    assert expected == seen
    assert len(expected) >= 20
