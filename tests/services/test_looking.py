"""Looking through an old document: in rests, stopped, gone on with, and by one at a time."""

import sys
import threading

import pytest

from stdcheck.domain.errors import StdcheckError
from stdcheck.rules import lint_statement
from stdcheck.services.looking import BETWEEN_RESTS, LookThrough, begin_with_file, begin_with_text

LINES = [f"The average wait at door {number} is at most 5 minutes." for number in range(400)]
TEXT = "\n".join(["# Doors", *LINES])


def finished(look: LookThrough) -> LookThrough:
    for _ in look.go_on():
        pass
    return look


def test_all_statements_are_looked_at_and_headings_are_left_alone() -> None:
    look = finished(begin_with_text(TEXT))

    assert [one.statement.text for one in look.looked()] == ["Doors", *LINES]
    assert look.findings == [(), *map(lint_statement, LINES)]
    assert (look.is_done, look.total) == (True, 401)


def test_the_work_rests_now_and_then_and_goes_on_where_it_was_stopped() -> None:
    look = begin_with_text(TEXT)

    next(look.go_on())
    done = len(look.findings)

    assert sum(map(len, ["Doors", *LINES][:done])) >= BETWEEN_RESTS > sum(map(len, ["Doors", *LINES][: done - 1]))
    assert not look.is_done
    assert finished(look).findings == finished(begin_with_text(TEXT)).findings


def test_who_begins_ends_who_looked_before() -> None:
    look = begin_with_text(TEXT)
    first, second = look.go_on(), look.go_on()
    next(first)
    next(second)

    assert list(first) == []
    assert not look.is_done
    assert finished(look).findings == finished(begin_with_text(TEXT)).findings


def test_after_a_stop_nothing_more_is_looked_at() -> None:
    look = begin_with_text(TEXT)
    working = look.go_on()
    next(working)
    look.stop()
    done = len(look.findings)

    assert (list(working), len(look.findings)) == ([], done)


def test_two_threads_at_once_look_at_each_statement_once() -> None:
    expected = finished(begin_with_text(TEXT)).findings
    look = begin_with_text(TEXT)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=finished, args=(look,)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)

    assert look.findings == expected


def test_what_was_assumed_and_what_cannot_be_shown_is_known() -> None:
    raw = "平均等候时间不超过5分钟，服务员及时通知客人\x01。".encode("gb18030")

    look = begin_with_file(raw, "规定.txt")

    assert (look.name, look.assumed, look.strange) == ("规定.txt", "GB18030", 1)


def test_a_document_without_statements_is_refused() -> None:
    with pytest.raises(StdcheckError):
        begin_with_text("---")
