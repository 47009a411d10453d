from io import BytesIO

import docx
import pytest
from documents_samples import STANDARD
from docx.shared import Mm
from test_charter import Page

from stdcheck.documents.handbook import write_handbook
from stdcheck.documents.handbook_content import handbook_of
from stdcheck.domain.standard import Standard

_EARNED = "Nothing is earned at 70% or less; above it, in proportion up to the target."
WAIT = (
    ("Who", "Shift leader"),
    ("When", "Peak hours"),
    ("How", "Opens another window"),
    ("How it is checked", "Time 20 passengers"),
    ("Measure", f"Share: at least 90% with at most 5 min, 20 observations. {_EARNED}"),
    ("Weight", "3"),
    ("Promise to customers", "Nine in ten of you wait at most 5 minutes."),
)


def words_of(raw: bytes) -> list[str]:
    """Return the words of a Word document in the order in which they stand."""
    document = docx.Document(BytesIO(raw))
    texts = document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return [str(text.text) for text in texts]


def test_a_criterion_says_everything_staff_need() -> None:
    book = handbook_of(STANDARD, "en")

    factor = book.stages[0].steps[0].factors[0]
    assert ("The wait is short", "timely · procedural layer · importance 5 of 5") == (factor.title, factor.about)
    assert ("complaints: 38 of 120 complaints (31 Mar 2026)",) == factor.evidence
    assert ("1", "The window is reached within 5 minutes", "", WAIT) == (
        factor.criteria[0].number,
        factor.criteria[0].what,
        factor.criteria[0].critical,
        factor.criteria[0].rows,
    )


def test_criteria_are_numbered_through_and_critical_ones_say_why() -> None:
    criteria = [
        (criterion.number, criterion.critical)
        for stage in handbook_of(STANDARD, "zh").stages
        for step in stage.steps
        for factor in step.factors
        for criterion in factor.criteria
    ]

    assert [("1", ""), ("2", ""), ("3", ""), ("4", ""), ("5", "关系到第一印象"), ("6", ""), ("7", "")] == criteria


def test_what_is_known_of_today_and_of_expectations_carries_its_unit() -> None:
    plain = STANDARD.model_dump(mode="json")
    first, air = plain["stages"][0]["steps"][0]["key_factors"][0]["criteria"][:2]
    first |= {"baseline": {"value": 84, "n": 400, "period": "2026-Q3"}, "rationale": "Asked for most", "weight": 0}
    first |= {"expectation": {"value": 5, "unit": "min", "source": "survey 2026"}}
    air |= {"baseline": {"value": 21.5}, "expectation": {"value": 90}}

    criteria = handbook_of(Standard.model_validate(plain), "en").stages[0].steps[0].factors[0].criteria

    assert {
        "Weight": "advisory, not counted",
        "Why": "Asked for most",
        "How it is today": "84% (400 observations, 2026-Q3)",
        "What customers expect": "5 min (survey 2026)",
    }.items() <= dict(criteria[0].rows).items()
    assert {"How it is today": "21.5 °C", "What customers expect": "90%"}.items() <= dict(criteria[1].rows).items()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_page_and_document_say_the_same(language: str) -> None:
    book = handbook_of(STANDARD, language)
    page = Page(write_handbook(STANDARD, language, "html").decode())
    document = words_of(write_handbook(STANDARD, language, "docx"))

    said = [book.title, *(text for pair in (*book.about, *book.scoring) for text in pair)]
    for stage in book.stages:
        for step in stage.steps:
            for factor in step.factors:
                said += [factor.title, factor.about, *factor.evidence]
                said += [text for criterion in factor.criteria for pair in criterion.rows for text in pair]
    assert [] == [text for text in said if text not in page.words]
    assert [] == [text for text in said if text not in document]


def test_a_page_can_be_walked_by_its_contents() -> None:
    page = Page(write_handbook(STANDARD, "en").decode())

    targets = {attributes["href"] for tag, attributes in page.elements if tag == "a"}
    ids = {f"#{attributes['id']}" for _, attributes in page.elements if attributes.get("id")}
    assert {"#stage-1", "#stage-2"} == targets
    assert targets <= ids


def test_texts_with_markup_are_shown_as_they_are() -> None:
    hostile = "<script>alert(1)</script> & <b>"
    plain = STANDARD.model_dump(mode="json")
    plain["title"] = plain["stages"][0]["title"] = plain["stages"][0]["steps"][0]["title"] = hostile
    plain["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0]["what"] = hostile
    standard = Standard.model_validate(plain)

    assert "<script" not in write_handbook(standard, "en").decode()
    assert hostile in words_of(write_handbook(standard, "en", "docx"))


def test_a_document_opens_at_a4_with_its_language() -> None:
    document = docx.Document(BytesIO(write_handbook(STANDARD, "zh", "docx")))

    section = document.sections[0]
    assert (210, 297, "zh-CN", "售票窗口 · 员工手册") == (
        round((section.page_width or Mm(0)).mm),
        round((section.page_height or Mm(0)).mm),
        document.core_properties.language,
        document.core_properties.title,
    )


def test_an_empty_draft_makes_a_handbook_too() -> None:
    bare = STANDARD.model_copy(update={"stages": (), "promise": None, "participants": ()})

    assert write_handbook(bare, "en").startswith(b"<!doctype html>")
    assert words_of(write_handbook(bare, "en", "docx"))
