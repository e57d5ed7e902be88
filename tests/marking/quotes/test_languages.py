"""Quotations of ten languages: marks, verbs, word order, dashes that open speech."""

from __future__ import annotations

import pytest

from tui.marking.quotes import find_quotes
from tui.marking.quotes.language import detect_language
from tui.marking.quotes.lexicon import LANGUAGES, lexicon

SENTENCES = [
    ("de", "„Wir verkaufen die Mühle nicht“, sagte Nora Quill.", "Nora Quill"),
    (
        "de",
        (
            "„Wir verkaufen die Mühle nicht“, sagte Ministerpräsident Markus "
            "Weiher am Montag in Mainz."
        ),
        "Markus Weiher",
    ),
    (
        "de",
        "„Wir verkaufen die Mühle nicht“, sagte eine Sprecherin des Ministeriums.",
        "eine Sprecherin des Ministeriums",
    ),
    ("de", "„Wir verkaufen die Mühle nicht“, so Quill.", "Quill"),
    ("de", "»Wir verkaufen die Mühle nicht«, erklärte sie.", "sie"),
    ("de", "Nora Quill sagte: „Wir verkaufen die Mühle nicht.“", "Nora Quill"),
    ("de", "Laut Nora Quill ist die Mühle „nicht zu verkaufen“.", "Nora Quill"),
    ("de", "Quill nannte das Angebot „eine Beleidigung für das Tal“.", "Quill"),
    ("de", "„Wir“, sagte Quill, „verkaufen die Mühle nicht.“", "Quill"),
    ("fr", "« Nous ne vendrons pas le moulin », a déclaré Nora Quill.", "Nora Quill"),
    ("fr", "« Nous ne vendrons pas le moulin », a-t-elle ajouté.", "elle"),
    ("fr", "« Nous ne vendrons pas le moulin », dit-il.", "il"),
    (
        "fr",
        "« Nous ne vendrons pas le moulin », explique un porte-parole du ministère.",
        "un porte-parole du ministère",
    ),
    ("fr", "Selon Nora Quill, le moulin n’est « pas à vendre ».", "Nora Quill"),
    ("fr", "Nora Quill a expliqué : « Nous ne vendrons pas le moulin. »", "Nora Quill"),
    (
        "fr",
        "« Nous ne vendrons pas le moulin », affirme le ministre de la Culture, Jean Morel.",
        "Jean Morel",
    ),
    ("es", "«No venderemos el molino», dijo Nora Quill.", "Nora Quill"),
    (
        "es",
        "“No venderemos el molino”, aseguró el portavoz del ministerio.",
        "el portavoz del ministerio",
    ),
    ("es", "Nora Quill dijo: “No venderemos el molino”.", "Nora Quill"),
    ("es", "Según Nora Quill, el molino “no está en venta”.", "Nora Quill"),
    ("es", "—No venderemos el molino —dijo Nora Quill.", "Nora Quill"),
    ("pt", "“Não venderemos o moinho”, disse Nora Quill.", "Nora Quill"),
    ("pt", "“Não venderemos o moinho”, afirmou o presidente Luís Prado.", "Luís Prado"),
    ("pt", "De acordo com Nora Quill, o moinho “não está à venda”.", "Nora Quill"),
    ("it", "«Non venderemo il mulino», ha detto Nora Quill.", "Nora Quill"),
    ("it", "“Non venderemo il mulino”, spiega il sindaco Carlo Bassi.", "Carlo Bassi"),
    ("it", "Secondo Nora Quill il mulino «non è in vendita».", "Nora Quill"),
    ("nl", "“We verkopen de molen niet”, zei Nora Quill.", "Nora Quill"),
    (
        "nl",
        "“We verkopen de molen niet”, aldus een woordvoerder van het ministerie.",
        "een woordvoerder van het ministerie",
    ),
    ("nl", "‘We verkopen de molen niet’, zegt burgemeester Jan van der Berg.", "Jan van der Berg"),
    ("pl", "„Nie sprzedamy młyna” – powiedziała Nora Quill.", "Nora Quill"),
    ("pl", "– Nie sprzedamy młyna – powiedział Jan Kowalski.", "Jan Kowalski"),
    ("pl", "Jan Kowalski powiedział: „Nie sprzedamy młyna”.", "Jan Kowalski"),
    ("ru", "«Мы не продадим мельницу», — сказала Нора Квилл.", "Нора Квилл"),
    ("ru", "— Мы не продадим мельницу, — сказал Иван Петров.", "Иван Петров"),
    ("ru", "«Мы не продадим мельницу», — заявил министр обороны Иван Петров.", "Иван Петров"),
    ("ru", "По словам Ивана Петрова, мельница «не продаётся никому».", "Ивана Петрова"),
    ("ru", "Иван Петров заявил: «Мы не продадим мельницу».", "Иван Петров"),
    ("uk", "«Ми не продамо млин», — сказав Іван Петренко.", "Іван Петренко"),
    ("uk", "— Ми не продамо млин, — сказала Олена Коваль.", "Олена Коваль"),
    ("uk", "За словами Івана Петренка, млин «не продається нікому».", "Івана Петренка"),
]


@pytest.mark.parametrize(("language", "sentence", "speaker"), SENTENCES)
def test_the_speaker_is_read_in_every_language(language: str, sentence: str, speaker: str) -> None:
    found = find_quotes(sentence, language=language)
    assert [quote.speaker for quote in found] == [speaker] * len(found)
    assert found
    assert all(quote.kind.is_speech for quote in found)


def test_every_language_has_sentences_here() -> None:
    assert {language for language, _, _ in SENTENCES} | {"en"} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_it_needs(language: str) -> None:
    words = lexicon(language)
    assert words.language == language
    assert len(words.verbs) > 50
    assert words.according
    assert words.pronouns
    assert words.speakers
    assert all(entry == entry.casefold() for entry in words.verbs | words.titles)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council said that it was not for sale and that the mill is old.", "en"),
        ("Der Rat sagte, dass die Mühle nicht verkauft wird und alt ist.", "de"),
        ("Le conseil a dit que le moulin est vieux et que la vente est dans un an.", "fr"),
        ("El consejo dijo que el molino es viejo y que no se vende por ahora.", "es"),
        ("O conselho disse que o moinho não está à venda e que é velho.", "pt"),
        ("Il consiglio ha detto che il mulino non è in vendita e che è vecchio.", "it"),
        ("De raad zegt dat de molen niet te koop is en dat het een oude is.", "nl"),
        ("Rada powiedziała, że młyn nie jest na sprzedaż i że jest już stary.", "pl"),
        ("Совет сказал, что мельница не продаётся и что она была старой.", "ru"),
        ("Рада сказала, що млин не продається і що він був старий.", "uk"),
        ("12345", "en"),
    ],
)
def test_the_language_is_judged_from_small_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_list_with_dashes_is_not_taken_for_speech() -> None:
    text = "— Молоко, хлеб и соль\n— Сахар и мука\n— Яблоки из деревни"
    assert find_quotes(text, language="ru") == ()


def test_a_dialogue_with_dashes_is_found_line_by_line() -> None:
    text = "— Куда ты идёшь?\n— Домой, — сказал Иван.\nВечер был тихий."
    found = find_quotes(text, language="ru")
    assert [text[q.start : q.end] for q in found] == ["— Куда ты идёшь?", "— Домой"]
    assert found[1].speaker == "Иван"


def test_speech_with_dashes_goes_on_behind_the_narrator() -> None:
    text = "—No venderemos el molino —dijo Nora Quill—. Es de mi madre."
    found = find_quotes(text, language="es")
    assert [q.speaker for q in found] == ["Nora Quill", "Nora Quill"]
