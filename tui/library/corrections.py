"""A reader's corrections: a block moved to the side pane, or back to the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from zlib import crc32

from tui.model import (
    ARTICLE_ROLES,
    Article,
    Block,
    CleanedPage,
    Contradiction,
    Marks,
    Quote,
    Reason,
    Role,
    Span,
)

CORRECTION = "block:"
"""How the names of choices begin that move a block; its fingerprint follows."""

PUT_BACK = Reason("reader", "put back by you")
SET_ASIDE = Reason("reader", "set aside by you")


def fingerprint(article: Article, index: int) -> str:
    """What a correction of a block is known by: its words, and which of several alike it is."""
    words = " ".join(article.blocks[index].text.split())
    same = sum(" ".join(b.text.split()) == words for b in article.blocks[:index])
    return f"{crc32(words.encode('utf-8')):08x}-{same}"


def roles_chosen(choices: Mapping[str, str]) -> dict[str, str]:
    """Role by fingerprint of the blocks that a reader moved, out of all choices about a page."""
    return {
        name.removeprefix(CORRECTION): value
        for name, value in choices.items()
        if name.startswith(CORRECTION)
    }


def other_role(page: CleanedPage, original: CleanedPage, index: int) -> Role:
    """The role a block gets when it is moved to the other side.

    Args:
        page: The page as it is shown.
        original: The page as it was cleaned, for the roles that blocks had.
        index: The block.
    """
    if page.article.blocks[index].in_article:
        return aside_role(original.article, index)
    return article_role(original.article.blocks[index])


def corrected(original: CleanedPage, roles: Mapping[str, str]) -> CleanedPage:
    """The page with the corrections that stand, its marks moved along.

    Args:
        original: The page as it was cleaned.
        roles: Role by fingerprint; a role that there is not is passed over.
    """
    if not roles:
        return original
    page = original
    for index, block in enumerate(original.article.blocks):
        wanted = roles.get(fingerprint(original.article, index))
        if wanted is None or wanted == block.role or wanted not in Role.__members__.values():
            continue
        role = Role(wanted)
        reason = PUT_BACK if role in ARTICLE_ROLES else SET_ASIDE
        changed = page.article.with_role(index, role, reason)
        page = replace(page, article=changed, marks=moved_marks(page.marks, page.article, changed))
    return page


def article_role(block: Block) -> Role:
    """What a block is when it belongs to the article."""
    if block.role in ARTICLE_ROLES:
        return block.role
    if block.marker:
        return Role.LIST
    return Role.TABLE if "\t" in block.text and "\n" in block.text else Role.BODY


def aside_role(article: Article, index: int) -> Role:
    """What a block is when it does not: what it was judged, else furniture of its place."""
    role = article.blocks[index].role
    if role not in ARTICLE_ROLES:
        return role
    before = any(block.in_article for block in article.blocks[:index])
    return Role.TAIL_JUNK if before else Role.LEAD_JUNK


def moved_marks(marks: Marks, old: Article, new: Article) -> Marks:
    """The marks at their new offsets; those in a block that left the text are dropped."""
    shifts = [
        (before.start, before.end, after.start)
        for before, after in zip(old.blocks, new.blocks, strict=True)
        if before.start is not None and before.end is not None
    ]

    def moved(span: Span) -> Span | None:
        for start, end, now in shifts:
            if start <= span.start < end:
                return (
                    None if now is None else Span(span.start - start + now, span.end - start + now)
                )
        return None

    def moved_all(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(place for span in spans if (place := moved(span)))

    quotes: list[Quote] = []
    for quote in marks.quotes:
        place = moved(quote.span)
        if place:
            quotes.append(replace(quote, start=place.start, end=place.end))
    pairs: list[Contradiction] = []
    for pair in marks.contradictions:
        a, b = moved(pair.a), moved(pair.b)
        if a and b:
            a_words, b_words = moved_all(pair.a_words), moved_all(pair.b_words)
            pairs.append(replace(pair, a=a, b=b, a_words=a_words, b_words=b_words))
    return Marks(tuple(quotes), tuple(pairs))
