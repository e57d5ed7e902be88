"""The filter language of the list: `site:bbc date:>2023-01 words:>300 not (is:read or tag:x)`.

A filter is parsed once into tests over whole columns; each test takes row numbers and gives those
that pass, so that a hundred thousand rows are narrowed between two keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import UsageError
from tui.library.filter_tests import FIELDS, IS_WORDS, bare_word_test, field_test

if TYPE_CHECKING:
    from tui.library.row_columns import RowColumns

Test = Callable[["RowColumns", list[int]], list[int]]
"""Gives the row numbers that pass, in the order they came."""

MAX_DEPTH = 50
"""Brackets in brackets; more is no filter that a person wrote."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<bracket>[()])
      | (?P<field>[A-Za-z]+):(?P<operator>>=|<=|>|<|=|~)?
        (?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]*))
      | "(?P<phrase>[^"]*)"
      | (?P<word>[^\s()"]+)
    )""",
    re.VERBOSE,
)


class FilterError(UsageError):
    """A filter that cannot be read; it knows the column."""

    def __init__(self, message: str, hint: str = "", column: int = 0) -> None:
        super().__init__(message, hint)
        self.args = (message, hint, column)
        self.column = column
        """From 0, into the filter as typed."""

    def pointed(self, typed: str) -> str:
        """The filter with a caret under the place, and the message: three lines."""
        return f"{typed}\n{' ' * self.column}^\n{self.message}"


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter ready to be used."""

    typed: str
    test: Test

    def __call__(self, rows: RowColumns, numbers: list[int]) -> list[int]:
        """The row numbers that pass."""
        return self.test(rows, numbers)


class _Token(NamedTuple):
    kind: str
    text: str
    column: int
    field: str = ""
    operator: str = ""


def parse_filter(typed: str) -> Filter:
    """The filter that was typed; an empty one lets everything pass.

    Raises:
        FilterError: Pointing at the column.
    """
    parser = _Parser(_tokens(typed), len(typed))
    return Filter(typed, parser.parse())


def _tokens(typed: str) -> list[_Token]:
    found: list[_Token] = []
    position, end = 0, len(typed.rstrip())
    while position < end:
        match = _TOKEN.match(typed, position)
        if match is None:
            column = position + len(typed[position:]) - len(typed[position:].lstrip())
            raise FilterError('A " is not closed.', "", column)
        found.append(_token(match))
        position = match.end()
    return found


def _token(match: re.Match[str]) -> _Token:
    if match["bracket"]:
        return _Token(match["bracket"], match["bracket"], match.start("bracket"))
    if match["field"]:
        quoted = match["quoted"]
        value = quoted if quoted is not None else match["value"]
        name = match["field"].lower()
        return _Token("field", value, match.start("field"), name, match["operator"] or "")
    if match["phrase"] is not None:
        return _Token("word", match["phrase"], match.start("phrase") - 1)
    word = match["word"]
    kind = word.lower() if word.lower() in ("and", "or", "not") else "word"
    return _Token(kind, word, match.start("word"))


class _Parser:
    """Recursive descent: or, then and (also unspoken), then not."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._next = 0
        self._end = length
        self._depth = 0

    def parse(self) -> Test:
        if not self._tokens:
            return _everything
        test = self._either()
        if self._next < len(self._tokens):
            token = self._tokens[self._next]
            raise FilterError("There is a ) too many.", "", token.column)
        return test

    def _either(self) -> Test:
        tests = [self._all()]
        while self._take("or"):
            tests.append(self._all())
        return tests[0] if len(tests) == 1 else _any_of(tests)

    def _all(self) -> Test:
        tests = [self._one()]
        while self._take("and") or self._more():
            tests.append(self._one())
        return tests[0] if len(tests) == 1 else _all_of(tests)

    def _more(self) -> bool:
        return self._next < len(self._tokens) and self._tokens[self._next].kind not in (")", "or")

    def _one(self) -> Test:
        if self._next >= len(self._tokens):
            raise FilterError("Something is missing here.", "", self._end)
        token = self._tokens[self._next]
        self._next += 1
        if token.kind == "not":
            return self._deeper(token, lambda: _none_of(self._one()))
        if token.kind == "(":
            return self._deeper(token, lambda: self._bracket(token))
        if token.kind == "word":
            return self._word(token)
        if token.kind == "field":
            return _field(token)
        raise FilterError(f"{token.text} cannot stand here.", "", token.column)

    def _word(self, token: _Token) -> Test:
        if token.text.startswith("-") and len(token.text) > 1:
            return _none_of(bare_word_test(token.text[1:]))
        return bare_word_test(token.text)

    def _bracket(self, opening: _Token) -> Test:
        test = self._either()
        if not self._take(")"):
            raise FilterError("This ( is not closed.", "", opening.column)
        return test

    def _deeper(self, token: _Token, parse: Callable[[], Test]) -> Test:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FilterError("This is nested too deep.", "", token.column)
        test = parse()
        self._depth -= 1
        return test

    def _take(self, kind: str) -> bool:
        if self._next < len(self._tokens) and self._tokens[self._next].kind == kind:
            self._next += 1
            return True
        return False


def _field(token: _Token) -> Test:
    if token.field not in FIELDS:
        known = ", ".join(FIELDS)
        raise FilterError(f"There is no field {token.field}: known are {known}.", "", token.column)
    column = token.column + len(token.field) + 1 + len(token.operator)
    if not token.text:
        raise FilterError(f"{token.field}: needs a value.", "", column)
    try:
        return field_test(token.field, token.operator, token.text)
    except ValueError as error:
        raise FilterError(str(error), "", column) from None


def _everything(_rows: RowColumns, numbers: list[int]) -> list[int]:
    return numbers


def _all_of(tests: list[Test]) -> Test:
    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        for each in tests:
            numbers = each(rows, numbers)
        return numbers

    return test


def _any_of(tests: list[Test]) -> Test:
    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        passed: set[int] = set()
        for each in tests:
            passed.update(each(rows, numbers))
        return [number for number in numbers if number in passed]

    return test


def _none_of(inner: Test) -> Test:
    def test(rows: RowColumns, numbers: list[int]) -> list[int]:
        failed = set(inner(rows, numbers))
        return [number for number in numbers if number not in failed]

    return test


__all__ = ["FIELDS", "IS_WORDS", "Filter", "FilterError", "Test", "parse_filter"]
