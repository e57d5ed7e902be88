"""A page to its article: blocks in page order, each with a role, reasons and a confidence."""

from __future__ import annotations

from tui.model import Article, SourcePage


def clean(page: SourcePage, *, votes: bool = True) -> Article:
    """The article of a page. Never raises on account of what the page holds.

    Args:
        page: The page as read.
        votes: Whether slower judges may be asked on pages where the block model is unsure.
    """
    if page.is_html:
        # lxml costs 70 ms and more to import; only those who clean HTML pay it.
        from tui.cleaning.html import clean_html

        return clean_html(page, votes=votes)
    from tui.cleaning.lines import clean_lines

    return clean_lines(page)
