"""The views of a page as lines: clean, with cuts in place, raw, source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tui.app.signs import in_ascii
from tui.app.typesetting.hyphenate import Breaks, ends_divided, word_breaks
from tui.app.typesetting.justify import justified
from tui.app.typesetting.lines import Layout, Line, LineKind, Lines, layout_of
from tui.app.typesetting.tables import preformatted_lines, table_lines
from tui.app.typesetting.wrap import wrap
from tui.library.words import count, language_name, role_words
from tui.model import Block, CleanedPage, Role, word_count

DEFAULT_MEASURE = 72
"""Cells a line of running text takes where there is room: 60 to 80 read best."""

MIN_MEASURE, MAX_MEASURE = 20, 160

SOLID = 20
"""Characters up to which a part of the line under the headline is not divided: counts, dates."""


class View(IntEnum):
    """What of the page is shown, in the order in which one key goes through them."""

    CLEAN = 0
    CUTS = 1
    """The article with what was set aside dimmed in its place."""
    RAW = 2
    """Every block of the page as it stands, unjudged."""
    SOURCE = 3
    """The page's own source."""


VIEW_NAMES = {
    View.CLEAN: "clean",
    View.CUTS: "clean, cuts dimmed in place",
    View.RAW: "raw text",
    View.SOURCE: "source",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How the page is to be set."""

    measure: int
    """Cells a line takes, gutter and margins left out."""
    view: View = View.CLEAN
    only: frozenset[int] | None = None
    """Show these blocks only (the paragraph filter)."""
    ascii_only: bool = False
    justify: bool = False
    """Lines of running text end at the same column, the last of a paragraph apart."""
    hyphenate: bool = False
    """Long words may be divided at the end of a line, in languages that are known."""
    text_only: bool = False
    """Nothing around the text: no line of metadata, no cut markers."""


def typeset(page: CleanedPage, setting: Setting, source: str = "") -> Layout:
    """The page as lines.

    Args:
        page: The page's whole result.
        setting: Width and view.
        source: The decoded source, for the view that shows it.
    """
    measure = max(1, setting.measure)
    lines: Iterable[Line]
    if setting.view is View.SOURCE:
        lines = _source_lines(page, source)
    elif setting.view is View.RAW:
        lines = _raw_lines(page, measure)
    else:
        lines = _article_lines(page, setting, measure)
        if setting.justify:
            lines = justified(list(lines), measure)
    return layout_of(Lines(lines, page.article.blocks), measure)


def _article_lines(page: CleanedPage, setting: Setting, measure: int) -> Iterator[Line]:
    yield from _head_lines(page, setting, measure)
    title = page.article.metadata.title
    title_text = " ".join(title.value.split()).casefold() if title else ""
    language = page.article.metadata.language
    breaks = word_breaks(language.value) if setting.hyphenate and language else None
    previous: Block | None = None
    for index, block in enumerate(page.article.blocks):
        if setting.only is not None and index not in setting.only:
            continue
        if not block.in_article:
            if setting.view is View.CUTS or setting.only is not None:
                if previous is None or previous.in_article:
                    yield Line(LineKind.BLANK, "")
                yield from _wrapped(LineKind.ASIDE, block, index, measure)
                previous = block
            elif not setting.text_only and _starts_cut(page.article.blocks, index):
                yield Line(LineKind.BLANK, "")
                yield _cut_line(page.article.blocks, index, measure, setting.ascii_only)
                previous = block
            continue
        if block.role is Role.TITLE and " ".join(block.text.split()).casefold() == title_text:
            # The headline stands on top already.
            continue
        if _needs_gap(previous, block):
            yield Line(LineKind.BLANK, "")
        yield from _block_lines(block, index, measure, setting.ascii_only, breaks)
        previous = block


def _head_lines(page: CleanedPage, setting: Setting, measure: int) -> Iterator[Line]:
    yield Line(LineKind.BLANK, "")
    if page.error:
        for start, end in wrap(page.error, measure):
            yield Line(LineKind.NOTICE, page.error[start:end])
        yield Line(LineKind.BLANK, "")
    facts = page.article.metadata
    headline = facts.title.value if facts.title else ""
    block = _title_block(page.article.blocks, headline)
    shown = headline or page.ref.name
    for start, end in wrap(shown, measure):
        # A headline is the block's text where they are the same, so that marks and jumps find it.
        yield Line(LineKind.TITLE, shown[start:end], block, start, end)
    if not setting.text_only:
        about = in_ascii(meta_words(page)) if setting.ascii_only else meta_words(page)
        for start, end in wrap(_solid(about, setting.ascii_only), measure):
            yield Line(LineKind.META, about[start:end])


def _solid(about: str, ascii_only: bool) -> str:
    """The quiet line with its short parts unbreakable: “1 dispute” stays together."""
    mark = " - " if ascii_only else " · "
    parts = about.split(mark)
    return mark.join(p.replace(" ", "\xa0") if len(p) <= SOLID else p for p in parts)


def _title_block(blocks: Sequence[Block], headline: str) -> int:
    for index, block in enumerate(blocks):
        if block.role is Role.TITLE and block.text == headline:
            return index
    return -1


def meta_words(page: CleanedPage) -> str:
    """The quiet line under the headline."""
    article = page.article
    facts = article.metadata
    shown_roles = {block.role for block in article.blocks}
    words = article.words
    minutes = max(1, round(words / READING_SPEED))
    parts = [
        facts.site.value if facts.site else "",
        facts.byline.value if facts.byline and Role.BYLINE not in shown_roles else "",
        facts.date.value[:10] if facts.date and Role.DATE not in shown_roles else "",
        language_name(facts.language.value) if facts.language else "",
        f"{count(words, 'word')}, {minutes} min" if words else "no article found on this page",
        "" if article.page_kind.value in ("article", "other") else article.page_kind.value,
    ]
    quotes = sum(quote.kind.is_speech for quote in page.marks.quotes)
    disputes = sum(pair.strength.value == "dispute" for pair in page.marks.contradictions)
    contradictions = len(page.marks.contradictions) - disputes
    for number, word in (
        (quotes, "quote"),
        (disputes, "dispute"),
        (contradictions, "contradiction"),
    ):
        if number:
            parts.append(count(number, word))
    return " · ".join(part for part in parts if part)


READING_SPEED = 230
"""Words a minute: silent reading of English prose, 238 by Brysbaert (2019), a little slower here
for other scripts and for noise."""


def _needs_gap(previous: Block | None, block: Block) -> bool:
    """Whether a blank line stands before a block."""
    if previous is None:
        return True
    if previous.role is Role.LIST and block.role is Role.LIST:
        return False
    small = (Role.BYLINE, Role.DATE)
    return not (previous.role in small and block.role in small)


def _block_lines(
    block: Block, index: int, measure: int, ascii_only: bool, breaks: Breaks | None
) -> Iterator[Line]:
    if block.preformatted:
        yield from preformatted_lines(block.text, index)
    elif block.role is Role.TABLE and "\t" in block.text:
        yield from table_lines(block.text, index)
    elif block.role is Role.LIST:
        yield from _list_lines(block, index, measure, ascii_only, breaks)
    elif block.role is Role.QUOTE:
        bar = "| " if ascii_only else "▏ "
        yield from _wrapped(LineKind.QUOTE, block, index, measure, breaks, prefix=bar)
    else:
        kind = _KINDS.get(block.role, LineKind.BODY)
        divides = breaks if kind is LineKind.BODY else None
        yield from _wrapped(kind, block, index, measure, divides)


_KINDS = {
    Role.TITLE: LineKind.TITLE,
    Role.BYLINE: LineKind.BYLINE,
    Role.DATE: LineKind.BYLINE,
    Role.HEADING: LineKind.HEADING,
    Role.CAPTION: LineKind.CAPTION,
}


def _list_lines(
    block: Block, index: int, measure: int, ascii_only: bool, breaks: Breaks | None
) -> Iterator[Line]:
    bullet = block.marker or ("-" if ascii_only else "•")
    if ascii_only and not bullet.isascii():
        bullet = "-"
    indent = 2 * max(0, block.level - 1)
    lead = bullet + " "
    room = max(8, measure - indent - len(lead))
    first = True
    for line in _wrapped(LineKind.BODY, block, index, room, breaks):
        prefix = lead if first else " " * len(lead)
        yield line._replace(indent=indent, prefix=prefix)
        first = False


def _wrapped(
    kind: LineKind,
    block: Block,
    index: int,
    measure: int,
    breaks: Breaks | None = None,
    prefix: str = "",
) -> Iterator[Line]:
    room = max(1, measure - len(prefix))
    text = block.text
    if "\n" not in text:
        for start, end in wrap(text, room, breaks):
            hyphen = "-" if breaks and ends_divided(text, start, end, room) else ""
            yield Line(kind, text[start:end] + hyphen, index, start, end, 0, prefix)
        return
    offset = 0
    for row in text.split("\n"):
        shown = row.replace("\t", " ")
        for start, end in wrap(shown, room):
            yield Line(kind, shown[start:end], index, offset + start, offset + end, 0, prefix)
        offset += len(row) + 1


def _starts_cut(blocks: Sequence[Block], index: int) -> bool:
    return index == 0 or blocks[index - 1].in_article


def cut_run(blocks: Sequence[Block], index: int) -> Sequence[Block]:
    """The blocks set aside in one run that starts at `index`."""
    end = index
    while end < len(blocks) and not blocks[end].in_article:
        end += 1
    return blocks[index:end]


def cut_words(run: Sequence[Block]) -> str:
    """How much was set aside and what it looks like: “12 blocks, 310 words set aside: menus”."""
    words = sum(word_count(block.text) for block in run)
    return (
        f"{count(len(run), 'block')}, {count(words, 'word')} set aside: "
        f"{role_words(block.role for block in run)}"
    )


def _cut_line(blocks: Sequence[Block], index: int, measure: int, ascii_only: bool) -> Line:
    run = cut_run(blocks, index)
    dash = "-" if ascii_only else "┄"
    words = cut_words(run)
    text = f"{dash}{dash} {words} {dash}{dash}"
    if len(text) > measure:
        text = f"{dash}{dash} {count(len(run), 'block')} set aside {dash}{dash}"
    return Line(LineKind.CUT, text[:measure], index)


def _raw_lines(page: CleanedPage, measure: int) -> Iterator[Line]:
    yield Line(LineKind.BLANK, "")
    previous_end: int | None = None
    for index, block in enumerate(page.article.blocks):
        if previous_end is not None and (block.line_start or 0) > previous_end + 1:
            yield Line(LineKind.BLANK, "")
        previous_end = block.line_end
        yield from _raw_block(block, index, measure)


def _raw_block(block: Block, index: int, measure: int) -> Iterable[Line]:
    if block.preformatted or (block.role is Role.TABLE and "\t" in block.text):
        return preformatted_lines(block.text, index, LineKind.SOURCE)
    return _wrapped(LineKind.SOURCE, block, index, measure)


def _source_lines(page: CleanedPage, source: str) -> Iterator[Line]:
    """The source, a line a row; each row knows the block that begins there, to keep the place."""
    begins: dict[int, int] = {}
    for index, block in enumerate(page.article.blocks):
        if block.line_start is not None:
            begins.setdefault(block.line_start, index)
    for number, row in enumerate(source.split("\n"), 1):
        yield Line(LineKind.SOURCE, row.expandtabs(8), begins.get(number, -1))
