"""What is seen of a page of HTML at first."""

from __future__ import annotations

import time

import pytest

from tui.cleaning.glance import glance, glance_at_lines

PROSE = (
    "The ferry left the north quay at dawn with forty people on board, and the harbour master "
    "watched it go until the fog had closed behind it."
)
MENU = "".join(f'<a href="/{n}">Section number {n} of the paper</a> ' for n in range(8))


def test_the_headline_and_the_paragraphs_after_it_are_seen() -> None:
    seen = glance(
        f"<html><head><title>Fog | Daily</title></head><body><p>{PROSE} Subscribe now.</p>"
        f"<h1>Fog over\n the <em>quay</em></h1><p>{PROSE}</p><div>{PROSE}</div><p>By night.</p>"
    )
    assert seen is not None
    assert seen.title == "Fog over the quay"
    assert seen.paragraphs == (PROSE,)


def test_menus_scripts_and_what_is_set_beside_are_passed_over() -> None:
    seen = glance(
        f"<title>Fog</title><nav><p>{PROSE}</p></nav><script>x = '<p>{PROSE}</p>'</script>"
        f"<!-- <p>{PROSE}</p> --><p>{MENU}.</p><ASIDE><p>{PROSE}</p></ASIDE><p>{PROSE} Ends.</p>"
    )
    assert seen is not None
    assert seen.paragraphs == (f"{PROSE} Ends.",)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_the_declared_headline_is_taken_where_there_is_no_first_heading(quote: str) -> None:
    meta = "<meta property='og:title' content='Fog &amp; ice'>".replace("'", quote)
    seen = glance(f"<title>Daily</title>{meta}<p>{PROSE}</p>")
    assert seen is not None
    assert seen.title == "Fog & ice"


@pytest.mark.parametrize(
    "markup",
    [
        "",
        f"<p>{PROSE}</p>",
        "<title>Fog</title><p>Short.</p>",
        f"<title>Fog</title><script><p>{PROSE}</p>",
        f"<title>Fog</title><!-- <p>{PROSE}</p>",
    ],
)
def test_nothing_is_seen_where_no_article_shows_itself(markup: str) -> None:
    assert glance(markup) is None


def test_no_more_is_looked_for_than_a_screen_shows() -> None:
    seen = glance("<title>Fog</title>" + f"<p>{PROSE}</p>" * 500)
    assert seen is not None
    assert 40 < len(seen.paragraphs) < 60


def test_what_could_drive_a_terminal_is_made_plain() -> None:
    seen = glance(f"<h1>Fog&#27;]52;c;x\u202e</h1><p>{PROSE}&#27;[2J \x9b1m Ends.</p>")
    assert seen is not None
    assert not {"\x1b", "\x9b", "\u202e"} & set("".join([seen.title, *seen.paragraphs]))


@pytest.mark.parametrize(
    "piece", ["<a", "<meta ", "<!--", "<script>", "<SCRIPT></SCRIPT>", "<nav></nav>", "<p>", "&#x"]
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        markup = piece * (size // len(piece))
        begun = time.process_time()
        glance(markup)
        return time.process_time() - begun

    seconds(1_000)
    # Were it quadratic, eight times the length would take sixty-four times as long.
    assert seconds(240_000) < 30 * max(seconds(30_000), 0.002)


def test_of_plain_text_the_headline_and_the_paragraphs_are_seen() -> None:
    lines = [
        "Home",
        "",
        "Posted 27 November 2026 by the harbour office of the town",
        "Photo: Lund.",
    ]
    lines += ["Fog closes the harbour", "", PROSE, "Read more", PROSE]
    seen = glance_at_lines("\n".join(lines))
    assert seen is not None
    assert seen == ("Fog closes the harbour", (PROSE, PROSE))


def test_plain_text_without_a_headline_or_a_paragraph_shows_nothing() -> None:
    assert glance_at_lines(f"Home\n{PROSE}") is None
    assert glance_at_lines("Fog closes the harbour\n\nShort.") is None
    assert glance_at_lines("") is None


def test_of_long_plain_text_only_as_much_is_taken_as_a_screen_can_show() -> None:
    seen = glance_at_lines("Fog closes the harbour\n" + f"{PROSE}\n" * 500)
    assert seen is not None
    assert len(seen.paragraphs) < 100
