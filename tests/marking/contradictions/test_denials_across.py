"""A denial on one page finds what another page of the story claims, and only what it denies itself."""

from __future__ import annotations

import pytest

from tui.marking import mark_documents
from tui.marking.contradictions.denials_across import MAX_HOLDERS

CLAIM = "Prosecutors accuse Lowmark of bribing three port officials in Calder Bay."
DENIED = "Lowmark denied bribing port officials."
AROUND = "The shipyard of Calder Bay was quiet on Monday."
ELSEWHERE = "A new crane arrived by barge in the evening."


def linked(*pages: str, language: str = "en") -> list[tuple[str, str]]:
    """The statements of all pairs that a denial on another page makes."""
    documents = [(str(number), page) for number, page in enumerate(pages)]
    texts = dict(documents)
    return [
        (texts[pair.a.doc][pair.a.start : pair.a.end], texts[pair.b.doc][pair.b.start : pair.b.end])
        for pair in mark_documents(documents, language=language)
        if pair.rule == "denied-elsewhere"
    ]


def page(*sentences: str) -> str:
    return "\n\n".join(sentences)


ANSWERS = [
    (CLAIM, DENIED),
    (CLAIM, "Lowmark has denied that it bribed port officials."),
    (CLAIM, "Lowmark's chairman, Otto Brandt, said it was not true that Lowmark bribed officials."),
    (CLAIM, "Lowmark denies the bribery allegations."),
    (CLAIM, "Lowmark dismissed the accusations of bribery as politics."),
    (CLAIM, "Lowmark said that it had not bribed the port officials."),
    (CLAIM, "Lowmark called the bribery allegations “pure invention”."),
    (CLAIM, "Lowmark pleaded not guilty to bribing port officials."),
    (
        CLAIM,
        "A spokesman for Lowmark said there was no truth to the claim that it bribed officials.",
    ),
    (CLAIM, "Lowmark called reports that it had bribed port officials untrue."),
    (CLAIM, "Otto Brandt said that reports that Lowmark bribed port officials were untrue."),
    (CLAIM, "“We never bribed any port officials,” a spokesman for Lowmark said."),
    (CLAIM, "Lowmark called the port-officials bribery allegations “pure invention”."),
    (
        "Auditors say that Lowmark had laundered money through its ferries.",
        "Lowmark denied the money-laundering allegations.",
    ),
    (
        "Inspectors say that Lowmark had not checked the crane for ten years.",
        "Lowmark disputes the finding that the crane had not been checked for ten years.",
    ),
    ("Lowmark is accused of bribing three port officials.", DENIED),
    ("Lowmark bribed three port officials, a former clerk told the court.", DENIED),
    ("Lowmark bribed three port officials, prosecutors allege.", DENIED),
    ("According to a clerk, Lowmark bribed three port officials.", DENIED),
    (
        "Villagers say that soldiers of the Tarn barracks burned eleven barns.",
        "The premier denied that soldiers of the Tarn barracks burned any barns.",
    ),
    (
        "Inspectors say that Lowmark had not checked the crane for ten years.",
        "Lowmark rejected the claim that the crane had not been checked for ten years.",
    ),
]


@pytest.mark.parametrize(("claim", "answer"), ANSWERS)
def test_a_denial_finds_the_claim_on_another_page(claim: str, answer: str) -> None:
    beside = "The crane of Lowmark at the Tarn barracks was old."
    assert linked(page(claim, beside), page(ELSEWHERE, answer)) == [(claim, answer)]
    assert linked(page(ELSEWHERE, answer), page(claim, AROUND)) == [(answer, claim)]


def test_it_is_shown_as_a_dispute_with_the_denying_words() -> None:
    (pair,) = mark_documents([("a", page(CLAIM, AROUND)), ("b", DENIED)], language="en")
    assert (pair.kind, pair.strength) == ("denial", "dispute")
    assert [words.of(DENIED) for words in pair.b_words] == ["denied bribing port officials"]
    assert "may conflict" in pair.why


def test_the_company_is_who_was_named_just_before() -> None:
    other = page("Lowmark is to build nine ferries.", "The company denied bribing port officials.")
    assert linked(page(CLAIM, AROUND), other)
    assert not linked(page(CLAIM, AROUND), other.replace("Lowmark", "Highmark"))


def test_the_director_of_the_company_speaks_for_who_was_named_just_before() -> None:
    denial = "The firm's director, Otto Brandt, denied bribing port officials."
    assert linked(CLAIM, page("Lowmark is to build nine ferries.", denial))
    assert not linked(CLAIM, page("Highmark is to build nine ferries.", denial))


def test_any_wrongdoing_is_what_the_page_around_it_speaks_of() -> None:
    denial = "Lowmark denied any wrongdoing."
    assert linked(CLAIM, page("Police looked for papers on port officials and bribes.", denial))
    assert not linked(CLAIM, page("Two drivers quarrelled over a parking place.", denial))


@pytest.mark.parametrize(
    "answer",
    [
        "Highmark denied bribing port officials.",
        "Lowmark denied dumping acid into the bay.",
        "Lowmark denied bribing doctors for a vaccine.",
        "Lowmark denied bribing port officials in Sule in a case of its own.",
        "Lowmark did not deny bribing port officials.",
        "Nobody denied bribing port officials for Lowmark.",
        "Port officials denied Lowmark a permit for the pier.",
        "Lowmark was denied a berth by port officials.",
        "If Lowmark denied bribing port officials, it would go to court.",
        "Lowmark denies the allegations.",
        "Lowmark denied rumours of a merger with the port.",
        "Lowmark rejected an offer by port officials.",
        "Has Lowmark denied bribing port officials?",
        "Lowmark was named in reports on the port that were untrue.",
        "“We never met,” a port official of Lowmark said.",
        "“We never bribed any port officials,” a spokesman for Highmark said.",
        "The port denied building permits to three officials of Lowmark.",
        "Lowmark may not have bribed port officials.",
        "Lowmark pleaded guilty to bribing port officials.",
        "Lowmark said that officials were not at their desks.",
    ],
)
def test_another_denial_answers_nothing(answer: str) -> None:
    assert linked(page(CLAIM, AROUND), page(ELSEWHERE, answer)) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Lowmark may have bribed three port officials.",
        "Did Lowmark bribe three port officials?",
        "Prosecutors say that Lowmark never bribed port officials.",
        "Lowmark admitted to bribing three port officials.",
        "Prosecutors accuse Highmark of bribing three port officials.",
        "1. Lowmark bribed three port officials.",
    ],
)
def test_what_is_no_claim_of_the_deed_is_not_answered(claim: str) -> None:
    assert linked(page(claim, AROUND), page(ELSEWHERE, DENIED)) == []


def test_what_has_been_admitted_since_is_denied_no_more() -> None:
    later = page(DENIED, "Last week Lowmark admitted that it had bribed them.")
    assert linked(page(CLAIM, AROUND), later) == []
    assert linked(page(CLAIM, "Lowmark has since admitted to bribing them."), DENIED) == []
    assert linked(page(CLAIM, "The yard has acknowledged that it bribed them."), DENIED) == []
    assert linked(page(CLAIM, "Lowmark pleaded guilty to bribing them."), DENIED) == []
    assert linked(page(CLAIM, "Lowmark admitted that the crane was old."), DENIED) != []
    assert linked(page(CLAIM, "Highmark never admitted that it bribed them."), DENIED) != []


def test_a_page_with_both_sides_needs_no_second_pair() -> None:
    alone = page(CLAIM, AROUND)
    both = page(CLAIM, ELSEWHERE, "Lowmark denied that it bribed port officials.")
    assert linked(alone, both) == []
    assert linked(both, page(ELSEWHERE, DENIED)) == []
    assert linked(both, alone, page(ELSEWHERE, DENIED)) == []


def test_a_page_that_says_itself_what_it_reports_as_denied_needs_no_second_pair() -> None:
    assert linked(CLAIM, page("Lowmark bribed three port officials.", ELSEWHERE, DENIED)) == []


def test_another_year_is_another_deed() -> None:
    claim = "Prosecutors accuse Lowmark of bribing port officials in 2019."
    assert linked(claim, "Lowmark denied bribing port officials in 2019.") != []
    assert linked(claim, "Lowmark denied bribing port officials in 2012.") == []


def test_copies_of_a_claim_and_of_a_denial_make_one_pair() -> None:
    claims = [page(CLAIM, AROUND), page(ELSEWHERE, CLAIM)]
    denials = [page(ELSEWHERE, DENIED), page(AROUND, DENIED)]
    assert linked(*claims, *denials) == [(CLAIM, DENIED)]


def test_a_denial_that_repeats_its_claim_word_by_word_is_told_once() -> None:
    claim = (
        "Lowmark bribed three port officials of Calder Bay for a contract in the spring of 2019."
    )
    denial = f"Otto Brandt denied that {claim}"
    pairs = mark_documents(
        [("a", page(claim, AROUND)), ("b", page(ELSEWHERE, AROUND, denial))], language="en"
    )
    assert [pair.rule for pair in pairs] == ["restated-denial"]


def test_one_page_answers_a_claim_once() -> None:
    twice = page(
        DENIED, ELSEWHERE, "Lowmark rejected the allegations of bribery of port officials."
    )
    assert len(linked(page(CLAIM, AROUND), twice)) == 1


def test_a_story_that_has_a_word_in_every_claim_is_led_by_the_others() -> None:
    many = (
        f"The port officials of quay {'abcdefgh'[at % 8]}{'ijkl'[at // 8]} met Lowmark."
        for at in range(MAX_HOLDERS + 2)
    )
    assert linked(page(*many, CLAIM), DENIED) == [(CLAIM, DENIED)]


@pytest.mark.parametrize(
    ("language", "claim", "answer"),
    [
        (
            "de",
            "Die Ermittler werfen Lowmark vor, drei Beamte im Hafen bestochen zu haben.",
            "Die Werft Lowmark bestritt, Beamte im Hafen bestochen zu haben.",
        ),
        (
            "de",
            "Nachbarn sagen, dass Lowmark giftigen Schlamm in die Bucht leitete.",
            "Lowmark bestreitet, dass giftiger Schlamm in die Bucht geleitet wurde.",
        ),
        (
            "de",
            "Die Ermittler werfen Lowmark vor, drei Beamte im Hafen bestochen zu haben.",
            "Lowmark wies die Vorwürfe zurück, Beamte im Hafen bestochen zu haben.",
        ),
        (
            "es",
            "Los fiscales acusan a Lowmark de sobornar a tres funcionarios del puerto.",
            "La naviera Lowmark negó haber sobornado a funcionarios del puerto.",
        ),
        (
            "es",
            "Los vecinos dicen que Lowmark vertió lodo tóxico en la bahía.",
            "Un portavoz de Lowmark negó que se vertió lodo tóxico en la bahía.",
        ),
        (
            "es",
            "Los fiscales acusan a Lowmark de sobornar a tres funcionarios del puerto.",
            "Lowmark rechazó las acusaciones de sobornar a funcionarios.",
        ),
    ],
)
def test_german_and_spanish_denials_find_their_claim(
    language: str, claim: str, answer: str
) -> None:
    assert linked(claim, answer, language=language) == [(claim, answer)]
    assert linked(claim, answer.replace("Lowmark", "Highmark"), language=language) == []


@pytest.mark.parametrize(
    ("language", "claim", "answer"),
    [
        (
            "de",
            "Die Ermittler werfen Lowmark vor, drei Beamte im Hafen bestochen zu haben.",
            "Lowmark bestritt, Löhne zu spät gezahlt zu haben.",
        ),
        (
            "de",
            "Die Ermittler werfen Lowmark vor, drei Beamte im Hafen bestochen zu haben.",
            "Lowmark wies das Angebot der Beamten im Hafen zurück.",
        ),
        (
            "es",
            "Los fiscales acusan a Lowmark de sobornar a tres funcionarios del puerto.",
            "Lowmark negó haber retrasado los sueldos.",
        ),
        (
            "es",
            "Los fiscales acusan a Lowmark de sobornar a tres funcionarios del puerto.",
            "Lowmark rechazó la oferta de los funcionarios del puerto.",
        ),
    ],
)
def test_german_and_spanish_denials_of_something_else_find_nothing(
    language: str, claim: str, answer: str
) -> None:
    assert linked(claim, answer, language=language) == []


@pytest.mark.parametrize(("claim", "answer"), ANSWERS)
def test_a_sentence_that_is_cut_off_anywhere_does_no_harm(claim: str, answer: str) -> None:
    heads = [answer[:at].rstrip() for at, sign in enumerate(answer) if sign in " ."]
    tails = [answer[at:].lstrip() for at, sign in enumerate(answer) if sign in " ."]
    for part in (*heads, *tails):
        for end in ("", "."):
            for pair in linked(page(claim, AROUND), page(ELSEWHERE, part + end)):
                assert pair == (claim, part + end)
