"""Everything that may go wrong on purpose, as one tree.

WinnowError
├── SourceError             a page cannot be read
│   ├── Unreadable          no such file, no permission, not a regular file, vanished
│   ├── UnknownFormat       bytes that are no page
│   ├── TooLarge            over a cap
│   └── Damaged             cut off or malformed beyond use
├── CleaningError           a page was read but cannot be cleaned
│   ├── TimedOut            over its time limit
│   └── WorkerDied          the process that cleaned it ended
├── StoreError              the library's database
│   ├── StoreLocked
│   ├── NewerSchema
│   └── StoreDamaged
├── SettingsError           configuration, keys, themes, sheets
└── UsageError              arguments that make no sense together

All arguments are passed on to `super().__init__` in order, because an error that cannot be unpickled
takes a worker pool down with it.
"""

from __future__ import annotations


class WinnowError(Exception):
    """An expected failure: a sentence for a person and, where there is one, a hint what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SourceError(WinnowError):
    """A page cannot be read."""


class Unreadable(SourceError):
    """The file is not there, may not be read, or is no regular file."""


class UnknownFormat(SourceError):
    """The bytes are no page."""


class TooLarge(SourceError):
    """The page is over a cap."""


class Damaged(SourceError):
    """The file is cut off or malformed beyond use."""


class CleaningError(WinnowError):
    """A page was read but cannot be cleaned."""


class TimedOut(CleaningError):
    """The page took longer than its time limit."""


class WorkerDied(CleaningError):
    """The process that cleaned the page ended."""


class StoreError(WinnowError):
    """The library's database cannot be used."""


class StoreLocked(StoreError):
    """Another program holds the database."""


class NewerSchema(StoreError):
    """The database was written by a newer winnow."""


class StoreDamaged(StoreError):
    """The database is not sound."""


class SettingsError(WinnowError):
    """Configuration, keys, themes or sheets are wrong."""


class UsageError(WinnowError):
    """Arguments that make no sense together."""
