"""Write what the documentation takes from the program, in both languages.

docs/pitfalls.*.md hold the manual of every rule, as `stdcheck explain --all` shows it; docs/permissions.*.md hold the
table of who may do what.
"""

from pathlib import Path

from stdcheck.domain.terms import PITFALLS, term
from stdcheck.language import translator
from stdcheck.rules import RULES, manual
from stdcheck.services.permissions import PERMISSIONS, ROLES, SUBJECTS

DOCS = Path(__file__).resolve().parent.parent / "docs"
WORDS = {
    "en": {
        "title": "Pitfalls and gaps: the manual of every rule",
        "other": "[中文](pitfalls.zh.md)",
        "about": "Made by `make manuals` from the rules themselves. `stdcheck explain P301` shows one of them.",
        "severity": "Severity: {severity}",
        "M": "The four steps are not finished",
        "Q": "A quality is missing",
    },
    "zh": {
        "title": "误区与缺漏：每条规则的说明",
        "other": "[English](pitfalls.en.md)",
        "about": "本页由 `make manuals` 根据规则生成。`stdcheck explain P301 --lang zh` 显示其中一条。",
        "severity": "轻重：{severity}",
        "M": "四个步骤尚未完成",
        "Q": "缺少应有的质量",
    },
}
RIGHTS = {
    "en": {
        "title": "Who may do what",
        "other": "[中文](permissions.zh.md)",
        "about": (
            "Made by `make manuals` from the table that every use case asks before it does anything, whether a page, a "
            "command or a program calls it. What is not marked is refused, and nothing is changed. Commands act as the "
            "administrator: whoever may start programs beside the database could read it anyway."
        ),
        "what": "what",
        "yes": "yes",
    },
    "zh": {
        "title": "谁可以做什么",
        "other": "[English](permissions.en.md)",
        "about": (
            "本页由 `make manuals` 根据权限表生成。无论来自页面、命令行还是别的程序，每项操作都先查这张表；"
            "没有标记的一律拒绝，什么也不会改动。命令行以管理员身份操作：能在数据库所在的机器上启动程序的人，本来就能读到它。"
        ),
        "what": "操作",
        "yes": "可以",
    },
}


def pitfalls(language: str) -> str:
    """Return the page of the rules in a language, as Markdown."""
    t, words = translator(language), WORDS[language]
    names = {code: t.say(name) for code, name in PITFALLS.items()} | {group: words[group] for group in "MQ"}
    parts = [f"# {words['title']}", words["other"], words["about"], _contents(names)]
    for group, name in names.items():
        parts.append(f"## {group} {_capital(name)}")
        for code, rule in RULES.items():
            if code.startswith(group):
                first, *sections = str(manual(code, t)).rstrip("\n").split("\n\n")
                severity = words["severity"].format(severity=t.say(term(rule.severity)))
                parts += [f'<a id="{code.lower()}"></a>', f"##{first}", severity]
                parts += [f"##{text}" if text.startswith("## ") else text for text in sections]
    return "\n\n".join(parts) + "\n"


def _contents(names: dict[str, str]) -> str:
    return "\n".join(f"- **{group}** {_capital(name)}: {_codes(group)}" for group, name in names.items())


def _codes(group: str) -> str:
    return " ".join(f"[{code}](#{code.lower()})" for code in RULES if code.startswith(group))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def permissions(language: str) -> str:
    """Return the table of permissions in a language, as Markdown."""
    t, words = translator(language), RIGHTS[language]
    head = " | ".join([words["what"], *(t.say(name) for name in ROLES.values())])
    parts = [f"# {words['title']}", words["other"], words["about"]]
    for subject, name in SUBJECTS.items():
        rows = [
            " | ".join([t.say(right.what), *(words["yes"] if role in right.roles else "" for role in ROLES)])
            for right in PERMISSIONS.values()
            if right.subject is subject
        ]
        lines = [head, " | ".join(["---"] * (len(ROLES) + 1)), *rows]
        parts += [f"## {t.say(name)}", "\n".join(f"| {line} |" for line in lines)]
    return "\n\n".join(parts) + "\n"


PAGES = {"pitfalls": pitfalls, "permissions": permissions}

if __name__ == "__main__":
    for name, page in PAGES.items():
        for language in WORDS:
            target = DOCS / f"{name}.{language}.md"
            target.write_text(page(language), "utf-8")
            print(target)
