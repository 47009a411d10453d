"""Write the sample audits under audits/: six invented sites, June to November 2026.

The same call writes the same files, byte for byte: each audit draws from a generator seeded with its own id, so a
further site leaves the other audits as they are. Run it from anywhere: python scripts/make_sample_audits.py

What the data tell: University improves steadily and Riverside slips; at Central the security screen is once found
unwatched and at Airport a hotel bill is once wrong; one visit at Airport is broken off by an evacuation; at Harbour
customers who came after closing were sent away until the branch tried the card with other ways in July.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

import yaml

Node: TypeAlias = Mapping[str, Any]

ROOT = Path(__file__).resolve().parent.parent
FIRST_DAY, LAST_DAY = date(2026, 6, 1), date(2026, 11, 18)


@dataclass(frozen=True)
class Plan:
    """Where a standard is audited: the sites in turn, days between two visits to a site, hour, minutes, and method."""

    sites: tuple[str, ...]
    every_days: int
    hour: int
    minutes_on_site: int
    method: str


PLANS = {
    "metro-station": Plan(("central", "riverside", "university", "airport"), 20, 8, 28, "observation"),
    "complaint-handling": Plan(("central", "lakeside", "harbour"), 28, 14, 28, "records"),
    "hotel-front-desk": Plan(("lakeside", "airport"), 20, 15, 18 * 60, "mystery_shopping"),
    "bank-counter": Plan(("harbour", "central"), 20, 16, 28, "observation"),
    "courtesy-basics": Plan(
        ("central", "riverside", "university", "airport", "lakeside", "harbour"), 42, 11, 28, "mystery_shopping"
    ),
    "call-centre": Plan(("harbour", "lakeside"), 20, 9, 28, "records"),
}
INSPECTORS = {"M. Novak": "en", "陈丽": "zh", "J. Okafor": "en", "王建国": "zh", "S. Lindqvist": "en"}

# How well a site works on the first and on the last day, 0 to 1; 0.9 keeps the targets narrowly.
QUALITY = {
    "central": (0.93, 0.95),
    "riverside": (0.98, 0.83),
    "university": (0.83, 0.98),
    "airport": (0.95, 0.95),
    "lakeside": (0.89, 0.95),
    "harbour": (0.93, 0.92),
}

# Version 1 of metro-station allowed 30 minutes for the lift notice; the stations took half of that all along.
USUAL_LIMIT = {"lift-notice": 15.0, "security-wait": 5.0}

# How hard criteria are, between these bounds (else between 0 and 0.12 of quality).
DIFFICULTY = {"lift-notice": (-0.03, 0.0), "security-wait": (-0.01, 0.02), "smile": (0.1, 0.2)}

# Criteria that do not exist at a site, and those for which there is not a case on every visit (with its chance).
NEVER_THERE = {
    ("riverside", "lift-notice"): {"en": "no lift at this station before 2027", "zh": "本站电梯2027年才建成"},
    ("central", "fraud-question"): {
        "en": "transfers above 20 000 yuan are not taken at this counter",
        "zh": "本柜台不受理2万元以上汇款",
    },
}
SOMETIMES_THERE = {
    "works-sign": (0.5, {"en": "no works and no closed passage at present", "zh": "目前没有施工或封闭通道"}),
    "path-explained": (0.6, {"en": "no abnormal complaint since the last visit", "zh": "上次检查以来没有非正常投诉"}),
    "left-item-told": (0.85, {"en": "nothing was left behind in the past month", "zh": "近一个月没有遗留物品"}),
}
UNSEEN = {"en": "no time left for it on this visit", "zh": "本次时间不够，没有查到"}
BROKEN_OFF = {"en": "visit broken off, evacuation of the hall", "zh": "站厅疏散，检查中止"}

SENT_AWAY = {
    "value": {"en": "sent away", "zh": "直接打发走"},
    "note": {"en": "guard answered through the door", "zh": "保安隔着门回话"},
}

# What inspectors write when a criterion falls short.
NOTES = {
    "ticket-wait": {"en": "second desk stayed closed until 08:40", "zh": "第二个窗口8:40才开"},
    "security-wait": {"en": "one lane only, its scanner restarted twice", "zh": "只开一条通道，安检机重启两次"},
    "machines-working": {"en": "note slot of machine 4 taped over", "zh": "4号机纸币口被胶带封住"},
    "approach-first": {"en": "attendant stayed in the booth", "zh": "站务员一直坐在亭内"},
    "exit-signs": {"en": "sign to the hospital exit hidden by a banner", "zh": "去医院出口的指示牌被横幅挡住"},
    "car-temperature": {"en": "full train, ventilation on low", "zh": "满载，空调开在低档"},
    "handover-ahead": {"en": "others rung through after departure", "zh": "其余几次发车后才通知"},
    "twenty-minutes": {"en": "slow on Monday mornings", "zh": "周一上午拖得久"},
    "apology-own": {"en": "apology followed by 'but the system'", "zh": "道歉后说“可是系统”"},
    "silent-asked": {"en": "nobody asked in the second half of the month", "zh": "下半月没有人去问"},
    "room-ready": {"en": "two housekeepers ill that week", "zh": "当周两名客房服务员病假"},
    "check-in-time": {"en": "form asks again for what the booking says", "zh": "登记单重复询问订单已有内容"},
    "late-customer": {"en": "card handed out, nobody helped with the app", "zh": "给了卡片，没有帮着用手机办"},
    "counter-wait": {"en": "pension day, two counters open", "zh": "养老金发放日，只开两个柜台"},
    "plain-words": {"en": "early withdrawal not mentioned", "zh": "没有讲提前支取"},
    "noticed-soon": {"en": "both employees on the telephone", "zh": "两名员工都在打电话"},
    "handed-over": {"en": "pointed to the other end of the hall", "zh": "只指了指大厅另一头"},
    "answer-time": {"en": "three agents in training that week", "zh": "当周三名话务员在培训"},
    "matter-summed-up": {"en": "new agents start from the script", "zh": "新话务员照稿念"},
    "no-second-call": {"en": "most second calls are about the new fare", "zh": "重复来电多为新票价"},
}

AFTER_THE_GATE = (
    *("doors-watched", "next-train-display", "car-temperature", "stop-announced"),
    *("exit-signs", "way-shown", "approach-first", "first-aid-place"),
)

# What happened on the n-th visit (from 0) of a standard to a site, instead of what is drawn.
EVENTS: dict[tuple[str, str, int], dict[str, Node]] = {
    ("metro-station", "central", 4): {
        "screen-watched": {
            "value": "not_met",
            "note": {
                "en": "officer looked at a phone while three bags ran through; shift leader told at once",
                "zh": "安检员低头看手机，其间三件行李过机；已当场告知值班站长",
            },
        },
    },
    ("metro-station", "airport", 5): {name: {"not_observed": BROKEN_OFF} for name in AFTER_THE_GATE},
    ("hotel-front-desk", "airport", 5): {
        "bill-right": {
            "value": "not_met",
            "note": {
                "en": "one of five bills charges a minibar nobody opened",
                "zh": "五份账单中一份多收未动用的迷你吧",
            },
        },
    },
    ("bank-counter", "harbour", 0): {"late-customer": SENT_AWAY},
    ("bank-counter", "harbour", 1): {"late-customer": SENT_AWAY},
    ("bank-counter", "harbour", 2): {
        "late-customer": {
            "value": {"en": "told of another way", "zh": "说明其他办法"},
            "note": {"en": "card with three other ways on trial", "zh": "试用写明三种替代办法的卡片"},
        },
    },
    ("courtesy-basics", "riverside", 3): {
        "details-quiet": {
            "value": "not_met",
            "note": {"en": "telephone number read out in front of six people", "zh": "当着六个人念出手机号"},
        },
    },
    ("call-centre", "lakeside", 2): {
        "pace-adapted": {"not_observed": {"en": "test caller fell ill", "zh": "拨测人员生病"}},
        "warm-transfer": {},
    },
}


def main() -> None:
    """Write all audits; files that are there are replaced."""
    sites = {site["code"]: site for site in _read(ROOT / "audits" / "sites.yaml")["sites"]}
    for standard_id, site, day, visit in _visits():
        standard = _in_force(standard_id, day)
        audit = _audit(standard, sites[site], day, visit)
        file = ROOT / "audits" / standard_id / f"{audit['id']}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(audit, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
        file.write_text(text, encoding="utf-8")


def _visits() -> Iterator[tuple[str, str, date, int]]:
    """Yield standard, site, day and number of each visit; a site has at most one visit a day, none on Sundays."""
    taken: set[tuple[str, date]] = set()
    for number, (standard_id, plan) in enumerate(PLANS.items()):
        for turn, site in enumerate(plan.sites):
            due = FIRST_DAY + timedelta(days=1 + number * 2 + turn * 4)
            visit = 0
            while due <= LAST_DAY:
                day = due
                while day.weekday() == 6 or (site, day) in taken:
                    day += timedelta(days=1)
                if day <= LAST_DAY:
                    taken.add((site, day))
                    yield standard_id, site, day, visit
                due += timedelta(days=plan.every_days)
                visit += 1


def _in_force(standard_id: str, day: date) -> Node:
    """Return the version of the standard that was in force on that day."""
    folder = ROOT / "standards"
    newest: Node = _read(folder / f"{standard_id}.yaml")
    if newest["effective_from"] <= day:
        return newest
    earlier: Node = _read(folder / standard_id / f"v{newest['version'] - 1}.yaml")
    return earlier


def _audit(standard: Node, site: Node, day: date, visit: int) -> dict[str, Any]:
    plan = PLANS[standard["id"]]
    audit_id = f"{site['code']}-{day.isoformat()}"
    draw = Random(f"{standard['id']}/{audit_id}")
    inspector = draw.choice(list(INSPECTORS))
    observed = datetime.combine(day, time(plan.hour, draw.choice((5, 10, 20, 30))), ZoneInfo(site["time_zone"]))
    events = EVENTS.get((standard["id"], site["code"], visit), {})
    return {
        "stdcheck": 1,
        "kind": "audit",
        "id": audit_id,
        "standard": {"id": standard["id"], "version": standard["version"]},
        "site": site["code"],
        "inspector": inspector,
        "method": plan.method,
        "observed_at": observed.isoformat(),
        "started_at": (observed - timedelta(minutes=draw.randint(3, 9))).isoformat(),
        "submitted_at": (observed + timedelta(minutes=plan.minutes_on_site + draw.randint(5, 50) // 4)).isoformat(),
        "responses": {
            criterion["id"]: _written(
                events[criterion["id"]] if criterion["id"] in events else _response(criterion, site["code"], day, draw),
                INSPECTORS[inspector],
            )
            for criterion in _criteria(standard)
        },
    }


def _criteria(standard: Node) -> Iterator[Node]:
    for stage in standard["stages"]:
        for step in stage["steps"]:
            for factor in step["key_factors"]:
                yield from factor["criteria"]


def _response(criterion: Node, site: str, day: date, draw: Random) -> Node:
    name = criterion["id"]
    if (site, name) in NEVER_THERE:
        return {"not_applicable": NEVER_THERE[site, name]}
    chance, reason = SOMETIMES_THERE.get(name, (1.0, UNSEEN))
    if draw.random() > chance:
        return {"not_applicable": reason}
    if not criterion.get("critical") and draw.random() < 0.02:
        return {"not_observed": UNSEEN}
    done = (day - FIRST_DAY) / (LAST_DAY - FIRST_DAY)
    first, last = QUALITY[site]
    difficulty = Random(name).uniform(*DIFFICULTY.get(name, (0.0, 0.12)))
    habit = Random(f"{site}/{name}").uniform(-0.04, 0.04)
    response, good = _observe(criterion, first + (last - first) * done - difficulty + habit, draw)
    if not good and name in NOTES and draw.random() < 0.6:
        response["note"] = NOTES[name]
    return response


def _observe(criterion: Node, quality: float, draw: Random) -> tuple[dict[str, Any], bool]:
    """Draw what an inspector sees, and say whether it is good."""
    measure = criterion["measure"]
    if measure["kind"] == "conformity":
        good = criterion.get("critical", False) or draw.random() < quality + 0.02
        short = "partly" if measure.get("partial_credit") and draw.random() < 0.75 else "not_met"
        return {"value": "met" if good else short}, good
    if measure["kind"] == "scale":
        labels = [label.get("label", label) for label in measure["labels"]]
        steps_down = sum(draw.random() > quality for _ in range(2))
        index = max(0, len(labels) - 1 - steps_down)
        return {"value": labels[index]}, index == len(labels) - 1
    if measure["kind"] == "quantity":
        return _quantity(measure, quality, draw)
    return _counted(criterion, quality, draw)


def _quantity(measure: Node, quality: float, draw: Random) -> tuple[dict[str, Any], bool]:
    good = draw.random() < quality
    if "at_least" in measure and "at_most" in measure:
        hot = measure["at_most"] + draw.uniform(0.3, 2.5)
        fine = draw.uniform(measure["at_least"] + 0.5, measure["at_most"] - 0.5)
        return {"value": round(fine if good else hot, 1)}, good
    if "at_least" in measure:
        least = measure["at_least"]
        margin = max(1, least // 4)
        return {"value": least + draw.randint(0, margin) if good else least - draw.randint(1, margin)}, good
    most = measure["at_most"]
    return {"value": most - draw.randint(2, 12) if good else most + draw.randint(2, 20)}, good


def _counted(criterion: Node, quality: float, draw: Random) -> tuple[dict[str, Any], bool]:
    """Draw a share, or the timings of a mean; timings are given one by one unless a colleague only counted."""
    measure, observed = criterion["measure"], criterion["sample"]
    target = measure.get("target", 90) / 100
    kept = [draw.random() < target + 0.05 + 0.9 * (quality - 0.9) for _ in range(observed)]
    good = sum(kept) >= target * observed
    limit = measure.get("limit", measure)
    if "at_most" not in limit or (measure["kind"] == "share" and draw.random() < 0.15):
        return {"compliant": sum(kept), "observed": observed}, good
    bound = USUAL_LIMIT.get(criterion["id"], float(limit["at_most"]))
    decimals = 1 if limit["unit"]["en"] == "min" else 0
    smallest = 0.1 if decimals else 1
    within = [draw.triangular(0.15 * bound, bound, 0.6 * bound) for _ in kept]
    beyond = [bound + max(smallest, draw.triangular(0.02 * bound, 0.9 * bound, 0.2 * bound)) for _ in kept]
    values = [round(a if ok else b, decimals) for ok, a, b in zip(kept, within, beyond, strict=True)]
    return {"values": [value if decimals else int(value) for value in values]}, good


def _written(response: Node, language: str) -> Any:
    """Write a response in the inspector's language: a lone value as a bare scalar, nothing as null."""
    filled = {key: words[language] if isinstance(words, dict) else words for key, words in response.items()}
    return filled["value"] if set(filled) == {"value"} else filled or None


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
