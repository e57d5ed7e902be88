"""What the person says of files is heard: which field holds the text, what parts a text."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from tests.sources.forms import zipped
from tui.errors import UnknownFormat
from tui.sources import Finder, Hints, find, read
from tui.sources.hints import Separator

FIRST = "The lock was opened on Monday after nine weeks of repairs, the port said. " * 4
SECOND = "The council voted on Tuesday to buy the old mill by the river. " * 4
RECORDS = [
    {"ref": "a", "body_x": FIRST, "content2": f"{SECOND} {SECOND}"},
    {"ref": "b", "body_x": f"{FIRST} {FIRST} {FIRST}", "content2": SECOND},
]


def written(folder: Path, form: str, records: list[dict[str, str]] = RECORDS) -> str:
    path = folder / f"items.{form}"
    if form == "jsonl":
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
    elif form == "json":
        path.write_text(json.dumps(records))
    elif form == "inside.json":
        path.write_text(json.dumps({"took": 3, "hits": {"found": records}}))
    elif form == "csv":
        rows = [list(records[0]), *(list(record.values()) for record in records)]
        path.write_text("".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows))
    else:
        arrow = pytest.importorskip("pyarrow")
        import_module("pyarrow.parquet").write_table(arrow.Table.from_pylist(records), str(path))
    return str(path)


FORMS = ["jsonl", "json", "inside.json", "csv", "parquet"]


def texts(path: str, hints: Hints = Hints()) -> list[str]:  # noqa: B008 - frozen
    return [read(ref, hints=hints).text for ref in find([path], hints=lambda _: hints)]


@pytest.mark.parametrize("form", FORMS)
def test_the_field_that_the_person_names_holds_the_text(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    for name in ("body_x", "content2"):
        found = texts(path, Hints(text_field=f"missing, {name}"))
        assert found == [record[name] for record in RECORDS]


@pytest.mark.parametrize("form", FORMS)
def test_a_guess_takes_the_same_field_of_every_record(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, form)
    assert texts(path) == [record["body_x"] for record in RECORDS]
    (ref, *_) = find([path])
    assert any("“body_x” was taken for the text" in note for note in read(ref).warnings)


@pytest.mark.parametrize("form", FORMS)
def test_the_fields_that_may_hold_the_text_are_asked_about_and_no_longer_once_told(
    tmp_path: Path, form: str
) -> None:
    path = written(tmp_path, form)
    finder = Finder()
    next(finder.find([path]))
    assert [question.fields for question in finder.questions] == [("body_x", "content2")]
    told = Finder(hints=lambda _: Hints(text_field="content2"))
    assert len(list(told.find([path]))) == 2
    assert not told.questions


def test_nothing_is_asked_where_a_name_is_known_or_one_field_alone_is_long(tmp_path: Path) -> None:
    known = [{"text": FIRST, "other": SECOND}]
    alone = [{"ref": "a b", "body_x": FIRST, "note": "seen by the desk"}]
    addresses = [{"title": "The lock was opened on Monday by the mayor", "url": "https://x.y/"}]
    for number, records in enumerate((known, alone, addresses)):
        folder = tmp_path / str(number)
        folder.mkdir()
        finder = Finder()
        list(finder.find([written(folder, "jsonl", records)]))
        assert not finder.questions


def test_short_fields_are_asked_about_where_none_is_long_and_the_sentence_names_the_setting(
    tmp_path: Path,
) -> None:
    short = "The mayor opened the lock on Monday at noon."
    path = written(tmp_path, "jsonl", [{"ref": "a b", "line": short}])
    finder = Finder()
    (ref,) = finder.find([path])
    assert [question.fields for question in finder.questions] == [("line",)]
    with pytest.raises(UnknownFormat) as error:
        read(ref)
    assert "ref, line" in error.value.hint
    assert "text_field in winnow.toml" in error.value.hint
    assert texts(path, Hints(text_field="line")) == [short]


def test_a_field_of_a_record_inside_is_named_with_or_without_its_lead(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"data": {"body_x": FIRST, "text": SECOND}}) + "\n")
    for name in ("body_x", "data.body_x"):
        assert texts(str(path), Hints(text_field=name)) == [FIRST]


PARTS = ("The first page", "The second page", "The third page")


@pytest.mark.parametrize(
    ("between", "parts"),
    [
        ("-----\n", "-----"),
        ("--------------\n", "---"),
        ("* * *\n", "* * *"),
        ("\f", "form-feed"),
        ("\f", "\f"),
        ("Source: a paper\n", "Source:"),
        ("Новость:\n", "Новость:"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_text_is_parted_where_the_person_says(
    tmp_path: Path, between: str, parts: str, encoding: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(between.join(f"{part}\n\nShort.\n" for part in PARTS), encoding=encoding)
    assert len(list(find([str(path)]))) == 1
    found = texts(str(path), Hints(parts=parts))
    assert len(found) == 3
    assert all(part in text for part, text in zip(PARTS, found, strict=True))
    lost = "".join(found).replace("\n", "").replace(" ", "")
    if not between.strip("-* \f\n"):  # a rule is of no page; a label is of the page it begins
        assert lost == "".join(f"{part}Short." for part in PARTS).replace(" ", "")
    else:
        assert lost.count(between.strip().replace(" ", "")) == 2


def test_a_text_that_the_rule_would_part_is_one_page_where_the_person_says(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Title: a\n\n{FIRST}\n=====\nTitle: b\n\n{SECOND}\n")
    assert len(list(find([str(path)]))) == 2
    (page,) = texts(str(path), Hints(parts="whole"))
    assert FIRST.strip() in page
    assert SECOND.strip() in page


def test_a_text_without_the_separator_that_was_named_is_parted_by_rule(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Title: a\n\n{FIRST}\n=====\nTitle: b\n\n{SECOND}\n")
    assert len(texts(str(path), Hints(parts="~~~"))) == 2


def test_what_is_said_reaches_into_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    dump = "\n~~~\n".join(PARTS).encode()
    records = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
    path.write_bytes(zipped({"a.txt": dump, "b.jsonl": records}))
    found = texts(str(path), Hints("content2", "~~~"))
    assert [text.strip() for text in found[:3]] == list(PARTS)
    assert found[3:] == [record["content2"] for record in RECORDS]


def test_other_files_are_not_touched_by_what_is_said_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>{FIRST}</p>\n-----\n<p>{SECOND}</p></body></html>")
    (page,) = texts(str(path), Hints(parts="-----"))
    assert page.startswith("<html>")


def test_an_empty_separator_parts_nothing() -> None:
    assert not Separator("  ").stands_in(b"a\n\n\nb\n")


def test_numbers_and_words_are_matched_as_they_stand() -> None:
    separator = Separator("11")
    assert separator.meets(b"11\n") == (False, True)
    assert separator.meets(b"1111\n") == (False, False)
