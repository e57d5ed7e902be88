"""Bytes become the characters that were meant, and what was lost is said."""

from __future__ import annotations

import pytest

from tui.sources import decode, encoding_name, repair_mojibake
from tui.sources.guessing import SAMPLE
from tui.sources.mojibake import ROUNDS

CZECH = "Přístav otevřel starou plavební komoru; žlutý člun proplul jako první. "
RUSSIAN = "Старый шлюз открыли в понедельник после ремонта ворот. "
JAPANESE = "古い水門は月曜日に開かれました。港の委員会がその門を直したのです。"
KOREAN = "낡은 수문이 월요일에 다시 열렸다. 항만 위원회가 문을 고쳤다. "
CHINESE = "旧船闸在星期一重新开放，港务局修好了它的闸门。"
TAIWANESE = "舊船閘在星期一重新開放，港務局修好了它的閘門。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (JAPANESE * 9, "cp932", "shift_jis"),
        (JAPANESE * 9, "euc_jp", "euc-jp"),
        (JAPANESE * 9, "iso2022_jp", "iso-2022-jp"),
        (KOREAN * 9, "cp949", "euc-kr"),
        (KOREAN * 9, "iso2022_kr", "iso-2022-kr"),
        (CHINESE * 9, "gb18030", "gb18030"),
        (TAIWANESE * 9, "big5", "big5"),
        (RUSSIAN * 9, "cp1251", "windows-1251"),
        (CZECH * 9, "utf-16-le", "utf-16le"),
        (CZECH * 9, "utf-16-be", "utf-16be"),
    ],
)
def test_an_undeclared_encoding_is_told_from_the_bytes(text: str, codec: str, name: str) -> None:
    found = decode(text.encode(codec))
    assert found.encoding == name
    assert found.text.strip() == text.strip()


@pytest.mark.parametrize(
    ("page", "codec", "transport", "why"),
    [
        (f'<meta charset="windows-1250"><p>{CZECH}', "cp1250", None, "meta element"),
        (f'<?xml version="1.0" encoding="koi8-r"?><p>{RUSSIAN}', "koi8_r", None, "XML declaration"),
        (f"<p>{CZECH}", "cp1250", "windows-1250", "header"),
    ],
)
def test_a_declared_encoding_that_fits_is_used(
    page: str, codec: str, transport: str | None, why: str
) -> None:
    found = decode(page.encode(codec), transport=transport)
    assert (found.text, found.why) == (page, why)


@pytest.mark.parametrize(
    ("declared", "text", "codec"),
    [
        ("windows-1252", CZECH, "cp1250"),
        ("iso-8859-1", KOREAN, "cp949"),
        ("iso-8859-2", RUSSIAN, "cp1251"),
        ("koi8-r", JAPANESE, "euc_jp"),
    ],
)
def test_a_declaration_that_the_letters_contradict_is_not_believed(
    declared: str, text: str, codec: str
) -> None:
    page = f'<meta charset="{declared}"><p>{text * 9}'
    assert decode(page.encode(codec)).text == page


@pytest.mark.parametrize(
    "text", ["un café noir", "Ça coûte très cher à l’été, dit-il à Genève. " * 9]
)
def test_a_declaration_that_the_letters_bear_out_is_believed(text: str) -> None:
    page = f'<meta charset="windows-1252"><p>{text}'
    found = decode(page.encode("cp1252"))
    assert (found.text, found.encoding, found.why) == (page, "windows-1252", "meta element")


def test_stray_bytes_do_not_overrule_a_declaration() -> None:
    page = f'<meta charset="shift_jis"><p>{JAPANESE * 9}'.encode("cp932") + b"\x81"
    found = decode(page)
    assert (found.encoding, found.why) == ("shift_jis", "meta element")
    assert JAPANESE in found.text
    assert found.warnings == ("1 character could not be decoded as shift_jis",)


def test_a_declared_codec_that_python_cannot_read_pages_with_is_passed_over() -> None:
    found = decode(f"<p>{CZECH}".encode("cp1250"), transport="idna")
    assert found.text == f"<p>{CZECH}"


def test_bytes_beyond_what_is_looked_at_are_read_as_windows_1252() -> None:
    found = decode(b"a " * (8 * SAMPLE) + b"a caf\xe9 there")
    assert found.text.endswith("a café there")
    assert found.why == "nothing else fits"


@pytest.mark.parametrize(
    "data", [b"\x1b[31mred", b"a\0b\0\0c\0\0d", b"\0\x01" * 9, "中\0文".encode()]
)
def test_zeros_and_escapes_alone_make_no_other_encoding(data: bytes) -> None:
    found = decode(data)
    assert (found.text, found.encoding) == (data.decode(), "utf-8")


def test_a_page_that_declares_utf_16_in_plain_letters_is_not_utf_16() -> None:
    page = f'<meta charset="utf-16"><p>{CZECH * 9}'
    assert decode(page.encode("cp1250")).text == page


def test_utf_8_with_few_bad_bytes_is_utf_8_and_they_are_counted() -> None:
    page = CZECH.encode() * 20
    cut = decode(page + b"\xc5")
    assert (cut.encoding, cut.warnings) == ("utf-8", ("cut off in the middle of a character",))
    stray = decode(page + b" caf\xe9 " + page)
    assert "café" in stray.text
    assert "read as windows-1252" in stray.warnings[0]
    lost = decode(page + b" \xe2\x80 and \x81 " + page)
    assert lost.text.count("\ufffd") == 2
    assert "could not be decoded" in lost.warnings[-1]


def test_bytes_that_are_no_text_in_any_encoding_are_replaced() -> None:
    found = decode(b"\xff\xfe"[::-1] + bytes(range(0x80, 0x100)) * 3)
    assert found.text
    nothing = decode(b"a \x81 \x8d \x8f b")
    assert nothing.text.startswith("a ")
    assert nothing.text.endswith(" b")


def test_the_reader_s_word_is_taken_and_a_mark_is_no_character() -> None:
    assert decode(b"\xef\xbb\xbfa", override="utf-8").text == "a"
    assert decode(b"caf\xe9", override="latin1").text == "café"
    assert decode("é".encode(), override="no such").text == "é"
    assert decode(b"a caf\xe9 there", override="idna").text == "a café there"


def test_labels_of_the_web_have_their_encodings_and_codecs_of_bytes_none() -> None:
    assert encoding_name(" Latin1 ") == "windows-1252"
    assert encoding_name("cp949") == "euc-kr"
    assert encoding_name("no-such-thing") is None
    assert encoding_name("a\0b") is None
    assert encoding_name("rot13") is None
    assert encoding_name("base64") is None


def test_mojibake_is_mended_line_by_line() -> None:
    twice = "Gruß"
    for _ in range(ROUNDS):
        twice = twice.encode().decode("cp1252")
    assert repair_mojibake(f"plain\n{twice}\nGruß\nÃ") == "plain\nGruß\nGruß\nÃ"
    assert repair_mojibake("“".encode().decode("cp1252")) == "“"


def test_pieces_of_utf_8_and_of_latin_1_in_one_page_are_both_read() -> None:
    one = "Der Müller öffnet die Mühle später, weil die Straße überflutet ist. " * 3
    other = "Le maire a déclaré que la forêt était menacée; l’été fut très sec à Nîmes. " * 3
    for first, second in ((one, other), (other, one)):
        found = decode(first.encode("utf-8") + second.encode("cp1252"))
        assert found.text == first + second
        assert any("windows-1252" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Żółta łódź płynęła wzdłuż brzegu, gdyż wiał słaby wiatr. " * 4, "cp1250"),
        ("Мельник открыл мельницу позже, потому что дорога была затоплена. " * 4, "cp1251"),
        ("Le maire a déclaré que la forêt était menacée. " * 4, "cp1252"),
        ("磨坊主说，因为道路被淹，磨坊要晚些开门。" * 4, "gb18030"),
    ],
)
def test_a_page_in_one_encoding_is_not_taken_for_pieces(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text
