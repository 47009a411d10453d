from hypothesis import given, settings
from hypothesis import strategies as st

from stdcheck.rules.wording import Statement, label
from stdcheck.rules.wording.plaintext import PlainText


def test_full_width_figures_and_signs_are_read_and_quoted_as_they_were_typed() -> None:
    found = dict(label("准点率１００％，没有例外"))

    assert ["１００％", "没有例外"] == [span.text for span in found["P101"]]


def test_spaces_beside_chinese_characters_carry_no_meaning() -> None:
    assert "等候不超过5分钟" == PlainText.of("等候不超过 5 分钟").text


def test_typographic_quotes_and_dashes_become_plain_ones() -> None:
    assert '"it\'s" 10-12' == PlainText.of("“it’s” 10–12").text


def test_invisible_characters_vanish_and_offsets_still_fit() -> None:
    plain = PlainText.of("ze\u00adro  ﬁve")

    assert "zero five" == plain.text
    assert (0, 5) == plain.to_original(0, 4)


def test_plain_text_needs_no_map() -> None:
    assert PlainText.of("Calls within 20 seconds.").offsets is None


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_gets_a_plain_form_whose_parts_lie_in_the_original(text: str) -> None:
    plain = PlainText.of(text)

    assert len(plain.text) == len(plain.low)
    for start in range(len(plain.text)):
        first, last = plain.to_original(start, start + 1)
        assert 0 <= first < last <= len(text)


@settings(deadline=None)
@given(st.text(alphabet="平均零100%分钟never average ％１５不得、，。\n internal", max_size=60))
def test_spans_of_any_text_quote_it(text: str) -> None:
    spans = [span for _, found in label(text) for span in found]

    assert [span.text for span in spans] == [text[span.start : span.end] for span in spans]


def test_sentences_end_at_full_stops_but_not_inside_figures() -> None:
    statement = Statement.of("Serve at 4.5 bar. Close at 9.")

    assert ["Serve at 4.5 bar.", " Close at 9."] == [statement.original[a:b] for a, b in statement.sentences]


def test_clauses_end_at_commas_of_both_widths() -> None:
    statement = Statement.of("先敲门，再进门, 报姓名。")

    assert ["先敲门，", "再进门,", "报姓名。"] == [statement.span(clause).text for clause in statement.clauses]


def test_a_text_is_chinese_by_its_characters() -> None:
    actual = [
        Statement.of(text).is_chinese for text in ("Calls", "来电20s内接听", "See 表 for details of the form", "")
    ]

    assert [False, True, False, False] == actual
