"""Pages made by hand for the tests of the app."""

from __future__ import annotations

from concurrent.futures import Future

from tui.library.desk import Desk
from tui.library.pages import CleanOptions
from tui.model import (
    Article,
    Block,
    CleanedPage,
    Contradiction,
    ContradictionKind,
    Fact,
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

LONG = Reason("long-prose", "long, well-formed sentences")
MENU = Reason("menu", "a menu of links")
TEASER = Reason("cut-off", "cut off with …, like 2 blocks around it")


def harbour_page(path: str = "harbour.txt", paragraphs: int = 12) -> CleanedPage:
    """An article with a menu before it, teasers after it, quotations and one dispute."""
    blocks = [
        Block(Role.NAV, "Home Sport Weather", (MENU,), line_start=1, line_end=1),
        Block(Role.TITLE, "Harbour board denies sale", (LONG,), line_start=2, line_end=2),
        Block(
            Role.BODY,
            "The harbour board denied that it had sold the north quay. “We sold nothing,” "
            "chairwoman Ada Lund said on Monday.",
            (LONG,),
            line_start=3,
            line_end=3,
        ),
        Block(Role.HEADING, "What the town says", (LONG,), level=2, line_start=4, line_end=4),
        Block(
            Role.BODY,
            "The town clerk said the board had sold the north quay in May. “It is done,” he added.",
            (LONG,),
            line_start=5,
            line_end=5,
        ),
        *(
            Block(
                Role.BODY,
                f"Paragraph {number} tells of cranes, of tides and of the people who work there, "
                "at some length, so that the page is longer than any screen it is shown on.",
                (LONG,),
                line_start=6 + number,
                line_end=6 + number,
            )
            for number in range(paragraphs)
        ),
        Block(Role.RELATED, "Ten quays you must see this year, and the …", (TEASER,), 0.6, True),
        Block(Role.PRODUCT_SPAM, "Buy brass lanterns [/b] here", (TEASER,)),
    ]
    metadata = Metadata(
        title=Fact("Harbour board denies sale", "first line"), language=Fact("en", "the text")
    )
    article = Article.assemble(blocks, PageKind.ARTICLE, metadata)
    text = article.text

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    denied = span("The harbour board denied that it had sold the north quay.")
    claimed = span("The town clerk said the board had sold the north quay in May.")
    first, second = span("“We sold nothing,”"), span("“It is done,”")
    marks = Marks(
        (
            Quote(*first, QuoteKind.DIRECT, "Ada Lund", "Ada Lund", "said", 0.9),
            Quote(*second, QuoteKind.DIRECT, "he", None, "added", 0.8),
        ),
        (
            Contradiction(
                denied,
                claimed,
                ContradictionKind.DENIAL,
                Strength.DISPUTE,
                0.8,
                "denied-claim",
                "These may conflict: one side denies what the other states.",
            ),
        ),
    )
    return CleanedPage(
        PageRef(path), "text", "utf-8", f"digest-{path}", article, marks, url="https://x.example/a"
    )


class ReadyDesk(Desk):
    """A desk whose pages are there already; no worker is started."""

    def __init__(self, *pages: CleanedPage) -> None:
        super().__init__(CleanOptions())
        self.ready = {page.ref: page for page in pages}

    def open(self, ref: PageRef, *, priority: int = 0) -> Future[CleanedPage]:
        done: Future[CleanedPage] = Future()
        done.set_result(self.ready[ref])
        return done

    def take(self, ref: PageRef, page: CleanedPage) -> None:
        self.ready[ref] = page

    def source(self, ref: PageRef) -> str:
        return "\n".join(block.text for block in self.ready[ref].article.blocks)

    def rest(self) -> None:
        """Nothing to end."""

    close = rest
