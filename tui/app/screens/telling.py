"""The part of a screen in which the person says how files are read: which field of a record holds the
text, and what parts the articles of one text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from tui.app.screens.winnow_screen import WinnowScreen
from tui.library.folder_hints import question_about
from tui.model import display_name, plain_line

if TYPE_CHECKING:
    from tui.sources import Question

FORMS = "whole (one page), auto, form-feed, or the line between two pages"

Command = tuple[str, Callable[[], None]]


class Telling(WinnowScreen):
    """`field NAME` and `parts HOW`, typed in the palette; a question where only the person can tell."""

    _question: Question | None = None

    @property
    def told_path(self) -> str | None:
        """The file that what is said is about; None where there is none."""
        raise NotImplementedError

    def tell(self, path: str, name: str, value: str) -> None:
        """Say it of the folder of a file, and read anew."""
        winnow = self.winnow
        outcome = winnow.library.hints.tell(winnow.decisions, path, name, value)
        if outcome is None:
            self.say("nothing was changed")
            return
        self.read_anew(f"{outcome.says} · u undoes")

    def read_anew(self, says: str) -> None:
        """Read again what depends on what was said of files, and say what was done."""
        raise NotImplementedError

    def forget_readings(self) -> None:
        """Nothing that depends on what was said of files stands any more."""
        winnow = self.winnow
        winnow.library.hints.read_anew(winnow.rows)
        winnow.desk.forget_all()

    def typed_commands(self, words: str) -> list[Command]:
        """What is said of the folder."""
        verb, _, value = words.partition(" ")
        value = plain_line(value)
        asked = self._question
        path = asked.path if asked is not None and verb.lower() == "field" else self.told_path
        if path is None or verb.lower() not in ("field", "parts"):
            return super().typed_commands(words)
        if verb.lower() == "parts":
            if value:
                return [(f"articles of a text: {value}", partial(self.tell, path, "parts", value))]
            return [(f"parts HOW: {FORMS}", partial(self.say, f"parts {FORMS}"))]
        names = () if asked is None else asked.fields
        fields = [name for name in names if value.lower() in name.lower()]
        if value and not fields:
            fields.append(value)
        shown = [(name, partial(self.tell, path, "text_field", name)) for name in fields]
        if not shown:
            return [("field NAME: the field of a record that holds the text", self._say_how)]
        return [(f"the text is in the field {display_name(name)}", do) for name, do in shown]

    def _say_how(self) -> None:
        self.say("field NAME: the field of a record that holds the text")

    def ask_about(self, question: Question) -> bool:
        """Ask in the status line, once for a file; the answer is chosen in the palette.

        Returns:
            Whether it was asked now.
        """
        self._question = question
        memory, name = self.winnow.library.memory, display_name(question.path)
        if memory.get("asked", name) is not None:
            return False
        memory.put("asked", name, "1")
        fields = " / ".join(map(display_name, question.fields))
        self.say(f"which field holds the text? {fields} · : and field answers")
        return True

    @work(exclusive=True, group="question", exit_on_error=False)
    async def look_for_question(self, path: str) -> None:
        """Ask about a file of records if it leaves open which field holds its text."""
        told = self.winnow.library.hints.of(path)
        question = await asyncio.to_thread(question_about, path, replace(told, text_field=""))
        if path != self.told_path:
            return
        self._question = question
        if question is not None and not told.fields:
            self.ask_about(question)
