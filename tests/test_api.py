"""winnow as a library: one call a page, plain values back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui import clean, mark, page_object
from tui.cli import run

PARAGRAPH = (
    "The harbour board said on Monday that “the quay will stand for a hundred years”, and that its "
    "nineteen workers had been paid for the whole of the summer."
)
HTML = f"""<html><head><title>Quay opened</title></head><body><nav><a href=/>Home</a></nav>
<article><h1>Quay opened</h1>{f"<p>{PARAGRAPH}</p>" * 3}</article></body></html>"""


@pytest.mark.parametrize("content", [HTML, HTML.encode()])
def test_content_as_text_or_bytes_becomes_an_article_with_marks(content: str | bytes) -> None:
    page = clean(content)
    assert page.error is None
    assert page.format == "html"
    assert page.article.text.count(PARAGRAPH) == 3
    assert "Home" not in page.article.text
    quote = page.marks.quotes[0]
    assert quote.span.of(page.article.text) == "“the quay will stand for a hundred years”"


def test_a_file_gives_what_the_command_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "quay.html"
    file.write_text(HTML, encoding="utf-8")
    run(["clean", "--format", "json", str(file)])
    assert page_object(clean(file)) == json.loads(capsys.readouterr().out)


def test_a_file_that_is_not_there_is_a_page_with_an_error(tmp_path: Path) -> None:
    assert clean(tmp_path / "nothing.html").error


def test_a_text_is_marked() -> None:
    (quote,) = mark(PARAGRAPH, language="en").quotes
    assert (quote.speaker, quote.cue) == ("The harbour board", "said")


def test_marks_and_votes_can_be_left_out() -> None:
    assert clean(HTML, marks=False, votes=False).marks.quotes == ()


def test_importing_the_package_loads_nothing_and_the_library_no_textual() -> None:
    code = (
        "import sys, tui; assert not {'tui.api', 'lxml'} & set(sys.modules);"
        "from tui import clean; clean('A line of text.');"
        "assert not {'textual', 'rich', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        tui.nonsense  # noqa: B018
