from stdcheck.domain.values import by_language, is_blank, read


def test_a_text_is_read_in_the_wanted_language_else_the_standard_s_else_any() -> None:
    both = {"en": "Queue", "zh": "排队"}
    reads = [
        read(both, "zh", "en"),
        read(both, "zh-CN", "en"),
        read(both, "fr", "en"),
        read({"zh-Hans": "排队"}, "zh", "en"),
        read({"zh": " ", "en": "Queue"}, "zh", "en"),
        read({"fr": "File"}, "zh", "en"),
        read("Queue", "zh", "en"),
        read(None, "zh", "en"),
    ]
    assert reads == ["排队", "排队", "Queue", "排队", "Queue", "File", "Queue", ""]


def test_a_plain_text_is_in_the_standard_s_language() -> None:
    assert [by_language("Queue", "en"), by_language({"zh": "排队"}, "en"), by_language(None, "en")] == [
        {"en": "Queue"},
        {"zh": "排队"},
        {},
    ]


def test_a_text_is_blank_when_no_language_says_anything() -> None:
    assert [is_blank(None), is_blank(" "), is_blank({"en": "", "zh": "\t"}), is_blank({"en": "", "zh": "排"})] == [
        True,
        True,
        True,
        False,
    ]
