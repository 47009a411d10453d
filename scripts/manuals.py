"""Write docs/pitfalls.en.md and docs/pitfalls.zh.md: the manual of every rule, as `stdcheck explain --all` shows it."""

from pathlib import Path

from stdcheck.domain.terms import PITFALLS, term
from stdcheck.language import translator
from stdcheck.rules import RULES, manual

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


def page(language: str) -> str:
    """Return the whole page in a language, as Markdown."""
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


if __name__ == "__main__":
    for language in WORDS:
        target = DOCS / f"pitfalls.{language}.md"
        target.write_text(page(language), "utf-8")
        print(target)
