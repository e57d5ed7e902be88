from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.app.sample import harbour_page
from tui.app.ink import Ink
from tui.app.painting import GUTTER, fill, gutter_runs, paint_line, plain, shifted
from tui.app.palettes import PALETTES, Palette
from tui.app.typesetting.lines import Line, LineKind
from tui.app.typesetting.marking_map import InkSpan, map_marks
from tui.app.typesetting.typeset import Setting, View, typeset
from tui.library.block_index import BlockIndex


def painted(view: View = View.CLEAN, measure: int = 60) -> str:
    page = harbour_page()
    layout = typeset(page, Setting(measure, view), "source line")
    marks = map_marks(page.marks, BlockIndex(page.article))
    return "\n".join(
        plain(paint_line(line, marks.inks.get(line.block, ()))) for line in layout.lines
    )


def test_painting_keeps_the_text_of_every_article_block() -> None:
    shown = " ".join(painted().split())
    for block in harbour_page().article.blocks:
        assert (block.text in shown) == block.in_article


def test_the_cut_view_shows_every_block_of_the_page() -> None:
    shown = " ".join(painted(View.CUTS).split())
    assert all(block.text in shown for block in harbour_page().article.blocks)


def test_a_marker_says_how_much_was_set_aside_and_what_it_looks_like() -> None:
    shown = painted()
    assert "1 block, 3 words set aside: menu" in shown
    assert "2 blocks, 15 words set aside: teaser, product teaser" in shown


def test_quotations_carry_their_ink_and_nothing_else_does() -> None:
    page = harbour_page()
    layout = typeset(page, Setting(60))
    marks = map_marks(page.marks, BlockIndex(page.article))
    quoted = ""
    for line in layout.lines:
        for run in paint_line(line, marks.inks.get(line.block, ())):
            if run.ink & Ink.QUOTE:
                quoted += run.text
    assert quoted.replace(" ", "") == "“Wesoldnothing,”“Itisdone,”"


def test_the_gutter_numbers_both_sides_of_a_dispute_in_brackets() -> None:
    page = harbour_page()
    layout = typeset(page, Setting(60))
    marks = map_marks(page.marks, BlockIndex(page.article))
    gutters = [plain(gutter_runs(line, marks, GUTTER, ascii_only=False)) for line in layout.lines]
    assert all(cell_len(gutter) == GUTTER for gutter in gutters)
    numbered = {line.block for line, g in zip(layout.lines, gutters, strict=True) if "[1]" in g}
    assert numbered == {2, 4}
    assert sum("❞" in gutter for gutter in gutters) == 2


def test_ascii_gutters_use_no_other_character() -> None:
    page = harbour_page()
    marks = map_marks(page.marks, BlockIndex(page.article))
    for line in typeset(page, Setting(60, ascii_only=True)).lines:
        assert plain(gutter_runs(line, marks, GUTTER, ascii_only=True)).isascii()


def test_a_table_keeps_its_columns_and_finds_its_characters_again() -> None:
    from tui.app.painting import drawn_ranges
    from tui.app.typesetting.tables import table_lines

    text = "Port\tTons\nNorth quay\t12\nSouth\t7,300"
    rows = list(table_lines(text, 0))
    assert [row.text for row in rows] == [
        "Port        Tons",
        "──────────  ─────",
        "North quay  12",
        "South       7,300",
    ]
    start = text.index("7,300")
    (low, high) = drawn_ranges(rows[3], start, start + 5)[0]
    assert rows[3].text[low:high] == "7,300"


def test_a_wide_line_can_be_moved_to_the_side() -> None:
    runs = paint_line(Line(LineKind.CODE, "0123456789", 0, 0, 10), ())
    assert plain(shifted(runs, 4)) == "456789"


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_inks_never_change_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    line = Line(LineKind.BODY, text, 0, 0, len(text))
    inks = [InkSpan(min(a, b), max(a, b), Ink.QUOTE) for a, b in spans]
    assert plain(paint_line(line, inks)) == text


@given(st.lists(st.sampled_from(["a", "港", "👩‍💻", "e\u0301"])).map("".join), st.integers(0, 30))
@settings(max_examples=150)
def test_a_filled_row_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    from tui.app.painting import Run

    filled = fill([Run(text, Ink.PLAIN)], width)
    assert sum(cell_len(run.text) for run in filled) == width


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def coloured_palettes() -> list[Palette]:
    return [palette for palette in PALETTES.values() if palette.background is not None]


def test_every_pair_of_colours_of_every_theme_can_be_read() -> None:
    assert len(coloured_palettes()) == 4
    for palette in coloured_palettes():
        assert palette.foreground is not None and palette.background is not None
        for ink in Ink:
            look = palette.look(ink)
            pair = (
                look.foreground or palette.foreground,
                look.background or palette.background,
            )
            assert contrast(*pair) >= 4.5, (palette.name, ink)


def test_without_colours_quotes_disputes_contradictions_and_cuts_still_differ() -> None:
    palette = PALETTES["none"]
    looks = [palette.look(i) for i in (Ink.QUOTE, Ink.DISPUTE, Ink.CONTRADICTION, Ink.DIM)]
    assert len(set(looks)) == 4
    assert all(look.foreground is None and look.background is None for look in looks)
