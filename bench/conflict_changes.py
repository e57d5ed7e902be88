"""Ways to change one thing in a sentence, so that it conflicts with itself or only seems to."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping

Change = Callable[[str, str, random.Random], str | None]
"""Sentence, article, chance → the sentence with one thing changed, None where it does not fit."""

_AUX = (
    r"\b(is|was|were|are|has|have|had|will|can|must)\b(?! (?:also|been|being|just|only|still|to)\b)"
)
_NUMBER = re.compile(r"(?<![\w.,:/’'–-])\d+(?:,\d{3})*(?:\.\d+)?(?=%| [a-z])")
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_COUNTS = {"two": "six", "three": "eight", "four": "eleven", "five": "three", "six": "two"}
_NAME = re.compile(r"\b[A-Z][a-z]{2,} (?:[A-Z]\. )?[A-Z][a-z]{3,}\b")
_SURNAMES = ("Vandermeer", "Oyelaran", "Stojanovic", "Brightwater", "Kallas", "Mendonca")
_OPPOSITES = dict(
    pair.split("/")
    for pair in (
        "rose/fell increased/decreased increase/decrease higher/lower more/fewer opened/closed "
        "won/lost approved/rejected supported/opposed before/after large/small larger/smaller "
        "early/late first/last best/worst better/worse good/bad positive/negative public/private "
        "free/paid strong/weak stronger/weaker easy/difficult expensive/cheap young/old long/short "
        "high/low full/empty accepted/refused praised/criticised legal/illegal safe/unsafe "
        "necessary/unnecessary likely/unlikely available/unavailable successful/unsuccessful "
        "allowed/banned joined/left bought/sold began/ended expanded/shrank improved/worsened"
    ).split()
)
_OPPOSITES |= {other: one for one, other in _OPPOSITES.items()}
_OPENERS = (
    "The",
    "A",
    "An",
    "It",
    "He",
    "She",
    "They",
    "There",
    "Its",
    "His",
    "Their",
    "Her",
    "This",
)
_LEADS = ("As noted, ", "As was said above, ", "In short, ", "Again, ", "To sum up, ", "Earlier, ")
_SAME = {
    "also": "too", "began": "started", "big": "large", "help": "assist", "many": "numerous",
    "about": "around", "company": "firm", "buy": "purchase", "use": "employ", "need": "require",
    "show": "indicate", "get": "receive", "often": "frequently", "students": "pupils",
}  # fmt: skip


def retold(sentence: str, rnd: random.Random) -> str:
    """The sentence worded otherwise: an aside less, a lead-in, a place or time moved, other words."""
    told = re.sub(r" \([^()]*\)", "", sentence)
    front = re.match(r"((?:In|On|At|During|By|Since) [^,]{3,40}), ([a-zA-Z][^.]*)\.$", told)
    if front and "," not in front[2]:
        moved = front[2][0].upper() + front[2][1:]
        return f"{moved} {front[1][0].lower()}{front[1][1:]}."
    swapped = 0
    for word, same in _SAME.items():
        told, count = re.subn(rf"\b{word}\b", same, told, count=1)
        swapped += count
        if swapped == 2:
            break
    if told.split()[0] in _OPENERS and rnd.random() < 0.6:
        told = rnd.choice(_LEADS) + _lowered(told)
    return told


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _negated(sentence: str, _: str, rnd: random.Random) -> str | None:
    match = re.search(_AUX, sentence)
    if match is None or match.start() < 3:
        return None
    how = rnd.choice((" not", " never", "n’t"))
    how = " not" if match[1] in ("will", "can", "must") and how == "n’t" else how
    return sentence[: match.end()] + how + sentence[match.end() :]


def _did_not(sentence: str, _: str, rnd: random.Random) -> str | None:
    """“Opened” to “did not open”, “failed to open”."""
    match = re.search(
        r"(?<=[a-z] )([a-z]{3,}(?:nd|rt|lp|ck|nt|st|in|rn))ed (?=the|a|its|his|to)\b", sentence
    )
    if match is None or re.search(r"\b(?:is|was|were|are|be|been|has|had|have)\b", sentence):
        return None
    how = rnd.choice(("did not", "didn’t", "failed to", "refused to"))
    return f"{sentence[: match.start()]}{how} {match[1]} {sentence[match.end() :]}"


def _denied(sentence: str, _: str, rnd: random.Random) -> str | None:
    if sentence.split()[0] not in _OPENERS:
        return None
    lead = rnd.choice(
        (
            "A spokeswoman denied that ", "The ministry has denied that ", "It is not true that ",
            "There is no truth to the claim that ", "Critics reject the claim that ",
            "The company disputes that ", "It is simply false that ", "Two experts denied that ",
        )
    )  # fmt: skip
    return lead + _lowered(sentence)


def _number(sentence: str, _: str, rnd: random.Random) -> str | None:
    matches = [m for m in _NUMBER.finditer(sentence) if not re.fullmatch(r"(?:19|20)\d\d", m[0])]
    matches = [m for m in matches if not re.search(r"[A-Z][a-z]* $", sentence[: m.start()])]
    if not matches:
        return None
    match = rnd.choice(matches)
    digits = match[0]
    value = float(digits.replace(",", ""))
    swapped = digits[1] + digits[0] + digits[2:] if re.match(r"[1-9]{2}", digits) else digits
    if swapped != digits and rnd.random() < 0.4:
        new = swapped
    else:
        times = value * rnd.choice((0.5, 2, 3, 10))
        new = f"{times:,.1f}" if "." in digits else f"{max(1, round(times)):,}"
    return None if new == digits else sentence[: match.start()] + new + sentence[match.end() :]


def _count(sentence: str, _: str, __: random.Random) -> str | None:
    match = re.search(r"\b(two|three|four|five|six)\b(?= [a-z]+s\b)", sentence)
    if match is None:
        return None
    return sentence[: match.start()] + _COUNTS[match[1]] + sentence[match.end() :]


def _other(match: re.Match[str], names: list[str], rnd: random.Random) -> str:
    return rnd.choice([name for name in names if name != match[0]])


def _date(sentence: str, _: str, rnd: random.Random) -> str | None:
    month = re.search(rf"\b(?:{'|'.join(_MONTHS)})\b(?= \d)", sentence)
    day = re.search(rf"\b(?:{'|'.join(_DAYS)})\b", sentence)
    year = re.search(r"\b(?:19|20)\d\d\b", sentence)
    found = [match for match in (month, day, year) if match is not None]
    if not found:
        return None
    match = rnd.choice(found)
    if match is month:
        new = _other(match, _MONTHS, rnd)
    elif match is day:
        new = _other(match, _DAYS, rnd)
    else:
        new = str(int(match[0]) + rnd.choice((-10, -4, -1, 1, 2)))
    return sentence[: match.start()] + new + sentence[match.end() :]


def _antonym(sentence: str, _: str, rnd: random.Random) -> str | None:
    matches = [m for m in re.finditer(r"(?<![-\w])[a-z]+(?![-\w])", sentence) if m[0] in _OPPOSITES]
    if not matches:
        return None
    match = rnd.choice(matches)
    return sentence[: match.start()] + _OPPOSITES[match[0]] + sentence[match.end() :]


def _surname(sentence: str, _: str, rnd: random.Random) -> str | None:
    match = _NAME.search(sentence)
    if match is None:
        return None
    given = match[0].rsplit(" ", 1)[0]
    return f"{sentence[: match.start()]}{given} {rnd.choice(_SURNAMES)}{sentence[match.end() :]}"


def _somebody_else(sentence: str, article: str, rnd: random.Random) -> str | None:
    """Another name of the article in place of the one in the sentence."""
    match = _NAME.search(sentence, 1)
    if match is None:
        return None
    others = [
        n for n in _NAME.findall(article) if n not in sentence and n.split()[-1] not in sentence
    ]
    if not others:
        return None
    return sentence[: match.start()] + rnd.choice(others) + sentence[match.end() :]


def _mangled(sentence: str, _: str, rnd: random.Random) -> str | None:
    """A letter of a name lost, doubled, changed, or two of them swapped."""
    match = _NAME.search(sentence)
    if match is None:
        return None
    given, name = match[0].rsplit(" ", 1)
    at = rnd.randrange(1, len(name) - 1)
    forms = [
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        name[:at] + {"a": "e", "e": "i", "i": "y", "o": "u"}.get(name[at], "a") + name[at + 1 :],
    ]
    new = rnd.choice([form for form in forms if form != name])
    return f"{sentence[: match.start()]}{given} {new}{sentence[match.end() :]}"


CHANGES: Mapping[str, Change] = {
    "negation": _negated,
    "negation by verb": _did_not,
    "denial": _denied,
    "number": _number,
    "count in words": _count,
    "date": _date,
    "antonym": _antonym,
    "name: other surname": _surname,
    "name: somebody else": _somebody_else,
    "name: mangled": _mangled,
}
"""Kinds of conflicts."""


# ---------------------------------------------------------------- what only seems to conflict


def _another_year(sentence: str, _: str, rnd: random.Random) -> str | None:
    changed = _number(sentence, _, rnd)
    if changed is None or sentence.split()[0] not in _OPENERS:
        return None
    return rnd.choice(("A year earlier, ", "Five years ago, ", "By 2031, ")) + _lowered(changed)


def _supposed(sentence: str, _: str, rnd: random.Random) -> str | None:
    changed = _negated(sentence, _, rnd)
    if changed is None or sentence.split()[0] not in _OPENERS:
        return None
    lead = ("It might turn out that ", "Nobody knows what happens if ", "Suppose that ")
    return rnd.choice(lead) + _lowered(changed)


def _rounded(sentence: str, _: str, __: random.Random) -> str | None:
    for match in _NUMBER.finditer(sentence):
        if re.fullmatch(r"(?:19|20)\d\d", match[0]):
            continue
        value = float(match[0].replace(",", ""))
        near = round(value, -len(str(int(value))) + 1) if value >= 20 else value
        if near != value and abs(near - value) <= 0.08 * value and "." not in match[0]:
            return f"{sentence[: match.start()]}about {near:,.0f}{sentence[match.end() :]}"
    return None


def _asked(sentence: str, _: str, __: random.Random) -> str | None:
    match = re.match(
        r"((?:The|A|It|He|She|They|This)\b[^,]{0,30}?) (is|was|were|are|has|will) (.*)\.$", sentence
    )
    return f"{match[2].title()}n’t {_lowered(match[1])} {match[3]}?" if match else None


def _elsewhere(sentence: str, _: str, rnd: random.Random) -> str | None:
    changed = _number(sentence, _, rnd) or _antonym(sentence, _, rnd)
    if changed is None or sentence.split()[0] not in _OPENERS:
        return None
    return rnd.choice(("In neighbouring Norland, ", "In Eastmark, by contrast, ")) + _lowered(
        changed
    )


def _part(sentence: str, _: str, rnd: random.Random) -> str | None:
    match = re.search(r"\b(\d{2,4}) (?=[a-z]+s\b)", sentence)
    if match is None or re.fullmatch(r"(?:19|20)\d\d", match[1]):
        return None
    few = max(2, int(match[1]) // rnd.choice((3, 4)))
    return f"{sentence[: match.start()]}{few} of the {match[1]} {sentence[match.end() :]}"


def _both_ways(sentence: str, _: str, __: random.Random) -> str | None:
    match = re.search(r"\b(is|was|were|are) ", sentence)
    return f"{sentence[: match.end()]}not only {sentence[match.end() :]}" if match else None


def _no_longer(sentence: str, _: str, rnd: random.Random) -> str | None:
    match = re.search(r"\b(is|are) (?![A-Z])", sentence)
    if match is None:
        return None
    how = rnd.choice(("not yet ", "not always ", "no longer "))
    return sentence[: match.end()] + how + sentence[match.end() :]


NEAR_MISSES: Mapping[str, Change] = {
    "told again": lambda sentence, _, rnd: retold(sentence, rnd),
    "another year": _another_year,
    "supposed": _supposed,
    "rounded": _rounded,
    "asked": _asked,
    "elsewhere": _elsewhere,
    "a part": _part,
    "not only": _both_ways,
    "no longer": _no_longer,
}
"""Kinds of near misses."""
