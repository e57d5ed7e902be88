"""What a page can never do: drive the terminal, crash the reader, reach the network, change files."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library.formats import FORMATS
from tui.library.page_object import page_object
from tui.library.pages import clean_page, clean_source
from tui.model import PageRef, SourcePage, visible_characters

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

HOSTILE = (
    "\x1b]52;c;aGVsbG8=\x07\x1b]0;title\x07\x9b31m\u202eevil\u202c [/b] [@click=app.quit]x[/] &#27;[2J "
    "The harbour board said on Monday that it would mend the quay before the winter comes back."
)


def source(text: str, *, is_html: bool) -> SourcePage:
    form = "html" if is_html else "text"
    return SourcePage(PageRef(f"page.{form}"), form, is_html, text, "utf-8", "d" * 64)


def test_no_output_of_any_form_can_drive_a_terminal(tmp_path: Path) -> None:
    html = tmp_path / "a\x1b]0;name\x07 [red].html"
    html.write_text(
        f"<html><head><title>{HOSTILE}</title></head><body><h1>{HOSTILE}</h1><p>{HOSTILE}</p>"
        f"<ul><li>{HOSTILE}</li></ul><table><tr><td>{HOSTILE}</td></tr></table></body></html>",
        encoding="utf-8",
    )
    text = tmp_path / "b.txt"
    text.write_text(f"{HOSTILE}\n\n{HOSTILE}\n", encoding="utf-8")
    for path in (html, text):
        page = clean_page(PageRef(str(path)))
        for write in FORMATS.values():
            assert not FORBIDDEN.search(write(page))


def test_cleaning_and_marking_reach_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    html = (
        "<html><head><link rel=stylesheet href='http://x.example/a.css'>"
        "<script src='http://x.example/a.js'></script></head><body>"
        "<img src='http://x.example/a.png'><iframe src='http://x.example/'></iframe>"
        f"<p>{HOSTILE}</p></body></html>"
    )
    assert clean_source(source(html, is_html=True)).error is None


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<li>",
        "<td>",
        "<table>",
        "<tr>",
        "</a>",
        "<b>",
        "<br>",
        "<br><br>",
        "<h1>",
        "</h1>",
        "<pre>",
        "<blockquote>",
        "<nav>",
        "<footer>",
        "<!--",
        "-->",
        "<",
        ">",
        "&amp;",
        "&#27;",
        "<a href=x>",
        "<body hidden>",
        "<div style='display:none'>",
    ]
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.one_of(TAGS, WORDS), max_size=40))
@settings(max_examples=80, deadline=None)
def test_mutilated_html_never_fails_and_the_ledger_holds(parts: list[str]) -> None:
    from tui.model import plain_text

    page = clean_source(source(plain_text("".join(parts)), is_html=True))
    assert page.error is None
    ledger = page.article.ledger
    counted = sum(visible_characters(block.text) for block in page.article.blocks)
    assert ledger.article + ledger.aside == ledger.visible == counted
    assert all(block.reasons for block in page.article.blocks)
    assert not FORBIDDEN.search(json.dumps(page_object(page), ensure_ascii=False))


@given(st.lists(WORDS, max_size=30))
@settings(max_examples=80, deadline=None)
def test_every_visible_character_of_a_dump_is_in_exactly_one_block(lines: list[str]) -> None:
    from tui.model import plain_text

    text = plain_text("\n".join(lines))
    page = clean_source(source(text, is_html=False))
    assert page.error is None
    shown = "".join("".join(block.text.split()) for block in page.article.blocks)
    assert shown == "".join(text.split())
    for quote in page.marks.quotes:
        assert 0 <= quote.start < quote.end <= len(page.article.text)
