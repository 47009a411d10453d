"""Compile the gettext catalogues when the package is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's generic parameter has no public name
    """Write a .mo beside every .po, so that wheels and editable installs can speak both languages."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues; `version` and `build_data` are hatchling's and stay as they are."""
        del version, build_data
        for source in Path(self.root, "src/stdcheck/language/locale").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as opened, source.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(opened))
