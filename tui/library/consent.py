"""Whether a page is a consent wall: it asks for cookies, and there is no article behind it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tui.model import Article, Block, visible_characters
from tui.model.plain import is_wide_script

MOST_VISIBLE = 6_000
"""Visible characters of a page above which it is none: the longest walls list a dozen purposes."""

SPEAKS_LEAST = 2
"""Different phrases about consent that a wall has at least: one stands in many a page's footer."""

SPEAKING_SHARE = 0.25
"""Share of a page's visible characters that stand in blocks which speak of consent: an error page
or a list under a banner has less, made walls have half."""

OTHER_PROSE_MOST = 300
"""Visible characters of paragraphs about something else that a wall has at most: the beginning of
an article, shown behind a banner, is longer."""

PARAGRAPH_LEAST = 80
"""Visible characters from which a block is a paragraph; shorter ones are purposes and buttons."""

WIDE_WORTH = 3
"""Characters that one of a script without blanks between words counts for."""


def is_consent_wall(article: Article) -> bool:
    """Whether all that a page says is what it asks leave for.

    It names several things that such pages ask for, in much of its text, offers a choice, and has
    hardly a paragraph about anything else: an article about cookies has those, and an article under
    a banner as well.
    """
    if not 0 < article.ledger.visible <= MOST_VISIBLE:
        return False
    said = [_plain(block.text) for block in article.blocks]
    whole = "\n".join(said)
    speaks, choices = phrases()
    speaking = [phrase for phrase in speaks if phrase in whole]
    wholly = [phrase for phrase in speaking if sum(phrase in other for other in speaking) == 1]
    if len(wholly) < SPEAKS_LEAST or not any(phrase in whole for phrase in choices):
        return False
    asking = other = 0
    for block, text in zip(article.blocks, said, strict=True):
        if any(phrase in text for phrase in speaking):
            asking += visible_characters(block.text)
        else:
            other += _prose(block)
    return other <= OTHER_PROSE_MOST and asking >= SPEAKING_SHARE * article.ledger.visible


@cache
def phrases() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What walls ask for, and the choices they offer, in all languages."""
    found: dict[str, list[str]] = {"speaks": [], "choice": []}
    lines = files("tui.library").joinpath("data", "consent-walls.txt").read_text("utf-8")
    for line in lines.splitlines():
        sort, _, phrase = line.partition("\t")
        if phrase:
            found[sort].append(phrase)
    return tuple(found["speaks"]), tuple(found["choice"])


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _prose(block: Block) -> int:
    """Visible characters of a paragraph; 0 for what is none."""
    size = visible_characters(block.text)
    if block.text and is_wide_script(block.text[0]):
        size *= WIDE_WORTH
    return size if size >= PARAGRAPH_LEAST else 0
