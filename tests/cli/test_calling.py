"""The program around its commands: which command, which language, what a fault of our own looks like."""

import re

import pytest
from cli_cases import Run

from stdcheck.cli.command_line import COMMANDS
from stdcheck.cli.main import language_of


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh_CN.UTF-8"),
        ([], {"LC_MESSAGES": "zh_CN", "LANG": "en_GB"}, "zh_CN"),
        ([], {"LC_ALL": "C", "LC_MESSAGES": "zh_CN"}, "C"),
        ([], {"LC_ALL": "", "LANG": "zh_CN"}, "zh_CN"),
        (["--lang", "en", "lint"], {"LANG": "zh_CN"}, "en"),
        (["lint", "x", "--lang=zh"], {"LANG": "en_GB"}, "zh"),
        (["lint", "--", "--lang=zh"], {"LANG": "en_GB"}, "en_GB"),
    ],
)
def test_the_language_is_the_one_asked_for_else_that_of_the_locale(
    arguments: list[str], environ: dict[str, str], expected: str
) -> None:
    assert language_of(arguments, environ) == expected


def test_the_language_may_stand_before_or_behind_the_command(run: Run) -> None:
    ended = [run("--lang", "zh", "lint", "nothing.yaml"), run("lint", "nothing.yaml", "--lang", "zh")]
    assert ended[0] == ended[1]
    assert "请检查" in ended[0].err


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("language", "about"), [("en", "Show this text and end."), ("zh", "显示本说明后结束。")])
def test_every_command_explains_itself_in_both_languages(run: Run, name: str, language: str, about: str) -> None:
    ended = run(name, "--help", "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    assert about in ended.out


def test_the_help_names_every_command(run: Run) -> None:
    ended = run("--help")
    assert (ended.status, ended.err) == (0, "")
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", ended.out, re.MULTILINE)] == []


def test_the_version_is_told(run: Run) -> None:
    assert re.fullmatch(r"stdcheck \d+\.\d+\.\d+\n", run("--version").out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), "no command is given\n    Use one of: serve, lint,"),
        (("scor", "x"), "there is no command scor\n    Did you mean score?\n"),
        (("lint", "--selct", "P1"), "there is no option --selct\n    Did you mean --select?\n"),
        (("checklist", "x"), "--output / -o is missing\n    See stdcheck checklist --help.\n"),
        (("lint", "x", "--select"), "--select is given without a value that fits\n    See stdcheck lint --help.\n"),
        (("charter", "a", "b", "-o", "c"), "b is more than this command takes\n    See stdcheck charter --help.\n"),
        (("--lang", "de", "lint"), "de cannot stand for --lang\n    Use one of: en, zh.\n"),
    ],
)
def test_a_wrong_call_is_answered_with_what_would_be_right(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(expected)


def test_a_wrong_call_is_answered_in_the_language_asked_for(run: Run) -> None:
    assert run("lint", "--selct", "P1", "--lang", "zh").err == "没有选项 --selct\n    是否想写 --select？\n"


def break_linting(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_given: object, **_more: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("stdcheck.cli.lint.lint", fault)


def test_a_fault_of_our_own_is_one_sentence_with_an_id_that_stays_the_same(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_linting(monkeypatch)
    first, second = (run("lint", "standards") for _ in range(2))
    assert first == second
    assert (first.status, first.out) == (2, "")
    assert re.fullmatch(
        r"something went wrong inside the program \(id [0-9a-f]{8}\)\n"
        r"    Run it again with --debug and report what it prints\.\n",
        first.err,
    )


def test_with_debug_the_fault_itself_comes_through(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    break_linting(monkeypatch)
    with pytest.raises(RuntimeError, match="secret detail"):
        run("lint", "standards", "--debug")


def test_an_interruption_ends_with_130_and_without_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stdcheck.cli.lint.lint", interrupted)
    assert run("lint", "standards") == (130, "", "")
