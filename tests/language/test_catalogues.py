import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = sorted(path.parent for path in (ROOT / "src/stdcheck").glob("*/__init__.py"))


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "scripts/catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_no_message_is_untranslated(catalogues: ModuleType, package: Path) -> None:
    assert list(catalogues.complaints(package)) == []


def test_a_message_said_in_several_packages_has_one_translation(catalogues: ModuleType) -> None:
    translations: dict[str, set[str]] = {}
    for path in catalogues.LOCALE.glob("*.po"):
        for entry in catalogues.read(path):
            if entry.id and isinstance(entry.id, str):
                translations.setdefault(entry.id, set()).add(entry.string)
    assert {text: said for text, said in translations.items() if len(said) > 1} == {}


def test_an_untranslated_message_is_found(
    catalogues: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "nowhere"
    package.mkdir()
    package.joinpath("said.py").write_text('message("nobody translated {this}")', "utf-8")
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    assert list(catalogues.complaints(package)) == ["nowhere: not translated: 'nobody translated {this}'"]
