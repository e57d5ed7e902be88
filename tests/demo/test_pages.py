"""The sample pages are what they claim to be."""

from __future__ import annotations

import email
import email.policy
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tui.demo import folder

MOST_BYTES = 600_000
"""The samples travel with every installation; they stay small."""

PAGES = sorted(path for path in folder().rglob("*") if path.is_file())
TEXTS = [path for path in PAGES if path.suffix in {".html", ".txt", ".html@print=1"}]
OTHER_CHARSETS = {"bg-wrong-charset.html": "cp1251", "shiomi-asaichi.txt": "shift_jis"}
HTML = [path for path in PAGES if ".html" in path.name]


def page(name: str) -> Path:
    """The one sample page of this name."""
    (found,) = (path for path in PAGES if path.name == name)
    return found


def test_there_are_enough_pages_and_they_stay_small() -> None:
    assert len(HTML) + len(list(folder().rglob("*.txt"))) >= 20
    assert sum(path.stat().st_size for path in PAGES) < MOST_BYTES


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_page_decodes_in_its_charset_and_in_no_other_way(path: Path) -> None:
    data = path.read_bytes()
    charset = OTHER_CHARSETS.get(path.name)
    if charset is None:
        assert data.decode("utf-8").strip()
        return
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "\N{REPLACEMENT CHARACTER}" not in data.decode(charset)


def test_the_page_with_a_wrong_charset_declares_utf_8() -> None:
    assert b"charset=utf-8" in page("bg-wrong-charset.html").read_bytes()


@pytest.mark.parametrize("path", HTML, ids=lambda path: path.name)
def test_an_html_page_has_a_head_and_a_body(path: Path) -> None:
    source = path.read_text(encoding=OTHER_CHARSETS.get(path.name, "utf-8"))
    assert re.search(r"<title>[^<]+", source)
    assert "<body" in source
    assert source.rstrip().endswith("</html>")


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("de-strassenbahn.html", "[äöüßÄÖÜ]"),
        ("es-embalse.html", "[ñáéíóú¿]"),
        ("ru-teplotrassa.html", "[а-яё]"),
        ("zh-diaoqiao.html", "[\u4e00-\u9fff]"),
        ("ar-souk.html", "[\u0621-\u064a]"),
    ],
)
def test_a_page_of_another_language_is_written_in_its_script(name: str, script: str) -> None:
    assert len(re.findall(script, page(name).read_text(encoding="utf-8"))) >= 30


def test_two_dumps_end_in_a_quotation_that_is_never_closed() -> None:
    for name, opening in (
        ("port-camera-deal.txt", '"Every harbour has'),
        ("mayor-resigns-cut-short.txt", '"They will say'),
    ):
        (line,) = (
            line for line in page(name).read_text(encoding="utf-8").splitlines() if opening in line
        )
        assert line[line.index(opening) + 1 :].count('"') == 0


def test_the_hostile_page_holds_what_it_warns_of() -> None:
    data = page("hostile [red]name.html").read_bytes()
    for wanted in (
        b"\x1b]52;",
        b"\x1b[2J",
        "\u009b".encode(),
        "\u202e".encode(),
        b"[/b]",
        b"&#27;",
    ):
        assert wanted in data


def test_the_mail_parses_and_carries_the_forwarded_article() -> None:
    message = email.message_from_bytes(
        page("fwd-furnace-three.eml").read_bytes(), policy=email.policy.default
    )
    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert message["subject"] == "Fwd: Furnace three – you should read this"
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        assert part is not None
        assert "A cold furnace is not a dead furnace" in part.get_content()


def test_the_zip_is_whole_and_holds_three_pages() -> None:
    with zipfile.ZipFile(page("valley-examiner.zip")) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 3


def test_every_warc_record_has_the_length_that_it_states() -> None:
    rest = page("hollow-bay.warc").read_bytes()
    kinds = []
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        assert head.startswith(b"WARC/1.0\r\n")
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
        size = int(fields[b"Content-Length"])
        assert rest[size : size + 4] == b"\r\n\r\n"
        rest = rest[size + 4 :]
        kinds.append(fields[b"WARC-Type"])
    assert kinds == [b"warcinfo", *[b"response"] * 4]


def test_the_two_versions_of_the_fire_disagree() -> None:
    first = page("quarry-fire-first.html").read_text(encoding="utf-8")
    update = page("quarry-fire-update.html").read_text(encoding="utf-8")
    for early, late in (("Two workers", "Five workers"), ("Peter Hallam", "Paul Hallam")):
        assert early in first and early not in update
        assert late in update and late not in first
