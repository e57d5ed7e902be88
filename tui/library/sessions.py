"""Review sessions: who decided what of a filter, how fast, and how far two people agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from tui.library.decisions import BY, REVIEWED, rows_of_subject
from tui.library.filters import parse_filter
from tui.library.kept import absolute
from tui.library.library import Library
from tui.library.rows import Rows
from tui.store.choices import Change, Choice
from tui.store.memory import SessionRow

PAUSE = 300.0
"""Seconds between two changes beyond which nobody was at work; as much is counted of them."""


class SessionProgress(NamedTuple):
    """How far a session is."""

    total: int
    """Pages it was begun over."""
    done: int
    kept: int
    discarded: int
    skipped: int
    left: int
    seconds: float
    """At work, pauses left out."""
    rate: float
    """Pages decided a minute; 0 before the second."""


class Difference(NamedTuple):
    """A page on which two people differ."""

    path: str
    title: str
    first: str
    second: str


class Agreement(NamedTuple):
    """Two people's decisions on the pages that both decided."""

    both: int
    only_first: int
    only_second: int
    agreed: int
    share: float
    """Agreed of both; 1 where there is none."""
    kappa: float | None
    """Cohen's kappa: 1 for full agreement, 0 for what chance would give; None where it has no
    value, as when both said one and the same of every page."""
    differences: tuple[Difference, ...]


class Sessions:
    """The review sessions over one list.

    Args:
        library: Where they are kept.
        rows: The list.
        person: Whose sessions.
    """

    def __init__(self, library: Library, rows: Rows, person: str) -> None:
        self._library, self._rows, self._person = library, rows, person

    @property
    def folder(self) -> str:
        """Under what the sessions of this list are kept."""
        return session_folder(self._rows.folders)

    def begin(self, typed: str = "") -> SessionRow:
        """Start a session over a filter; one that is open is ended first.

        Raises:
            FilterError: Pointing at the column.
        """
        total = len(self._rows.select(parse_filter(typed)))
        running = self.current()
        if running is not None:
            self.end(running)
        return self._library.memory.begin_session(self.folder, typed, self._person, total)

    def current(self) -> SessionRow | None:
        """The session of this person that is open, to be gone on with."""
        return self._library.open_session(self._rows.folders, self._person)

    def all(self) -> list[SessionRow]:
        """Everybody's sessions over this list, newest first."""
        return self._library.memory.sessions(self.folder)

    def end(self, session: SessionRow) -> None:
        """End a session; its log stays."""
        seconds = worked_seconds(change.at for change, _ in self._changes(session))
        self._library.memory.save_session_time(session.id, seconds, ended=True)

    def progress(self, session: SessionRow) -> SessionProgress:
        """How far a session is."""
        changes = self._changes(session)
        counts = Counter(_decided(session, changes).values())
        done = sum(counts.values())
        seconds = worked_seconds(change.at for change, _ in changes)
        return SessionProgress(
            session.total,
            done,
            counts["keep"],
            counts["discard"],
            counts["skip"],
            max(0, session.total - done),
            seconds,
            60 * done / seconds if seconds else 0.0,
        )

    def summary(self, session: SessionRow) -> dict[str, object]:
        """A session as a record, for JSON; times are ISO 8601 in UTC."""
        progress = self.progress(session)
        changes = self._changes(session)
        names = Counter(c.name.partition(":")[0] for _, items in changes for c in items if c.value)
        return {
            "session": session.id,
            "folder": session.folder,
            "filter": session.filter,
            "person": session.person,
            "started": _iso(session.started),
            "ended": None if session.ended is None else _iso(session.ended),
            "minutes": round(progress.seconds / 60, 1),
            "seconds": round(progress.seconds),
            "pages": progress.total,
            "decided": progress.done,
            "kept": progress.kept,
            "discarded": progress.discarded,
            "skipped": progress.skipped,
            "left": progress.left,
            "per_minute": round(progress.rate, 1),
            "starred": names["star"],
            "tags": names["tag"],
            "notes": names["note"],
            "verdicts": names["verdict"],
            "blocks_moved": names["block"],
        }

    def log(self, session: SessionRow) -> list[dict[str, object]]:
        """What was done in a session and stands, oldest first: a record a change."""
        return [
            {
                "at": _iso(change.at),
                "person": change.person,
                "says": change.says,
                "pages": sorted({path for c in items for path in self._paths(c.subject)}),
            }
            for change, items in self._changes(session)
        ]

    def _changes(self, session: SessionRow) -> list[tuple[Change, tuple[Choice, ...]]]:
        return self._library.choices.session_changes(session.id)

    def _paths(self, subject: str) -> list[str]:
        numbers = rows_of_subject(self._rows, self._library.pages.numbers_of, subject)
        return [self._rows.ref(number).path for number in numbers]


def _at_work(summary: dict[str, object]) -> str:
    """Minutes, or seconds where it was not even one."""
    seconds = summary["seconds"]
    if isinstance(seconds, int) and seconds < 60:
        return f"{seconds} seconds"
    return f"{summary['minutes']} minutes"


def summary_text(summary: dict[str, object]) -> str:
    """A session's summary as lines for a person."""
    over = f" over {summary['filter']}" if summary["filter"] else ""
    state = "open" if summary["ended"] is None else "ended"
    lines = [
        f"session {summary['session']}, {state}: {summary['person'] or 'nobody named'}{over}",
        f"{summary['folder']}",
        f"{summary['decided']} of {summary['pages']} pages decided, {summary['left']} left",
        f"{summary['kept']} kept, {summary['discarded']} discarded, {summary['skipped']} skipped",
        f"{_at_work(summary)} at work, {summary['per_minute']} pages a minute",
    ]
    extras = [
        f"{summary[name]} {word}"
        for name, word in (
            ("starred", "stars"),
            ("tags", "tags"),
            ("notes", "notes"),
            ("verdicts", "verdicts on contradictions"),
            ("blocks_moved", "blocks moved"),
        )
        if summary[name]
    ]
    return "\n".join([*lines, *([", ".join(extras)] if extras else [])])


def compare(library: Library, rows: Rows, first: str, second: str) -> Agreement:
    """How far two people's decisions on the pages of a list agree.

    Args:
        library: The library in which both decided.
        rows: The list; other pages do not count.
        first: A person, as the log names them.
        second: Another.
    """
    one, two = (_decisions_of(library, rows, person) for person in (first, second))
    both = sorted(one.keys() & two.keys())
    differences = tuple(
        Difference(rows.ref(n).path, rows.title(n), one[n], two[n])
        for n in both
        if one[n] != two[n]
    )
    agreed = len(both) - len(differences)
    return Agreement(
        len(both),
        len(one.keys() - two.keys()),
        len(two.keys() - one.keys()),
        agreed,
        agreed / len(both) if both else 1.0,
        kappa([(one[n], two[n]) for n in both]),
        differences,
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of paired judgements (Cohen 1960); None where chance leaves no room."""
    if not pairs:
        return None
    total = len(pairs)
    one, two = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(a == b for a, b in pairs) / total
    expected = sum(one[word] * two[word] for word in one) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def agreement_text(found: Agreement, first: str, second: str) -> str:
    """An agreement as lines for a person."""
    value = "without a value" if found.kappa is None else f"{found.kappa:.2f}"
    lines = [
        f"{found.both} pages decided by both",
        f"{found.only_first} by {first} alone, {found.only_second} by {second} alone",
        f"agreed on {found.agreed} ({100 * found.share:.0f} %), kappa {value}",
    ]
    lines += [f"{d.first}\t{d.second}\t{d.title}\t{d.path}" for d in found.differences]
    return "\n".join(lines)


def session_folder(folders: Sequence[str]) -> str:
    """Under what the sessions of a list are kept."""
    return "\n".join(absolute(folder) for folder in folders)


def worked_seconds(times: Iterable[float]) -> float:
    """Time at work from the times of changes: a pause counts as `PAUSE` at most."""
    ordered = sorted(times)
    return sum(min(PAUSE, later - earlier) for earlier, later in pairwise(ordered))


def _decided(
    session: SessionRow, changes: Iterable[tuple[Change, tuple[Choice, ...]]]
) -> dict[str, str]:
    """The decision that a session left on each page that it decided or confirmed."""
    names = ("decision", f"{REVIEWED}{session.id}")
    decided: dict[str, str] = {}
    for _, items in changes:
        for choice in items:
            if choice.name in names and choice.value is not None:
                decided[choice.subject] = choice.value
            elif choice.name in names:
                decided.pop(choice.subject, None)
    return decided


def _decisions_of(library: Library, rows: Rows, person: str) -> dict[int, str]:
    """First row of each page that a person decided, and how."""
    decided: dict[int, str] = {}
    for choice in library.choices.named(BY + person):
        if choice.name != BY + person:
            continue
        numbers = rows_of_subject(rows, library.pages.numbers_of, choice.subject)
        if numbers:
            decided[min(numbers)] = choice.value or ""
    return decided


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
