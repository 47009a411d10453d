"""What counts as a statement of an old document, and what as a heading of it."""

import time

import pytest
from documents_samples import problems

from stdcheck.documents.old_document import OldDocument, Passage, Spot, read_pasted
from stdcheck.documents.old_statements import Found, OldStatement, find_statements
from stdcheck.documents.sentences import LONGEST, sentences
from stdcheck.domain.errors import StdcheckError


def found(text: str) -> list[tuple[str, str]]:
    return [(one.form.value, one.text) for one in find_statements(read_pasted(text)).statements]


def statements(text: str) -> list[str]:
    return [words for form, words in found(text) if form == "statement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Staff greet guests. They offer a seat.", ["Staff greet guests.", "They offer a seat."]),
        ("Staff greet Mr. Wang, e.g. by name, within approx. 5 min. of entry.", None),
        (
            "Calls are answered within 5 min. Guests are called back.",
            ["Calls are answered within 5 min.", "Guests are called back."],
        ),
        ("Doors open at 6 a.m. every day.", None),
        ("Room no. 5 is ready at 2.30 p.m. or earlier.", None),
        ("Nine in ten wait at most 5 minutes. Except on public holidays.", None),
        ("Lost property is kept for 30 days! Unless it spoils.", None),
        ('Say "Good morning. How are you?" to every guest.', None),
        ("Staff (who are trained. Always.) greet guests.", None),
        ("Greet. Smile at each guest. 2. Wave.", ["Greet.", "Smile at each guest.", "2. Wave."]),
        ("员工应主动问好；使用敬语。不得迟到！", ["员工应主动问好；", "使用敬语。", "不得迟到！"]),
        ("问候时说“您好！请问有什么可以帮您？”并微笑。", None),
        ("五分钟内应答。特殊情况除外。", None),
        ("五分钟内应答；但设备故障时除外。", None),
        ("五分钟内应答。特殊旅客优先服务。", ["五分钟内应答。", "特殊旅客优先服务。"]),
        ("①主动问好②微笑服务③递送热毛巾", ["①主动问好", "②微笑服务", "③递送热毛巾"]),
        ("主动问好 2、微笑 3、递毛巾", ["主动问好", "2、微笑", "3、递毛巾"]),
        ("（未关的括号。第二句话在这里。", ["（未关的括号。", "第二句话在这里。"]),
    ],
)
def test_a_paragraph_is_taken_apart_into_sentences(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected or [text])


def test_a_sentence_that_is_too_long_is_cut_and_nothing_of_it_is_lost() -> None:
    words = " ".join(f"word{number}" for number in range(20_000))

    pieces = sentences(words)

    assert " ".join(pieces) == words
    assert max(map(len, pieces)) <= LONGEST
    assert "".join(sentences("好" * 100_000)) == "好" * 100_000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("• One thing", "One thing"),
        ("1. First thing", "First thing"),
        ("2) Second thing", "Second thing"),
        ("（3）Third thing", "Third thing"),
        ("4、第四点应微笑", "第四点应微笑"),
        ("3.2.1 Doors open", "Doors open"),
        ("a) answer calls", "answer calls"),
        ("第五条 员工应微笑", "员工应微笑"),
        ("二、所有员工必须微笑", "所有员工必须微笑"),
        ("⑥微笑服务客人每一位", "微笑服务客人每一位"),
        ("20 passengers are timed", "20 passengers are timed"),
        ("3.5 minutes at most", "3.5 minutes at most"),
        ("3.5 分钟内应答", "3.5 分钟内应答"),
        ("3.2 Doors open", "Doors open"),
        ("3.2 员工应微笑", "员工应微笑"),
        ("2.5米以外应问好", "2.5米以外应问好"),
        ("5、6月份加开列车必须准点", "5、6月份加开列车必须准点"),
        ("员工应主动问好；", "员工应主动问好"),
        ("A guest waits at 5. floor", "A guest waits at 5. floor"),
    ],
)
def test_bullets_and_numbers_of_paragraphs_are_left_out(line: str, expected: str) -> None:
    assert statements(line) == [expected]


def test_headings_labels_and_statements_are_told_apart() -> None:
    text = (
        "# Check-in\nFront Desk Service\nAlways smile\nStaff must:\n- greet guests\n"
        "第一章 总则\n第二条 员工应微笑\n一、仪容仪表\n二、员工必须戴工牌\n（一）着装\n热情周到\n2024\n---\n"
        "Chapter 2 Rooms\nTHE LOBBY BAR\n"
    )

    assert found(text) == [
        ("heading", "Check-in"),
        ("label", "Front Desk Service"),
        ("statement", "Always smile"),
        ("label", "Staff must:"),
        ("statement", "greet guests"),
        ("heading", "总则"),
        ("statement", "员工应微笑"),
        ("heading", "仪容仪表"),
        ("statement", "员工必须戴工牌"),
        ("heading", "着装"),
        ("label", "热情周到"),
        ("heading", "Rooms"),
        ("label", "THE LOBBY BAR"),
    ]


def test_lines_that_were_broken_because_they_were_full_are_joined() -> None:
    text = (
        "Passengers at the ticket window are served within five\nminutes of joining the queue. Staff count\n"
        "- the people who wait in front of the window and those\n- who left it\nsmile\n"
    )

    assert statements(text) == [
        "Passengers at the ticket window are served within five minutes of joining the queue.",
        "Staff count",
        "the people who wait in front of the window and those",
        "who left it",
        "smile",
    ]


def test_short_cells_that_ask_for_nothing_are_labels() -> None:
    cells = ["Person in charge", "Staff greet guests by name", "责任人", "5分钟内应答", "前厅部负责接待客人的服务员"]
    passages = tuple(Passage(text, Spot("cell", (1, at), "S")) for at, text in enumerate(cells, start=1))

    forms = [one.form.value for one in find_statements(OldDocument("x.xlsx", passages)).statements]

    assert forms == ["label", "statement", "label", "statement", "statement"]


def test_each_text_is_looked_at_once_and_what_was_left_out_is_counted() -> None:
    found = find_statements(read_pasted("Staff greet.\nDoors open.\n• Staff greet.\nStaff greet."))

    assert found == Found(
        (OldStatement("Staff greet.", Spot("line", (1,))), OldStatement("Doors open.", Spot("line", (2,)))), repeated=2
    )


def test_the_highest_headings_of_which_there_are_several_are_the_outline() -> None:
    text = "# Hotel\nBefore all.\n## Desk\nStaff greet.\n### Calls\nCalls are answered.\n## Rooms\nRooms are ready.\n"

    found = find_statements(read_pasted(text))

    assert found.stages == ("Desk", "Rooms")
    assert {one.text: one.stage for one in found.statements if one.form == "statement"} == {
        "Before all.": "",
        "Staff greet.": "Desk",
        "Calls are answered.": "Desk",
        "Rooms are ready.": "Rooms",
    }


@pytest.mark.parametrize(
    "text",
    ["# Desk\nStaff greet.", "Staff greet.", "".join(f"# Part {n}x\nStaff greet {n}.\n" for n in range(31))],
    ids=["one heading", "none", "too many"],
)
def test_without_a_clear_outline_there_are_no_stages(text: str) -> None:
    assert find_statements(read_pasted(text)).stages == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("12\n--\n", "there is no statement in the document"),
        ("# Desk", "there is no statement in the document"),
        ("".join(f"a{n} b。" for n in range(300_001)), "the document holds more than 300,000 statements"),
    ],
    ids=["no words", "a heading only", "too many"],
)
def test_nothing_and_too_much_are_refused(text: str, what: str) -> None:
    with pytest.raises(StdcheckError) as caught:
        find_statements(read_pasted(text))

    assert [said for _, said, _ in problems(caught.value)] == [what]


@pytest.mark.parametrize(
    "piece",
    ["a", "a. B", '"(', "(", "“", "，", "1.", "1、", "①", "好。", "a, ", "i.e. ", "Except. ", "\u200b", "[(", ". "],
)
def test_however_strange_a_megabyte_is_taken_apart_in_a_second_or_two(piece: str) -> None:
    text = (piece * 1_000_000)[:1_000_000] + "x"
    started = time.process_time()

    pieces = sentences(text)

    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert time.process_time() - started < 4
