import re
from io import BytesIO

import openpyxl
import pytest
from documents_samples import STANDARD

from stdcheck.documents.xlsform import write_xlsform
from stdcheck.domain.content import content_hash
from stdcheck.domain.standard import Standard

Line = dict[str, str | None]


def sheets(standard: Standard = STANDARD, language: str = "en") -> dict[str, list[Line]]:
    target = BytesIO()
    write_xlsform(standard, target, language)
    found = {}
    for sheet in openpyxl.load_workbook(BytesIO(target.getvalue())).worksheets:
        head, *lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [
            {str(key): str(value) for key, value in zip(head, line, strict=True) if value is not None} for line in lines
        ]
    return found  # type: ignore[return-value]


def named(lines: list[Line], name: str) -> Line:
    return next(line for line in lines if line.get("name") == name)


def test_a_share_with_a_limit_asks_for_every_value_where_it_was_seen() -> None:
    survey = sheets()["survey"]

    start = survey.index(named(survey, "c_wait_5min"))
    assert [
        {
            "type": "begin_group",
            "name": "c_wait_5min",
            "label::English (en)": "The window is reached within 5 minutes",
            "label::中文 (zh)": "5分钟内到达窗口",
        },
        {
            "type": "select_one state_2",
            "name": "c_wait_5min_state",
            "label::English (en)": "Share: at least 90% with at most 5 min, 20 observations",
            "label::中文 (zh)": "比例：至少90%不超过5分钟，观察20次",
            "hint::English (en)": "Time 20 passengers",
            "hint::中文 (zh)": "计时20位乘客",
        },
        {
            "type": "begin_repeat",
            "name": "c_wait_5min_values",
            "label::English (en)": "Each value (at most 5 min)",
            "label::中文 (zh)": "逐个数值（不超过5分钟）",
            "relevant": "${c_wait_5min_state} = 'assessed'",
        },
    ] == survey[start : start + 3]


def test_counts_keep_each_other_in_bounds() -> None:
    survey = sheets()["survey"]

    assert ". >= 1" == named(survey, "c_right_change_observed")["constraint"]
    assert ". >= 0 and . <= ${c_right_change_observed}" == named(survey, "c_right_change_compliant")["constraint"]
    assert "达标数不能超过观察数。" == named(survey, "c_right_change_compliant")["constraint_message::中文 (zh)"]


def test_words_are_offered_in_both_languages_with_what_was_left_out() -> None:
    found = sheets()
    listed = str(named(found["survey"], "c_greeting_answer")["type"]).removeprefix("select_one ")

    assert [
        ("met", "met", "达标"),
        ("partly", "partly met", "部分达标"),
        ("not_met", "not met", "未达标"),
        ("not_applicable", "not applicable", "不适用"),
        ("not_observed", "not observed", "未观察到"),
    ] == [
        (line["name"], line["label::English (en)"], line["label::中文 (zh)"])
        for line in found["choices"]
        if line["list_name"] == listed
    ]
    assert (
        "${c_greeting_answer} = 'not_applicable' or ${c_greeting_answer} = 'not_observed'"
        == named(found["survey"], "c_greeting_reason")["relevant"]
    )


@pytest.mark.parametrize(("language", "expected"), [("en", "English (en)"), ("zh", "中文 (zh)")])
def test_a_record_says_what_it_was_made_against(language: str, expected: str) -> None:
    found = sheets(language=language)

    assert [
        {
            "form_title": {"en": "Ticket window", "zh": "售票窗口"}[language],
            "form_id": "ticket-window-v2",
            "version": f"2-{content_hash(STANDARD)[:12]}",
            "default_language": expected,
            "instance_name": "concat(${site}, ' ', ${observed_at})",
            "style": "pages",
        }
    ] == found["settings"]
    assert f"'{content_hash(STANDARD)}'" == named(found["survey"], "standard_sha256")["calculation"]


def test_the_form_holds_together() -> None:
    found = sheets()
    survey, choices = found["survey"], found["choices"]

    names = [line["name"] for line in survey if "name" in line]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", str(name)) for name in names)
    used = {name for line in survey for text in line.values() for name in re.findall(r"\$\{(\w+)\}", str(text))}
    assert used <= set(names)
    asked = {str(line["type"]).split()[1] for line in survey if str(line["type"]).startswith("select_one")}
    assert asked == {line["list_name"] for line in choices}
    opened: list[str] = []
    for line in survey:
        step, _, kind = str(line["type"]).partition("_")
        if step == "begin":
            opened.append(kind)
        elif step == "end" and kind:
            assert kind == opened.pop()
    assert [] == opened


def test_no_page_holds_a_repeat() -> None:
    survey = sheets()["survey"]

    pages = [line["name"] for line in survey if line.get("appearance") == "field-list"]
    assert ["visit", "c_hall_air", "c_lights", "c_greeting", "c_tidy", "c_right_change"] == pages


def test_a_text_that_looks_like_a_reference_is_none() -> None:
    plain = STANDARD.model_dump(mode="json")
    plain["stages"][0]["steps"][0]["key_factors"][0]["criteria"][0]["what"] = "=Pay ${price} $ {x}"

    label = named(sheets(Standard.model_validate(plain))["survey"], "c_wait_5min")["label::English (en)"]

    assert "=Pay $ {price} $ {x}" == label
