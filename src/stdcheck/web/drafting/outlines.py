"""The outlines of steps 3 and 4: which places there are, and where findings stand."""

from collections.abc import Mapping

from stdcheck.domain.findings import Severity
from stdcheck.web.drafting.desk import Desk
from stdcheck.web.drafting.outline import Entry
from stdcheck.web.drafting.rows import title_of


def marks(desk: Desk) -> Mapping[str, str]:
    """Return, by path, the worst severity that was not accepted: error or warning."""
    worst: dict[str, str] = {}
    for finding in desk.findings:
        if finding.accepted is None and finding.severity is not Severity.INFO and worst.get(finding.path) != "error":
            worst[finding.path] = str(finding.severity)
    return worst


def of_stages(desk: Desk) -> list[Entry]:
    """Return the stages."""
    return [
        Entry(f"stages/{stage.id}", title_of(desk, stage), count=len(stage.steps), gap=not stage.steps)
        for stage in desk.standard.stages
    ]


def of_factors(desk: Desk) -> list[Entry]:
    """Return steps and their key factors, by stage."""
    entries, worst = [], marks(desk)
    for stage in desk.standard.stages:
        group = title_of(desk, stage)
        for step in stage.steps:
            path = f"stages/{stage.id}/steps/{step.id}"
            entries.append(Entry(path, title_of(desk, step), 0, group, len(step.key_factors), not step.key_factors))
            for factor in step.key_factors:
                own = f"{path}/key_factors/{factor.id}"
                entries.append(Entry(own, title_of(desk, factor), 1, group, mark=worst.get(own, "")))
    return entries


def of_criteria(desk: Desk) -> list[Entry]:
    """Return key factors and their measurable standards, by step."""
    entries, worst = [], marks(desk)
    for stage in desk.standard.stages:
        for step in stage.steps:
            group = f"{title_of(desk, stage)} › {title_of(desk, step)}"
            for factor in step.key_factors:
                path = f"stages/{stage.id}/steps/{step.id}/key_factors/{factor.id}"
                entries.append(Entry(path, title_of(desk, factor), 0, group, len(factor.criteria), not factor.criteria))
                for criterion in factor.criteria:
                    own = f"{path}/criteria/{criterion.id}"
                    entries.append(Entry(own, title_of(desk, criterion), 1, group, mark=worst.get(own, "")))
    return entries


def steps_by_path(desk: Desk) -> dict[str, str]:
    """Return where key factors can stand: every step, with the way to it."""
    return {
        f"stages/{stage.id}/steps/{step.id}": f"{title_of(desk, stage)} › {title_of(desk, step)}"
        for stage in desk.standard.stages
        for step in stage.steps
    }


def factors_by_path(desk: Desk) -> dict[str, str]:
    """Return where measurable standards can stand: every key factor, with the way to it."""
    return {
        f"stages/{stage.id}/steps/{step.id}/key_factors/{factor.id}": " › ".join(
            title_of(desk, node) for node in (stage, step, factor)
        )
        for stage in desk.standard.stages
        for step in stage.steps
        for factor in step.key_factors
    }
