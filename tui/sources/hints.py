"""What the person says of files that do not say it themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

AUTO = "auto"
"""Several articles in one text are told apart by rule."""

WHOLE = "whole"
"""A text is one page, whatever stands in it."""

FORM_FEED = "form-feed"
"""A text is parted at form feeds."""


@dataclass(frozen=True, slots=True)
class Hints:
    """How files of a folder are to be read where their bytes leave it open."""

    text_field: str = ""
    """Fields that hold a record's text, with commas between: the first that has one. They go before
    the known names."""
    parts: str = AUTO
    """`auto`, `whole`, `form-feed`, or what stands on a line between two pages. Text that ends in a
    colon begins the first line of a page, as `URL:` does."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of `text_field`."""
        return tuple(name for part in self.text_field.split(",") if (name := part.strip()))


NO_HINTS = Hints()
"""Nothing was said."""


class Separator:
    """What the person says stands between two pages of a text.

    Args:
        parts: As `Hints.parts` has it, neither `auto` nor `whole`.
        codec: Python's name of the file's encoding.
    """

    def __init__(self, parts: str, codec: str = "utf-8") -> None:
        self._feed = parts in (FORM_FEED, "\f")
        self._line = parts.strip().encode(codec, "replace")
        self._label = self._line.endswith(b":")
        # A rule may be longer in one place than in another.
        one_sign = len(set(self._line)) == 1 and not self._line.isalnum()
        repeated = rb"(?:%s)+" if one_sign else rb"%s"
        self._whole = re.compile(repeated % re.escape(self._line[:1] if one_sign else self._line))
        self._least = len(self._line)

    def meets(self, line: bytes) -> tuple[bool, bool]:
        """Whether a page starts with this line; whether one ends before it and it is of none."""
        if self._feed:
            return line.startswith(b"\f"), False
        bare = line.strip()
        if not self._line or len(bare) < self._least:
            return False, False
        if self._label:
            return bare.startswith(self._line), False
        return False, self._whole.fullmatch(bare) is not None

    def stands_in(self, head: bytes) -> bool:
        """Whether a file that begins so is parted by it."""
        return any(any(self.meets(line)) for line in head.splitlines(keepends=True))
