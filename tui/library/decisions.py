"""Deciding on rows of the list: each change named, on disk at once, undone and redone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from tui.library.corrections import CORRECTION
from tui.library.hints import READ_AS
from tui.library.rows import Rows
from tui.library.subject import place_subject
from tui.library.words import DECISION_WORDS
from tui.model import plain_line
from tui.store.choices import Change, Choice, Choices, Effect
from tui.store.pages import Pages

ASK_OVER = 20
"""Pages in one change from which a person should be asked first."""

MOST_TITLE = 60
"""Characters of a title in the log."""

MENDED = "mended"
"""Name of the choice that a page's letters are mended."""

BY = "by:"
"""How the names of choices begin that tell what one person decided, whoever decides after them;
the person's name follows. They are what two people are compared by."""

REVIEWED = "review:"
"""How the names of choices begin that tell what was decided in one review session, also where it
only confirms what stood before; the session's number follows."""


class Outcome(NamedTuple):
    """What a change did, for the screen."""

    says: str
    """In the past tense: `kept “Title”`."""
    numbers: tuple[int, ...]
    """Rows that it changed."""
    reads_anew: bool = False
    """Whether files are read in another way now."""


class Decisions:
    """Changes on the rows of a list.

    Args:
        choices: The library's choices.
        pages: The library's pages.
        rows: The list; it is kept up to date.
        person: Who decides, for the log and for comparing two people.
    """

    def __init__(self, choices: Choices, pages: Pages, rows: Rows, person: str = "") -> None:
        self._choices, self._pages, self._rows = choices, pages, rows
        self.person = person
        self.session: int | None = None

    def keep(self, numbers: Sequence[int]) -> Outcome | None:
        """Keep pages."""
        return self.decide(numbers, "keep")

    def discard(self, numbers: Sequence[int]) -> Outcome | None:
        """Discard pages; their files stay untouched."""
        return self.decide(numbers, "discard")

    def decide(self, numbers: Sequence[int], decision: str | None) -> Outcome | None:
        """Decide `keep`, `discard` or `skip`, or None to take the decision back."""
        verb = DECISION_WORDS.get(decision or "", "took the decision back on")
        return self._set(numbers, "decision", decision, verb)

    def set_read(self, numbers: Sequence[int], read: bool = True) -> Outcome | None:
        """Mark pages as read or unread."""
        return self._set(numbers, "read", _flag(read), f"marked {'read' if read else 'unread'}")

    def set_star(self, numbers: Sequence[int], star: bool = True) -> Outcome | None:
        """Star pages, or take the star off."""
        return self._set(numbers, "star", _flag(star), "starred" if star else "unstarred")

    def tag(self, numbers: Sequence[int], tag: str, on: bool = True) -> Outcome | None:
        """Put a tag on pages or take it off."""
        name = clean_tag(tag)
        verb = f"tagged {name}:" if on else f"took the tag {name} off"
        return self._set(numbers, f"tag:{name}", _flag(on), verb)

    def note(self, number: int, text: str) -> Outcome | None:
        """Write a note on a page; an empty one takes it away."""
        shown = plain_line(text)
        return self._set([number], "note", shown or None, "noted on" if shown else "unnoted")

    def note_passage(self, number: int, start: int, end: int, text: str) -> Outcome | None:
        """Write a note on characters `start` to `end` of a page's article."""
        shown = plain_line(text)
        value = json.dumps({"start": start, "end": end, "text": shown}, ensure_ascii=False)
        name = f"note:{start}-{end}"
        return self._set([number], name, value if shown else None, "noted a passage of")

    def judge(self, number: int, pair: str, rule: str, real: bool | None) -> Outcome | None:
        """Say whether a contradiction is real; None takes the verdict back.

        Args:
            number: The row.
            pair: What the pair is known by, see `tui.library.verdicts.pair_key`.
            rule: The rule that found it.
            real: The verdict.
        """
        verdict = None if real is None else "real" if real else "not-real"
        value = None if verdict is None else json.dumps({"verdict": verdict, "rule": rule})
        verb = (
            "took a verdict back on"
            if real is None
            else f"judged {'real' if real else 'not real'}: a pair of"
        )
        return self._set([number], f"verdict:{pair}", value, verb)

    def correct(self, number: int, fingerprint: str, role: str | None) -> Outcome | None:
        """Move a block of a page to another role; None takes the correction back."""
        return self._set([number], f"{CORRECTION}{fingerprint}", role, "moved a block of")

    def choose_for(self, subject: str, name: str, value: str | None, says: str) -> Outcome | None:
        """Choose something about what is no row, such as a folder."""
        return self.change_all(says, [Choice(subject, name, value)])

    def mend(self, number: int, on: bool) -> Outcome | None:
        """Undo a wrong decoding of a page's letters, or leave them as they were saved."""
        verb = "mended the letters of" if on else "left the letters as saved of"
        return self._set([number], MENDED, _flag(on), verb)

    def change_all(self, says: str, choices: Iterable[Choice]) -> Outcome | None:
        """Any further choices in one change."""
        return self._done(self._choices.change(
            says, choices, person=self.person, session=self.session
        ))  # fmt: skip

    def undo(self) -> Outcome | None:
        """Take the newest change back, also one of an earlier day."""
        return self._done(self._choices.undo(), "undone: ")

    def redo(self) -> Outcome | None:
        """Do again what was undone last."""
        return self._done(self._choices.redo(), "redone: ")

    def log(self, limit: int = 500) -> list[Change]:
        """The newest changes, newest first."""
        return self._choices.log(limit)

    def tags(self) -> list[str]:
        """All tags of the list, the most used first, for completion."""
        counts: dict[str, int] = {}
        for tags in self._rows.tags.values():
            for tag in tags:
                counts[tag] = counts.get(tag, 0) + 1
        return sorted(counts, key=lambda tag: (-counts[tag], tag))

    def subject(self, number: int) -> str:
        """Under what the choices about a row stand."""
        page = self._rows.pages[number]
        digest = self._pages.digest_of(page) if page >= 0 else None
        return digest or place_subject(self._rows.ref(number))

    def _set(
        self, numbers: Sequence[int], name: str, value: str | None, verb: str
    ) -> Outcome | None:
        subjects = {number: self.subject(number) for number in numbers}
        if not subjects:
            return None
        says = f"{verb} {self._about(numbers)}"
        names = [name, *self._signed()] if name == "decision" else [name]
        effect = self._choices.change(
            says,
            (Choice(subject, each, value) for subject in subjects.values() for each in names),
            person=self.person,
            session=self.session,
        )
        if effect is None:
            return None
        touched: set[int] = set()
        for number in subjects:
            same = self._rows.same_page(number)
            self._rows.choose(same, name, value)
            touched.update(same)
        self._rows.announce(touched)
        return Outcome(says, tuple(sorted(touched)))

    def _signed(self) -> list[str]:
        """The names under which a decision also stands: who made it, and in which review."""
        person = [f"{BY}{self.person}"] if self.person else []
        return [*person, f"{REVIEWED}{self.session}"] if self.session is not None else person

    def _about(self, numbers: Sequence[int]) -> str:
        clusters = {self._rows.clusters[number] for number in numbers}
        alike = len(numbers) > 1 and len(clusters) == 1 and -1 not in clusters
        if len(numbers) > 1 and not alike:
            return f"{len(numbers):,} pages"
        title = plain_line(self._rows.title(numbers[0]))
        if len(title) > MOST_TITLE:
            title = f"{title[: MOST_TITLE - 1].rstrip()}…"
        return f"“{title}” ({len(numbers):,} copies)" if alike else f"“{title}”"

    def _done(self, effect: Effect | None, before: str = "") -> Outcome | None:
        if effect is None:
            return None
        touched: set[int] = set()
        for choice in effect.choices:
            rows = self._rows_of(choice.subject)
            self._rows.choose(rows, choice.name, choice.value)
            touched.update(rows)
        self._rows.announce(touched)
        reads_anew = any(choice.name.startswith(READ_AS) for choice in effect.choices)
        return Outcome(f"{before}{effect.change.says}", tuple(sorted(touched)), reads_anew)

    def _rows_of(self, subject: str) -> list[int]:
        return rows_of_subject(self._rows, self._pages.numbers_of, subject)


def rows_of_subject(
    rows: Rows, numbers_of: Callable[[Iterable[str]], dict[str, int]], subject: str
) -> list[int]:
    """The rows that choices about a subject are about."""
    if subject.startswith("place:"):
        head, _, _member = subject.partition("\n")
        return [n for n in _at_place(rows, head) if place_subject(rows.ref(n)) == subject]
    page = numbers_of([subject]).get(subject)
    return [] if page is None else rows.rows_of_page(page)


def load_choices(rows: Rows, choices: Choices, pages: Pages) -> None:
    """Put all choices of the library into the list."""
    rows.forget_choices()
    for page, name, value in choices.of_pages():
        rows.choose(rows.rows_of_page(page), name, value)
    for choice in choices.of_places():
        rows.choose(
            rows_of_subject(rows, pages.numbers_of, choice.subject), choice.name, choice.value
        )


def clean_tag(tag: str) -> str:
    """A tag as it is kept: one plain word in small letters."""
    return "-".join(plain_line(tag).lower().replace(",", " ").split())


def _at_place(rows: Rows, head: str) -> list[int]:
    try:
        path = bytes.fromhex(head.removeprefix("place:")).decode("utf-8", "surrogateescape")
    except ValueError:
        return []
    return rows.rows_at(path)


def _flag(on: bool) -> str | None:
    return "1" if on else None
