"""A reviewed page of our own for the tests of handing over."""

from __future__ import annotations

from dataclasses import replace

from tui.library.export.review import PassageNote, Review
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Contradiction,
    ContradictionKind,
    Fact,
    Link,
    Marks,
    Metadata,
    PageKind,
    PageRef,
    Quote,
    QuoteKind,
    Reason,
    Role,
    Span,
    Strength,
)

WHY = (Reason("long-prose", "long, well-formed sentences"),)
TEASER = (Reason("cut-off", "cut off with …, like 2 blocks around it"),)
SOLD = "The board sold the north quay in May, the clerk said, “and it is done,” he added."
DENIED = "The board denied that it had sold the north quay. “We sold nothing,” said Ada Lund."
HOSTILE = "<script>alert(1)</script> & <img src=https://evil.example/x.png onerror=x> [/b]"


def review() -> Review:
    """Menu, headline, text with a link, two quotations and a dispute, a list, a table, teasers."""
    blocks = (
        Block(Role.NAV, "Home Sport Weather", (Reason("menu", "a menu of links"),)),
        Block(Role.TITLE, "Harbour board denies sale", WHY),
        Block(Role.BYLINE, "By Ole Brandt", WHY),
        Block(Role.BODY, SOLD, WHY, links=(Link(Span(4, 9), "https://board.example/?a=1&b=2"),)),
        Block(Role.HEADING, "What the board says", WHY, level=2),
        Block(Role.BODY, DENIED, WHY),
        Block(Role.BODY, HOSTILE, WHY, links=(Link(Span(0, 8), "javascript:alert(1)"),)),
        Block(Role.LIST, "one crane", WHY, level=1, marker="1."),
        Block(Role.LIST, "its hook", WHY, level=2, marker="•"),
        Block(Role.LIST, "two tugs", WHY, level=1, marker="2."),
        Block(Role.TABLE, "berth\tlength\nnorth\t120 m", WHY),
        Block(Role.QUOTE, "A quay is not a cake.", WHY, level=1),
        Block(Role.BODY, "if sold:\n    weep()", WHY, preformatted=True),
        Block(Role.CAPTION, "The north quay at low tide", WHY),
        Block(Role.PRODUCT_SPAM, "Buy pumps now …", TEASER, unsure=True),
    )
    facts = Metadata(
        title=Fact("Harbour board denies sale", "headline"),
        site=Fact("Quay Courier", "og:site_name"),
        date=Fact("2024-05-06", "time"),
        language=Fact("en", "html"),
    )
    article = Article.assemble(blocks, PageKind.ARTICLE, facts)
    page = CleanedPage(
        PageRef("harbour.html"), "html", "utf-8", "d" * 64, article, Marks(),
        url="https://courier.example/quay",
    )  # fmt: skip
    page = replace(page, marks=_marks(article.text))
    sold = article.text.index("it is done")
    return Review(
        page,
        decision="keep",
        starred=True,
        tags=("harbour",),
        note="ask the clerk",
        passages=(PassageNote(Span(sold, sold + 10), "really?"),),
        verdicts=(None, "not-real"),
    )


def _marks(text: str) -> Marks:
    def quote(words: str, speaker: str | None) -> Quote:
        start = text.index(words)
        return Quote(start, start + len(words), QuoteKind.DIRECT, speaker)

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    sides = span("The board sold the north quay in May"), span(DENIED.split(" “")[0])
    kind, dispute = ContradictionKind.DENIAL, Strength.DISPUTE
    words = (span("sold"),), (span("denied"),)
    return Marks(
        (quote("“and it is done,”", "the clerk"), quote("“We sold nothing,”", "Ada Lund")),
        (
            Contradiction(*sides, kind, dispute, 0.9, "denied", "Both may conflict.", *words),
            Contradiction(
                sides[0], span("two tugs"), ContradictionKind.NUMBER, Strength.CONTRADICTION, 0.5,
                "number", "The counts may conflict.",
            ),
        ),
    )  # fmt: skip
