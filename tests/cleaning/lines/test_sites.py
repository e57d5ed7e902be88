"""The site's name, from the lines of a dump."""

from __future__ import annotations

import pytest

from tests.cleaning.lines.pages import page
from tests.cleaning.lines.sample import BODY, TITLE, dump
from tui.cleaning.lines import clean_lines

NAMED = [
    ([f"{TITLE} - Westbrook Post"], [], "Westbrook Post"),
    ([f"{TITLE} | Westbrook Post"], [], "Westbrook Post"),
    ([f"{TITLE} (From Westbrook Post)"], [], "Westbrook Post"),
    ([], ["© 2023 Westbrook Post. All rights reserved."], "Westbrook Post"),
    ([], ["Copyright 2019-2023 Westbrook Post"], "Westbrook Post"),
    ([], ["© westbrookpost.com 2021"], "westbrookpost.com"),
]


@pytest.mark.parametrize(("before", "after", "wanted"), NAMED, ids=lambda value: str(value)[:40])
def test_a_site_named_beside_the_headline_or_as_owner_is_found(
    before: list[str], after: list[str], wanted: str
) -> None:
    article = clean_lines(page(dump(before, [TITLE], BODY, after)))
    assert article.metadata.site is not None
    assert article.metadata.site.value == wanted


@pytest.mark.parametrize("line", ["Copyright notice", "© 2023 All rights reserved.", "© 2020"])
def test_a_notice_that_names_nobody_names_no_site(line: str) -> None:
    assert clean_lines(page(dump([TITLE], BODY, [line]))).metadata.site is None
