"""Standards and audits as YAML, JSON and in other forms that mean the same."""

import json
from pathlib import Path

import pytest
from document_strategies import audits, standards
from documents_samples import STANDARD
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stdcheck.documents.standards import (
    dump,
    files_in,
    kind_of,
    load_audit,
    load_standard,
    locate,
    read_audit,
    read_standard,
)
from stdcheck.documents.yaml_tree import parse
from stdcheck.domain.audit import Audit
from stdcheck.domain.content import content_hash
from stdcheck.domain.errors import Place, Problem, StdcheckError
from stdcheck.domain.messages import message
from stdcheck.domain.standard import Standard

TEXT = dump(STANDARD)
LIBRARY = Path(__file__).parents[2] / "standards"


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(standards)
def test_a_standard_that_is_written_is_read_back_whole(standard: Standard) -> None:
    again = read_standard(dump(standard).encode())

    assert standard == again
    assert content_hash(standard) == content_hash(again)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(audits)
def test_an_audit_that_is_written_is_read_back_whole(audit: Audit) -> None:
    assert audit == read_audit(dump(audit).encode())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(standards)
def test_a_standard_as_json_means_the_same(standard: Standard) -> None:
    assert standard == read_standard(json.dumps(standard.model_dump(mode="json", exclude_none=True)).encode())


@pytest.mark.parametrize("path", files_in(LIBRARY), ids=lambda path: path.stem)
def test_the_library_is_read_back_as_it_is_written(path: Path) -> None:
    standard = load_standard(path)

    assert standard == read_standard(dump(standard).encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_encodings_with_their_mark_and_line_ends_make_no_difference(encoding: str, end: str) -> None:
    assert STANDARD == read_standard(TEXT.replace("\n", end).encode(encoding))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("weight: 3", "weight: '3'"),
        ("weight: 3", "weight: ３"),
        ("weight: 3", "weight: 3.0"),
        ("weight: 3", "weight: +3"),
        ("weight: 3", "weight: 0.3e1"),
        ("target: 90", "target: 90%"),
        ("target: 90", "target: ９０％"),
        ("target: 90", 'target: "90.0 %"'),
        ("at_least: 18", 'at_least: "１８"'),
        ("effective_from: 2026-06-01", "effective_from: '2026-06-01'"),
        ("version: 2", "version: '2'"),
        ("stdcheck: 1", "stdcheck: '1'"),
        ("critical: true", "critical: yes"),
        ("critical: true", "critical: 'true'"),
    ],
)
def test_numbers_dates_and_yes_may_be_written_in_several_ways(written: str, meant: str) -> None:
    assert written in TEXT

    assert STANDARD == read_standard(TEXT.replace(written, meant).encode())


def test_what_yaml_would_take_for_something_else_stays_a_text() -> None:
    said = [
        "yes",
        "no",
        "on",
        "null",
        "~",
        "1:30",
        "017",
        "0x1F",
        "1e3",
        "2026-01-01",
        ".nan",
        "=",
        "<<",
        "- a",
        "a: b",
    ]

    standards_of = [STANDARD.model_copy(update={"title": text, "owner": {"en": text}}) for text in said]

    assert standards_of == [read_standard(dump(one).encode()) for one in standards_of]


def test_unquoted_texts_that_look_like_numbers_or_times_are_texts() -> None:
    text = TEXT.replace("en: Ticket window", "en: 1:30").replace("zh: 售票窗口", "zh: 017")

    assert {"en": "1:30", "zh": "017"} == read_standard(text.encode()).title


def test_texts_may_hold_quotes_lines_and_signs_of_every_kind() -> None:
    hostile = "'\"\\ : - # {} [] & * ! | > % @ `\n second\n\n  third \ttab \u2028 🙂 \u202e end"
    standard = STANDARD.model_copy(update={"owner": hostile, "title": {"en": hostile}})

    assert standard == read_standard(dump(standard).encode())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{\n\t"a": 1,\n\t"b": [\n\t\t"x"\n\t]\n}', {"a": "1", "b": ["x"]}),
        ('{"a":"http:\\/\\/x","b":""}', {"a": "http://x", "b": ""}),
        (r'{"a": "\ud83d\ude42 \\ud83d\\ude42 \u4e2d"}', {"a": r"🙂 \ud83d\ude42 中"}),
        ('{"a": -1.5e+3, "n": null, "t": true}', {"a": "-1.5e+3", "n": None, "t": True}),
    ],
)
def test_json_as_programs_write_it_is_read(written: str, expected: object) -> None:
    assert expected == parse(written).data


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029", "\r\n", "\n"])
def test_line_ends_of_every_kind_are_kept_in_texts(end: str) -> None:
    standard = STANDARD.model_copy(update={"owner": f"one{end}two"})

    assert standard == read_standard(dump(standard).encode())


def test_an_error_reads_in_plain_english_where_nobody_renders_it() -> None:
    with pytest.raises(StdcheckError) as caught:
        read_standard(b"a: b: c", "f.yaml")

    assert (
        "f.yaml:1:5: the file is not valid YAML: “: ” stands here a second time, or the line is indented too far"
        == str(caught.value)
    )


def test_a_written_file_reads_in_a_sensible_order() -> None:
    assert ["stdcheck", "kind", "id", "title", "language", "languages", "version", "status"] == [
        line.split(":")[0] for line in TEXT.splitlines() if line[0] not in {" ", "-"}
    ][:8]


def test_every_value_knows_its_line_and_column() -> None:
    tree = parse("a: 1\nb:\n  - c: 2\n  - [3, 4]\n")

    assert [(1, 1), (2, 1), (3, 5), (4, 9), (1, 1)] == [
        (place.line, place.column) for place in map(tree.place, [("a",), ("b",), ("b", 0, "c"), ("b", 1, 1), ("zz", 3)])
    ]


def test_problems_found_later_get_the_lines_of_the_file() -> None:
    problem = Problem(message("wrong"), message("mend"), Place(path=("stages", 0, "title")))

    error = locate(TEXT.encode(), "f.yaml", [problem])

    line = TEXT.splitlines().index("  - id: wait") + 2
    assert [Place(file="f.yaml", line=line, column=5, path=("stages", 0, "title"))] == [
        found.place for found in error.problems
    ]


def test_files_say_what_they_are(tmp_path: Path) -> None:
    for name, text in {"b.yaml": TEXT, "a.yml": "kind: audit", "c.json": '{"kind": 3}', "d.txt": "x"}.items():
        (tmp_path / name).write_text(text, "utf-8")

    assert ["a.yml", "b.yaml", "c.json"] == [path.name for path in files_in(tmp_path)]
    assert ["audit", "standard", "3"] == [kind_of(path) for path in files_in(tmp_path)]


@pytest.mark.parametrize("load", [load_standard, load_audit])
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, load: object) -> None:
    assert callable(load)
    for path in (tmp_path / "missing.yaml", tmp_path):
        with pytest.raises(StdcheckError) as caught:
            load(path)
        assert [str(path)] == [problem.place.file for problem in caught.value.problems]


bits = st.sampled_from(
    [
        ":",
        "- ",
        "  ",
        "\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!!str ",
        "|",
        ">",
        "'",
        '"',
        "#",
        "?",
        "---\n",
        "%YAML 1.2\n",
        "\t",
        "\\",
        "\x00",
        "stdcheck: 1\n",
        "kind: standard\n",
        "id: x\n",
        "stages:\n",
        "title: ",
        "yes",
        "~",
        "1.5",
        "é",
        "中",
    ]
)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(bits | st.text(max_size=5), max_size=40).map("".join))
@example("*a:")
@example("*a :\n*a : x\n? [b]\n: c")
def test_anything_like_yaml_gives_a_result_or_a_named_problem(text: str) -> None:
    for reader in (read_standard, read_audit):
        try:
            reader(text.encode("utf-8", "replace"), "f.yaml")
        except StdcheckError as error:
            assert all(problem.place.file == "f.yaml" for problem in error.problems)  # noqa: PT017
            assert error.problems  # noqa: PT017


scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from(["met", "90%"])
)
known = [
    "id",
    "title",
    "stages",
    "steps",
    "key_factors",
    "criteria",
    "measure",
    "kind",
    "labels",
    "label",
    "after",
    "limit",
]
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(known) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(Standard.model_fields)), trees)
def test_any_value_in_any_field_gives_a_result_or_a_named_problem(field: str, value: object) -> None:
    plain = STANDARD.model_dump(mode="json", exclude_none=True) | {field: value}
    try:
        read_standard(json.dumps(plain).encode(), "f.yaml")
    except StdcheckError as error:
        assert error.problems  # noqa: PT017
