"""Paragraphs in which somebody says something, put together by chance from parts of our own.

The same number always makes the same text.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

PARTS: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("made_speech.json").read_text("utf-8")
)
LANGUAGES = ("en", "en", "en", "en", "de", "fr", "es")
SENTENCES = 7


def speech_text(number: int) -> str:
    """A few paragraphs with quotations and what stands between them."""
    chance = random.Random(number)
    parts = PARTS[chance.choice(LANGUAGES)]
    told = []
    for _ in range(SENTENCES):
        told.append(_sentence(parts, chance))
        if chance.random() < 0.5:
            told.append(chance.choice(parts["fillers"]))
    return "".join(f"{each}{chance.choice([' ', ' ', chr(10) * 2])}" for each in told).strip()


def _sentence(parts: dict[str, list[str]], chance: random.Random) -> str:
    one, other = chance.sample(parts["speech"], 2)
    who = chance.choice(parts["subjects"])
    values: dict[str, Any] = {
        "S": one,
        "S2": other,
        "s": _small(one),
        "s2": _small(other),
        "n": who,
        "N": who[0].upper() + who[1:],
        "v": chance.choice(parts["verbs"]),
        "a": chance.choice(parts["adjuncts"]),
        "p": chance.choice(parts["pieces"]),
        "c": chance.choice(parts["scare"]),
        "t": chance.choice(parts["titles"]),
    }
    return chance.choice(parts["patterns"]).format(**values)


def _small(text: str) -> str:
    return text if text.startswith("I ") else text[0].lower() + text[1:]
