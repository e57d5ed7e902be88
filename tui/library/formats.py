"""A page in the forms that people and programs read: text, Markdown, HTML, JSON."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from tui.library.page_object import json_line, page_object
from tui.model import Block, CleanedPage, Role

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_MARKDOWN_LINE_START = re.compile(r"^(\s*)([#+\-=|~]|\d+[.)])")


def as_text(page: CleanedPage) -> str:
    """The headline and the article as plain text, paragraphs parted by a blank line."""
    title = page.article.metadata.title
    parts = [title.value] if title else []
    parts += [_text_of(block) for block in page.article.blocks if block.in_text]
    return "\n\n".join(parts) + "\n" if parts else ""


def as_markdown(page: CleanedPage) -> str:
    """The article as CommonMark; nothing of the page is taken for markup."""
    facts = page.article.metadata
    parts = [f"# {_escape_markdown(facts.title.value)}"] if facts.title else []
    about = [_escape_markdown(f.value) for f in (facts.site, facts.byline, facts.date) if f]
    if about:
        parts.append(" · ".join(about))
    rows: list[str] = []
    for block in page.article.blocks:
        if not block.in_text:
            continue
        if block.role is Role.LIST:
            rows.append(_markdown_of(block))
            continue
        if rows:
            parts.append("\n".join(rows))
            rows = []
        parts.append(_markdown_of(block))
    if rows:
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n" if parts else ""


def as_html(page: CleanedPage) -> str:
    """The article as one HTML document that asks for nothing from outside."""
    facts = page.article.metadata
    title = html.escape(facts.title.value) if facts.title else html.escape(page.ref.name)
    language = f' lang="{html.escape(facts.language.value)}"' if facts.language else ""
    about = " · ".join(html.escape(f.value) for f in (facts.site, facts.byline, facts.date) if f)
    body = "\n".join(_html_of(page.article.blocks))
    return (
        f'<!doctype html>\n<html{language}>\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n</head>\n<body>\n<article>\n<h1>{title}</h1>\n"
        + (f"<p>{about}</p>\n" if about else "")
        + f"{body}\n</article>\n</body>\n</html>\n"
    )


def as_json(page: CleanedPage) -> str:
    """The page object on one line."""
    return json_line(page_object(page)) + "\n"


FORMATS: dict[str, Callable[[CleanedPage], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "json": as_json,
}
"""Form by the name that `--format` takes."""

SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "json": ".json"}
"""File name ending of each form."""


def form_of(name: str) -> str:
    """The form that a file's name asks for; Markdown where its ending says nothing."""
    ending = PurePath(name).suffix.lower()
    if ending == ".htm":
        return "html"
    return next((form for form, suffix in SUFFIXES.items() if suffix == ending), "markdown")


def _text_of(block: Block) -> str:
    if block.role is Role.LIST and block.marker:
        return f"{'  ' * max(0, block.level - 1)}{block.marker} {block.text}"
    return block.text


def _escape_markdown(text: str) -> str:
    return _MARKDOWN_LINE_START.sub(r"\1\\\2", _MARKDOWN_SPECIAL.sub(r"\\\1", text))


def _markdown_of(block: Block) -> str:
    if block.role is Role.TABLE and "\t" in block.text:
        rows = [row.split("\t") for row in block.text.split("\n")]
        width = max(map(len, rows))
        cells = [
            [_escape_markdown(cell).replace("|", r"\|") for cell in row + [""] * (width - len(row))]
            for row in rows
        ]
        lines = ["| " + " | ".join(row) + " |" for row in cells]
        return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])
    if block.preformatted:
        fence = "`" * max(3, 1 + max((len(m) for m in re.findall("`+", block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    text = _escape_markdown(block.text)
    if block.role is Role.HEADING:
        return f"{'#' * min(6, max(2, block.level))} {text}"
    if block.role is Role.QUOTE:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if block.role is Role.LIST:
        marker = block.marker if block.marker[:1].isdigit() else "-"
        return f"{'  ' * max(0, block.level - 1)}{marker} {text}"
    return text


def _html_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    in_list = False
    for block in blocks:
        if not block.in_text:
            continue
        text = html.escape(block.text, quote=False)
        if (block.role is Role.LIST) != in_list:
            in_list = not in_list
            yield "<ul>" if in_list else "</ul>"
        if block.role is Role.LIST:
            yield f"<li>{text}</li>"
        elif block.role is Role.TABLE and "\t" in text:
            rows = (
                "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("\t")) + "</tr>"
                for row in text.split("\n")
            )
            yield f"<table>{''.join(rows)}</table>"
        elif block.preformatted:
            yield f"<pre>{text}</pre>"
        elif block.role is Role.HEADING:
            level = min(6, max(2, block.level))
            yield f"<h{level}>{text}</h{level}>"
        elif block.role is Role.QUOTE:
            yield f"<blockquote><p>{text}</p></blockquote>"
        else:
            yield f"<p>{text}</p>"
    if in_list:
        yield "</ul>"
