"""The hook that holds standards against the rules before they are committed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from cli_cases import Ended, Run, clean_environment

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "standards/courtesy-basics.yaml"
SHARE, MEAN = "{kind: share, target: 80, unacceptable: 40}", "{kind: mean, at_most: 3, unit: min}"
IDENTITY = ("-c", "user.name=Wu", "-c", "user.email=wu@example.org")


def test_the_hook_lets_good_standards_pass_and_stops_bad_ones(run: Run, folder: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    program, *arguments = hook["entry"].split()
    good, bad = folder / "good.yaml", folder / "bad.yaml"
    shutil.copy(GOOD, good)
    bad.write_text(good.read_text("utf-8").replace(SHARE, MEAN, 1), "utf-8")

    assert (program, hook["language"], hook["types"]) == ("stdcheck", "python", ["yaml"])
    assert re.search(hook["files"], "standards/good.yaml")
    assert not re.search(hook["files"], "audits/a.yaml")
    assert run(*arguments, str(good)).status == 0
    assert run(*arguments, str(good), str(bad)).status == 1


@pytest.fixture
def repository(folder: Path) -> Path:
    """A git repository with the hook installed; it runs the program that is installed here, not one of its own."""
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    hook |= {"language": "system", "entry": f"{sys.executable} -m stdcheck.cli {hook['entry'].partition(' ')[2]}"}
    repos = [{"repo": "local", "hooks": [hook]}]
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": repos}), "utf-8")
    for call in (("git", "init", "-q"), (sys.executable, "-m", "pre_commit", "install")):
        assert started(*call, folder=folder).status == 0
    return folder


def started(*call: str, folder: Path) -> Ended:
    given = {name: value for name, value in clean_environment().items() if not name.startswith("GIT_")}
    environ = given | {
        "PRE_COMMIT_HOME": str(folder / ".cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LANG": "en_GB.UTF-8",
    }
    done = subprocess.run(call, cwd=folder, env=environ, capture_output=True, check=False, timeout=120)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def commit(folder: Path, *names: str) -> Ended:
    assert started("git", "add", "-f", *names, folder=folder).status == 0
    return started("git", *IDENTITY, "commit", "-q", "-m", "Change standards", folder=folder)


def test_git_commits_a_good_standard_and_refuses_a_bad_one(repository: Path) -> None:
    standards, audits = repository / "standards", repository / "audits"
    audits.mkdir()
    shutil.copy(GOOD, standards / "hotel 礼仪.yaml")
    (audits / "broken.yaml").write_text("kind: [", "utf-8")
    good = commit(repository, "standards/hotel 礼仪.yaml", "audits/broken.yaml")

    bad = standards / "bad.yaml"
    bad.write_text(GOOD.read_text("utf-8").replace(SHARE, MEAN, 1), "utf-8")
    refused = commit(repository, "standards/bad.yaml")
    kept = started("git", "log", "--format=%s", folder=repository)

    assert (good.status, refused.status, kept.out) == (0, 1, "Change standards\n")
    assert re.search(r"^standards/bad\.yaml:\d+:\d+: error P301: ", refused.err, re.MULTILINE)


def test_pre_commit_takes_the_definition(repository: Path) -> None:
    call = (sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert started(*call, folder=repository).status == 0
