"""Lines that stand in the way inside an article, and the article that goes on after them."""

from __future__ import annotations

import pytest

from tests.cleaning.lines.pages import page
from tests.cleaning.lines.sample import BODY, PRODUCTS, TITLE
from tui.cleaning.lines import clean_lines
from tui.cleaning.lines.interruptions import interruptions
from tui.cleaning.lines.shapes import shapes_of
from tui.cleaning.lines.units import units_of
from tui.model import Article, Role

GERMAN = [
    (
        "Die Fähre zwischen Westbruck und der Insel Sarn fährt seit Montag wieder, zwei Jahre nachdem ein "
        "Sturm den Anleger zerstört hatte."
    ),
    (
        "„Wir haben lange genug gewartet“, sagte Bürgermeisterin Ines Tolland, bevor sie an Bord ging. Die "
        "Insel brauche das Schiff für Post und Brot."
    ),
    (
        "Der neue Anleger hat 3,2 Millionen Euro gekostet. Zwei Drittel davon zahlte der Kreis, den Rest "
        "der Hafen und viele kleine Spender."
    ),
    (
        "Auf Sarn wohnen 340 Menschen, es gibt einen einzigen Laden. Bis Oktober legt das Schiff viermal am "
        "Tag ab, im Winter nur zweimal."
    ),
]
POLISH = [
    (
        "Prom między Zachodnim Brzegiem a wyspą Sarn znów pływa od poniedziałku, dwa lata po tym, jak "
        "sztorm zniszczył przystań."
    ),
    (
        "„Czekaliśmy wystarczająco długo”, powiedziała burmistrz Ines Tolland, zanim weszła na pokład. "
        "Wyspa potrzebuje promu, żeby dostać pocztę i chleb."
    ),
    (
        "Nowa przystań kosztowała 3,2 miliona, z czego dwie trzecie zapłacił powiat. Resztę dał port i "
        "wielu drobnych darczyńców."
    ),
    (
        "Na Sarn mieszka 340 osób i jest tam tylko jeden sklep. Do października prom będzie odpływał cztery "
        "razy dziennie."
    ),
]


def _cleaned(lines: list[str]) -> Article:
    return clean_lines(page("\n".join(lines) + "\n"))


def _found(lines: list[str]) -> frozenset[int]:
    return interruptions(shapes_of(units_of("\n".join(lines))))


@pytest.mark.parametrize("body", [BODY, GERMAN, POLISH], ids=["en", "de", "pl"])
@pytest.mark.parametrize("line", ["Advertisement", "Anzeige", "Read also: Ten walks by the sea"])
@pytest.mark.parametrize("place", [1, 2, 3])
def test_an_article_goes_on_after_a_line_that_interrupts_it(
    body: list[str], line: str, place: int
) -> None:
    article = _cleaned([TITLE, *body[:place], line, *body[place:]])
    roles = {block.text: block.role for block in article.blocks}
    assert all(roles[paragraph] is Role.BODY for paragraph in body)
    assert roles[line] in (Role.PRODUCT_SPAM, Role.RELATED)


def test_an_advert_inside_a_sentence_does_not_cut_it() -> None:
    halves = BODY[1].split(" when ")
    article = _cleaned([TITLE, BODY[0], halves[0], "Advertisement", f"when {halves[1]}", *BODY[2:]])
    assert "Advertisement" not in article.text
    assert f"{halves[0]}\n\nwhen {halves[1]}" in article.text


def test_adverts_over_products_after_the_article_interrupt_nothing() -> None:
    article = _cleaned([TITLE, *BODY, "Advertisement", *PRODUCTS])
    assert article.text.endswith(BODY[-1])


def test_only_a_line_between_two_pieces_of_prose_interrupts() -> None:
    assert _found([BODY[0], "Advertisement", BODY[1]]) == {1}
    assert _found([BODY[0], "Advertisement", "Advertisement", BODY[1]]) == {1, 2}
    assert _found(["Advertisement", BODY[0], BODY[1]]) == frozenset()
    assert _found([BODY[0], BODY[1], "Advertisement"]) == frozenset()
    assert _found([BODY[0], "Advertisement", "Home", BODY[1]]) == frozenset()
    assert _found([BODY[0], "Advertisement for the spring concert", BODY[1]]) == frozenset()


def test_two_pointers_in_a_row_are_a_list_of_links() -> None:
    pointers = ["Read also: Ten walks by the sea", "Read also: What the harbour costs"]
    assert _found([BODY[0], *pointers, BODY[1]]) == frozenset()


def test_prose_of_another_language_does_not_go_on() -> None:
    assert _found([BODY[0], "Advertisement", POLISH[0]]) == frozenset()


def test_a_page_of_interruptions_alone_has_no_article() -> None:
    article = _cleaned(["Advertisement", "Read also: Ten walks by the sea"])
    assert article.text == ""
