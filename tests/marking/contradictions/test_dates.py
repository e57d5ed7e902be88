"""Days that a text names are read against the date of its page."""

from __future__ import annotations

import pytest

from tui.marking import mark, mark_documents

FILLER = "\n\nThe weather stayed mild for most of the week.\n\n"
PAGE = "2026-11-27"  # a Friday
CLOSED = "The council of Harrow closed the old bridge over the Wend {} for repairs."
FOUND = "Divers on Tuesday found the missing canoe below the old weir."
FOUND_AGAIN = "On {} the canoe was found below the weir by divers with torches."


def kinds(one: str, other: str, date: str | None = PAGE, language: str = "en") -> list[str]:
    marks = mark(one + FILLER + other, language=language, date=date)
    return [pair.kind.value for pair in marks.contradictions]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Tuesday", "on 24 November"),
        ("on Tuesday", "on Nov. 24"),
        ("on Tuesday, 24 November", "on Tuesday"),
        ("yesterday", "on Thursday"),
        ("on 26 November 2026", "yesterday"),
        ("on Friday", "today"),
    ],
)
def test_two_names_of_one_day_do_not_conflict(one: str, other: str) -> None:
    assert kinds(CLOSED.format(one), CLOSED.format(other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Tuesday", "on 25 November"),
        ("on Tuesday", "yesterday"),
        ("on 3 May", "on 5 May"),
        ("last year", "in 2019"),
    ],
)
def test_two_days_of_one_deed_conflict(one: str, other: str) -> None:
    assert kinds(CLOSED.format(one), CLOSED.format(other)) == ["date"]


def test_a_weekday_stays_open_where_the_page_has_no_date() -> None:
    assert kinds(CLOSED.format("on Tuesday"), CLOSED.format("on 25 November"), None) == []
    assert kinds(CLOSED.format("on Tuesday"), CLOSED.format("on 25 November"), "soon") == []


def test_one_event_told_in_other_words_on_another_day_is_found() -> None:
    assert kinds(FOUND, FOUND_AGAIN.format("25 November")) == ["date"]
    assert kinds(FOUND, FOUND_AGAIN.format("24 November")) == []


def test_dates_too_far_apart_are_of_two_events() -> None:
    assert kinds(FOUND, FOUND_AGAIN.format("25 June 2024")) == []


def test_a_day_ahead_is_read_forward() -> None:
    ahead = "The council of Harrow will close the old bridge over the Wend {} for repairs."
    assert kinds(ahead.format("on Tuesday"), ahead.format("on 1 December")) == []
    assert kinds(ahead.format("on Tuesday"), ahead.format("on 2 December")) == ["date"]


@pytest.mark.parametrize(
    ("language", "one", "same", "other"),
    [
        (
            "de",
            "Die Stadt Bern sperrte am Dienstag die alte Brücke über die Aare für Lastwagen.",
            "Die Stadt Bern sperrte am 24. November die alte Brücke über die Aare für Lastwagen.",
            "Die Stadt Bern sperrte gestern die alte Brücke über die Aare für Lastwagen.",
        ),
        (
            "es",
            "El ayuntamiento de Soria cerró el martes el viejo puente sobre el Duero.",
            "El ayuntamiento de Soria cerró el 24 de noviembre el viejo puente sobre el Duero.",
            "El ayuntamiento de Soria cerró el 26 de noviembre el viejo puente sobre el Duero.",
        ),
    ],
)
def test_german_and_spanish_days_are_read_too(
    language: str, one: str, same: str, other: str
) -> None:
    assert kinds(one, same, language=language) == []
    assert kinds(one, other, language=language) == ["date"]


def test_days_of_two_pages_are_read_against_their_own_dates() -> None:
    documents = [("a", FOUND), ("b", FOUND_AGAIN.format("Tuesday"))]
    assert mark_documents(documents, dates=[PAGE, PAGE]) == ()
    (pair,) = mark_documents(documents, dates=[PAGE, "2026-11-20"])
    assert pair.kind == "date"
    assert mark_documents(documents, dates=[PAGE, None]) == ()
