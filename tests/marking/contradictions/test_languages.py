"""Each rule in German and Spanish, with a pair that it catches and one that it leaves alone."""

from __future__ import annotations

import pytest

from tests.marking.contradictions.test_rules import FILLER, rules
from tui.marking import mark

BUSES = "Der Stadtrat von Harburg kaufte 40 elektrische Busse für die nördlichen Vororte."
AUTOBUSES = "El ayuntamiento de Cárdena compró 40 autobuses eléctricos para los barrios del norte."
RESERVOIR = "Der Stausee über dem Dorf ist im Sommer zum Baden sicher."
EMBALSE = "El embalse sobre el pueblo es seguro para nadar durante el verano."
RENTS = "Die Mieten im Hafenviertel stiegen nach der Eröffnung der Straßenbahn deutlich."
ALQUILERES = "Los alquileres del barrio del puerto subieron mucho tras la apertura del tranvía."
OIL = "Die Firma leitete drei Jahre lang altes Öl in die Mündung des Flusses."
ACEITE = "La empresa vertió aceite usado en el estuario durante tres años."

RESTATED = {
    ("restated-number", "de"): (
        BUSES,
        BUSES.replace("40", "60"),
        BUSES.replace("40", "vierzig"),
    ),
    ("restated-number", "es"): (
        AUTOBUSES,
        AUTOBUSES.replace("40", "60"),
        AUTOBUSES.replace("40", "cuarenta"),
    ),
    ("restated-date", "de"): (
        "Die Brücke über die Wende wurde im März 2019 für schwere Lastwagen gesperrt.",
        "Die Brücke über die Wende wurde im März 2021 für schwere Lastwagen gesperrt.",
        "Die Brücke über die Wende wurde 2019 für schwere Lastwagen gesperrt.",
    ),
    ("restated-date", "es"): (
        "El puente sobre el río Verde fue cerrado a los camiones en marzo de 2019.",
        "El puente sobre el río Verde fue cerrado a los camiones en marzo de 2021.",
        "El puente sobre el río Verde fue cerrado a los camiones en 2019.",
    ),
    ("restated-negation", "de"): (
        RESERVOIR,
        RESERVOIR.replace("sicher", "nicht sicher"),
        RESERVOIR.replace("sicher", "vielleicht nicht sicher"),
    ),
    ("restated-negation", "es"): (
        EMBALSE,
        EMBALSE.replace("es seguro", "no es seguro"),
        EMBALSE.replace("es seguro", "quizás no es seguro"),
    ),
    ("restated-antonym", "de"): (
        RENTS,
        RENTS.replace("stiegen", "sanken"),
        RENTS.replace("stiegen", "kletterten"),
    ),
    ("restated-antonym", "es"): (
        ALQUILERES,
        ALQUILERES.replace("subieron", "bajaron"),
        ALQUILERES.replace("subieron", "aumentaron"),
    ),
    ("restated-name", "de"): (
        "Der Bericht wurde von Klara Weiss für die untere Kammer des Parlaments geschrieben.",
        "Der Bericht wurde von Klara Boyle für die untere Kammer des Parlaments geschrieben.",
        "Der Bericht wurde von Weiss für die untere Kammer des Parlaments geschrieben.",
    ),
    ("restated-name", "es"): (
        "El informe fue escrito por Clara Ruiz para la cámara baja del parlamento.",
        "El informe fue escrito por Clara Boyle para la cámara baja del parlamento.",
        "El informe fue escrito por Ruiz para la cámara baja del parlamento.",
    ),
    ("restated-denial", "de"): (
        OIL,
        "Ein Sprecher bestritt, dass die Firma drei Jahre lang altes Öl in die Mündung des Flusses leitete.",
        "Ein Sprecher sagte, dass die Firma drei Jahre lang altes Öl in die Mündung des Flusses leitete.",
    ),
    ("restated-denial", "es"): (
        ACEITE,
        "Un portavoz negó que la empresa vertió aceite usado en el estuario durante tres años.",
        "Un portavoz dijo que la empresa vertió aceite usado en el estuario durante tres años.",
    ),
    ("two-spellings", "es"): (
        "La panadería fue fundada por Tomás Kerrigan, que venía de Cork.",
        "Fue Tomás Kerigan quien horneó allí el primer pan.",
        "Fue Tomas Kerrigan quien horneó allí el primer pan.",
    ),
    ("same-words-two-speakers", "de"): (
        "„Die Pumpen wurden vor der Flut nie geprüft“, sagte Oskar Lindgren.",
        "„Die Pumpen wurden vor der Flut nie geprüft“, sagte Maria Portillo.",
        "„Die Pumpen wurden vor der Flut nie geprüft“, sagte Lindgren.",
    ),
    ("same-words-two-speakers", "es"): (
        "«Las bombas nunca fueron probadas antes de la inundación», dijo Óscar Lindgren.",
        "«Las bombas nunca fueron probadas antes de la inundación», dijo María Portillo.",
        "«Las bombas nunca fueron probadas antes de la inundación», dijo Lindgren.",
    ),
    ("one-event-two-dates", "de"): (
        "Taucher fanden am Dienstag das vermisste Kanu unter dem alten Wehr.",
        "Am Freitag wurde das Kanu von Tauchern unter dem Wehr gefunden.",
        "Am Dienstag wurde das Kanu von Tauchern unter dem Wehr gefunden.",
    ),
    ("one-event-two-dates", "es"): (
        "Los buzos encontraron el martes la canoa perdida bajo la vieja presa.",
        "El viernes la canoa fue encontrada bajo la presa por buzos con linternas.",
        "El martes la canoa fue encontrada bajo la presa por buzos con linternas.",
    ),
}


@pytest.mark.parametrize(("rule", "language"), RESTATED)
def test_a_rule_catches_a_conflict_and_leaves_agreement_alone(rule: str, language: str) -> None:
    one, conflicting, agreeing = RESTATED[rule, language]
    assert rules(one + FILLER + conflicting, language) == {rule}
    assert not rules(one + FILLER + agreeing, language)


BETWEEN = {
    "de": "Die Straße an der Küste war eine Stunde lang gesperrt.",
    "es": "La carretera de la costa estuvo cerrada una hora.",
}
FISHERS = "Fischer sagen, dass die Hütte Säure in die Bucht leitete."
VOTES = "Die Opposition warf dem Bürgermeister vor, Stimmen gekauft zu haben."
PESCADORES = "Los pescadores dicen que la fundición vertió ácido en la bahía."
VOTOS = "La oposición acusó al alcalde de comprar votos."


def answered(language: str, claim: str, answer: str) -> list[str]:
    text = f"{claim} {BETWEEN[language]}\n\n{answer}"
    return [pair.a.of(text) for pair in mark(text, language=language).contradictions]


@pytest.mark.parametrize(
    ("language", "claim", "answer"),
    [
        ("de", FISHERS, "Die Hütte wies die Vorwürfe zurück."),
        ("de", FISHERS, "Die Hütte bestreitet das."),
        ("de", VOTES, "Der Bürgermeister wies die Vorwürfe zurück."),
        ("es", PESCADORES, "La fundición rechazó las acusaciones."),
        ("es", PESCADORES, "La fundición niega eso."),
        ("es", VOTOS, "El alcalde negó las acusaciones."),
    ],
)
def test_an_answer_finds_its_claim(language: str, claim: str, answer: str) -> None:
    assert answered(language, claim, answer) == [claim]


@pytest.mark.parametrize(
    ("language", "claim", "answer"),
    [
        ("de", VOTES, "Der Bürgermeister wies das Angebot zurück."),
        ("de", FISHERS, "Niemand bestreitet das."),
        ("de", FISHERS, "Die Hütte bestreitet das Rennen um den Pokal."),
        ("es", VOTOS, "El alcalde rechazó la oferta."),
        ("es", PESCADORES, "Nadie niega eso."),
    ],
)
def test_what_is_refused_otherwise_is_no_answer(language: str, claim: str, answer: str) -> None:
    assert answered(language, claim, answer) == []
