"""Light stems: enough that the forms of one word meet, cheap enough for every word of a page."""

from __future__ import annotations

from functools import lru_cache

_SPANISH_ENDINGS = (
    "aciones", "ación", "ieron", "aron", "ando", "iendo", "ados", "adas", "idos", "idas",
    "ado", "ada", "ido", "ida", "aba", "ía", "ar", "er", "ir", "es", "os", "as", "an", "en",
    "ó", "é", "o", "a", "e", "s",
)  # fmt: skip
_GERMAN_ENDINGS = (
    "ungen",
    "ung",
    "ern",
    "est",
    "en",
    "er",
    "em",
    "es",
    "te",
    "st",
    "e",
    "n",
    "s",
    "t",
)
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=50_000)
def stem(low: str, language: str) -> str:
    """The stem of a lower-case word; the word itself in a language without rules."""
    if len(low) < 4:
        return low
    if language == "en":
        return _english(low)
    if language == "de":
        if low.startswith("ge") and low.endswith(("t", "en")) and len(low) > 6:
            low = low[2:]
        return _without(low, _GERMAN_ENDINGS, 4)
    if language == "es":
        return _without(low, _SPANISH_ENDINGS, 3)
    return low


def _without(low: str, endings: tuple[str, ...], least: int) -> str:
    for ending in endings:
        if low.endswith(ending) and len(low) - len(ending) >= least:
            return low[: -len(ending)]
    return low


def _english(low: str) -> str:
    if low.endswith(("ies", "ied")):
        low = low[:-3] + "y" if len(low) > 4 else low[:-1]
    elif low.endswith(("sses", "xes", "ches", "shes", "zes")):
        low = low[:-2]
    elif low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    elif low.endswith("ing") and len(low) > 5 and _VOWELS & set(low[:-3]):
        low = low[:-3]
    elif low.endswith("ed") and len(low) > 4 and _VOWELS & set(low[:-2]):
        low = low[:-2]
    low = low.removesuffix("e")
    if len(low) > 3 and low[-1] == low[-2]:
        low = low[:-1]
    return low[:-1] + "i" if low.endswith("y") and len(low) > 3 else low
