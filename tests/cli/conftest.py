from pathlib import Path

import pytest
from cli_cases import AUDIT, STANDARD, Ended, Run

from stdcheck.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one standard and one audit, in which English is spoken."""
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards/window.yaml").write_text(STANDARD, "utf-8")
    (tmp_path / "audit.yaml").write_text(AUDIT, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "STDCHECK_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STDCHECK_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command inside this process."""
    assert folder.is_dir()

    def ended(*arguments: str) -> Ended:
        status = main(arguments)
        said = capsys.readouterr()
        return Ended(status, said.out, said.err)

    return ended
