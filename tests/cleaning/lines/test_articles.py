"""Where a dump's article begins and ends, and which roles its lines have."""

from __future__ import annotations

import pytest

from tests.cleaning.lines.pages import page
from tests.cleaning.lines.sample import BODY, CALL, PRODUCTS, TEASERS, TITLE, dump
from tui.cleaning.lines import clean_lines
from tui.model import Article, Block, PageKind, Role

MENU = ["Home", "News", "Sport", "Weather"]
FRAME = [TITLE, "By Mara Lind", "March 5, 2021"]


def _cleaned(text: str) -> Article:
    return clean_lines(page(text))


def _block(article: Article, opening: str) -> Block:
    return next(block for block in article.blocks if block.text.startswith(opening))


def _paragraphs(article: Article) -> list[str]:
    return article.text.split("\n\n")


@pytest.mark.parametrize("blank", [False, True], ids=["dense", "spaced"])
@pytest.mark.parametrize(
    "tail", [[], TEASERS, PRODUCTS, [*TEASERS, *CALL], [*PRODUCTS, *TEASERS]],
    ids=["none", "teasers", "products", "teasers-call", "products-teasers"],
)  # fmt: skip
def test_the_article_ends_with_its_last_paragraph(tail: list[str], blank: bool) -> None:
    article = _cleaned(dump(MENU, FRAME, BODY, tail, blank=blank))
    assert _paragraphs(article) == BODY


def test_a_paragraph_of_another_story_at_the_end_is_not_the_article_s() -> None:
    stranger = (
        "Bake the pastry for twenty minutes until the edges are golden, then brush it with melted "
        "butter, scatter the almonds over the top and let the cake cool on a rack before you "
        "slice it and serve it with whipped cream."
    )
    article = _cleaned(dump(FRAME, BODY, [stranger], TEASERS))
    assert not _block(article, "Bake the pastry").in_text
    assert _block(article, BODY[-1][:20]).in_text


def test_title_byline_and_date_are_told_from_the_text() -> None:
    article = _cleaned(dump(MENU, FRAME, BODY, CALL))
    assert _block(article, TITLE).role is Role.TITLE
    assert _block(article, "By Mara").role is Role.BYLINE
    assert _block(article, "March 5").role is Role.DATE
    facts = article.metadata
    assert facts.title is not None
    assert facts.title.value == TITLE
    assert facts.byline is not None
    assert facts.byline.value == "Mara Lind"
    assert facts.date is not None
    assert facts.date.value == "2021-03-05"
    assert facts.language is not None
    assert facts.language.value == "en"


def test_an_article_without_a_headline_gets_none() -> None:
    article = _cleaned(dump(BODY))
    assert article.metadata.title is None
    assert _paragraphs(article) == BODY


def test_a_subhead_between_paragraphs_is_a_heading() -> None:
    article = _cleaned(dump(FRAME, BODY[:3], ["A costly repair"], BODY[3:]))
    assert _block(article, "A costly repair").role is Role.HEADING


def test_items_between_paragraphs_are_a_list() -> None:
    items = ["- Monday to Friday: four crossings", "- Saturday: three", "- Sunday: two"]
    article = _cleaned(dump(FRAME, BODY[:4], items, BODY[4:]))
    assert [b.role for b in article.blocks if b.text.startswith("- ")] == [Role.LIST] * 3


def test_rows_between_tabs_are_one_table_that_keeps_its_cells() -> None:
    rows = ["Day\tFirst boat\tLast boat", "Monday\t7:00\t19:00", "Sunday\t9:00\t17:00"]
    article = _cleaned(dump(FRAME, BODY[:4], rows, BODY[4:]))
    tables = [block.text for block in article.blocks if block.role is Role.TABLE]
    assert tables == ["\n".join(rows)]


@pytest.mark.parametrize("clock", ["5 min read", "2 hours ago", "128"])
def test_a_clock_between_headline_and_article_is_none_of_its_lines(clock: str) -> None:
    article = _cleaned(dump([], [TITLE, "By Ada Poe", "12 March 2024", clock], BODY, []))
    assert article.text.startswith(BODY[0])
    assert _block(article, clock).role is Role.LEAD_JUNK
    assert _block(article, clock).reasons[0].id == "count-or-clock"


def test_a_pointer_to_another_story_goes_aside_and_the_article_goes_on() -> None:
    pointer = "Read also: What the new parking rules mean for drivers"
    article = _cleaned(dump(FRAME, BODY[:3], [pointer], BODY[3:]))
    assert _block(article, pointer).role is Role.RELATED
    assert _paragraphs(article) == BODY


def test_products_after_the_article_are_called_what_they_are() -> None:
    article = _cleaned(dump(FRAME, BODY, PRODUCTS))
    assert _block(article, "Our Latest Products").role is Role.PRODUCT_SPAM


def test_a_notice_of_rights_is_legal() -> None:
    article = _cleaned(dump(FRAME, BODY, CALL))
    assert _block(article, "© 2023").role is Role.LEGAL


def test_the_form_for_comments_is_told_from_the_article() -> None:
    form = ["3 Comments", "Leave a comment", "Your email address will not be published."]
    article = _cleaned(dump(FRAME, BODY, form))
    assert _paragraphs(article) == BODY
    assert _block(article, "Leave a comment").role is Role.COMMENT


def test_an_error_message_is_no_article() -> None:
    article = _cleaned("404\nPage not found\nThe page you asked for does not exist.\n")
    assert article.page_kind is PageKind.ERROR_PAGE


def test_an_empty_page_is_empty() -> None:
    assert _cleaned("\n \n").page_kind is PageKind.EMPTY


GERMAN = [
    (
        "Die Fähre zwischen Westbruch und der Insel Sarn fährt seit Montag wieder, zwei Jahre nachdem "
        "ein Sturm den Anleger zerstört hatte."
    ),
    (
        "Etwa 200 Menschen standen am Kai, als das erste Boot um sieben Uhr ablegte, darunter die "
        "Bürgermeisterin Ines Tolland."
    ),
    "„Wir haben lange genug auf die Fähre gewartet“, sagte Tolland, bevor sie an Bord ging.",
    "Die Reparatur des Anlegers hat 3,2 Millionen Euro gekostet, zwei Drittel davon zahlte der Kreis.",
]
JAPANESE = [
    "西浜町とサルン島を結ぶ港の渡し船が、嵐で桟橋が壊れてから二年ぶりに月曜日から運航を再開した。",
    "最初の船が午前七時に出航したとき、埠頭にはおよそ二百人が集まり、西浜町の町長も姿を見せた。",
    "町長は乗船する前に、「私たちはこの船を長い間待っていました」と述べ、島の人々に感謝した。",
    "桟橋の修理には三億二千万円がかかり、そのうち三分の二を県が負担したと港湾局は説明している。",
]
RUSSIAN = [
    (
        "Паром между Вестбруком и островом Сарн снова начал ходить в понедельник, через два года после "
        "того, как шторм разрушил причал."
    ),
    "Около двухсот человек стояли на набережной, когда первое судно отошло в семь часов утра.",
    "«Мы достаточно долго ждали этого парома», — сказала мэр города перед тем, как подняться на борт.",
    "Ремонт причала обошёлся в три миллиона, две трети этой суммы заплатил округ.",
]


@pytest.mark.parametrize(
    ("body", "tail", "language"),
    [
        (GERMAN, ["Mehr zum Thema", "Kommentare", "Impressum", "Datenschutz"], "de"),
        (JAPANESE, ["関連記事", "新しい駐車場の料金について", "利用規約"], "ja"),
        (RUSSIAN, ["Читайте также", "Комментарии", "Все права защищены"], "ru"),
    ],
    ids=["de", "ja", "ru"],
)
def test_articles_in_other_languages_are_cut_and_named(
    body: list[str], tail: list[str], language: str
) -> None:
    article = _cleaned(dump(body, tail))
    assert _paragraphs(article) == body
    assert article.metadata.language is not None
    assert article.metadata.language.value == language
