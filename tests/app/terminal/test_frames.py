"""What is sent between two frames makes the one into the other, and is short."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.terminal.emulator import Emulator
from tui.app.terminal import frames as frames_module
from tui.app.terminal.frames import Abilities, Frame, update
from tui.app.terminal.pens import PLAIN, pen
from tui.app.terminal.rows import Row, blank_row, row_of_ansi, row_of_runs

WIDTH, HEIGHT = 24, 8

PENS = [
    PLAIN,
    pen(fg="31"),
    pen(bg="44"),
    pen(fg="38;5;12", bg="48;5;230", attributes=frozenset({"1"})),
    pen(attributes=frozenset({"1", "2"})),
    pen(attributes=frozenset({"2", "4"})),
    pen(attributes=frozenset({"7"})),
    pen(link="id=1;https://example.org"),
]

texts = st.text(alphabet="ab .      漢字é\u0301ก้👩\u200d🚀", max_size=WIDTH)
rows = st.lists(st.tuples(texts, st.sampled_from(PENS)), max_size=3).map(
    lambda runs: row_of_runs(runs, WIDTH)
)
frames = st.lists(rows, min_size=HEIGHT, max_size=HEIGHT)


WORDS = ("quay", "\x1b[1mharbour\x1b[m", "the", "日本", "“said”", "  ", "town")

EVERYTHING = Abilities()


def shown(*frames_in_turn: Frame, abilities: Abilities = EVERYTHING) -> Emulator:
    """A terminal that was sent every frame in turn, the first onto a screen of unknown content."""
    terminal = Emulator(len(frames_in_turn[0][0]), len(frames_in_turn[0]))
    before: list[Row | None] = [None] * terminal.height
    for frame in frames_in_turn:
        terminal.feed(update(before, frame, abilities))
        before = list(frame)
    return terminal


@settings(max_examples=150, deadline=None)
@given(frames, frames, st.booleans(), st.booleans())
def test_the_terminal_shows_the_second_frame_after_the_update(
    first: list[Row], second: list[Row], bce: bool, scrolls: bool
) -> None:
    terminal = shown(first, second, abilities=Abilities(bce, scrolls))
    assert [tuple(row) for row in terminal.seen()] == [row.cells for row in second]
    assert terminal.pen is PLAIN


@settings(max_examples=100, deadline=None)
@given(st.lists(rows, min_size=20, max_size=20), st.integers(0, 12), st.integers(0, 12), rows)
def test_scrolled_frames_come_out_right(source: list[Row], one: int, two: int, still: Row) -> None:
    first, second = ([still, *source[at : at + HEIGHT - 2], still] for at in (one, two))
    terminal = shown(first, second)
    assert [tuple(row) for row in terminal.seen()] == [row.cells for row in second]


def article(count: int) -> list[Row]:
    words = ["council", "harbour", "town", "said", "work", "wall", "mayor", "bridge", "of", "and"]
    picks = [[words[(n * k + n // 3) % 10] for k in (1, 3, 7, 9, 2, 6, 4)] for n in range(count)]
    return [row_of_runs([(f"{n:3} {' '.join(pick)}", PLAIN)], 80) for n, pick in enumerate(picks)]


def test_a_line_further_costs_little_more_than_the_new_line() -> None:
    lines, status = article(60), row_of_runs([("status", pen(attributes=frozenset({"7"})))], 80)
    before, after = [*lines[:39], status], [*lines[1:40], status]
    assert len(update(before, after)) <= len(lines[39].text.rstrip()) + 30


def test_a_still_pane_beside_the_text_does_not_hide_the_scroll() -> None:
    lines = article(60)
    pane = [Row(row_of_runs([(f"| pane {n // 6}", PLAIN)], 20).cells) for n in range(40)]
    first, second = ([Row(lines[y + at].cells + pane[y].cells) for y in range(40)] for at in (0, 1))
    assert len(update(first, second)) < 0.6 * len(update(first, second, Abilities(scrolls=False)))


def test_equal_frames_send_nothing() -> None:
    assert update(article(10), article(10)) == ""


def test_one_changed_word_sends_that_word() -> None:
    before = [row_of_runs([("one two three", PLAIN)], 40), blank_row(40)]
    after = [row_of_runs([("one 2wo three", PLAIN)], 40), blank_row(40)]
    assert update(before, after) == "\x1b[1;5H2"


def test_a_painted_line_equals_the_row_with_the_same_looks() -> None:
    painted = row_of_ansi("\x1b[1mbold\x1b[0m and \x1b[38;5;12;48;5;230mboth\x1b[m", 30)
    bold = pen(attributes=frozenset({"1"}))
    both = pen(fg="38;5;12", bg="48;5;230")
    assert painted == row_of_runs([("bold", bold), (" and ", PLAIN), ("both", both)], 30)


def test_control_characters_never_reach_the_terminal() -> None:
    row = row_of_runs([("a\x1b]52;c;aGk=\x07b\x9b31m\u202ec", PLAIN)], 30)
    assert not set(row.text) & {"\x1b", "\x07", "\x9b", "\u202e"}


@given(
    st.integers(0, 40), st.integers(0, 40), st.integers(2, 20), st.randoms(use_true_random=False)
)
@settings(max_examples=80, deadline=None)
def test_what_is_left_out_of_the_comparison_is_never_the_shorter_update(
    before: int, after: int, height: int, dice: Random
) -> None:
    pool = [row_of_ansi(" ".join(dice.choices(WORDS, k=8)), 50) for _ in range(60)]
    old, new = pool[before : before + height], pool[after : after + height]
    rewritten = frames_module._rewritten(old, new, Abilities())
    choices = [rewritten]
    if len(rewritten) >= frames_module.WORTH_MOVING:
        choices += [
            shift.sequence(height)
            + frames_module._rewritten(shift.applied(old, 50), new, Abilities())
            for shift in frames_module._likely_shifts(old, new)
        ]
    assert update(old, new) == min(choices, key=len)
