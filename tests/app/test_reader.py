"""The reading screen, driven with keys as a person would."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen

from tests.app.sample import ReadyDesk, harbour_page
from tests.app.screen_text import wait_for
from tui.app.app import Winnow
from tui.app.page_frame import Wish
from tui.app.screens.reader import ReaderScreen
from tui.app.terminal.clipboard import Sent
from tui.app.typesetting.typeset import View
from tui.app.widgets.article_view import ArticleView
from tui.library.decisions import load_choices
from tui.library.library import Library
from tui.library.rows import Rows
from tui.model import CleanedPage


class Session:
    """An app under test, and how to look at it."""

    def __init__(self, app: Winnow, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def reader(self) -> ReaderScreen:
        screen = self.app.screen
        assert isinstance(screen, ReaderScreen)
        return screen

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self.screen_text

    @property
    def screen_text(self) -> str:
        width, height = self.app.size
        rows = self.app.screen._compositor.render_strips()
        assert len(rows) == height
        assert all(row.cell_length == width for row in rows)
        return "\n".join(row.text.rstrip() for row in rows)

    @property
    def status(self) -> str:
        return self.reader.status.message


@asynccontextmanager
async def reading(
    size: tuple[int, int] = (120, 40),
    pages: int = 1,
    palette: str = "ansi",
    *,
    linear: bool = False,
    ascii_only: bool = False,
    folder: str = "/nowhere",
) -> AsyncIterator[Session]:
    shown = [harbour_page(f"{folder}/harbour-{number}.txt") for number in range(pages)]
    with Library.open() as library:
        rows = Rows(())
        rows.add(page.ref for page in shown)
        load_choices(rows, library.choices, library.pages)
        wish = Wish(72, linear=linear, ascii_only=ascii_only)
        app = Winnow(library, rows, ReadyDesk(*shown), palette=palette, wish=wish)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Session(app, pilot)


async def test_the_article_stands_with_headline_metadata_and_marker() -> None:
    async with reading() as session:
        text = session.screen_text
    assert "Harbour board denies sale" in text
    assert "English · " in text and "2 quotes · 1 dispute" in text
    assert "1 block, 3 words set aside: menu" in text
    assert "Buy brass lanterns" not in text


async def test_one_key_shows_what_was_set_aside_with_the_reason_and_hides_it_again() -> None:
    async with reading() as session:
        before = session.screen_text
        text = await session.press("s")
        assert "set aside · 3 blocks" in text
        assert "a menu of links" in text
        assert "Buy brass lanterns [/b] here" in text
        assert await session.press("s") == before


async def test_the_pane_is_a_drawer_under_the_text_on_narrow_screens() -> None:
    async with reading((60, 20)) as session:
        rows = (await session.press("s")).split("\n")
        assert "Harbour board denies sale" in rows[1]
        assert any("set aside · 3 blocks" in row for row in rows[8:12])


async def test_x_puts_a_block_back_and_u_undoes_it() -> None:
    async with reading() as session:
        await session.press("s", "G", "x")
        assert session.reader.page is not None
        blocks = session.reader.page.article.blocks
        assert blocks[-1].in_article and blocks[-1].reasons[0].says == "put back by you"
        assert "u undoes" in session.status
        await session.press("u")
        assert session.reader.page is not None
        assert not session.reader.page.article.blocks[-1].in_article
        await session.press("ctrl+r")
        assert session.reader.page is not None
        assert session.reader.page.article.blocks[-1].in_article


async def test_x_sets_the_paragraph_on_top_aside() -> None:
    async with reading() as session:
        await session.press("x")
        assert session.reader.page is not None
        assert not session.reader.page.article.blocks[2].in_article
        assert "north quay. " not in session.reader.page.article.text


async def test_jumps_go_from_quote_to_quote_and_name_the_speaker() -> None:
    async with reading() as session:
        await session.press("]", "q")
        assert session.status == "“We sold nothing,” — Ada Lund (said)"
        await session.press(";")
        assert session.status == "“It is done,” — he (added)"
        await session.press(",")
        assert "We sold nothing" in session.status
        await session.press("[", "q")
        assert session.status == "no quote before this"


async def test_percent_goes_to_the_other_side_of_a_dispute() -> None:
    async with reading() as session:
        await session.press("]", "c")
        assert session.status.startswith("[1] dispute, denial")
        first = session.reader.article.focused_target
        await session.press("%")
        second = session.reader.article.focused_target
        assert first is not None and second is not None
        assert (first[1].side, second[1].side) == (0, 1)
        await session.press("%")
        assert session.reader.article.focused_target == first


async def test_enter_on_a_dispute_says_why() -> None:
    async with reading() as session:
        text = await session.press("]", "c", "enter")
        assert "1 pair that may conflict" in text
        assert "These may conflict" in text


async def test_the_list_of_quotes_is_grouped_by_speaker_and_leads_to_them() -> None:
    async with reading() as session:
        text = await session.press('"')
        assert "2 quotes · 2 speakers" in text
        await session.press("j", "enter")
        assert "It is done" in session.status


async def test_the_four_views_follow_each_other_at_the_same_place() -> None:
    async with reading((80, 24)) as session:
        await session.press("}", "}", "}", "}")
        place = session.reader.article.reading_place[0]
        for view in (View.CUTS, View.RAW, View.SOURCE, View.CLEAN):
            await session.press("\\")
            assert session.reader.article.view is view
            assert session.reader.article.reading_place[0] == place


async def test_searching_counts_hits_and_finds_those_that_were_set_aside() -> None:
    async with reading() as session:
        await session.press("/", *"lantern", "enter")
        assert "/lantern  1/1 · 1 hit in what was set aside" in session.status
        assert "Buy brass lanterns" in session.screen_text
        await session.press("escape", "g", "/", *"quay", "enter")
        await session.press("n")
        assert "/quay  2/3" in session.status
        await session.press("N", "N")
        assert "/quay  3/3" in session.status


async def test_only_matching_paragraphs_are_shown_until_escape() -> None:
    async with reading() as session:
        text = await session.press("&", *"clerk", "enter")
        assert "town clerk" in text and "Paragraph 0" not in text
        assert "Paragraph 0" in await session.press("escape")


async def test_a_resize_keeps_the_sentence_one_reads() -> None:
    async with reading((80, 24)) as session:
        await session.press("}", "}", "}", "}", "}", "}")
        place = session.reader.article.reading_place
        await session.pilot.resize_terminal(50, 15)
        await session.pilot.pause()
        await session.pilot.resize_terminal(80, 24)
        await session.pilot.pause()
        assert session.reader.article.reading_place == place


async def test_space_reads_on_to_the_next_page_and_k_comes_back() -> None:
    async with reading((100, 70), pages=3) as session:
        await session.press("space")
        assert session.reader.index == 1
        await session.press("K")
        assert session.reader.index == 0


async def test_help_is_made_from_the_live_keys_and_can_be_narrowed() -> None:
    async with reading() as session:
        text = await session.press("?")
        assert "keys" in text and "line down" in text
        text = await session.press("/", *"other", "space", *"side", "enter")
        assert "the other side of this" in text
        assert "line down" not in text


async def test_a_prefix_key_says_after_a_while_what_may_follow() -> None:
    async with reading((110, 30)) as session:
        await session.press("]")
        await wait_for(session.pilot, lambda: session.status != "", "the keys that may follow")
        assert "q next quote" in session.status
        assert "h next heading" in session.screen_text, "where one is gives way to the keys"
        await session.press("escape")
        assert session.status == "" and "1 of 1" in session.screen_text


async def test_without_signs_beyond_ascii_panes_and_status_line_have_none() -> None:
    async with reading(ascii_only=True) as session:
        assert "English - " in session.screen_text
        for keys in ("s", "i", '"', "!", "I", "?", "@"):
            text = await session.press(keys)
            left = session.reader.side.region.x
            rows = text.split("\n")
            beside = "\n".join([*(row[left:] for row in rows[:-1]), rows[-1]])
            assert beside.count("|") > 20
            assert beside.isascii(), [sign for sign in beside if not sign.isascii()]


async def test_a_link_opens_the_page_that_was_saved_beside_and_q_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SSH_TTY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    opened: list[str] = []
    inner = tmp_path / "2024" / "03"
    inner.mkdir(parents=True)
    for name in ("quay seals.html", "list.css"):
        (inner / name).write_text("x", encoding="utf-8")
    async with reading(folder=str(inner)) as session:
        page = harbour_page(str(inner / "quay seals.html"))
        session.app.desk.take(page.ref, page)
        for link in (
            "quay%20seals.html#top",
            "/2024/03/quay%20seals.html",
            "../03/quay%20seals.html",
        ):
            session.reader.follow_link(link)
            await wait_for(session.pilot, lambda: session.reader.ref == page.ref, link)
            await session.press("q")
            assert session.reader.ref != page.ref
        monkeypatch.setattr(session.app, "open_url", opened.append)
        for link in ("list.css", "gone.html", "//elsewhere.example/quay%20seals.html"):
            session.reader.follow_link(link)
        assert opened == [
            "https://x.example/list.css",
            "https://x.example/gone.html",
            "https://elsewhere.example/quay%20seals.html",
        ]
        await session.pilot.pause()
        assert session.reader.ref != page.ref


async def test_q_closes_the_pane_first_and_then_the_program() -> None:
    async with reading() as session:
        await session.press("s", "q")
        assert not session.reader.pane_is_open
        await session.press("q")
        assert session.app.return_value == 0


async def test_corrections_and_decisions_stand_after_a_restart_and_can_be_undone_then() -> None:
    async with reading() as session:
        await session.press("x", "*")
    async with reading() as session:
        assert session.reader.page is not None
        assert not session.reader.page.article.blocks[2].in_article
        assert session.app.rows.starred[0]
        await session.press("u")
        assert not session.app.rows.starred[0]
        await session.press("u")
        assert session.reader.page.article.blocks[2].in_article


async def test_a_page_stands_where_it_was_left_after_a_restart() -> None:
    async with reading(size=(80, 24)) as session:
        await session.press("G")
        left = session.reader.article.reading_place
        session.app.save_state()
    for _ in range(2):  # opening it must not forget the place either
        async with reading(size=(80, 24)) as session:
            assert session.reader.article.reading_place[0] == left[0] > 0
            assert session.reader.article.percent == 100
            session.app.save_state()


async def test_a_page_is_never_put_into_words_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    wrote: list[CleanedPage] = []

    def written(page: CleanedPage) -> str:
        wrote.append(page)
        return ""

    monkeypatch.setattr(CleanedPage, "__repr__", written)
    async with reading(pages=2) as session:
        await session.press('"', "!", "escape", "x", "u", "J")
        assert session.reader.index == 1
    assert not wrote


async def test_d_on_a_dispute_says_it_is_not_real_and_u_brings_it_back() -> None:
    async with reading() as session:
        await session.press("]", "c", "d")
        assert session.reader.page is not None
        assert session.reader.page.marks.contradictions == ()
        await session.press("u")
        assert len(session.reader.page.marks.contradictions) == 1


async def test_a_and_d_judge_the_pair_under_the_cursor_of_their_list() -> None:
    async with reading() as session:
        assert "1 pair that may conflict" in await session.press("!")
        assert "nothing here seems to conflict" in await session.press("d")
        await session.press("q", "u")
        assert "[1]" in session.screen_text


async def test_keep_goes_on_to_the_next_page() -> None:
    async with reading(pages=2) as session:
        await session.press("a")
        assert session.reader.index == 1
        assert [session.app.rows.row(number).decision for number in (0, 1)] == ["keep", ""]


async def test_the_palette_lists_actions_by_name() -> None:
    async with reading() as session:
        text = await session.press(":", *"outline")
        assert "outline" in text
        await session.press("enter")
        await session.pilot.pause()
        assert session.app.open_pane == "outline"


async def test_every_theme_and_tiny_terminals_draw_without_failing() -> None:
    for palette in ("none", "dark", "light", "sepia", "contrast"):
        async with reading((40, 12), palette=palette) as session:
            assert "Harbour board" in session.screen_text
    for size in ((2, 1), (10, 3), (200, 60)):
        async with reading(size) as session:
            await session.press("s", "j", "G", "q", "]", "q")


async def test_copying_says_sent_and_sends_the_text_unwrapped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent: list[str] = []

    def send(text: str, *_: object) -> Sent:
        sent.append(text)
        return Sent("osc52", "sent to the terminal's clipboard")

    monkeypatch.setattr("tui.app.terminal.clipboard.send", send)
    async with reading((60, 20)) as session:
        await session.press("]", "q", "y", "q")
        assert session.status == "the quote: sent to the terminal's clipboard"
        await session.press("y", "y", "y", "t")
    assert sent[0] == "“We sold nothing,” — Ada Lund (“Harbour board denies sale”)"
    assert sent[1].startswith("The harbour board denied that it had sold the north quay. “We")
    assert "\n" not in sent[1]
    assert sent[2] == "Harbour board denies sale"


async def test_a_pane_opens_and_closes_with_one_layout_in_which_the_lines_fit_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layouts: list[bool] = []
    refresh_layout = Screen._refresh_layout

    def counting(screen: Screen[object], size: Size | None = None, scroll: bool = False) -> None:
        refresh_layout(screen, size, scroll)
        article = screen.query_one(ArticleView)
        layouts.append((article.frame.width, article.frame.height) == article.size)

    async with reading() as session:
        monkeypatch.setattr(Screen, "_refresh_layout", counting)
        for is_open in (True, False):
            layouts.clear()
            await session.press("s")
            assert session.reader.pane_is_open is is_open
            assert layouts == [True]
