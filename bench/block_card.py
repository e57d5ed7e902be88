"""The model card of the block model, filled in by the run that made the model."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

CARD = Path(__file__).parent.parent / "docs" / "model-card-blocks.md"
WIDTH = 140

_POINTS = (
    "**File** `tui/cleaning/data/html-blocks.json`, {file}.",
    (
        "**What** gradient-boosted trees: the first look {first} trees of at most {leaves} leaves over {columns}"
        " columns, the second {second} over those and {more} more, and {small} small trees for each of {kinds}"
        " kinds of page. Evaluated in plain Python."
    ),
    "**Gives** the probability that a block belongs to the main text of its page, and the kind of the page.",
    (
        "**Data** the development split of WCXB v1.0 (Murrough Foley, CC BY 4.0): {pages:,} pages, {blocks:,}"
        " blocks, each labelled by aligning its words with the page's main text. {drafted} pages whose text was"
        " drafted from a peer's output count {draft_weight}. The file holds numbers, none of the text."
    ),
    (
        "**Held out** by whole sites in {folds} folds. The figures are of the blocks alone, before roles and"
        " votes; features and constants were chosen on the same pages, so expect somewhat less on others."
    ),
    (
        "**Limits** mostly English pages of the years up to 2025, fetched without running scripts. Of a kind of"
        " page that the corpus lacks, or where the text stands in no blocks of its own, the model can only"
        " guess; [cleaning](cleaning.md) says what happens then."
    ),
)


def write_card(figures: list[str], **facts: object) -> None:
    """Writes the card: the facts of the model, then the lines of its table of figures."""
    points = [
        fill(point.format(**facts), WIDTH, initial_indent="- ", subsequent_indent="  ")
        for point in _POINTS
    ]
    head = "# Model card: the block model\n\nWritten by `bench/train_blocks.py --export`; change it there."
    CARD.write_text("\n\n".join([head, "\n".join(points), "\n".join(figures)]) + "\n", "utf8")
