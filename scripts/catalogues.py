"""Keep the gettext catalogues in step with the sources: `update` them, or `check` that nothing is untranslated.

There is one catalogue a package of src/stdcheck, named after it. Translatable are the literals in `message(...)`,
`plural_message(...)`, `t(...)` and `t.plural(...)`, and every paragraph of a rule's manual (its module docstring).
"""

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGES = ROOT / "src/stdcheck"
LOCALE = PACKAGES / "language/locale/zh_CN/LC_MESSAGES"
KEYWORDS = {"message": None, "t": None, "plural_message": (1, 2), "plural": (1, 2)}


def manual_paragraphs(source: Path) -> Iterator[str]:
    """Yield the paragraphs of a module docstring."""
    manual = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
    yield from (paragraph.strip() for paragraph in manual.split("\n\n") if paragraph.strip())


def extract(package: Path) -> Catalog:
    """Collect what one package says to people."""
    catalogue = Catalog(locale="zh_CN", project="stdcheck", fuzzy=False)
    for source in sorted(package.rglob("*.py")):
        place = str(source.relative_to(ROOT))
        for _line, text, _comments, _context in extract_from_file("python", source, keywords=KEYWORDS):
            catalogue.add(text, locations=[(place, 0)])
        if package.name == "rules" and source.parent == package and "\nCODE = " in source.read_text("utf-8"):
            for paragraph in manual_paragraphs(source):
                catalogue.add(paragraph, locations=[(place, 0)])
    return catalogue


def read(path: Path) -> Catalog:
    """Read a catalogue, or make an empty one."""
    if not path.exists():
        return Catalog(locale="zh_CN", project="stdcheck", fuzzy=False)
    with path.open("rb") as opened:
        return read_po(opened, locale="zh_CN")


def update(package: Path) -> None:
    """Add new texts, drop those no longer said, keep every translation."""
    fresh = extract(package)
    path = LOCALE / f"{package.name}.po"
    if not len(fresh) and not path.exists():
        return
    catalogue = read(path)
    fresh.creation_date = catalogue.creation_date  # a date that moves would change every catalogue at every update
    catalogue.update(fresh, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as opened:
        write_po(opened, catalogue, width=120, omit_header=False, sort_output=True, include_lineno=False)
    compile_one(path)


def compile_one(path: Path) -> None:
    """Write the .mo beside a .po."""
    with path.with_suffix(".mo").open("wb") as opened:
        write_mo(opened, read(path))


def gaps(text: str) -> set[str]:
    """Return the names of the gaps in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def complaints(package: Path) -> Iterator[str]:
    """Yield what is missing or wrong in a package's translations."""
    translated = read(LOCALE / f"{package.name}.po")
    for entry in extract(package):
        if entry.id:
            yield from _entry_complaints(package.name, entry, translated.get(entry.id))


def _entry_complaints(package: str, entry: Message, known: Message | None) -> Iterator[str]:
    first = entry.id[0] if isinstance(entry.id, tuple | list) else entry.id
    words = known.string if known else ""
    words = words[0] if isinstance(words, tuple | list) else words
    if not words:
        yield f"{package}: not translated: {first[:100]!r}"
    elif "\n" not in first and "`" not in first and gaps(first) - {"n"} != gaps(words) - {"n"}:
        yield f"{package}: other gaps in the translation of {first[:100]!r}"


def main(command: str) -> int:
    """Run `update`, `compile` or `check`; `check` returns 1 where something is untranslated."""
    packages = sorted(
        path for path in PACKAGES.iterdir() if path.is_dir() and path.name not in {"library", "__pycache__"}
    )
    if command == "update":
        for package in packages:
            update(package)
        return 0
    if command == "compile":
        for path in LOCALE.glob("*.po"):
            compile_one(path)
        return 0
    found = [complaint for package in packages for complaint in complaints(package)]
    print("\n".join(found) or "All messages are translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
