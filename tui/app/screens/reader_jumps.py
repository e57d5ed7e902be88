"""The reading screen's part that moves: lines, pages, jumps from mark to mark."""

from __future__ import annotations

from tui.app.navigation import JumpKind, Target, next_target
from tui.app.screens.reader_base import ReaderBase
from tui.app.typesetting.wrap import crop
from tui.app.widgets.side_pane import SidePane
from tui.library.words import contradiction_label, speaker_of

QUOTED_IN_STATUS = 60
"""Cells of a quotation that the status line shows."""


class Jumps(ReaderBase):
    """Moving within the article."""

    _last_jump: tuple[JumpKind, bool] | None = None
    _came_from: tuple[int, int] | None = None

    # ---------------------------------------------------------------- lines and pages

    def do_line_down(self) -> None:
        """One line down."""
        self._step(1)

    def do_line_up(self) -> None:
        """One line up."""
        self._step(-1)

    def do_top(self) -> None:
        """To the top."""
        self._remember_place()
        self._let_go()
        self.article.move_to(0)

    def do_bottom(self) -> None:
        """To the bottom."""
        self._remember_place()
        self._let_go()
        self.article.move_to(self.article.last_top)

    def do_half_page_down(self) -> None:
        """Half a page down."""
        self._step(max(1, self.article.size.height // 2))

    def do_half_page_up(self) -> None:
        """Half a page up."""
        self._step(-max(1, self.article.size.height // 2))

    def do_page_up(self) -> None:
        """A page up, two lines of it kept."""
        self._step(-self._page_step)

    def page_down(self) -> bool:
        """A page down; returns whether there was one."""
        self._let_go()
        moved = self.article.move_by(self._page_step)
        self.show_place()  # now, so that it goes out with the lines
        return moved

    @property
    def _page_step(self) -> int:
        return max(1, self.article.size.height - 2)

    def do_left(self) -> None:
        """Wide tables to the left."""
        self.article.shift_by(-1)

    def do_right(self) -> None:
        """Wide tables to the right."""
        if not self.article.shift_by(1):
            self.say("nothing here is wider than the page")

    def _step(self, lines: int) -> None:
        self._let_go()
        self.article.move_by(lines)
        self.show_place()  # now, so that it goes out with the lines

    def _let_go(self) -> None:
        """Moving by lines lets go of the mark that keys act on."""
        self.article.clear_focus()
        self.status.say("")

    # ---------------------------------------------------------------- jumps

    def do_next_quote(self) -> None:
        """The next quotation."""
        self.jump(JumpKind.QUOTE, True)

    def do_previous_quote(self) -> None:
        """The previous quotation."""
        self.jump(JumpKind.QUOTE, False)

    def do_next_contradiction(self) -> None:
        """The next side of a contradiction."""
        self.jump(JumpKind.CONTRADICTION, True)

    def do_previous_contradiction(self) -> None:
        """The previous side of a contradiction."""
        self.jump(JumpKind.CONTRADICTION, False)

    def do_next_aside(self) -> None:
        """The next run of blocks set aside."""
        self.jump(JumpKind.ASIDE, True)

    def do_previous_aside(self) -> None:
        """The previous run of blocks set aside."""
        self.jump(JumpKind.ASIDE, False)

    def do_next_heading(self) -> None:
        """The next heading."""
        self.jump(JumpKind.HEADING, True)

    def do_previous_heading(self) -> None:
        """The previous heading."""
        self.jump(JumpKind.HEADING, False)

    def do_next_paragraph(self) -> None:
        """The next paragraph to the top of the screen."""
        self._paragraph(True)

    def do_previous_paragraph(self) -> None:
        """The previous paragraph to the top of the screen."""
        self._paragraph(False)

    def do_jump_again(self) -> None:
        """The last jump once more."""
        if self._last_jump is not None:
            self.jump(*self._last_jump)

    def do_jump_back(self) -> None:
        """The last jump the other way."""
        if self._last_jump is not None:
            kind, forward = self._last_jump
            self.jump(kind, not forward)
            self._last_jump = (kind, forward)

    def do_other_side(self) -> None:
        """The other side of the contradiction under the cursor."""
        focused = self.article.focused_target
        if focused is None or focused[0] is not JumpKind.CONTRADICTION:
            self.jump(JumpKind.CONTRADICTION, True)
            return
        for target in self.article.targets.of(JumpKind.CONTRADICTION):
            if target.number == focused[1].number and target.side != focused[1].side:
                self._go(JumpKind.CONTRADICTION, target)
                return

    def jump(self, kind: JumpKind, forward: bool) -> None:
        """Go to the next or previous target of a kind."""
        if self.page is None:
            return
        if isinstance(self.focused, SidePane):
            self.set_focus(self.article)
        self._last_jump = (kind, forward)
        focused = self.article.focused_target
        current = focused[1] if focused is not None and focused[0] is kind else None
        targets = self.article.targets.of(kind)
        place = focused[1][:2] if focused is not None else self.article.reading_place
        target = next_target(targets, place, forward, current)
        if target is None:
            where = "after" if forward else "before"
            self.say(
                f"no {kind.value} {where} this" if targets else f"no {kind.value} on this page"
            )
            return
        self._go(kind, target)

    def go_to_number(self, kind: JumpKind, number: int) -> None:
        """Go to the first target with this number."""
        for target in self.article.targets.of(kind):
            if target.number == number:
                self._go(kind, target)
                return

    def _go(self, kind: JumpKind, target: Target) -> None:
        self._remember_place()
        self.article.focus_target(kind, target)
        self.status.say(self.target_words(kind, target))
        self.show_place()

    def _paragraph(self, forward: bool) -> None:
        place = self.article.reading_place
        self._let_go()
        targets = self.article.targets.of(JumpKind.PARAGRAPH)
        here = place if forward else (place[0], 0 if place[1] else -1)
        beyond = (place[0] + 1, 0) if forward else here
        target = next_target(targets, beyond, forward, None)
        if target is not None:
            self.article.go_to((target.block, 0))
        elif not forward:
            self.article.move_to(0)

    def target_words(self, kind: JumpKind, target: Target) -> str:
        """What the status line says of a target."""
        page = self.page
        if page is None:
            return ""
        text = page.article.text
        if kind is JumpKind.QUOTE:
            quote = page.marks.quotes[target.number]
            words = " ".join(quote.span.of(text).split())
            cue = f" ({quote.cue})" if quote.cue else ""
            return f"{crop(words, QUOTED_IN_STATUS)} — {speaker_of(quote)}{cue}"
        if kind is JumpKind.CONTRADICTION:
            pair = page.marks.contradictions[target.number]
            label = contradiction_label(target.number + 1, pair.strength)
            other = pair.a if target.side else pair.b
            words = crop(" ".join(other.of(text).split()), QUOTED_IN_STATUS)
            return f"{label} {pair.strength.value}, {pair.kind.value} · % other side: {words}"
        if kind is JumpKind.ASIDE:
            block = page.article.blocks[target.block]
            return f"set aside: {block.reasons[0].says} · s shows it"
        return ""

    # ---------------------------------------------------------------- marks set by the reader

    def do_set_mark(self, letter: str = "") -> None:
        """Remember this place under a letter."""
        self.winnow.place_marks[letter] = (self.index, self.article.reading_place)
        self.say(f"mark {letter} is set")

    def do_go_to_mark(self, letter: str = "") -> None:
        """Go to the place under a letter; `'` is where one came from."""
        if letter == "'":
            came_from = self._came_from
            if came_from is not None:
                self._remember_place()
                self.article.go_to(came_from)
            return
        mark = self.winnow.place_marks.get(letter)
        if mark is None:
            self.say(f"no mark {letter}")
            return
        self._remember_place()
        index, place = mark
        if index != self.index:
            self.open_index(index, place)
        else:
            self.article.go_to(place)

    def _remember_place(self) -> None:
        self._came_from = self.article.reading_place
