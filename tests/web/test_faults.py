from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PAGE = """
from stdcheck.web import faults

faults.tell(ValueError("<b>the secret inside</b>"))
"""


def test_an_unforeseen_fault_shows_a_number_that_stands_in_the_log(
    caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STDCHECK_DATA", str(tmp_path))
    page = AppTest.from_string(PAGE).run()
    said = page.get("html")[0].proto.body
    number = caplog.records[-1].getMessage().removeprefix("fault ")
    assert f"quote the number {number}." in said
    assert "secret" not in said
