"""Run apart from the tests: forks writers on one database and kills them; prints as JSON what was acknowledged."""

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from services_cases import INSPECTOR, NOW, filled, later, open_at

from stdcheck.services.answering import record_responses
from stdcheck.services.receiving import receive_audit
from stdcheck.services.sheets import AnswerSave

CRITERIA = ("greeting", "temperature", "wait-5min")


def answer(writer: int, turn: int) -> AnswerSave:
    """Make an answer that differs from the one before, seen at a revision that is known to be old after the first."""
    criterion = CRITERIA[turn % 3]
    note = f"{writer}-{turn}"
    value = {"value": "met"} if criterion == "greeting" else {"value": "21"}
    given = {"compliant": 18, "observed": 20} if criterion == "wait-5min" else value
    return AnswerSave(note, criterion, {**given, "note": note}, turn // 3)


def write(address: str, audit: str, writer: int, most: int, pipe: int) -> None:
    """Save answers and acknowledge each through the pipe once the service has returned."""
    store = open_at(address, Path.cwd())
    seen = dict.fromkeys(CRITERIA, 0)
    for turn in range(most):
        save = answer(writer, turn)
        while True:
            save = AnswerSave(f"{save.operation}.", save.criterion, save.response, seen[save.criterion])
            (outcome,) = record_responses(store, INSPECTOR, audit, [save], now=later(turn)).outcomes
            seen[save.criterion] = outcome.revision
            if outcome.state == "saved":
                break
        os.write(pipe, f"{save.operation}\n".encode())
    store.close()


def fork(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work` in a child, with the writing end of a pipe; return the child and the reading end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        work(writing)
        status = 0
    finally:
        os._exit(status)


def kill_writers(address: str, audit: str, times: int) -> list[str]:
    """Kill one writer after the other with signal 9, each after a few answers; return what they acknowledged."""
    acknowledged: list[str] = []
    for number in range(times):
        child, reading = fork(partial(write, address, audit, number, 10_000))
        with os.fdopen(reading) as lines:
            wanted = random.randint(1, 12)
            for line in lines:
                acknowledged.append(line.strip())
                wanted -= 1
                if not wanted:
                    os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return acknowledged


def write_together(address: str, audit: str, writers: int, most: int) -> list[str]:
    """Let writers work at the same time to their end; return what they acknowledged."""
    children = [fork(partial(write, address, audit, number, most)) for number in range(writers)]
    acknowledged: list[str] = []
    for child, reading in children:
        with os.fdopen(reading) as lines:
            acknowledged += [line.strip() for line in lines]
        os.waitpid(child, 0)
    return acknowledged


def receive_together(address: str, senders: int) -> list[str]:
    """Let senders upload the same audit at the same time; return how each was answered."""

    def send(pipe: int) -> None:
        store = open_at(address, Path.cwd())
        state = receive_audit(store, INSPECTOR, filled("sent"), submission="one workbook", now=NOW).state
        os.write(pipe, f"{state}\n".encode())
        store.close()

    children = [fork(send) for _ in range(senders)]
    states: list[str] = []
    for child, reading in children:
        with os.fdopen(reading) as lines:
            states += [line.strip() for line in lines]
        os.waitpid(child, 0)
    return states


def main(command: str, address: str, audit: str = "", first: str = "0", second: str = "0") -> list[str]:
    """Run what a test asks for."""
    if command == "receive":
        return receive_together(address, 20)
    if command == "kill":
        return kill_writers(address, audit, int(first))
    return write_together(address, audit, int(first), int(second))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
