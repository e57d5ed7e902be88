"""A scraper's record to a page: its fields told apart by their names."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tui.errors import UnknownFormat
from tui.model import display_name, plain_line
from tui.sources.fields import mapping_of
from tui.sources.kinds import Kind
from tui.sources.payload import Payload

Record = Mapping[str, Any]
"""One record as JSON, CSV or Parquet have it."""

MIN_GUESSED_TEXT = 200
"""Characters from which a field of unknown name may be taken for the text."""

GUESSED = "was taken for the text"
"""Words of the note that the field with the text was guessed."""

MIN_ASKED_TEXT = 40
"""Characters that a field of unknown name must have on average to be asked about where none is long
enough to be taken; set by hand, over a name or an address and under a teaser."""

MOST_ASKED = 6
"""Fields that a question names at most."""

_NESTED = (
    "metadata", "meta", "warc_headers", "_source", "source", "article", "data", "fields", "json",
    "page", "document", "doc", "item", "record", "result", "attributes",
)  # fmt: skip
"""Sub-records that are looked into, in this order."""

_RENDERED = ("rendered", "text", "content", "value", "#text", "name", "title", "url", "html")
"""Where a field that is a record of its own keeps its text, such as WordPress's
`title.rendered`."""

_FACTS = ("title", "date", "byline", "site", "language", "url")
_EPOCH_SECONDS = (631_152_000, 4_102_444_800)
"""1990 to 2100: numbers in between are times."""


def has_text(record: object, told: Sequence[str] = ()) -> bool:
    """Whether a page can be made of a record."""
    return isinstance(record, Mapping) and bool(_text_field(record, told)[0])


def is_clear(record: Record, told: Sequence[str] = ()) -> bool:
    """Whether a known name, or one that the person told, says which field holds the text."""
    text, _, _, guessed = _text_field(record, told)
    return bool(text) and not guessed


def unclear_fields(records: Sequence[Record]) -> tuple[str, ...]:
    """The fields that may hold the text of records none of which is clear, the longest first.

    None where just one field is long enough to be a text.
    """
    lengths: Counter[str] = Counter()
    for record in records:
        for prefix, level in _levels(record):
            facts = set(mapping_of(str(name) for name in level).values())
            for name, value in level.items():
                if isinstance(value, str) and " " in value.strip() and str(name) not in facts:
                    lengths[f"{prefix}{name}"] += len(value)
    ordered = lengths.most_common(MOST_ASKED)
    long = tuple(name for name, size in ordered if size >= MIN_GUESSED_TEXT * len(records))
    if long:
        return long if len(long) > 1 else ()
    return tuple(name for name, size in ordered if size >= MIN_ASKED_TEXT * len(records))


def payload_of_record(
    record: object,
    kind: Kind,
    where: str,
    told: Sequence[str] = (),
    likely: Sequence[str] = (),
) -> Payload:
    """The page that a record is.

    Args:
        record: The record.
        kind: What its file is.
        where: What to call it in a message, such as `line 3 of dump.jsonl`.
        told: Fields that hold the text, as the person says.
        likely: Fields of other records of its file that are long enough to be a text.

    Raises:
        UnknownFormat: When it is no record or has no text.
    """
    if not isinstance(record, Mapping):
        raise UnknownFormat(f"{where} is no record with fields.")
    text, origin, markup, guessed = _text_field(record, told)
    if guessed:
        text, origin, _, _ = _text_field(record, (*likely, origin))
    if not text:
        raise UnknownFormat(*no_text(record, where))
    payload = Payload(text.encode("utf-8", "replace"), kind=kind, encoding="utf-8")
    if guessed:
        payload.warnings.append(
            f"the field “{display_name(origin)}” {GUESSED}; text_field in winnow.toml names another"
        )
    payload.why.append(f"text in the field {display_name(origin)}")
    if markup and "<" in text:
        payload.is_html = True
    for fact, (value, name) in _facts(record).items():
        payload.know(fact, value, f"{kind.value.rstrip('l')} field {name}")
    url = payload.facts.get("url")
    payload.url = url.value if url else None
    return payload


def no_text(record: Record, where: str) -> tuple[str, str]:
    """The sentence and the hint for a record without a text."""
    names = [display_name(str(name))[:40] for name in list(record)[:12]]
    listed = ", ".join(names) or "none"
    facts = _facts(record)
    if "url" in facts or "title" in facts:
        return (
            f"{where} has titles or addresses but no text.",
            f"Its fields are {listed}; scrape the pages first.",
        )
    return (
        f"{where} has no field with a text.",
        f"Its fields are {listed}; text_field in winnow.toml says which holds the text.",
    )


def _levels(record: Record) -> list[tuple[str, Record]]:
    """The record and its sub-records, with what to put before their fields' names."""
    found: list[tuple[str, Record]] = [("", record)]
    for name in _NESTED:
        inner = record.get(name)
        if isinstance(inner, Mapping):
            found.append((f"{name}.", inner))
    return found


def _text_field(record: Record, told: Sequence[str]) -> tuple[str, str, bool, bool]:
    """Text, the field's name, whether it is markup by its name, and whether it was guessed."""
    for wanted in told:
        for prefix, level in _levels(record):
            text = _as_text(level.get(wanted.removeprefix(prefix)), "\n\n")
            if text.strip():
                return text, prefix + wanted.removeprefix(prefix), "<" in text, False
    for prefix, level in _levels(record):
        names = mapping_of(str(name) for name in level)
        for kind in ("html", "text"):
            if kind in names:
                text = _as_text(level.get(names[kind]), "\n\n")
                if text.strip() and (kind == "text" or "<" in text):
                    return text, prefix + names[kind], kind == "html", False
    for prefix, level in _levels(record):
        longest = max(
            ((value, name) for name, value in level.items() if isinstance(value, str)),
            key=lambda pair: len(pair[0]),
            default=("", ""),
        )
        value, name = longest
        if len(value) >= MIN_GUESSED_TEXT and value[:4000].count(" ") >= MIN_GUESSED_TEXT // 20:
            return value, prefix + str(name), False, True
    return "", "", False, False


def _facts(record: Record) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for prefix, level in _levels(record):
        names = mapping_of(str(name) for name in level)
        for fact in _FACTS:
            if fact in found or fact not in names:
                continue
            value = level.get(names[fact])
            text = _as_date(value) if fact == "date" else _as_text(value, ", ")
            if text and not (fact == "url" and not _is_address(text)):
                found[fact] = (plain_line(text), prefix + names[fact])
    identity = record.get("id")
    if "url" not in found and isinstance(identity, str) and identity.startswith("http"):
        found["url"] = (plain_line(identity), "id")
    return found


def _is_address(text: str) -> bool:
    return "://" in text[:12] or ("." in text and "/" in text and " " not in text.strip())


def _as_text(value: object, joint: str, depth: int = 0) -> str:
    """A field as text: itself, its items joined, or what a sub-record keeps under a usual name."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | tuple) and depth < 3:
        return joint.join(filter(None, (_as_text(item, joint, depth + 1) for item in value)))
    if isinstance(value, Mapping) and depth < 3:
        for name in _RENDERED:
            if name in value:
                return _as_text(value[name], joint, depth + 1)
    return ""


def _as_date(value: object) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, str) and value.strip().isdigit():
        value = int(value.strip()[:16]) if len(value.strip()) in (10, 13) else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = _EPOCH_SECONDS
        seconds = value / 1000 if value > high else value
        if low < seconds < high:
            return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat()
        return ""
    return _as_text(value, ", ")
