"""Records of scrapers: JSON in every arrangement, tables and Parquet, and what is wrong with them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from tests.sources.forms import TEXT, TITLE, URL, lines
from tui.errors import Damaged, SourceError, TooLarge, UnknownFormat
from tui.model import PageRef
from tui.sources import DEFAULT_LIMITS, Finder, find, read
from tui.sources.kinds import Kind
from tui.sources.record_files import LOOKED_AT
from tui.sources.records import has_text, payload_of_record

LONG = f"{TEXT} " * 5


def made(folder: Path, name: str, data: bytes | str) -> str:
    """A file; its path."""
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def texts(path: str) -> list[str]:
    """What the pages of a file say."""
    return [read(ref).text for ref in find([path])]


def refused(path: str, member: str | None = None, offset: int | None = None) -> SourceError:
    """Why a page cannot be read."""
    with pytest.raises(SourceError) as caught:
        read(PageRef(path, member, offset))
    return caught.value


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"title": {"rendered": TITLE}, "content": {"rendered": TEXT}}, TEXT),
        ({"body": [TEXT, "More."]}, f"{TEXT}\n\nMore."),
        ({"content": [{"type": "p", "text": TEXT}, {"type": "image"}]}, TEXT),
        ({"text": TEXT.encode()}, TEXT),
        ({"source": {"text": TEXT}}, TEXT),
        ({"what_it_says": LONG}, LONG),
    ],
)
def test_the_text_of_a_record_is_found_in_whatever_its_field_holds(
    record: dict[str, object], text: str
) -> None:
    assert has_text(record)
    assert payload_of_record(record, Kind.JSON, "a record").data.decode() == text


def test_a_field_that_was_guessed_is_told() -> None:
    payload = payload_of_record({"what_it_says": LONG}, Kind.JSON, "a record")
    assert "the field “what_it_says” was taken for the text" in payload.warnings[0]


@pytest.mark.parametrize(
    ("date", "found"),
    [
        (datetime.date(2024, 3, 4), "2024-03-04"),
        (1709528767, "2024-03-04T05:06:07+00:00"),
        (1709528767000, "2024-03-04T05:06:07+00:00"),
        ("1709528767", "2024-03-04T05:06:07+00:00"),
        (12, None),
        (["2024-03-04"], "2024-03-04"),
    ],
)
def test_dates_of_records_are_read_in_every_spelling(date: object, found: str | None) -> None:
    payload = payload_of_record({"text": TEXT, "date": date}, Kind.JSON, "a record")
    assert (payload.facts["date"].value if "date" in payload.facts else None) == found


def test_an_identity_that_is_an_address_is_the_address() -> None:
    assert payload_of_record({"id": URL, "text": TEXT}, Kind.JSON, "a record").url == URL


@pytest.mark.parametrize("value", [7, ["a"], {"n": 1}, {"title": TITLE, "url": URL}])
def test_a_record_without_a_text_is_refused_with_its_fields(value: object) -> None:
    with pytest.raises(UnknownFormat) as caught:
        payload_of_record(value, Kind.JSON, "record 3")
    assert "record 3" in caught.value.message
    assert not isinstance(value, dict) or all(name in caught.value.hint for name in value)


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "results": [{"text": TEXT}, {"text": LONG}]},
        {"a": {"hits": {"hits": [{"_source": {"text": TEXT}}, {"_source": {"text": LONG}}]}}},
        {"pages": {"one": {"text": TEXT}, "two": {"text": LONG}}},
    ],
)
def test_records_inside_a_json_value_are_found_and_read(tmp_path: Path, value: object) -> None:
    path = made(tmp_path, "a.json", json.dumps(value))
    assert texts(path) == [TEXT, LONG.strip()] or texts(path) == [TEXT, LONG]
    assert "no longer there" in refused(path, "record 3").message


def test_a_json_value_without_a_text_is_refused(tmp_path: Path) -> None:
    assert "no field with a text" in refused(made(tmp_path, "a.json", '{"n": 1, "m": 2}')).message
    assert (
        "titles or addresses"
        in refused(made(tmp_path, "b.json", json.dumps([{"url": URL}]))).message
    )


def test_settings_in_a_folder_are_passed_over_and_counted(tmp_path: Path) -> None:
    made(tmp_path, "settings.json", '{"colour": "red", "depth": 3}')
    page = made(tmp_path, "a.txt", LONG)
    finder = Finder()
    assert [ref.path for ref in finder.find([str(tmp_path)])] == [page]
    assert finder.skipped["files that are no pages"] == 1


def test_a_list_whose_first_records_have_no_text_is_refused_when_all_have_none(
    tmp_path: Path,
) -> None:
    empty = [{"title": TITLE, "n": n} for n in range(300)]
    assert "no text" in refused(made(tmp_path, "none.json", json.dumps(empty))).message
    late = made(tmp_path, "late.json", json.dumps([{"title": TITLE}, {"text": TEXT}]))
    assert [ref.member for ref in find([late])] == ["record 1", "record 2"]
    assert read(list(find([late]))[1]).text == TEXT


def test_brackets_and_quotation_marks_inside_strings_part_nothing(tmp_path: Path) -> None:
    tricky = f'{TEXT} "]}}" \\ [{{'
    path = made(tmp_path, "a.json", json.dumps([{"text": tricky}, {"text": TEXT}]))
    assert texts(path) == [tricky, TEXT]


def test_a_string_that_is_escaped_where_the_file_is_read_in_pieces_stays_whole(
    tmp_path: Path,
) -> None:
    head = '[{"text": "'
    filler = "a " * ((1 << 19) - len(head) // 2)
    filler = filler[: (1 << 20) - len(head) - 1]
    path = made(tmp_path, "a.json", f'{head}{filler}\\"]}} end"}}, {{"text": "{TEXT}"}}]')
    assert [ref.member for ref in find([path])] == ["record 1", "record 2"]
    first, second = texts(path)
    assert first.endswith('"]} end')
    assert second == TEXT


def test_a_record_that_is_cut_off_or_no_json_is_an_error_of_its_own(tmp_path: Path) -> None:
    whole = json.dumps([{"text": TEXT}])[:-1]
    path = made(tmp_path, "a.json", f'{whole}, {{"text": "cut')
    assert "cut off" in refused(path, "record 2", len(whole) + 2).message
    assert "no JSON" in refused(made(tmp_path, "b.json", '{"text": "a" "b"}')).message


def test_caps_on_records_are_kept_and_said(tmp_path: Path) -> None:
    small = replace(DEFAULT_LIMITS, record_bytes=300)
    value = made(tmp_path, "a.json", json.dumps({"text": LONG}))
    listed = made(tmp_path, "b.json", json.dumps([{"n": 1}, {"text": LONG}, {"text": TEXT}]))
    line = made(tmp_path, "c.jsonl", lines({"text": TEXT}, {"text": LONG * 2}, {"text": TEXT}))
    for ref in (PageRef(value), *list(find([listed], limits=small))[1:2]):
        with pytest.raises(TooLarge):
            read(ref, limits=small)
    first, second, third = find([line], limits=small)
    assert read(first, limits=small).text == read(third, limits=small).text == TEXT
    with pytest.raises(TooLarge, match="line 2"):
        read(second, limits=small)


def test_a_record_named_without_its_place_is_found_by_its_number(tmp_path: Path) -> None:
    records = [{"text": f"{TEXT} {number}"} for number in range(3)]
    rows = "text,n\n" + "".join(f"{TEXT} {number},1\n" for number in range(3))
    for path, member in (
        (made(tmp_path, "a.jsonl", lines(*records)), "line 3"),
        (made(tmp_path, "a.csv", rows), "row 3"),
    ):
        assert read(PageRef(path, member)).text == f"{TEXT} 2"
    assert "no longer there" in refused(str(tmp_path / "a.csv"), "row 4").message


def test_a_file_of_many_records_opened_as_one_page_gives_the_first_and_says_so(
    tmp_path: Path,
) -> None:
    page = read(PageRef(made(tmp_path, "a.jsonl", lines({"text": TEXT}, {"text": LONG}))))
    assert page.text == TEXT
    assert "this holds more than one page; this is the first" in page.warnings


def test_a_line_of_any_length_can_be_passed_over(tmp_path: Path) -> None:
    path = made(tmp_path, "a.jsonl", lines({"text": "long " * 500_000}, {"text": TEXT}))
    assert [ref.member for ref in find([path])] == ["line 1", "line 2"]
    assert read(PageRef(path, "line 2")).text == TEXT


def test_lines_that_hold_no_text_are_refused_and_odd_ones_waited_through(tmp_path: Path) -> None:
    none = made(tmp_path, "a.jsonl", lines(*[{"title": TITLE, "n": n} for n in range(300)]))
    assert "no text" in refused(none).message
    few = made(tmp_path, "few.jsonl", lines({"title": TITLE, "n": 1}, {"title": TITLE, "n": 2}))
    assert "no text" in refused(few).message
    blank = made(tmp_path, "blank.jsonl", b"\n" * LOOKED_AT + lines({"text": TEXT}))
    assert texts(blank) == [TEXT]
    odd = made(tmp_path, "b.jsonl", b"\n".join([lines({"n": 1}), b"", lines([1], {"text": TEXT})]))
    assert read(list(find([odd]))[-1]).text == TEXT


def test_records_in_utf_16_are_read_by_line(tmp_path: Path) -> None:
    text = lines({"text": TEXT}, {"text": f"{TEXT} é"}).decode()
    path = made(tmp_path, "a.jsonl", text.encode("utf-16"))
    assert texts(path) == [TEXT, f"{TEXT} é"]
    other = made(tmp_path, "b.jsonl", text.encode("utf-16"))
    with pytest.raises(SourceError, match="too large"):
        read(PageRef(other, "line 1"), limits=replace(DEFAULT_LIMITS, nested_bytes=100))


def test_standard_input_may_be_a_file_of_records() -> None:
    data = lines({"text": TEXT}, {"text": LONG})
    refs = list(find(["-"], stdin=data))
    assert [ref.member for ref in refs] == ["line 1", "line 2"]
    assert read(refs[0], stdin=data).text == TEXT
    with pytest.raises(SourceError, match="was not read"):
        read(PageRef("-"))


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (f'url,text\n{URL},"{TEXT}\n{TEXT}"\n', [f"{TEXT}\n{TEXT}"]),
        (f"url;text\n\n{URL};{TEXT}\n", [TEXT]),
        (f'url,text\n{URL},"never closed {TEXT}\n{URL},{TEXT}\n', None),
        (f'url\ttext\n{URL}\t5" pipe. {TEXT}\n', [f'5" pipe. {TEXT}']),
    ],
)
def test_rows_are_told_apart_whatever_their_quotation_marks(
    tmp_path: Path, table: str, found: list[str] | None
) -> None:
    read_texts = texts(made(tmp_path, "a.csv", table))
    if found is None:
        assert len(read_texts) == 2
        assert "never closed" in read_texts[0]
        assert read_texts[1] == TEXT
    else:
        assert read_texts == found


def test_a_row_ends_at_no_other_mark_than_a_line_s_end(tmp_path: Path) -> None:
    text = f"{TEXT}\u2028After the mark.\x85And after another."
    path = made(tmp_path, "a.csv", f"url,text\n{URL},{text}\n")
    assert "And after another." in read(next(find([path]))).text


def test_a_list_that_is_cut_off_has_a_row_that_says_so(tmp_path: Path) -> None:
    data = json.dumps([{"text": TEXT}, {"text": f"{TEXT} More."}])[:-10]
    path = made(tmp_path, "a.json", data)
    first, second = find([path])
    assert read(first).text == TEXT
    assert refused(path, second.member, second.offset).message == "record 2 of a.json is cut off."


def test_a_value_that_is_cut_off_says_what_does_not_end(tmp_path: Path) -> None:
    path = made(tmp_path, "a.json", '{"text": "The harbour')
    assert refused(path).message == "a.json is no JSON: Unterminated string."


def test_a_field_over_the_cap_is_refused(tmp_path: Path) -> None:
    half = "word " * 50
    path = made(tmp_path, "a.csv", f'url,text\n{URL},"{half}\n{half}"\n')
    with pytest.raises(SourceError):
        read(PageRef(path), limits=replace(DEFAULT_LIMITS, record_bytes=300))


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    assert "no rows" in refused(made(tmp_path, "a.csv", "url,title,text\n")).message


def _parquet(folder: Path, rows: Sequence[dict[str, str]], group: int = 10) -> str:
    arrow, writer = import_module("pyarrow"), import_module("pyarrow.parquet")
    path = str(folder / "a.parquet")
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    writer.write_table(arrow.table(columns), path, row_group_size=group)
    return path


def test_parquet_rows_are_found_in_their_groups(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    path = _parquet(tmp_path, [{"text": f"{TEXT} {number}"} for number in range(5)], group=2)
    assert texts(path) == [f"{TEXT} {number}" for number in range(5)]
    assert read(PageRef(path, "row 4")).text == f"{TEXT} 3"
    assert "no longer there" in refused(path, "row 9").message


def test_parquet_rows_of_a_group_are_found_in_any_order(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    path = _parquet(tmp_path, [{"text": f"{TEXT} {number}"} for number in range(5)], group=5)
    refs = list(find([path]))
    assert [read(refs[row]).text[-1] for row in (3, 1, 4, 4, 0)] == list("31440")


def test_a_parquet_value_that_is_stored_once_and_named_often_is_made_once_a_row(
    tmp_path: Path,
) -> None:
    pytest.importorskip("pyarrow.parquet")
    arrow = import_module("pyarrow")
    path = _parquet(tmp_path, [{"text": "word " * 100_000}] * 200, group=200)
    ref = list(find([path]))[-1]
    before = arrow.total_allocated_bytes()
    assert len(read(ref).text) > 450_000
    assert arrow.total_allocated_bytes() - before < 20 << 20  # of the 100 MB that all rows are


def test_a_parquet_row_over_the_cap_is_an_error_of_its_own(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    path = _parquet(tmp_path, [{"text": text} for text in (TEXT * 100, TEXT, TEXT)])
    small = replace(DEFAULT_LIMITS, record_bytes=len(TEXT) * 10)
    first, second, _ = find([path], limits=small)
    with pytest.raises(TooLarge, match="longer than"):
        read(first, limits=small)
    assert read(second, limits=small).text == TEXT


def test_a_parquet_group_that_cannot_be_unpacked_leaves_the_others(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    path = _parquet(tmp_path, [{"text": f"{TEXT} {number}"} for number in range(4)], group=2)
    data = bytearray(Path(path).read_bytes())
    data[4:60] = b"\xff" * 56
    Path(path).write_bytes(bytes(data))
    refs = list(find([path]))
    assert len(refs) == 4
    assert "damaged Parquet file" in refused(path, "row 1").message
    assert read(refs[2]).text == f"{TEXT} 2"


def test_parquet_without_texts_or_without_its_reader_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow.parquet")
    path = _parquet(tmp_path, [{"title": TITLE, "url": URL}])
    assert "no text" in refused(path).message
    other = Path(path).rename(tmp_path / "b.parquet")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    assert "winnow-reader[parquet]" in refused(str(other)).hint


def test_damaged_parquet_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    with pytest.raises(Damaged):
        read(PageRef(made(tmp_path, "a.parquet", b"PAR1" + b"\0" * 40 + b"PAR1")))


def test_a_first_line_that_is_broken_does_not_hide_the_others(tmp_path: Path) -> None:
    path = made(tmp_path, "a.jsonl", b'{"text": broken}\n' + lines({"text": TEXT}, {"text": TEXT}))
    assert [ref.member for ref in find([path])] == ["line 1", "line 2", "line 3"]
    listed = made(tmp_path, "b.json", f'[{{"text": broken}}, {json.dumps({"text": TEXT})}]')
    assert read(list(find([listed]))[1]).text == TEXT


def test_the_rest_of_an_endless_line_is_passed_over(tmp_path: Path) -> None:
    small = replace(DEFAULT_LIMITS, record_bytes=300)
    long = {"text": "long " * 500_000}
    path = made(tmp_path, "a.jsonl", lines({"text": TEXT}, long, long).rstrip())
    _, second, third = find([path], limits=small)
    for ref in (second, third):
        with pytest.raises(TooLarge):
            read(ref, limits=small)


def test_one_value_that_is_a_record_is_one_page(tmp_path: Path) -> None:
    path = made(tmp_path, "a.json", json.dumps({"text": TEXT, "tags": [1, {"deep": [{}]}]}))
    assert [ref.member for ref in find([path])] == [None]
    assert read(PageRef(path)).text == TEXT
    html = payload_of_record({"html": f"<p>{TEXT}</p>"}, Kind.JSON, "a record")
    assert html.is_html
