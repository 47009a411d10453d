"""Standards and audits that are not taken: every refusal with its message, its line and its column."""

import time

import pytest
from documents_samples import problems

from stdcheck.documents.standards import read_audit, read_standard
from stdcheck.domain.errors import StdcheckError

HEAD = """\
stdcheck: 1
kind: standard
id: window
title: Window
language: en
version: 1
status: draft
stages: []
"""
AUDIT = """\
stdcheck: 1
kind: audit
id: central-1
standard: {id: window, version: 1}
responses:
"""
MEND = "Mend this line; indent with spaces, and quote a text that holds “: ” or begins with a special sign."
QUOTE = 'Quote it if it is a text: "yes", "no".'
UNQUOTED = "an unquoted yes, no, on, off, true or false stands where a text is due"
PLAIN = "Write a plain decimal number such as 5 or 0.5."
NAME = "Use 1 to 64 of the signs a to z, 0 to 9 and -."
DAY = "Write it as 2026-12-31."
BEYOND = "Put unacceptable below under at_least (or the target), above over at_most; or delete it."
KEYS = "Write keys and values: key: value."
KNOWN = (
    "Delete it, or use one of: accepted, stdcheck, kind, id, title, language, languages, version, status, sector,"
    " scope, owner, effective_from, participants, review, promise, limits, scoring, stages."
)
RETYPE = "Delete the character, or retype the line."


def criterion(extra: str = "", measure: str = "{kind: conformity}") -> str:
    """Return a standard with one criterion, whose measure begins in line 21 at column 17, `extra` in line 22."""
    return HEAD.replace(
        "stages: []\n",
        f"""\
stages:
  - id: buy
    title: Buy
    steps:
      - id: queue
        title: Queue
        key_factors:
          - id: short
            title: Short
            layer: procedural
            criteria:
              - id: wait
                what: Wait
                measure: {measure}
{extra}""",
    )


def line(text: str) -> str:
    """Return a line of a criterion."""
    return f"                {text}\n"


def replaced(old: str, new: str) -> str:
    """Return the smallest standard with a line changed."""
    assert old in HEAD
    return HEAD.replace(old, new)


def refusal(raw: str | bytes) -> list[tuple[str, str, str]]:
    data = raw.encode() if isinstance(raw, str) else raw
    reader = read_audit if b"kind: audit" in data else read_standard
    with pytest.raises(StdcheckError) as caught:
        reader(data, "f.yaml")
    return [
        (place.split(" ")[0].removeprefix("f.yaml:"), what, remedy) for place, what, remedy in problems(caught.value)
    ]


@pytest.mark.parametrize(
    ("written", "place", "what", "remedy"),
    [
        (HEAD + "zzzqq: 1\n", "9:1", "the key zzzqq is not known", KNOWN),
        (criterion(line("wieght: 3")), "22:17", "the key wieght is not known", "Did you mean weight?"),
        (
            criterion(measure="{kind: share, target: 90, limits: {at_most: 5}}"),
            "21:52",
            "the key limits is not known",
            "Did you mean limit?",
        ),
        (HEAD + "id: other\n", "9:1", "the key id stands here again (first in line 3)", "Keep one of the two."),
        (HEAD + "? [a, b]\n: 1\n", "9:3", "a list or mapping stands where a key is due", "Quote the key."),
        (HEAD + "<<: {a: 1}\n", "9:1", "the key << is not known", KNOWN),
        (
            criterion(
                "              - id: wait\n                what: X\n                measure: {kind: conformity}\n"
            ),
            "22:17",
            "the id wait is used twice",
            "Give each its own id; capitals make no difference.",
        ),
        (
            replaced("stages: []", "stages: [{id: a, title: A}, {id: a, title: A}]"),
            "8:30",
            "the id a is used twice",
            "Give each its own id; capitals make no difference.",
        ),
        (
            replaced("stages: []", "stages: [{id: a, title: A, after: [b]}]"),
            "8:36",
            "there is no other stage b",
            "Name a stage of this standard, or delete the line.",
        ),
        (
            replaced("stages: []", "stages: [{id: a, title: A, after: [a]}]"),
            "8:36",
            "there is no other stage a",
            "Name a stage of this standard, or delete the line.",
        ),
        (
            replaced("title: Window", "title: &a Window"),
            "4:8",
            "the anchor &a is not taken",
            "Delete the anchor and write the values out where they are needed.",
        ),
        (HEAD + "scope: *a\n", "9:8", "the alias *a is not taken", "Write the values out."),
        (HEAD + "*a : x\n", "9:1", "the alias *a is not taken", "Write the values out."),
        (
            replaced("title: Window", "title: !!python/object:os.system Window"),
            "4:8",
            "the tag tag:yaml.org,2002:python/object:os.system is not taken",
            "Delete the tag; quote the value if it is a text.",
        ),
        (
            HEAD + "scope: " + "[" * 200 + "]" * 200 + "\n",
            "9:107",
            "the nesting is deeper than 100 levels",
            "A standard nests no deeper than a criterion's measure; check the brackets.",
        ),
        (
            "[" * 100_000,
            "1:101",
            "the nesting is deeper than 100 levels",
            "A standard nests no deeper than a criterion's measure; check the brackets.",
        ),
        (replaced("title: Window", "title: no"), "4:1", UNQUOTED, QUOTE),
        (replaced("title: Window", "title: {en: On}"), "4:9", UNQUOTED, QUOTE),
        (replaced("id: window", "id: yes"), "3:1", UNQUOTED, QUOTE),
        (replaced("language: en", "language: no"), "5:1", UNQUOTED, QUOTE),
        (replaced("version: 1", "version: true"), "6:1", "true is not a number", PLAIN),
        (replaced("version: 1", "version: 017"), "6:1", "017 is not a number", PLAIN),
        (
            replaced("version: 1", "version: 1.5"),
            "6:1",
            "1.5 is not a whole number of 0 or more",
            "Write a count such as 0, 1 or 20.",
        ),
        (replaced("version: 1", "version: 0"), "6:1", "0 is below 1", "Give a greater number."),
        (criterion(line("weight: 1_000")), "22:17", "1_000 is not a number", PLAIN),
        (criterion(line("minutes: 1:30")), "22:17", "1:30 is not a number", PLAIN),
        (criterion(line("weight: .nan")), "22:17", ".nan is not a number", PLAIN),
        (criterion(line("weight: .inf")), "22:17", ".inf is not a number", PLAIN),
        (criterion(line("weight: -.Inf")), "22:17", "-.Inf is not a number", PLAIN),
        (criterion(line("weight: NaN")), "22:17", "NaN is not a number", PLAIN),
        (criterion(line("weight: 1e400")), "22:17", "1e400 is not a number", PLAIN),
        (
            criterion(line("weight: 1.2345678901234567")),
            "22:17",
            "1.2345678901234567 has more than 15 significant digits",
            "Round it.",
        ),
        (
            criterion(line('weight: "1,234"')),
            "22:17",
            "1,234 can be read in two ways",
            "Write 1234 for thousands, or 1.5 with a point for decimals.",
        ),
        (criterion(line("weight: -1")), "22:17", "-1 is below 0", "Give a greater number."),
        (
            replaced("stages: []", "stages: [{id: a, title: A, weight: 0}]"),
            "8:28",
            "0 is not above 0",
            "Give a greater number.",
        ),
        (criterion(measure="{kind: share, target: 0}"), "21:40", "0 is not above 0", "Give a greater number."),
        (criterion(measure="{kind: share, target: 101}"), "21:40", "101 is above 100", "Give a smaller number."),
        (
            criterion(measure="{kind: quantity, at_least: 5, at_most: 3}"),
            "21:17",
            "at_least is above at_most",
            "Exchange the two bounds.",
        ),
        (
            criterion(measure="{kind: quantity, at_least: 5, unacceptable: {below: 6}}"),
            "21:17",
            "unacceptable does not lie beyond its bound",
            BEYOND,
        ),
        (
            criterion(measure="{kind: mean, at_most: 5, unacceptable: {above: 5}}"),
            "21:17",
            "unacceptable does not lie beyond its bound",
            BEYOND,
        ),
        (
            criterion(measure="{kind: share, target: 90, unacceptable: 95}"),
            "21:17",
            "unacceptable does not lie beyond its bound",
            BEYOND,
        ),
        (
            criterion(measure="{kind: quantity}"),
            "21:17",
            "the measure has no bound",
            "Add at_least, at_most or both.",
        ),
        (
            criterion(measure="{kind: scale, labels: [a]}"),
            "21:40",
            "fewer than 2 entries are given",
            "Add what is missing.",
        ),
        (criterion(measure="{kind: scale}"), "21:17", "labels is missing", "Add labels."),
        (
            criterion(measure="{target: 90}"),
            "21:17",
            "the measure has no kind",
            "Add kind: one of conformity, scale, quantity, share, mean.",
        ),
        (criterion(measure="{kind: shre}"), "21:17", "shre is not a kind of measure", "Did you mean share?"),
        (criterion(measure="conformity"), "21:17", "conformity stands where keys with values are due", KEYS),
        (
            criterion(line("critical: true")),
            "19:17",
            "critical is set without critical_reason",
            "Add critical_reason: what harm a miss does.",
        ),
        (
            criterion(line("critical: maybe")),
            "22:17",
            "maybe is neither true nor false",
            "Write true or false.",
        ),
        (HEAD + "effective_from: 2026-02-30\n", "9:1", "2026-02-30 is not a date of the calendar", DAY),
        (HEAD + "effective_from: tomorrow\n", "9:1", "tomorrow is not a date of the calendar", DAY),
        (HEAD + "effective_from: 20260230\n", "9:1", "20260230 is not a date of the calendar", DAY),
        (
            replaced("stdcheck: 1", "stdcheck: 2"),
            "1:1",
            "2 is another version of the format",
            "Write stdcheck: 1.",
        ),
        (
            replaced("kind: standard", "kind: sites"),
            "2:1",
            "the file is of kind sites, not standard",
            "Give a file of kind standard.",
        ),
        (replaced("kind: standard", "kind: pizza"), "2:1", "pizza cannot stand for kind", "Use one of: standard."),
        (replaced("kind: standard\n", ""), "1:1", "kind is missing", "Add kind."),
        (replaced("status: draft", "status: drft"), "7:1", "drft cannot stand for status", "Did you mean draft?"),
        (
            HEAD + "---\n" + HEAD,
            "9:1",
            "a second document begins here",
            "Keep one document in a file; delete the line ---.",
        ),
        (replaced("Window", "a\0b"), "4:9", "the file holds the control character U+0000", RETYPE),
        (replaced("Window", "a\x07b"), "4:9", "the file holds the control character U+0007", RETYPE),
        (replaced("Window", '"a\\x07b"'), "4:1", "the text holds the control character U+0007", RETYPE),
        (
            replaced("Window", '"a\\ud800b"'),
            "4:12",
            (
                "the file is not valid YAML: a backslash in a quoted text stands before a sign that it cannot stand"
                " before"
            ),
            MEND,
        ),
        (
            HEAD.replace("Window", "café").encode("latin-1"),
            "f.yaml",
            "byte 49 is not text in UTF-8",
            "Save the file as UTF-8.",
        ),
        (HEAD.encode("utf-16-le"), "1:2", "the file holds the control character U+0000", RETYPE),
        ("", "f.yaml", "the file is empty", "Begin with the line stdcheck: 1."),
        ("# only a comment\n", "f.yaml", "the file is empty", "Begin with the line stdcheck: 1."),
        (
            "- a\n- b\n",
            "1:1",
            "the file holds […], not keys with values",
            "Begin with stdcheck: 1 and kind: standard.",
        ),
        (
            "null\n",
            "1:1",
            "the file holds null, not keys with values",
            "Begin with stdcheck: 1 and kind: standard.",
        ),
        (
            replaced("stages: []", "stages:\n\t- id: a"),
            "9:1",
            "the file is not valid YAML: a tab, or a sign such as @, begins a value",
            MEND,
        ),
        (
            HEAD + "scope: a: b\n",
            "9:9",
            "the file is not valid YAML: “: ” stands here a second time, or the line is indented too far",
            MEND,
        ),
        (
            HEAD + "scope: [a\n",
            "10:1",
            "the file is not valid YAML: a list in [ ] does not end, or lacks a comma",
            MEND,
        ),
        (HEAD + 'scope: "a\n', "10:1", "the file is not valid YAML: a quoted text does not end", MEND),
        (replaced("id: window", "id: ../x"), "3:1", "../x cannot be used here as a name", NAME),
        (replaced("id: window", "id: Window"), "3:1", "Window cannot be used here as a name", NAME),
        (replaced("id: window", f"id: {'a' * 65}"), "3:1", f"{'a' * 40}… cannot be used here as a name", NAME),
        (
            replaced("language: en", "language: english_"),
            "5:1",
            "english_ cannot be used here as a name",
            "For a language use a tag such as en or zh.",
        ),
        (
            replaced("title: Window", "title: {english_: W}"),
            "4:9",
            "english_ cannot be used here as a name",
            "For a language use a tag such as en or zh.",
        ),
        (
            HEAD + "accepted: [{rule: mine}]\n",
            "9:13",
            "mine cannot be used here as a name",
            "Write the code of a rule, such as P103.",
        ),
        (replaced("title: Window", "title:"), "4:1", "null is not a text", "Write a text."),
        (replaced("title: Window", "title: [a]"), "4:1", "[…] is not a text", "Write a text."),
        (replaced("title: Window", "title: {}"), "4:1", "fewer than 1 entries are given", "Add what is missing."),
        (replaced("stages: []", "stages: abc"), "8:1", "abc is not a list", "Begin each item with “- ”."),
        (replaced("stages: []", "stages: {a: 1}"), "8:1", "{…} is not a list", "Begin each item with “- ”."),
        (replaced("stages: []", "stages: [null]"), "8:10", "null stands where keys with values are due", KEYS),
        (replaced("stages: []", "stages: [{id: a}]"), "8:10", "title is missing", "Add title."),
        (replaced("stages: []", "stages: [{id: [a], title: A}]"), "8:11", "[…] is not a text", "Write a text."),
        (
            replaced("Window", "a" * 32_768),
            "4:1",
            "the text has more than 32767 characters",
            "Shorten it.",
        ),
        (
            HEAD + "languages: [" + "en, " * 2_001 + "en]\n",
            "9:1",
            "the list has more than 2,000 entries",
            "Shorten the list.",
        ),
        (
            AUDIT + "  wait: {value: met, values: [1]}\n",
            "6:3",
            "more than one answer is given",
            ("Keep one answer: a value, values, a count, not_applicable or not_observed."),
        ),
        (
            AUDIT + "  wait: {compliant: 3}\n",
            "6:3",
            "of compliant and observed only one is given",
            "Give both: how many complied of how many observed.",
        ),
        (
            AUDIT + "  wait: {compliant: 3, observed: 2}\n",
            "6:3",
            "compliant is more than observed",
            "Count again: compliant is at most observed.",
        ),
        (
            AUDIT + "  wait: {compliant: 3.7, observed: 5}\n",
            "6:10",
            "3.7 is not a whole number of 0 or more",
            "Write a count such as 0, 1 or 20.",
        ),
        (AUDIT + "  wait: {compliant: 0, observed: 0}\n", "6:24", "0 is below 1", "Give a greater number."),
        (
            AUDIT + "  wait: {not_applicable: ' '}\n",
            "6:3",
            "not_applicable is given without a reason",
            "Say why it does not apply here.",
        ),
        (
            AUDIT + "  wait: yes\n",
            "6:3",
            UNQUOTED,
            QUOTE,
        ),
        (AUDIT + "  wait: {vlaue: met}\n", "6:10", "the key vlaue is not known", "Did you mean value?"),
        (AUDIT + "  wait: {values: []}\n", "6:10", "fewer than 1 entries are given", "Add what is missing."),
        (AUDIT + "  wait: {values: [1, .inf]}\n", "6:22", ".inf is not a number", PLAIN),
        (
            AUDIT + "  wait: met\n  wait: met\n",
            "7:3",
            "the key wait stands here again (first in line 6)",
            ("Keep one of the two."),
        ),
        (
            AUDIT.replace("id: central-1", "id: ../central") + "  wait: met\n",
            "3:1",
            "../central cannot be used here as a name",
            "Use up to 128 of the signs A to Z, a to z, 0 to 9, - . and _, beginning with a letter or digit.",
        ),
        (
            AUDIT + "  wait: met\nobserved_at: 2026-13-02\n",
            "7:1",
            "2026-13-02 is not a date with a time",
            "Write it as 2026-12-31T08:10:00+08:00.",
        ),
        (
            AUDIT + "  wait: met\nmethod: looking\n",
            "7:1",
            "looking cannot stand for method",
            "Use one of: observation, mystery_shopping, records, interview, video.",
        ),
        (AUDIT.replace("responses:\n", ""), "1:1", "responses is missing", "Add responses."),
    ],
)
def test_a_file_that_is_not_taken_says_where_what_and_how_to_mend(
    written: str | bytes, place: str, what: str, remedy: str
) -> None:
    assert [(place, what, remedy)] == refusal(written)


def test_every_problem_is_named_at_once_in_the_order_of_the_file() -> None:
    written = (
        criterion(line("wieght: 3"))
        .replace("title: Window", "titel: Window")
        .replace("layer: procedural", "layer: soft")
    )

    assert [
        ("1:1", "title is missing"),
        ("4:1", "the key titel is not known"),
        ("17:13", "soft cannot stand for layer"),
        ("22:17", "the key wieght is not known"),
    ] == [(place, what) for place, what, _ in refusal(written)]


def test_ids_used_twice_are_named_beside_other_problems() -> None:
    written = replaced("stages: []", "stages: [{id: a, title: A, wieght: 1}, {id: a, title: A, after: [z]}]")

    assert [
        ("8:28", "the key wieght is not known"),
        ("8:41", "the id a is used twice"),
        ("8:66", "there is no other stage z"),
    ] == [(place, what) for place, what, _ in refusal(written)]


def test_ids_that_differ_only_in_case_are_the_same() -> None:
    written = replaced("stages: []", "stages: [{id: a, title: A}, {id: A, title: A}]")

    assert [("8:30", "A cannot be used here as a name")] == [(place, what) for place, what, _ in refusal(written)]


BIG = {
    "alias bomb": "a: &a [x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)),
    "criteria": criterion().replace(
        "              - id: wait\n                what: Wait\n                measure: {kind: conformity}\n",
        "              [" + "{}," * 140_000 + "]\n",
    ),
    "200,000 criteria": criterion().replace(
        "              - id: wait\n                what: Wait\n                measure: {kind: conformity}\n",
        "              [" + "{}," * 200_000 + "]\n",
    ),
    "stages without anything": replaced("stages: []", "stages: [" + ("{steps: [" + "{}," * 70 + "]}, ") * 1_990 + "]"),
    "unknown keys": HEAD + "".join(f"key-{number}: 1\n" for number in range(70_000)),
    "the same key": HEAD + "id: window\n" * 100_000,
    "languages": replaced("Window", "{" + ", ".join(f"x{number}: y" for number in range(70_000)) + "}"),
    "answers": AUDIT + "".join(f"  c{number}: [a]\n" for number in range(45_000)),
    "values": AUDIT + "  wait: {values: [" + "x, " * 140_000 + "]}\n",
    "a file of 3 MB": HEAD + "#" * 3_000_000,
}


@pytest.mark.parametrize("case", BIG)
def test_a_file_that_is_far_too_large_or_wrong_is_refused_in_two_seconds(case: str) -> None:
    began = time.process_time()

    found = refusal(BIG[case])

    assert found
    assert time.process_time() - began < 2.0


def test_a_standard_of_too_many_criteria_says_how_many_there_are() -> None:
    assert [("8:1", "the standard has 140,000 criteria", "Keep a standard under 2,000 criteria; split it.")] == refusal(
        BIG["criteria"]
    )


def test_a_file_with_far_too_many_keys_says_so() -> None:
    found = refusal(BIG["200,000 criteria"])

    assert ["the file holds more than 150,000 keys and values"] == [what for _, what, _ in found]


def test_a_problem_of_yaml_is_said_in_chinese_too() -> None:
    with pytest.raises(StdcheckError) as caught:
        read_standard(b"a: b: c", "f.yaml")

    assert [
        (
            "f.yaml:1:5",
            "文件不是有效的 YAML：这里第二次出现“: ”，或这一行缩进过深",
            "请改正这一行：用空格缩进；文字里含“: ”或以特殊符号开头时加引号。",
        )
    ] == problems(caught.value, "zh")
