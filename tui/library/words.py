"""The words that screens and exported pages use for what the engine found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tui.model import Quote, Role, Strength

ROLE_NAMES = {
    Role.TITLE: ("headline", "headlines"),
    Role.BYLINE: ("byline", "bylines"),
    Role.DATE: ("date", "dates"),
    Role.BODY: ("article text", "article text"),
    Role.HEADING: ("heading", "headings"),
    Role.LIST: ("list", "lists"),
    Role.TABLE: ("table", "tables"),
    Role.QUOTE: ("block quote", "block quotes"),
    Role.CAPTION: ("caption", "captions"),
    Role.LEAD_JUNK: ("page furniture", "page furniture"),
    Role.NAV: ("menu", "menus"),
    Role.RELATED: ("teaser", "teasers"),
    Role.PRODUCT_SPAM: ("product teaser", "product teasers"),
    Role.COMMENT: ("comment", "comments"),
    Role.LEGAL: ("legal notice", "legal notices"),
    Role.TAIL_JUNK: ("page furniture", "page furniture"),
}
"""One and several blocks of each role, in words."""

MOST_ROLES = 3
"""Kinds of block named in a marker line at most."""


def count(number: int, word: str) -> str:
    """A number with its word: “1 block”, “1,204 words”."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def role_name(role: Role) -> str:
    """One block of a role, in words."""
    return ROLE_NAMES[role][0]


def role_words(roles: Iterable[Role]) -> str:
    """What a run of blocks holds, most frequent first: “product teasers, menus”."""
    found = Counter(roles)
    named = [ROLE_NAMES[role][number > 1] for role, number in found.most_common(MOST_ROLES)]
    return ", ".join(named)


LANGUAGE_NAMES = {
    "ar": "Arabic",
    "cs": "Czech",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def language_name(code: str) -> str:
    """A language's English name, or its code."""
    return LANGUAGE_NAMES.get(code.lower().partition("-")[0], code)


DECISION_WORDS = {"keep": "kept", "discard": "discarded", "skip": "skipped"}
"""Decisions as what was done."""

NO_SPEAKER = "speaker not stated"


def speaker_of(quote: Quote) -> str:
    """Who is quoted, in the fullest form the text gives."""
    return quote.speaker_resolved or quote.speaker or NO_SPEAKER


def contradiction_label(number: int, strength: Strength) -> str:
    """The number of a contradiction as it is shown: in brackets when it is a dispute."""
    return f"[{number}]" if strength is Strength.DISPUTE else str(number)
