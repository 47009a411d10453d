"""The hook that holds standards against the rules before they are committed."""

import re
import shutil
from pathlib import Path

import yaml
from cli_cases import Run

ROOT = Path(__file__).parents[2]


def test_the_hook_lets_good_standards_pass_and_stops_bad_ones(run: Run, folder: Path) -> None:
    hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    program, *arguments = hook["entry"].split()
    good, bad = folder / "good.yaml", folder / "bad.yaml"
    shutil.copy(ROOT / "standards/courtesy-basics.yaml", good)
    share, mean = "{kind: share, target: 80, unacceptable: 40}", "{kind: mean, at_most: 3, unit: min}"
    bad.write_text(good.read_text("utf-8").replace(share, mean, 1), "utf-8")

    assert (program, hook["language"], hook["types"]) == ("stdcheck", "python", ["yaml"])
    assert re.search(hook["files"], "standards/good.yaml")
    assert not re.search(hook["files"], "audits/a.yaml")
    assert run(*arguments, str(good)).status == 0
    assert run(*arguments, str(good), str(bad)).status == 1
