"""What a block that does not belong to the article is, and why, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from operator import or_

from tui.cleaning.html.certain import leads_elsewhere
from tui.cleaning.html.hints import bit
from tui.cleaning.html.phrases import NO_PHRASES, PHRASE_ROLES, block_phrases
from tui.cleaning.html.raw import Box, RawBlock
from tui.cleaning.html.surroundings import group_key
from tui.model import Reason, Role

MOSTLY_LINKS = 0.6
"""Share of linked characters from which a block is told of as links."""

PHRASE_SHARE = 0.3
"""Share of a short block's words that a known phrase must take to name its role."""

MANY_ALIKE = 4
"""Parts built alike and all set aside from which a reason says how many they are."""

DEPTH = 12
"""Elements looked at around a block."""

_TAGS = {
    "nav": (Role.NAV, Reason("in-menu", "stands in a menu of the page")),
    "footer": (Role.NAV, Reason("in-footer", "stands in the page's footer")),
    "header": (Role.LEAD_JUNK, Reason("in-header", "stands in the page's header")),
    "aside": (Role.RELATED, Reason("in-side-column", "stands in a side column")),
    "form": (Role.TAIL_JUNK, Reason("in-form", "stands in a form")),
    "button": (Role.NAV, Reason("button", "the words of a button")),
    "select": (Role.NAV, Reason("choices", "a list of choices")),
    "dialog": (Role.TAIL_JUNK, Reason("in-dialog", "stands in a box over the page")),
}

_HINTS = (
    (bit("comment"), (Role.COMMENT, Reason("in-comments", "stands among the readers' comments"))),
    (bit("legal"), (Role.LEGAL, Reason("in-legal", "stands in a legal notice"))),
    (bit("related"), (Role.RELATED, Reason("in-related", "stands among teasers of other pages"))),
    (bit("ad"), (Role.PRODUCT_SPAM, Reason("in-advert", "stands in an advertisement"))),
    (bit("share"), (Role.NAV, Reason("in-share", "stands among share buttons"))),
    (bit("subscribe"), (Role.TAIL_JUNK, Reason("in-subscribe", "stands in a call to subscribe"))),
    (bit("popup"), (Role.TAIL_JUNK, Reason("in-popup", "stands in a box over the page"))),
    (bit("nav"), (Role.NAV, Reason("in-menu", "stands in a menu of the page"))),
    (bit("footer"), (Role.NAV, Reason("in-footer", "stands in the page's footer"))),
    (bit("sidebar"), (Role.RELATED, Reason("in-side-column", "stands in a side column"))),
)

_ANY_HINT = reduce(or_, (hint for hint, _ in _HINTS))

_ASIDE = {role.value: role for role in Role}


_Sign = tuple[Role, Reason]
Judged = tuple[Role, tuple[Reason, ...]]
"""What a block is, and why, most telling first."""


def aside_judgements(
    blocks: Sequence[RawBlock], kept: Sequence[bool], shop: int
) -> dict[int, Judged]:
    """The role of every block that is set aside, and the reasons, by its number.

    Args:
        blocks: All blocks of a page.
        kept: Which of them are the article.
        shop: The number of the heading that a shop's offers stand under (`certain.shop_start`).
    """
    alike: Counter[str] = Counter()
    stay: Counter[str] = Counter()
    keys = [group_key(block.box) for block in blocks]
    for key, own in zip(keys, kept, strict=True):
        alike[key] += 1
        stay[key] += own
    return {
        index: _judgement(
            block, alike[key] if not stay[key] else 0, _OFFERED if index > shop else _APART
        )
        for index, (key, block) in enumerate(zip(keys, blocks, strict=True))
        if not kept[index]
    }


def _judgement(block: RawBlock, alike: int, otherwise: _Sign) -> Judged:
    """One block; `alike` counts the blocks built like it when all of them are set aside, and what
    it is `otherwise` holds where it shows nothing itself."""
    found: list[_Sign] = []
    if block.hidden:
        found.append(_HIDDEN)
    elif block.lifted:
        found.append(_LIFTED)
    elif leads_elsewhere(block):
        found.append(_ELSEWHERE)
    if phrase := _by_phrase(block):
        found.append(phrase)
    if place := _by_place(block.box):
        found.append(place)
    if block.link_chars > MOSTLY_LINKS * max(1, len(block.text)):
        found.append(_LINKS)
    if not found:
        found.append(otherwise)
    role, first = found[0]
    if alike >= MANY_ALIKE:
        found.append((role, Reason("alike", f"one of {alike} parts of the page built alike")))
    elif len(found) == 1:
        return role, (first,)
    return role, tuple(dict.fromkeys([reason for _, reason in found]))


_ELSEWHERE = (Role.RELATED, Reason("leads-elsewhere", "announces another page, and links it"))
_HIDDEN = (Role.TAIL_JUNK, Reason("hidden", "hidden on the page"))
_LIFTED = (Role.PRODUCT_SPAM, Reason("in-sentence", "an advert inside a sentence"))
_LINKS = (Role.NAV, Reason("links", "almost all of it is links"))
_OFFERED = (Role.PRODUCT_SPAM, Reason("under-shop", "stands under the heading of a shop's offers"))
_APART = (Role.TAIL_JUNK, Reason("apart", "stands apart from the running text"))


def _by_phrase(block: RawBlock) -> _Sign | None:
    shares = block_phrases(block)
    if shares is NO_PHRASES:
        return None
    best = max(range(len(shares)), key=shares.__getitem__)
    role = _ASIDE.get(PHRASE_ROLES[best])
    if (
        role is None
        or shares[best] < PHRASE_SHARE
        or role in (Role.BYLINE, Role.DATE, Role.CAPTION)
    ):
        return None
    return role, _PHRASES[role]


_PHRASE_WORDS = {
    Role.RELATED: "words that announce other pages",
    Role.NAV: "words of a menu",
    Role.TAIL_JUNK: "words that call on the reader",
    Role.LEAD_JUNK: "words that stand above articles",
    Role.LEGAL: "words of a legal notice",
    Role.COMMENT: "words that stand around comments",
    Role.PRODUCT_SPAM: "words of a shop",
}
_PHRASES = {role: Reason(f"phrase-{role.value}", says) for role, says in _PHRASE_WORDS.items()}


def _by_place(box: Box | None) -> _Sign | None:
    for _ in range(DEPTH):
        if box is None:
            break
        if box.tag in _TAGS:
            return _TAGS[box.tag]
        if box.hints & _ANY_HINT:
            return next(sign for hint, sign in _HINTS if box.hints & hint)
        box = box.parent
    return None
