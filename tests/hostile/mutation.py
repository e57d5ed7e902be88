"""Mutated pages of all forms, and what may never come of one: shared by a test and `bench/fuzz.py`."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sources.forms import forms
from tui.app.first_page import first_rows
from tui.app.page_frame import Wish
from tui.errors import SourceError
from tui.library.formats import FORMATS
from tui.library.pages import clean_page, clean_source
from tui.model import visible_characters
from tui.sources import find, read

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
"""The only escapes that painting writes itself."""

TOKENS = (
    b"\x1b]52;c;aGk=\x07", b"\x9b31m", b"\xc2\x9b2J", "\u202e".encode(), "\u200b\u200c".encode() * 4,
    b"\x00", b"\xff\xfe", b"\r", b"\n\n", b"<", b">", b"</p>", b"<p>", b"<div>" * 40, b"</div>" * 9,
    b"<table><tr><td colspan=99999999>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"<svg>",
    b"<template>", b"<plaintext>", b"&#27;", b"&#x9b;", b"&#x202e;", b"&#0;", b"&#1114112;", b'"',
    b"{", b"}", b"[" * 60, b"\\u001b", b"\\ud800", b"--b", b"=?utf-8?Q?=1B?=", b"=1B", b"%1b",
    b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999\r\n", b"\nFrom ",
    b"\x1f\x8b\x08", b"PK\x01\x02", b"<base href='javascript:x'>", b"data:image/png;base64,AAAA" * 30,
    "“".encode(), "’ said ".encode(), b"=====\n", b"\f", b"9" * 400,
)  # fmt: skip
"""What is put into pages beside random bytes: what once drove terminals and parsers."""

Seed = tuple[str, bytes]


def seeds(folder: Path) -> list[Seed]:
    """A file of every form: its name, without folders, and its bytes."""
    return [(form.name.rpartition("/")[2], form.data) for form in forms(folder)]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to eight faults."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        fault = chance.randrange(6)
        if fault == 0:
            changed[at:at] = chance.choice(TOKENS)
        elif fault == 1:
            changed[at : at + chance.randint(1, 40)] = b""
        elif fault == 2 and at < len(changed):
            changed[at] = chance.randrange(256)
        elif fault == 3:
            piece = changed[at : at + chance.randint(1, 200)]
            changed[at:at] = piece * chance.randint(1, 20)
        elif fault == 4:
            changed[at:at] = chance.randbytes(chance.randint(1, 12))
        elif chance.random() < 0.2:
            del changed[at:]
    return bytes(changed)


class Hang(BaseException):
    """A page took longer than it may."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raises `Hang` in the main thread when so much processor time is used, or `ASLEEP` as much time.

    On a busy machine a page may wait for the processor far longer than it works.
    """

    def over(*_: object) -> None:
        raise Hang

    before = [signal.signal(number, over) for number in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, ASLEEP * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGPROF, before[0])
        signal.signal(signal.SIGALRM, before[1])


ASLEEP = 30
"""How much longer than its processor time a page may take, before it counts as waiting for ever."""

MAX_PAGES = 3
"""Pages of one mutated file that are cleaned."""


def faults_of(path: Path, seconds: float) -> list[str]:
    """What went wrong with a file, in words; nothing when it behaved or was refused in a sentence."""
    try:
        with bounded(seconds):
            return [says for says in _faults(path) if says]
    except Hang:
        return [f"hang: over {seconds} s"]
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return [f"crash: {type(error).__name__}: {error}"]


def _faults(path: Path) -> Iterator[str]:
    refs = []
    for ref in find([str(path)]):
        refs.append(ref)
        if len(refs) == MAX_PAGES:
            break
    for ref in refs:
        try:
            source = read(ref)
        except SourceError as error:
            page = clean_page(ref)
            yield from _escapes(f"{error.message} {error.hint} {page.error}", "an error")
            continue
        yield from _escapes(f"{source.url} {source.recognised} {source.warnings}", "the info")
        page = clean_source(source)
        if page.error:
            yield f"error: {page.error}"
        ledger = page.article.ledger
        counted = sum(visible_characters(block.text) for block in page.article.blocks)
        if not ledger.article + ledger.aside == ledger.visible == counted:
            yield f"ledger: {ledger} of {counted}"
        for name, write in FORMATS.items():
            yield from _escapes(write(page), name)
        rows = first_rows(page, (80, 60), "dark", Wish(measure=72))
        yield from _escapes(COLOUR.sub("", "\n".join(rows)), "painting")


def _escapes(text: str, where: str) -> Iterator[str]:
    found = FORBIDDEN.search(text)
    if found:
        yield f"escape: {found[0]!r} in {where}"
