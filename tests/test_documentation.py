"""The documentation is true: what it names exists, what exists is named, and its examples print what they show."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from babel.messages.pofile import read_po
from PIL import Image

from stdcheck.cli.command_line import COMMANDS, command_line
from stdcheck.cli.session import Session
from stdcheck.documents.sites import read_sites
from stdcheck.documents.standards import read_audit, read_standard
from stdcheck.domain.content import content_hash
from stdcheck.domain.scorecard import Verdict
from stdcheck.language import LANGUAGES, translator
from stdcheck.rules import RULES
from stdcheck.scoring import score
from stdcheck.web.routes import ROUTES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
MANUALS = {language: DOCS / f"manual.{language}.md" for language in LANGUAGES}
MOST_BYTES, WIDEST = 150_000, 1280
EVERYWHERE = {"--lang", "--debug", "--help"}
CATALOGUES = ROOT / "src/stdcheck/language/locale/zh_CN/LC_MESSAGES"

_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_EXAMPLE = re.compile(
    r"<!-- test(?:: (?P<name>[a-z ]+))? -->\n```(?P<form>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_OUTPUT = re.compile(r"\n*```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A block of a page that is marked to be tested; `printed` is the block of text that follows it."""

    page: Path
    name: str
    form: str
    text: str
    printed: str


def read(page: Path) -> str:
    return page.read_text("utf-8")


def examples(page: Path) -> Iterator[Example]:
    text = read(page)
    for found in _EXAMPLE.finditer(text):
        output = _OUTPUT.match(text, found.end())
        yield Example(page, found["name"] or "", found["form"], found["text"], output[1] if output else "")


def example_named(name: str) -> bytes:
    return next(example.text for example in examples(DOCS / "files.md") if example.name == name).encode()


def commands() -> dict[str, Any]:
    session = Session(translator("en"), {}, ROOT)
    found: dict[str, Any] = {}
    for name in COMMANDS:
        command = command_line(name, session).commands[name]
        below = getattr(command, "commands", {})
        found |= {f"{name} {part}": inner for part, inner in below.items()} or {name: command}
    return found


def options_of(command: Any) -> set[str]:
    return {option for param in command.params for option in param.opts if option.startswith("--")}


def documented_options(name: str) -> set[str]:
    found = re.search(rf"^## stdcheck {name}\n(.*?)(?=^## |\Z)", read(DOCS / "commands.md"), re.MULTILINE | re.DOTALL)
    cells = re.findall(r"^\| (`-.*?)(?<!\\) \|", found[1], re.MULTILINE) if found else []
    return set(re.findall(r"--[a-z-]+", " ".join(cells)))


def slug(heading: str) -> str:
    """Return the anchor that code hosts give a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    text = _FENCE.sub("", read(page))
    return {slug(heading) for heading in _HEADING.findall(text)} | set(re.findall(r'<a id="([^"]+)"', text))


def links(page: Path) -> list[str]:
    return [first or second for first, second in _LINK.findall(_FENCE.sub("", read(page)))]


def said_on_screen(language: str) -> set[str]:
    words: set[str] = set()
    for catalogue in CATALOGUES.glob("*.po"):
        with catalogue.open("rb") as opened:
            for entry in read_po(opened):
                texts = entry.id if language == "en" else entry.string
                words |= {texts} if isinstance(texts, str) else set(texts or ())
    return {plain(text) for text in words}


def plain(words: str) -> str:
    return words.rstrip("…").casefold()


def width(picture: Path) -> int:
    with Image.open(picture) as opened:
        return opened.width


def generated(name: str, language: str) -> str:
    spec = spec_from_file_location("manuals", ROOT / "scripts" / "manuals.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.PAGES[name](language))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with the library in it, to run examples in."""
    for name in ("standards", "audits", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def run(command: list[str], folder: Path) -> str:
    spoken = {"LC_ALL": "C.UTF-8", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **spoken}, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.mark.parametrize("name", commands())
def test_every_command_and_each_of_its_options_is_described(name: str) -> None:
    assert options_of(commands()[name]) - EVERYWHERE == documented_options(name)


def test_no_command_is_described_that_is_not_there() -> None:
    described = re.findall(r"^## stdcheck (.+)$", read(DOCS / "commands.md"), re.MULTILINE)
    assert list(commands()) == described


def test_the_options_of_every_command_are_described_once() -> None:
    everywhere = read(DOCS / "commands.md").partition("## stdcheck ")[0]
    assert [option for option in sorted(EVERYWHERE) if f"`{option}" not in everywhere] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["pitfalls", "permissions"])
def test_pages_that_the_program_writes_are_up_to_date(name: str, language: str) -> None:
    assert read(DOCS / f"{name}.{language}.md") == generated(name, language), "run make manuals"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_place_in_the_pages_of_the_rules(language: str) -> None:
    text = read(DOCS / f"pitfalls.{language}.md")
    assert list(RULES) == sorted(RULES)
    assert [code for code in RULES if f"\n### {code} " not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_named_in_the_manual(language: str) -> None:
    t, text = translator(language), read(MANUALS[language])
    titles = [t.say(route.title) for route in ROUTES]
    assert [title for title in titles if f"**{title}**" not in text] == []


@pytest.mark.parametrize(
    ("language", "document"),
    [(language, document) for pages in (MANUALS, READMES) for language, document in pages.items()],
)
def test_what_stands_in_bold_is_said_on_screen_so(language: str, document: Path) -> None:
    """Bold is for what people read on screen; a bold sentence (with its full stop) or a requirement is a heading."""
    known = said_on_screen(language)
    bold = set(_BOLD.findall(read(document)))
    labels = {words for words in bold if words[-1] not in ".?。？” " and not words.startswith(("Python", "make"))}
    assert sorted(words for words in labels if plain(words) not in known) == []


def test_both_manuals_have_the_same_chapters_and_pictures() -> None:
    shapes = []
    for language, document in MANUALS.items():
        text = _FENCE.sub("", read(document))
        depths = re.findall(r"^(#+) ", text, re.MULTILINE)
        pictures = [link.replace(f".{language}.", ".") for link in links(document) if link.endswith(".png")]
        shapes.append((depths, pictures))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.name))
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for link in links(document):
        target, _, anchor = link.partition("#")
        if target.startswith(("http://", "https://")):
            continue
        file = (document.parent / target).resolve() if target else document
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(link)
    assert broken == []


def test_every_picture_is_shown_somewhere_and_is_small() -> None:
    shown = {
        (document.parent / link).resolve() for document in PAGES for link in links(document) if link.endswith(".png")
    }
    pictures = set((DOCS / "pictures").resolve().glob("*.png"))
    assert shown == pictures
    too_large = [picture.name for picture in pictures if picture.stat().st_size > MOST_BYTES]
    too_wide = [picture.name for picture in pictures if width(picture) > WIDEST]
    assert ([], []) == (too_large, too_wide)


@pytest.mark.parametrize("document", READMES.values(), ids=READMES)
def test_the_commands_in_the_readme_print_what_it_shows(document: Path, library: Path) -> None:
    blocks = [example.text for example in examples(document) if example.form == "console"]
    assert blocks
    for block in blocks:
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            printed = run(["sh", "-c", command], library)
            beginning, dots, _ = shown.partition("...\n")
            assert beginning == (printed[: len(beginning)] if dots else printed)


@pytest.mark.parametrize("document", READMES.values(), ids=READMES)
def test_the_python_in_the_readme_prints_what_it_shows(document: Path, library: Path) -> None:
    programs = [example for example in examples(document) if example.form == "python"]
    assert programs
    for program in programs:
        assert run([sys.executable, "-c", program.text], library) == program.printed


def test_the_files_that_are_described_can_be_read_and_scored() -> None:
    standard = read_standard(example_named("a standard"), "standard.yaml")
    audit = read_audit(example_named("an audit"), "audit.yaml")
    card = score(standard, audit)
    assert [site.code for site in read_sites(example_named("sites"), "sites.yaml").sites] == [audit.site]
    assert (Verdict.FAIL, Fraction(0)) == (card.verdict, card.score)


def test_the_content_hash_is_computed_as_it_is_described(library: Path) -> None:
    printed = run([sys.executable, "-c", example_named("hash").decode()], library)
    standard = read_standard((ROOT / "standards" / "bank-counter.yaml").read_bytes(), "bank-counter.yaml")
    assert f"{content_hash(standard)}\n" == printed
