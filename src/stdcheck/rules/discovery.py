"""Finds the rules: every module of this package that says its CODE is one."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import cleandoc
from types import MappingProxyType, ModuleType

from stdcheck.domain.findings import Finding, Rewrite, Severity
from stdcheck.domain.messages import Message
from stdcheck.rules.view import View, Written
from stdcheck.rules.wording.statement import Statement

STATEMENT_FIELDS = ("what", "promise")
"""The texts of a criterion that a word rule reads unless its module names others as FIELDS."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its stable code, the module's name, its usual severity, a title, and what it checks.

    `check` looks at a whole standard, `check_statement` at one statement; a rule has either or both. In a standard
    the second reads the texts of the criteria named in `fields`, and `mend` may offer a rewrite of such a text.
    """

    code: str
    name: str
    severity: Severity
    title: Message
    docstring: str
    fields: tuple[str, ...]
    check: Callable[[View], Iterator[Finding]] | None
    check_statement: Callable[[Statement], Iterator[Finding]] | None
    mend: Callable[[Written, View], Rewrite | None] | None


@cache
def rules() -> Mapping[str, Rule]:
    """Return all rules by code, in the order of their codes."""
    package = import_module(__package__)
    names = (module.name for module in pkgutil.iter_modules(package.__path__) if not module.ispkg)
    modules = (import_module(f"{__package__}.{name}") for name in names)
    found = [_rule(module) for module in modules if hasattr(module, "CODE")]
    return MappingProxyType({rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)})


def _rule(module: ModuleType) -> Rule:
    return Rule(
        code=module.CODE,
        name=module.__name__.rpartition(".")[2],
        severity=module.SEVERITY,
        title=module.TITLE,
        docstring=cleandoc(module.__doc__ or ""),
        fields=getattr(module, "FIELDS", STATEMENT_FIELDS),
        check=getattr(module, "check", None),
        check_statement=getattr(module, "check_statement", None),
        mend=getattr(module, "mend", None),
    )
