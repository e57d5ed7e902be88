"""One article as an HTML element: marked like the reading screen, what was set aside folded away."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from tui.library.export.inline import NOTHING, InlineMarks, inline_html
from tui.library.export.marks_html import conflicts_html, quotations_html
from tui.library.export.overlays import Overlays, is_safe, overlays
from tui.library.export.review import Review
from tui.library.words import DECISION_WORDS, count, role_name, role_words
from tui.model import Block, Role, word_count


def title_of(review: Review) -> str:
    """What the page is called."""
    title = review.page.article.metadata.title
    return title.value if title else review.page.ref.name


def article_html(review: Review, prefix: str = "", level: int = 1) -> str:
    """The article, the lists of its marks and where it came from, as one `<article>`.

    Args:
        review: The page as its reader left it.
        prefix: Begins every id in it.
        level: Of its headline, 1 to 6.
    """
    parts = [
        f'<article id="{prefix}top"{_language(review)} aria-labelledby="{prefix}title">',
        f'<h{level} id="{prefix}title">{html.escape(title_of(review))}</h{level}>',
        *_about(review),
        *_blocks(review, overlays(review, prefix), level),
        *conflicts_html(review, prefix, level + 1),
        *quotations_html(review, prefix, level + 1),
        _foot(review),
        "</article>",
    ]
    return "\n".join(parts)


def decision_words(review: Review) -> str:
    """What was decided, in a few words; empty when nothing was."""
    words = [DECISION_WORDS.get(review.decision, "")]
    words += ["starred"] if review.starred else []
    words += [f"tagged {', '.join(review.tags)}"] if review.tags else []
    return " · ".join(word for word in words if word)


def _language(review: Review) -> str:
    language = review.page.article.metadata.language
    if language is None:
        return ""
    return f' lang="{html.escape(language.value)}" dir="auto"'


def _about(review: Review) -> Iterator[str]:
    facts = review.page.article.metadata
    about = [html.escape(fact.value) for fact in (facts.site, facts.byline, facts.date) if fact]
    about.append(count(review.page.article.words, "word"))
    yield f'<p class="about">{" · ".join(about)}</p>'
    decided = decision_words(review)
    if decided:
        yield f'<p class="about decision">{html.escape(decided)}</p>'
    if review.note:
        yield f'<div class="note" role="note"><b>Note:</b> {html.escape(review.note)}</div>'


def _blocks(review: Review, marks: Overlays, level: int) -> Iterator[str]:
    """Everything on the page in its order: article blocks set, the others folded away."""
    blocks = list(enumerate(review.page.article.blocks))
    title = title_of(review)
    for (inside, role), run in groupby(blocks, key=lambda pair: _group_of(pair[1])):
        members = list(run)
        if not inside:
            yield from _aside([block for _, block in members])
        elif role is Role.LIST:
            yield from _list(members, marks)
        else:
            for number, block in members:
                if block.role is Role.TITLE and block.text == title:
                    continue
                yield _block(block, marks.get(number, NOTHING), level)
        for number, _ in members:
            yield from _notes_at(review, number)


def _group_of(block: Block) -> tuple[bool, Role | None]:
    return (block.in_article, Role.LIST if block.role is Role.LIST else None)


def _notes_at(review: Review, number: int) -> Iterator[str]:
    """Notes on passages that end in a block, below it."""
    block = review.page.article.blocks[number]
    if block.start is None or block.end is None:
        return
    for note in review.passages:
        if block.start < note.span.end <= block.end:
            yield f'<div class="note" role="note"><b>Note:</b> {html.escape(note.text)}</div>'


def _block(block: Block, marks: InlineMarks, level: int) -> str:
    if block.preformatted:
        return f'<pre tabindex="0">{inline_html(block.text, marks).replace("<br>", "")}</pre>'
    if block.role is Role.HEADING:
        own = min(6, level + max(1, block.level - 1))
        return f"<h{own}>{inline_html(block.text, marks)}</h{own}>"
    if block.role is Role.TABLE and "\t" in block.text:
        return _table(block, marks)
    return _SHAPES[block.role](inline_html(block.text, marks))


def _classed(name: str) -> Callable[[str], str]:
    return lambda inner: f'<p class="{name}">{inner}</p>'


_SHAPES: dict[Role, Callable[[str], str]] = {
    Role.TITLE: lambda inner: f"<p><b>{inner}</b></p>",
    Role.BYLINE: _classed("byline"),
    Role.DATE: _classed("byline"),
    Role.CAPTION: _classed("caption"),
    Role.BODY: lambda inner: f"<p>{inner}</p>",
    Role.TABLE: lambda inner: f"<p>{inner}</p>",
    Role.QUOTE: lambda inner: f"<blockquote><p>{inner}</p></blockquote>",
}


def _table(block: Block, marks: InlineMarks) -> str:
    rows, at = [], 0
    for line in block.text.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append(f"<td>{inline_html(block.text, marks, at, at + len(cell))}</td>")
            at += len(cell) + 1
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<div class="wide" tabindex="0"><table>{"".join(rows)}</table></div>'


def _list(members: Sequence[tuple[int, Block]], marks: Overlays) -> Iterator[str]:
    """List items, nested as deep as the page had them, numbered where it numbered them."""
    open_tags: list[str] = []
    for number, block in members:
        depth = max(1, min(block.level, len(open_tags) + 1))
        while len(open_tags) > depth:
            yield f"</li></{open_tags.pop()}>"
        if len(open_tags) == depth:
            yield "</li>"
        else:
            open_tags.append("ol" if block.marker[:1].isdigit() else "ul")
            yield f"<{open_tags[-1]}>"
        digits = block.marker.rstrip(".) ")
        numbered = open_tags[-1] == "ol" and digits.isascii() and digits.isdecimal()
        value = f' value="{int(digits)}"' if numbered and len(digits) < 9 else ""
        yield f"<li{value}>{inline_html(block.text, marks.get(number, NOTHING))}"
    while open_tags:
        yield f"</li></{open_tags.pop()}>"


def _aside(blocks: Sequence[Block]) -> Iterator[str]:
    words = sum(word_count(block.text) for block in blocks)
    yield (
        f'<details class="aside"><summary>{count(len(blocks), "block")}, {count(words, "word")} '
        f"set aside: {role_words(block.role for block in blocks)}</summary>"
    )
    for block in blocks:
        why = "; ".join(reason.says for reason in block.reasons)
        unsure = " · unsure" if block.unsure else ""
        yield (
            f'<p>{inline_html(block.text)} <span class="reason">'
            f"{role_name(block.role)}{unsure}: {html.escape(why)}</span></p>"
        )
    yield "</details>"


def _foot(review: Review) -> str:
    page, ledger = review.page, review.page.article.ledger
    share = round(100 * ledger.aside / ledger.visible) if ledger.visible else 0
    place = html.escape(page.ref.name)
    if page.url and is_safe(page.url):
        url = html.escape(page.url)
        place = f'<a href="{url}" rel="noreferrer nofollow">{url}</a> · {place}'
    error = f" · {html.escape(page.error)}" if page.error else ""
    return f'<p class="foot">{place} · {share} % of the page set aside{error}</p>'
