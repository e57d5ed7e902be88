"""Which language a text is in, judged from its most frequent small words."""

from __future__ import annotations

import re
from collections import defaultdict

_SAMPLE = 6000
"""Characters looked at; enough for some hundred words."""

_WORD = re.compile(r"[^\W\d_]+")

_SMALL_WORDS = {
    "en": "the and of to in that is was for said with his on as by at from it he be have are not",
    "de": "der die und das den von zu mit ist nicht im des auf für ein eine dem sich auch wird",
    "fr": "le la les et des du une est dans que pour qui sur par pas au plus avec il elle ce sont",
    "es": "el la los las y del que en por una con para es se su al como más lo pero sus ha dijo",
    "pt": "o a os as e do da em que não uma com para dos no na se por mais foi ao são disse",
    "it": "il la di che e un una per non è con del della sono si le dei nel ha anche alla gli",
    "nl": "de het een van en in dat is op te voor met zijn niet die aan ook er om bij zegt worden",
    "pl": "w i na się z że do nie jest to o po jak od za są przez dla oraz już był powiedział",
    "ru": "и в не на что с по как это из он для от о за но его к был сказал также который",
    "uk": "і в не на що з до як це із він для від та за але його був також який про є сказав",
}
_TABLE = {word: set[str]() for words in _SMALL_WORDS.values() for word in words.split()}
for _language, _words in _SMALL_WORDS.items():
    for _entry in _words.split():
        _TABLE[_entry].add(_language)


def detect_language(text: str) -> str:
    """The language's ISO 639-1 code; `en` where nothing speaks for another."""
    votes: defaultdict[str, float] = defaultdict(float)
    for word in _WORD.findall(text[:_SAMPLE].casefold()):
        languages = _TABLE.get(word)
        if languages:
            share = 1.0 / len(languages)
            for language in languages:
                votes[language] += share
    if not votes:
        return _by_letters(text[:_SAMPLE], "ru" if re.search("[а-я]", text[:_SAMPLE]) else "en")
    best = max(votes, key=lambda language: (votes[language], language == "en"))
    return _by_letters(text[:_SAMPLE], best) if best in ("ru", "uk") else best


def _by_letters(sample: str, otherwise: str) -> str:
    """Russian or Ukrainian by the letters that only one of them has."""
    ukrainian = re.search("[іїєґ]", sample) is not None
    russian = re.search("[ыэъё]", sample) is not None
    if ukrainian == russian:
        return otherwise
    return "uk" if ukrainian else "ru"
