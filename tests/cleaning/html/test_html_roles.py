from __future__ import annotations

import gc

import pytest

from tests.cleaning.html.pages import (
    HEADLINE,
    PARAGRAPHS,
    article_page,
    block_with,
    clean,
    paragraphs,
    texts,
)
from tui.cleaning.html.certain import OUT, leads_elsewhere, without_the_certain
from tui.cleaning.html.judge import Judgement
from tui.cleaning.html.raw import Box, RawBlock
from tui.model import PageKind, Role

FIRST, LAST = PARAGRAPHS[:3], PARAGRAPHS[3:]


def between(inside: str) -> str:
    return article_page(paragraphs(*FIRST) + inside + paragraphs(*LAST))


def test_the_paragraphs_of_an_article_are_its_text_and_nothing_else_is() -> None:
    article = clean(article_page())
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_headline_menu_teasers_and_footer_have_their_roles() -> None:
    article = clean(article_page())
    assert texts(article, Role.TITLE) == [HEADLINE]
    assert block_with(article, "Weather").role is Role.NAV
    assert block_with(article, "Gulls steal").role in (Role.RELATED, Role.NAV)
    assert not block_with(article, "Privacy policy").in_text


def test_a_data_table_stays_one_block_with_its_rows() -> None:
    rows = (
        "<tr><th>Pier</th><th>Built</th><th>Length in metres</th></tr>"
        "<tr><td>North pier</td><td>1874</td><td>410</td></tr>"
        "<tr><td>South pier</td><td>1921</td><td>365</td></tr>"
    )
    article = clean(between(f"<table>{rows}</table>"))
    table = block_with(article, "1874")
    assert table.role is Role.TABLE
    assert table.text.splitlines() == [
        "Pier\tBuilt\tLength in metres",
        "North pier\t1874\t410",
        "South pier\t1921\t365",
    ]


def test_list_items_stay_apart_and_keep_their_markers() -> None:
    items = (
        "The north pier stays closed until the end of April.",
        "The ferry to Oldholm leaves from the coal quay at every full hour.",
        "Anglers may use the south pier at low water only.",
    )
    inside = "<p>What changes from Monday:</p><ol>" + "".join(f"<li>{i}</li>" for i in items)
    article = clean(between(inside + "</ol>"))
    blocks = [block_with(article, item) for item in items]
    assert [block.role for block in blocks] == [Role.LIST] * 3
    assert [block.marker for block in blocks] == ["1.", "2.", "3."]


def test_code_keeps_its_lines() -> None:
    code = "for pier in piers:\n    if pier.holes:\n        pier.close()"
    article = clean(between(f"<pre><code>{code}</code></pre>"))
    block = block_with(article, "pier.holes")
    assert block.preformatted
    assert block.text == code


def test_a_caption_is_a_caption_and_no_text() -> None:
    words = "Divers under the north pier last Thursday. Photo: Ole Brandt"
    figure = f'<figure><img src="pier.jpg" alt=""><figcaption>{words}</figcaption></figure>'
    article = clean(between(figure))
    assert block_with(article, words).role is Role.CAPTION
    assert words not in article.text


def test_line_breaks_part_paragraphs_but_not_a_sentence() -> None:
    begin, end = FIRST[1].split(", and")
    body = f"<div>{FIRST[0]}<br><br>{begin},<br>and{end}<br><br>{FIRST[2]}<br>{LAST[0]}</div>"
    article = clean(article_page(body))
    assert [block.text for block in article.blocks if block.in_text] == [*FIRST, LAST[0]]


def test_an_advert_inside_a_sentence_does_not_cut_it() -> None:
    begin, end = PARAGRAPHS[1].split(", and")
    advert = '<span class="ad-inline advert">Advertisement</span>'
    article = clean(article_page(paragraphs(FIRST[0], f"{begin}, {advert}and{end}", *LAST)))
    sentence = block_with(article, "two more that")
    assert sentence.text == PARAGRAPHS[1]
    assert sentence.role is Role.BODY
    assert not block_with(article, "Advertisement").in_text


def test_a_quotation_is_a_quote_and_a_subhead_a_heading() -> None:
    words = "The board has waited for this letter for two years, and it will not wait a third."
    article = clean(between(f"<h2>Who pays for it</h2><blockquote><p>{words}</p></blockquote>"))
    assert block_with(article, "Who pays").role is Role.HEADING
    assert block_with(article, "a third").role is Role.QUOTE


def test_byline_and_date_below_the_headline_are_no_text() -> None:
    top = '<div class="meta"><span class="author">By Mira Sund</span></div><p>12 March 2023</p>'
    article = clean(article_page(top + paragraphs(*PARAGRAPHS)))
    assert block_with(article, "Mira Sund").role is Role.BYLINE
    assert block_with(article, "12 March").role is Role.DATE
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_comments_below_are_comments() -> None:
    comments = "".join(
        f'<li class="comment"><b>{name} says:</b><p>{words}</p></li>'
        for name, words in (
            ("Olaf", "My father built that pier and he said then that the stones were too small."),
            (
                "Jette",
                "Can somebody tell me where the ferry leaves on Sundays? I could not find it.",
            ),
        )
    )
    below = f'<section id="comments"><h3>2 comments</h3><ol class="comment-list">{comments}</ol>'
    article = clean(article_page().replace("</main>", f"{below}</section></main>"))
    assert block_with(article, "stones were too small").role is Role.COMMENT
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("hide", ['style="display: none"', "hidden"])
def test_hidden_text_is_set_aside_and_says_so(hide: str) -> None:
    words = "Sign in to follow this story"
    box = f'<div class="modal" {hide}><p>{words}</p><button>Close</button></div>'
    article = clean(article_page().replace("<main>", f"{box}<main>"))
    block = block_with(article, words)
    assert not block.in_text
    assert block.reasons[0].id == "hidden"


@pytest.mark.parametrize("hide", ["hidden", 'style="visibility:hidden"'])
def test_a_body_that_a_script_would_unhide_is_read(hide: str) -> None:
    article = clean(article_page().replace("<body>", f"<body {hide}>"))
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_text_in_noscript_is_read_where_the_page_shows_little_else() -> None:
    page = article_page()
    start, end = page.index("<main>"), page.index("</main>") + len("</main>")
    bare = f"<html><body><noscript>{page[start:end]}</noscript><p>Please wait</p></body></html>"
    assert PARAGRAPHS[0] in clean(bare).text


def test_a_heading_with_nothing_under_it_is_no_text() -> None:
    article = clean(article_page(paragraphs(*PARAGRAPHS) + "<h3>9 thoughts on the north pier</h3>"))
    assert not block_with(article, "9 thoughts").in_text
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "call", ["Share on Facebook", "Read more", "Read more Read more Share on X"]
)
def test_a_block_that_is_nothing_but_a_call_is_out_unless_the_model_is_sure(call: str) -> None:
    block = RawBlock(Box(None, "p", "p", 0, 0), call, call, call.count(" ") + 1)
    assert without_the_certain([block], [0.7]) == [OUT]
    assert without_the_certain([block], [0.95]) == [0.95]


def test_a_sentence_that_holds_a_call_is_left_to_the_model() -> None:
    words = "Whoever wants to read more about the pier may come to the town hall on Friday."
    block = RawBlock(Box(None, "p", "p", 0, 0), words, words, words.count(" ") + 1)
    assert without_the_certain([block], [0.7]) == [0.7]


@pytest.mark.parametrize(
    "line",
    [
        '<p>Read also: <a href="/c">The tower clock is right again after eleven years</a></p>',
        '<p>Lesen Sie auch – <a href="/c">Die Turmuhr geht nach elf Jahren wieder richtig</a></p>',
        '<p>[Read more: <a href="/c">Gulls steal a wedding cake from the ferry</a>]</p>',
    ],
)
def test_a_linked_line_that_announces_another_page_is_set_aside_within_the_text(line: str) -> None:
    page = article_page(paragraphs(*PARAGRAPHS[:3]) + line + paragraphs(*PARAGRAPHS[3:]))
    article = clean(page)
    (block,) = (b for b in article.blocks if "/c" in {link.href for link in b.links})
    assert block.role is Role.RELATED
    assert "leads-elsewhere" in {reason.id for reason in block.reasons}
    assert article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Read also: what the divers found under the coal quay", 0),
        ("Read also what the divers found under the coal quay", 51),
        ("The harbour board: what the divers found under the quay", 54),
        ("Read also: " + "what the divers found " * 12, 270),
    ],
)
def test_a_line_that_only_looks_like_an_announcement_is_left_alone(text: str, linked: int) -> None:
    block = RawBlock(Box(None, "p", "p", 0, 0), text, text, len(text.split()))
    block.link_chars = linked
    assert not leads_elsewhere(block)


def test_a_second_judge_makes_a_side_more_sure_or_less_and_moves_no_block() -> None:
    said = Judgement([0.7, 0.7, 0.4], PageKind.OTHER, [True, False, False])
    assert said.surely(0, True, 0.7) > 0.7
    assert 0.5 <= said.surely(1, True, 0.7) < 0.7
    assert said.surely(2, False, 0.6) > 0.6
    assert said.surely(2, True, 0.5) == 0.5
    assert Judgement([0.7], PageKind.OTHER).surely(0, True, 0.7) == 0.7


def test_what_a_second_judge_says_is_a_reason_and_moves_no_block(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.cleaning.html.judge.VOTE_UNDER", 2.0)  # it is asked about every page
    page = between("<p>Pier tickets</p>")
    asked, alone = clean(page), clean(page, votes=False)
    assert asked.text == alone.text
    opinions = {reason.id for block in asked.blocks for reason in block.reasons}
    assert "readability" in opinions
    assert [b.confidence for b in asked.blocks] != [b.confidence for b in alone.blocks]


def test_a_long_page_is_cleaned_without_the_second_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.cleaning.html.judge.VOTE_UNDER", 2.0)
    page = between("<p>Pier tickets</p>")
    monkeypatch.setattr("tui.cleaning.html.votes.MAX_CHARS", len(page) // 2)
    assert clean(page) == clean(page, votes=False)


def test_the_second_judge_does_not_read_what_the_page_hides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.cleaning.html.judge.VOTE_UNDER", 2.0)
    hidden = "The harbour board met behind closed doors, and nobody was told of what it said there."
    page = between(
        f'<p style="color: red; display: none">{hidden}</p><p hidden>{hidden} Twice.</p>'
    )
    article = clean(page.replace("<body", '<body style="display: none"', 1))
    assert "readability" in {reason.id for reason in block_with(article, PARAGRAPHS[0]).reasons}
    for words in (hidden, f"{hidden} Twice."):
        (block,) = [block for block in article.blocks if block.text == words]
        kept = "readability-against" if block.in_article else "readability"
        assert kept in {reason.id for reason in block.reasons}


@pytest.mark.parametrize("on", [True, False])
def test_the_search_for_cycles_is_left_as_it_was(on: bool) -> None:
    was = gc.isenabled()
    try:
        gc.enable() if on else gc.disable()
        clean(article_page())
        assert gc.isenabled() is on
    finally:
        gc.enable() if was else gc.disable()
