"""What was accepted is between those who write the standard: nothing that is handed out says a word of it."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any, BinaryIO

import pytest
from documents_samples import STANDARD

from stdcheck.documents.charter import write_charter
from stdcheck.documents.checklist_workbook import write_checklist
from stdcheck.documents.handbook import write_handbook
from stdcheck.documents.results_workbook import write_results
from stdcheck.documents.xlsform import write_xlsform
from stdcheck.domain.audit import Audit
from stdcheck.domain.standard import Standard
from stdcheck.domain.tree import walk
from stdcheck.rules import lint
from stdcheck.services.summing import results_of

REASON, NAME = "Agreed-in-the-yard", "Quirin-Obermaier"


def accepted() -> Standard:
    """Return the sample standard with every finding accepted, on the standard and on its nodes."""
    plain = STANDARD.model_dump(mode="json")
    found = lint(STANDARD)
    for path in {finding.path for finding in found}:
        node: Any = plain
        parts = iter(path.split("/") if path else [])
        for kind in parts:
            wanted = next(parts)
            node = next(child for child in node[kind] if child["id"] == wanted)
        rules = sorted({finding.rule for finding in found if finding.path == path})
        node["accepted"] = [{"rule": rule, "reason": REASON, "by": NAME, "until": "2031-07-19"} for rule in rules]
    standard = Standard.model_validate(plain)
    assert found
    assert [finding for finding in lint(standard) if finding.accepted is None] == []
    assert any(node.accepted for path, node in walk(standard) if path)
    return standard


def audit() -> Audit:
    responses = {"greeting": "met", "tidy": "good", "hall-air": 22}
    made = {"id": "ticket-window", "version": 2}
    return Audit(stdcheck=1, kind="audit", id="central-1", standard=made, responses=responses)


def text(standard: Standard) -> bytes:
    return write_charter(standard, "en").encode() + write_charter(standard, "zh").encode()


def written(write: Callable[[BinaryIO], object]) -> bytes:
    opened = BytesIO()
    write(opened)
    return opened.getvalue()


MADE: dict[str, Callable[[Standard], bytes]] = {
    "charter": text,
    "checklist": lambda standard: written(lambda opened: write_checklist(standard, opened, language="en")),
    "xlsform": lambda standard: written(lambda opened: write_xlsform(standard, opened, "en")),
    "handbook": lambda standard: write_handbook(standard, "en"),
    "handbook as docx": lambda standard: write_handbook(standard, "en", "docx"),
    "results": lambda standard: written(lambda o: write_results(results_of([standard], [audit()]), o, language="en")),
}


def inside(made: bytes) -> bytes:
    """Return all that a file holds, unpacked."""
    if not zipfile.is_zipfile(BytesIO(made)):
        return made
    with zipfile.ZipFile(BytesIO(made)) as package:
        return b"".join(package.read(name) for name in package.namelist())


@pytest.mark.parametrize("document", MADE)
def test_what_is_handed_out_says_nothing_of_acceptances(document: str) -> None:
    made = inside(MADE[document](accepted()))

    assert [words for words in ("Ticket", REASON, NAME, "2031") if words.encode() in made] == ["Ticket"]
