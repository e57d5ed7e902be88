"""Lines become units: one each, except where text was wrapped by hand."""

from __future__ import annotations

from tui.cleaning.lines.units import units_of

WRAPPED = """\
The harbour ferry between Westbrook and the island of Sarn began to run
again on Monday, two years after a storm damaged its landing stage and
swept away the ticket office, a kiosk and most of the old northern quay.
About 200 people stood at the quay when the first boat left at seven in
the morning, among them the mayor of the town and both of the engineers.

The repair of the landing stage cost more than three million, of which
the county paid two thirds. The rest came from the harbour board and
from gifts that were gathered in the schools and churches of the whole
valley over the winter.
"""


def test_each_line_that_is_not_blank_is_one_unit() -> None:
    units = units_of("Title\n\nFirst line.\nSecond line.\n")
    assert [unit.text for unit in units] == ["Title", "First line.", "Second line."]
    assert [unit.line_start for unit in units] == [1, 3, 4]


def test_text_wrapped_by_hand_is_joined_into_paragraphs() -> None:
    units = units_of(WRAPPED)
    assert [(unit.line_start, unit.line_end) for unit in units][-1] == (7, 10)
    assert units[-1].text.endswith("the whole valley over the winter.")
    assert len(units) <= 3


def test_a_list_in_wrapped_text_keeps_its_items() -> None:
    units = units_of(WRAPPED + "\n- one\n- two\n- three\n")
    assert [unit.text for unit in units][-3:] == ["- one", "- two", "- three"]


def test_blank_lines_before_a_unit_are_counted() -> None:
    assert [unit.blank_before for unit in units_of("\n\na\nb\n\nc")] == [2, 0, 1]


def test_cells_between_tabs_are_seen() -> None:
    (unit,) = units_of("Rome\t12\tsunny")
    assert unit.cells == ("Rome", "12", "sunny")


def test_a_page_of_nothing_but_blanks_has_no_units() -> None:
    assert units_of(" \n\t\n\u00a0\n") == []
