"""The last word on the end: the ends in question, and what speaks for there being no tail at all."""

from __future__ import annotations

import pytest

from tests.cleaning.lines.sample import BODY, TEASERS
from tui.cleaning.lines.ending_rows import ENDINGS, EndingRows, opens_coda
from tui.cleaning.lines.endings import NO_TAIL, Endings
from tui.cleaning.lines.features import Surroundings
from tui.cleaning.lines.gaps import Gaps
from tui.cleaning.lines.scoring import from_first_prose
from tui.cleaning.lines.second import second_features
from tui.cleaning.lines.segments import Cut, paths_through
from tui.cleaning.lines.shapes import Shape, shapes_of
from tui.cleaning.lines.units import units_of

CODA = ["References", "Harbour board, yearly report of the ferries.", "Thanks to Ola Brandt."]


def _shape(text: str) -> Shape:
    return shapes_of(units_of(text))[0]


def _endings(lines: list[str], end: int) -> Endings:
    """The ends of a page whose lines up to `end` are likely, and after it are not."""
    scores = [3.0 if k <= end else -2.0 for k in range(len(lines))]
    around = Surroundings(shapes_of(units_of("\n".join(lines))))
    _, fits = second_features(around, scores)
    asked = {k: 2.0 if k == end else -3.0 for k in range(len(lines))}
    return Endings(Gaps(around, scores, fits), scores, asked)


def test_a_path_ends_where_it_is_asked_to_and_sets_unlikely_runs_aside() -> None:
    paths = paths_through([-3.0, 2.0, -4.0, 3.0, -1.0], 0.5, 0.5)
    cut = paths.cut(3)
    assert (cut.first, cut.end, cut.aside) == (1, 4, frozenset({2}))
    assert paths.cut(1).end == 2


def test_among_the_ends_in_question_are_the_best_one_and_the_page_s_last_line() -> None:
    endings = _endings([*BODY, *TEASERS], len(BODY) - 1)
    assert endings.best == len(BODY) - 1
    assert {endings.best, endings.count - 1} <= set(endings.candidates)


def test_each_end_has_a_number_for_every_column() -> None:
    endings = _endings([*BODY, *TEASERS], len(BODY) - 1)
    assert {len(EndingRows(endings).row(k)) for k in endings.candidates} == {len(ENDINGS)}


def test_where_nothing_foreign_follows_all_is_kept_to_the_last_line() -> None:
    endings = _endings([*BODY, *CODA], len(BODY) - 1)
    liked = dict.fromkeys(endings.candidates, 0.0)
    kept = endings.chosen(liked, NO_TAIL + 1)
    assert kept.end == endings.count
    assert not kept.aside
    assert endings.chosen(liked, NO_TAIL - 1).end == len(BODY)


def test_a_heading_of_comments_ends_the_article_whatever_is_thought_of_the_tail() -> None:
    endings = _endings([*BODY, "4 Comments", "Well said."], len(BODY) - 1)
    liked = dict.fromkeys(endings.candidates, 0.0)
    assert endings.chosen(liked, NO_TAIL + 1).end == len(BODY)


def test_three_lines_that_are_surely_foreign_end_the_article_whatever_is_thought_of_the_tail() -> (
    None
):
    endings = _endings([*BODY, "ferryman72", "About time!", "Lotte"], len(BODY) - 1)
    assert not endings.is_closed()
    endings.scores[len(BODY) :] = [-2.0, -2.0, -2.1]
    assert endings.is_closed()
    liked = dict.fromkeys(endings.candidates, 0.0)
    assert endings.chosen(liked, NO_TAIL + 1).end == len(BODY)


def test_a_paragraph_inside_an_article_without_a_tail_is_kept() -> None:
    endings = _endings(BODY, len(BODY) - 1)
    endings.scores[2:4] = [-0.9, -1.1]
    endings.paths = paths_through(endings.scores, 0.5, 0.5)
    assert endings.paths.cut(len(BODY) - 1).aside == {2, 3}
    liked = dict.fromkeys(endings.candidates, 0.0)
    assert endings.chosen(liked, NO_TAIL + 1).aside == {3}


def test_a_liked_end_wins_over_the_best_path() -> None:
    endings = _endings([*BODY, *CODA], len(BODY) - 1)
    liked = {k: 9.0 if k == endings.count - 1 else 0.0 for k in endings.candidates}
    assert endings.chosen(liked, NO_TAIL - 1).end == endings.count


@pytest.mark.parametrize(
    "line",
    ["References", "Quellen:", "Special thanks to everyone who drew the maps for this long piece.",
     "参考文献", "Список литературы", "Ingredientes"],
)  # fmt: skip
def test_what_closes_an_article_and_belongs_to_it_is_known(line: str) -> None:
    assert opens_coda(_shape(line))


@pytest.mark.parametrize(
    "line", ["Sources close to the minister say she will go", "Read more", "Happy hour at the bar"]
)
def test_a_sentence_that_begins_like_a_coda_is_none(line: str) -> None:
    assert not opens_coda(_shape(line))


def test_prose_right_before_the_cut_belongs_to_the_article() -> None:
    shapes = shapes_of(units_of("\n".join(["Home", *BODY])))
    scores = [-5.0, -0.4, 0.3, -1.0, 2.0, 2.0, 2.0]
    assert from_first_prose(shapes, scores, Cut(4, 7)).first == 1
    assert from_first_prose(shapes, [-5.0, 0.4, -2.0, -1.0, 2.0, 2.0, 2.0], Cut(4, 7)).first == 3
    assert from_first_prose(shapes, scores, Cut(0, 0)) == Cut(0, 0)


@pytest.mark.parametrize(("score", "taken"), [(0.1, 1), (-0.1, 0)])
def test_a_paragraph_right_after_the_end_that_is_likelier_text_than_not_is_taken_in(
    score: float, taken: int
) -> None:
    endings = _endings([*BODY, *TEASERS], len(BODY) - 1)
    early = {k: 9.0 if k == len(BODY) - 2 else -9.0 for k in endings.candidates}
    endings.scores[len(BODY) - 1] = score
    assert endings.chosen(early, NO_TAIL - 1).end == len(BODY) - 1 + taken


def test_the_scores_fall_furthest_where_the_article_ends() -> None:
    endings = _endings([*BODY, *TEASERS], len(BODY) - 1)
    rows = EndingRows(endings)
    inner = [k for k in endings.candidates if k < endings.count - 1]
    drops = {k: rows.row(k)[ENDINGS.index("drop")] for k in inner}
    ranks = {k: rows.row(k)[ENDINGS.index("drop_rank")] for k in inner}
    assert drops[len(BODY) - 1] == 5.0
    assert min(inner, key=ranks.__getitem__) == len(BODY) - 1
