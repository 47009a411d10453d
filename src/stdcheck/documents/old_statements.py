"""Finds the statements in an old document: its sentences and listed items, apart from its headings.

A heading by form (a style, a number such as 第一章, a #) is one for sure. What only may be one (a short line or cell
that asks for nothing) is called a label, and is a statement after all where the rules see something in it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from stdcheck.documents.old_document import OldDocument, Passage, Spot
from stdcheck.documents.sentences import LONGEST, sentences
from stdcheck.domain.errors import refuse
from stdcheck.domain.findings import Finding
from stdcheck.domain.messages import message

MOST_STATEMENTS = 300_000
MOST_STAGES = 30
"""More headings of the highest level are no outline of a service."""

LONGEST_TITLE, LONGEST_CHINESE_TITLE = 8, 20
"""Words, and Chinese characters, of a heading that only its words tell."""

LONGEST_LABEL, LONGEST_CHINESE_LABEL = 6, 8
LONGEST_CELL_LABEL = 3
WRAPPED = 50
"""Characters of a line that may have been broken because it was full."""

_BULLETS = " \t\u3000·-–—*•●○■□▪◆◇※★☆➢✓✔>"
_CHINESE_NUMBER = "[一二三四五六七八九十百]{1,4}"
_UNITS = "分秒小时天日周月年元米公千万人次位个件"
_NUMBER = re.compile(
    rf"(?:[(（]?(?:\d{{1,3}}(?:[.．]\d{{1,3}}){{0,4}}|[a-zA-Z]|[ivx]{{1,4}})[)）、]|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}[.．]|"
    rf"\d{{1,3}}(?:\.\d{{1,3}}){{2,4}}(?=[\s\u3400-\u9fff])|\d{{1,3}}\.\d{{1,3}}(?=\s+(?:[A-Z]|(?![{_UNITS}])[\u3400-\u9fff]))|"
    rf"[①-⑳]|[(（]{_CHINESE_NUMBER}[)）]|{_CHINESE_NUMBER}、|第(?:{_CHINESE_NUMBER}|\d{{1,3}})[条章节篇部]|"
    rf"(?i:chapter|part|section|annex|appendix) [\divxlc]{{1,5}}\b[.:]?)\s*(?!\d)"
)
_HEADINGS = (
    re.compile(
        rf"第(?:{_CHINESE_NUMBER}|\d{{1,3}})[章篇部]|(?i:chapter|part|section|annex|appendix) [\divxlc]{{1,5}}\b"
    ),
    re.compile(rf"第(?:{_CHINESE_NUMBER}|\d{{1,3}})节"),
    re.compile(rf"{_CHINESE_NUMBER}、"),
    re.compile(rf"[(（]{_CHINESE_NUMBER}[)）]"),
)
"""How headings of a plain text begin, by level."""

_HASHES = re.compile(r"(#{1,6})\s+")
_ASKS = re.compile(
    r"[\d%％]|[应须必要不禁严可]|确保|保证|做到|达到|每[位次天日个]|"
    r"\b(?:must|shall|should|will|may|not|never|always|every|each|within|ensure|make|keep|is|are|be|do|has|have)\b",
    re.IGNORECASE,
)
"""What asks for something, or measures it, is no heading."""

_ENDS = (".", "。", "!", "！", "?", "？", ";", "；", ",", "，", "、", "…")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SMALL_WORDS = {"a", "an", "the", "and", "or", "of", "for", "to", "in", "on", "at", "with", "by", "&"}


class Form(StrEnum):
    """What a passage is by its form."""

    STATEMENT = "statement"
    LABEL = "label"
    HEADING = "heading"


class OldStatement(NamedTuple):
    """A statement of an old document, or a heading of it; `stage` is the heading of the outline that it stands under.

    A named tuple, because there can be 200,000 of them.
    """

    text: str
    spot: Spot
    form: Form = Form.STATEMENT
    stage: str = ""


class Looked(NamedTuple):
    """A statement of an old document with what the word rules see in it."""

    statement: OldStatement
    findings: tuple[Finding, ...]

    @property
    def is_statement(self) -> bool:
        """Whether it is one, and no heading; a label is one where the rules see something in it."""
        form = self.statement.form
        return form is Form.STATEMENT or (form is Form.LABEL and bool(self.findings))


@dataclass(frozen=True, slots=True)
class Found:
    """The statements of a document in its order, each text once; `repeated` counts those left out for it.

    `stages` are the headings that make an outline, in their order; empty where the document has no clear one.
    """

    statements: tuple[OldStatement, ...]
    stages: tuple[str, ...] = ()
    repeated: int = 0


def find_statements(document: OldDocument) -> Found:
    """Return the statements of a document; raises StdcheckError where there is none, or more than can be taken."""
    passages = list(_leveled(_unwrapped(document.passages)))
    outline = _outline(passages)
    found: list[OldStatement] = []
    seen: set[str] = set()
    stage, repeated = "", 0
    for passage, level in passages:
        if level:
            title = _unnumbered(passage.text)
            stage = title if level == outline else "" if level < outline else stage
            found.append(OldStatement(title, passage.spot, Form.HEADING, stage))
            continue
        for text, form in _pieces(passage):
            if text in seen:
                repeated += 1
                continue
            seen.add(text)
            found.append(OldStatement(text, passage.spot, form, stage))
        if len(found) > MOST_STATEMENTS:
            what = message("the document holds more than {most} statements", most=MOST_STATEMENTS)
            raise refuse(what, message("Split the document and look through its parts."))
    if not seen:
        raise refuse(message("there is no statement in the document"), message("Choose another one."))
    stages = tuple(dict.fromkeys(one.stage for one in found if one.stage)) if outline else ()
    return Found(tuple(found), stages, repeated)


def _outline(passages: Iterable[tuple[Passage, int]]) -> int:
    """Return the highest level that has several headings, and not too many; 0 where there is none."""
    counts = Counter(level for _, level in passages if level)
    level = next((level for level in sorted(counts) if counts[level] > 1), 0)
    return level if counts[level] <= MOST_STAGES else 0


def _unwrapped(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Join the lines of a plain text that were broken because they were full."""
    held: list[Passage] = []
    length = 0
    for passage in passages:
        if held and not (length < LONGEST and _continues(held[-1], passage)):
            yield _joined(held)
            held, length = [], 0
        held.append(passage)
        length += len(passage.text)
    if held:
        yield _joined(held)


def _joined(held: Sequence[Passage]) -> Passage:
    first = held[0]
    return first if len(held) == 1 else Passage(" ".join(one.text for one in held), first.spot, first.level)


def _continues(before: Passage, after: Passage) -> bool:
    return (
        before.spot.kind == after.spot.kind == "line"
        and before.spot.numbers[0] + 1 == after.spot.numbers[0]
        and len(before.text) >= WRAPPED
        and after.text[:1].islower()
        and not before.text.endswith((*_ENDS, ":", "："))
        and not _NUMBER.match(after.text)
    )


def _leveled(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int]]:
    """Yield every passage that says something in words, with its level as a heading."""
    for passage in passages:
        if any(map(str.isalpha, passage.text)):
            yield passage, passage.level or _level(passage)


def _level(passage: Passage) -> int:
    text = passage.text
    if passage.spot.kind not in {"line", "paragraph"} or len(text) > 100:
        return 0
    if hashes := _HASHES.match(text):
        return len(hashes[1])
    level = next((level for level, begins in enumerate(_HEADINGS, start=1) if begins.match(text)), 0)
    return level if level and _is_title(_unnumbered(text), LONGEST_TITLE, LONGEST_CHINESE_TITLE) else 0


def _is_title(text: str, most_words: int, most_chinese: int) -> bool:
    """Tell whether a text is short, no sentence, and asks for nothing."""
    chinese = len(_HAN.findall(text))
    is_short = chinese <= most_chinese if chinese else len(text.split()) <= most_words
    return is_short and not text.endswith(_ENDS) and _ASKS.search(text) is None


def _unnumbered(text: str) -> str:
    """Take bullets, hashes and the number of a paragraph away from the beginning of a text."""
    bare = text.strip(_BULLETS)
    for begins in (_HASHES, _NUMBER):
        if found := begins.match(bare):
            bare = bare[found.end() :].strip(_BULLETS) or bare
    return bare


def _pieces(passage: Passage) -> Iterator[tuple[str, Form]]:
    text = _unnumbered(passage.text)
    if _is_label(text, passage.spot.kind):
        yield text, Form.LABEL
        return
    for sentence in sentences(text):
        bare = _unnumbered(sentence).rstrip("；; ")
        if any(map(str.isalpha, bare)):
            yield bare, Form.STATEMENT


def _is_label(text: str, kind: str) -> bool:
    if len(text) > 100:
        return False
    if text.endswith((":", "：")):
        return True
    if kind in {"line", "paragraph"}:
        chinese = _HAN.search(text) is not None
        return (chinese or _is_capitalised(text)) and _is_title(text, LONGEST_LABEL, LONGEST_CHINESE_LABEL)
    return _is_title(text, LONGEST_CELL_LABEL, LONGEST_CHINESE_LABEL)


def _is_capitalised(text: str) -> bool:
    """Tell whether the words begin with capitals, as in `Front Desk Service`; one word says nothing."""
    words = [word for word in text.split() if word.lower() not in _SMALL_WORDS]
    return len(words) > 1 and all(word[:1].isupper() for word in words)
