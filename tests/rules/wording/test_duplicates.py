from itertools import combinations, product
from random import Random
from time import process_time

from rapidfuzz import fuzz

from stdcheck.rules.wording import Duplicate, Statement, find_duplicates
from stdcheck.rules.wording.duplicates import ALIKE

SECONDS_FOR_200 = 2.0
"""Far above what it takes, far below what comparing all words with all words would."""


def pairs(*texts: str) -> list[tuple[int, int]]:
    return [(pair.first, pair.second) for pair in find_duplicates([Statement.of(text) for text in texts])]


def test_the_same_words_in_another_order_say_the_same() -> None:
    assert [(0, 2)] == pairs(
        "The clerk greets before the customer speaks",
        "Prices are shown on the shelf",
        "Before the customer speaks the clerk greets",
    )


def test_small_words_make_no_difference() -> None:
    assert [(0, 1)] == pairs("保洁员每两小时清洁洗手间", "保洁员须每两小时清洁洗手间")


def test_other_figures_make_another_statement() -> None:
    assert [] == pairs("Calls are answered within 20 seconds", "Calls are answered within 30 seconds")
    assert [] == pairs("来电三声内接听", "来电五声内接听")


def test_equal_statements_are_wholly_alike() -> None:
    texts = [Statement.of("Prices are shown")] * 2

    assert [Duplicate(0, 1, 100.0)] == find_duplicates(texts)


def test_empty_statements_say_nothing_twice() -> None:
    assert [] == pairs("", "", "。")


def test_two_or_many_statements_are_compared_alike() -> None:
    chance = Random(7)
    words = ["clerk", "greets", "visitor", "desk", "price", "shelf", "train", "leaves", "platform", "guard", "calls"]
    texts = [" ".join(chance.sample(words, 6)) for _ in range(60)]

    alike = [
        (one, other, likeness)
        for one, other in combinations(range(len(texts)), 2)
        if (likeness := fuzz.ratio(*(" ".join(sorted(texts[i].split())) for i in (one, other)))) >= ALIKE
    ]
    alone = [
        Duplicate(one, other, found.likeness)
        for one, other in combinations(range(len(texts)), 2)
        for found in find_duplicates([Statement.of(texts[one]), Statement.of(texts[other])])
    ]

    assert [Duplicate(*one) for one in alike] == alone == find_duplicates([Statement.of(text) for text in texts])


def test_two_hundred_statements_take_a_moment() -> None:
    who = ("clerk", "guard", "driver", "waiter", "nurse", "porter", "cashier", "guide", "cook", "agent")
    act = ("greets", "calls", "writes to", "helps", "escorts", "pays", "informs", "thanks", "hears", "asks")
    texts = [Statement.of(f"The {a} {b} each visitor at the {c}") for a, b, c in product(who, act, ("gate", "desk"))]
    for text in texts:
        _ = text.tokens

    start = process_time()
    find_duplicates(texts)

    assert process_time() - start < SECONDS_FOR_200
