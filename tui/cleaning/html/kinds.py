"""What sort of page it is: article, listing, forum, product, documentation, error page, other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import exp

from tui.cleaning.html.features import FEATURE_NAMES
from tui.cleaning.html.phrases import PHRASE_ROLES
from tui.cleaning.html.trees import model
from tui.model import PageKind

MODEL = "html-blocks.json"
"""The model file, made by `bench/train_blocks.py`."""

PAGE_ROW_NAMES = tuple(f"{kind}_{name}" for kind in ("mean", "most") for name in FEATURE_NAMES)
"""Columns of a page's row: mean and greatest value of every column of its blocks."""

CORPUS_KINDS = {
    "article": PageKind.ARTICLE,
    "forum": PageKind.FORUM,
    "product": PageKind.PRODUCT,
    "collection": PageKind.LISTING,
    "listing": PageKind.LISTING,
    "documentation": PageKind.DOCUMENTATION,
    "service": PageKind.OTHER,
}
"""The corpus's kinds as ours."""

ERROR_MAX_WORDS = 250
"""An error page, a login or a consent wall says no more than this; shorter articles lack its words."""

ERROR_SHARE = 0.3
"""Share of a heading or short block that an error phrase covers."""

_ERROR_AT = FEATURE_NAMES.index("phrase_error-page")
_WORDS_AT = FEATURE_NAMES.index("words")
assert PHRASE_ROLES[-1] == "error-page"


def page_row(rows: Sequence[Sequence[float]], wanted: Collection[int]) -> list[float]:
    """The values of `PAGE_ROW_NAMES` for a page, those that are wanted by number; 0 for all else."""
    row = [0.0] * len(PAGE_ROW_NAMES)
    columns = list(zip(*rows, strict=True))  # half the time of picking one column after another
    count, width = len(rows), len(columns)
    for number in wanted:
        if number < width:
            row[number] = sum(columns[number]) / count
        else:
            row[number] = float(max(columns[number - width]))
    return row


def kind_shares(rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each kind of `CORPUS_KINDS` is, in that order; they add up to one."""
    trees = model(MODEL)
    row = page_row(rows, trees.kind_columns)
    margins = [trees.kinds[kind].margins([row])[0] for kind in CORPUS_KINDS]
    highest = max(margins)
    weights = [exp(margin - highest) for margin in margins]
    total = sum(weights)
    return [weight / total for weight in weights]


def page_kind(rows: Sequence[Sequence[float]], shares: Sequence[float]) -> PageKind:
    """The kind of a page, from its rows and what `kind_shares` says of them."""
    if _is_error(rows):
        return PageKind.ERROR_PAGE
    best = max(range(len(shares)), key=shares.__getitem__)
    return tuple(CORPUS_KINDS.values())[best]


def _is_error(rows: Sequence[Sequence[float]]) -> bool:
    if sum(row[_WORDS_AT] for row in rows if row[_WORDS_AT] > 8) > ERROR_MAX_WORDS:
        return False
    return any(row[_ERROR_AT] >= ERROR_SHARE for row in rows)
