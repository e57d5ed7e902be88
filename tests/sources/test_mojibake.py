"""Mojibake is seen, mended when asked, and never seen in good text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.model import DAMAGED, PageRef
from tui.sources import read, repair_mojibake
from tui.sources.mojibake import damage_in
from tui.sources.pages import MENDED

GOOD = {
    "English": "“It’s over,” she said — the café is closed. Naïve? £5 … 20 °C",
    "German": "Der Grünen-Politiker sagte: „Ich bin müde.“ Die Straße ist größer, ÄÖÜ.",
    "French": "« Il a été\u00a0» dit-elle\u00a0: «\u00a0voilà\u00a0» … À\u00a0Noël, l’œuvre d’Ève",
    "Portuguese": "“IRMÃ” e “MANHÔ: A situação não está boa – “NÃO”",
    "Polish": "„Żółw” – powiedział wójt. Łódź, ćma, święto… 5 €",
    "Russian": "«Россия» — страна. СССР… Р.С. Это было в 1991 году – “да”.",
    "Greek": "Η πόλη «Αθήνα» είναι μεγάλη — “ναι”",
    "Japanese": "東京で「はい」と言った。",
    "Chinese": "中文网页，你好。我们说“是”。",
    "emoji": "Great 🎉 👍🏽 — it’s fine",
}


@pytest.mark.parametrize("language", GOOD)
def test_good_text_is_never_taken_for_damaged(language: str) -> None:
    assert damage_in(GOOD[language]) is None
    assert repair_mojibake(GOOD[language]) is None


def misread(text: str, codec: str) -> str:
    """UTF-8 read as another encoding; bytes that it lacks as browsers read them."""
    return "".join(
        bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize("language", [name for name in GOOD if name not in ("Chinese", "Japanese")])
@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1251", "cp1250", "mac_roman"])
def test_utf_8_that_was_read_as_something_else_is_mended(language: str, codec: str) -> None:
    good = GOOD[language]
    bad = misread(good, codec)
    assert damage_in(bad) is not None
    assert repair_mojibake(bad) == good


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_ideographs_that_were_misread_are_mended_where_there_are_enough(codec: str) -> None:
    for language in ("Chinese", "Japanese"):
        assert repair_mojibake(misread(GOOD[language], codec)) == GOOD[language]
    assert repair_mojibake(misread("中文", codec)) is None


def test_text_that_was_misread_several_times_is_mended() -> None:
    bad = GOOD["German"]
    for _ in range(3):
        bad = misread(bad, "cp1252")
    assert repair_mojibake(bad) == GOOD["German"]


def test_a_line_with_good_and_bad_characters_is_mended_in_its_bad_ones() -> None:
    good = GOOD["German"]
    mixed = f"{misread(good, 'cp1252')}\n“Schön”, sagte er. {misread('Größe', 'cp1252')}"
    assert repair_mojibake(mixed) == f"{good}\n“Schön”, sagte er. Größe"


def test_a_word_in_capitals_with_a_mark_after_it_stays_in_a_mended_text() -> None:
    mixed = f"{misread(GOOD['Portuguese'], 'cp1252')}\n“A IRMÔ — disse ele em Łódź"
    assert repair_mojibake(mixed) == f"{GOOD['Portuguese']}\n“A IRMÔ — disse ele em Łódź"


CYRILLIC = "Мост через реку закрыли на девять недель, сообщил начальник порта. " * 3


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_another_alphabet_that_was_read_as_latin_1_is_mended(encoding: str) -> None:
    bad = CYRILLIC.encode(encoding).decode("latin-1")
    says = damage_in(bad)
    assert says is not None
    assert says.endswith("that was read as iso-8859-1")
    assert repair_mojibake(f"{bad}\n日本") == f"{CYRILLIC}\n日本"


def test_one_odd_pair_of_signs_is_mended_when_asked_and_not_called_damage() -> None:
    assert damage_in("He wrote Ã© for an é.") is None
    assert damage_in("plain") is None


@pytest.mark.parametrize("form", ["txt", "html"])
def test_a_page_says_that_its_letters_look_damaged_and_is_mended_only_when_asked(
    tmp_path: Path, form: str
) -> None:
    good = GOOD["German"]
    bad = misread(good, "latin-1")
    path = tmp_path / f"a.{form}"
    path.write_text(f"<html><body><p>{bad}</p></body></html>" if form == "html" else bad)
    page = read(PageRef(str(path)))
    assert any(note.startswith(DAMAGED) for note in page.warnings)
    assert good not in page.text
    mended = read(PageRef(str(path)), mend=True)
    assert good in mended.text
    assert MENDED in mended.warnings
    assert not any(note.startswith(DAMAGED) for note in mended.warnings)
    assert mended.digest == page.digest
