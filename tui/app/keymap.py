"""Every action of the reader with its keys: the one table that bindings, help, the command palette
and `--print-keys` are made from. Knows no Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """Where an action can be taken."""

    EVERYWHERE = "everywhere"
    READER = "reader"
    """While an article is read, also from its side pane."""
    LIST = "list"
    PANE = "pane"
    """While a side pane has the keys."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key can do."""

    id: str
    """Stable name, such as `reader.aside`: what `winnow.toml` and the palette use."""
    keys: tuple[str, ...]
    """Keys as typed: one character, several for a sequence, or a name such as `ctrl+d`; none for
    what stands in the palette alone."""
    says: str
    where: Where
    group: str = ""

    @property
    def method(self) -> str:
        """Name of the method that carries it out: `reader.next-quote` is `do_next_quote`."""
        return "do_" + self.id.partition(".")[2].replace("-", "_")


def _actions(where: Where, group: str, *rows: tuple[str, str, str]) -> Iterator[Action]:
    for name, keys, says in rows:
        yield Action(f"{where.value}.{name}", tuple(keys.split()), says, where, group)


ACTIONS: tuple[Action, ...] = (
    *_actions(
        Where.EVERYWHERE,
        "everywhere",
        ("help", "?", "help for this pane"),
        ("palette", ": ctrl+p", "command palette"),
        ("back", "q", "back; at the outermost screen quit"),
        ("quit", "Q", "quit at once"),
        ("cancel", "escape", "cancel; clear search, filter, selection"),
        ("next-pane", "tab", "next pane"),
        ("previous-pane", "shift+tab", "previous pane"),
        ("undo", "u", "undo"),
        ("redo", "ctrl+r", "redo"),
        ("log", "@", "the log of what was done"),
        ("repeat", ".", "repeat the last action"),
        ("redraw", "ctrl+l", "draw the screen anew"),
        ("suspend", "ctrl+z", "suspend"),
        ("view-all", "1", "view: all pages"),
        ("view-unread", "2", "view: unread"),
        ("view-kept", "3", "view: kept"),
        ("view-starred", "4", "view: starred"),
        ("view-contradictions", "5", "view: with contradictions"),
        ("view-junk", "6", "view: junk"),
    ),
    *_actions(
        Where.READER,
        "moving",
        ("line-down", "j down", "line down"),
        ("line-up", "k up", "line up"),
        ("top", "g home", "top"),
        ("bottom", "G end", "bottom"),
        ("half-page-down", "ctrl+d", "half a page down"),
        ("half-page-up", "ctrl+u", "half a page up"),
        ("page-down", "space pagedown", "page down; at the end the next unread"),
        ("page-up", "b pageup", "page up"),
        ("left", "left", "wide tables: to the left"),
        ("right", "right", "wide tables: to the right"),
        ("next-article", "J", "next article"),
        ("previous-article", "K", "previous article"),
        ("next-unread", "]u", "next unread"),
        ("previous-unread", "[u", "previous unread"),
        ("next-quote", "]q", "next quote"),
        ("previous-quote", "[q", "previous quote"),
        ("next-contradiction", "]c", "next contradiction"),
        ("previous-contradiction", "[c", "previous contradiction"),
        ("next-aside", "]s", "next block set aside"),
        ("previous-aside", "[s", "previous block set aside"),
        ("next-heading", "]h", "next heading"),
        ("previous-heading", "[h", "previous heading"),
        ("jump-again", ";", "repeat the last jump"),
        ("jump-back", ",", "repeat the last jump the other way"),
        ("other-side", "%", "the other side of this contradiction"),
        ("next-paragraph", "}", "next paragraph"),
        ("previous-paragraph", "{", "previous paragraph"),
        ("set-mark", "m", "set a mark: m and a letter"),
        ("go-to-mark", "'", "go to a mark: ' and its letter; '' goes back"),
    ),
    *_actions(
        Where.READER,
        "searching",
        ("search", "/", "search in this page"),
        ("next-hit", "n", "next hit"),
        ("previous-hit", "N", "previous hit"),
        ("filter", "&", "only matching paragraphs"),
        ("search-all", "S", "search all articles"),
    ),
    *_actions(
        Where.READER,
        "panes and views",
        ("aside", "s", "the side pane with what was set aside"),
        ("move-block", "x", "this block: to the side pane, or back to the article"),
        ("view", "\\", "clean, cuts in place, raw text, source"),
        ("quotes", '"', "quotes by speaker"),
        ("contradictions", "!", "contradictions with why"),
        ("open", "enter", "why, on a mark"),
        ("info", "i", "what is known of this page"),
        ("mend", "E", "mend damaged letters, or leave them as saved"),
        ("zen", "z", "only the text"),
        ("list-beside", "B", "article list beside"),
        ("outline", "I", "outline"),
        ("wider", "+", "wider"),
        ("narrower", "-", "narrower"),
        ("width-reset", "=", "reset the width"),
    ),
    *_actions(
        Where.READER,
        "deciding",
        ("keep", "a", "keep, then the next; on a contradiction: real"),
        ("discard", "d", "discard, then the next; on a contradiction: not real"),
        ("read", "r", "read or unread"),
        ("star", "*", "star"),
        ("tag", "t", "tag"),
        ("note", "A", "note"),
    ),
    *_actions(
        Where.READER,
        "out",
        ("copy-paragraph", "yy", "copy the paragraph"),
        ("copy-quote", "yq", "copy the quote with speaker and source"),
        ("copy-url", "yu", "copy the URL"),
        ("copy-path", "yp", "copy the path"),
        ("copy-title", "yt", "copy the title"),
        ("copy-article", "ya", "copy the article"),
        ("open-original", "o", "open the original"),
        ("links", "f", "numbered links"),
        ("export", "w", "export"),
        ("edit", "e", "open in the editor"),
        ("pipe", "|", "pipe to a command"),
        ("versions", "D", "two versions of a story side by side"),
    ),
    *_actions(
        Where.LIST,
        "in the list",
        ("down", "j down", "next page"),
        ("up", "k up", "previous page"),
        ("top", "g home", "first page"),
        ("bottom", "G end", "last page"),
        ("page-down", "pagedown ctrl+d", "a screen down"),
        ("page-up", "b pageup ctrl+u", "a screen up"),
        ("open", "enter", "read"),
        ("next-unread", "]u", "next unread"),
        ("previous-unread", "[u", "previous unread"),
        ("search", "/", "find a title"),
        ("next-hit", "n", "next title found"),
        ("previous-hit", "N", "previous title found"),
        ("filter", "&", "narrow the list as one types"),
        ("search-all", "S", "search the text of all pages"),
        ("sort", "O", "sort: O and a letter"),
        ("rescan", "R", "look at the folder again"),
        ("overview", "M", "what is in this folder"),
        ("group", "z", "near copies as one row, or each"),
        ("info", "i", "what is known of this page"),
        ("preview", "s", "how the page begins, under or beside the list"),
    ),
    *_actions(
        Where.LIST,
        "deciding in the list",
        ("keep", "a", "keep, then the next"),
        ("discard", "d", "discard, then the next"),
        ("read", "r", "read or unread"),
        ("star", "*", "star"),
        ("tag", "t", "tag"),
        ("note", "A", "note"),
        ("select", "space", "select, then the next"),
        ("range", "v", "select from here to where the cursor goes"),
        ("select-all", "V", "select all in view"),
        ("invert", "ctrl+g", "invert the selection"),
    ),
    *_actions(
        Where.LIST,
        "reviewing",
        ("review", "", "review: begin one over what the list shows"),
        ("review-summary", "", "review: how far it is"),
        ("review-end", "", "review: end it, with a summary"),
    ),
    *_actions(
        Where.LIST,
        "out of the list",
        ("copy-path", "yp", "copy the path"),
        ("copy-title", "yt", "copy the title"),
        ("copy-url", "yu", "copy the URL"),
        ("open-original", "o", "open the original"),
        ("export", "w", "export what is selected"),
        ("versions", "D", "two versions of a story side by side"),
    ),
    *_actions(
        Where.PANE,
        "in a pane",
        ("down", "j down", "next entry"),
        ("up", "k up", "previous entry"),
        ("top", "g home", "first entry"),
        ("bottom", "G end", "last entry"),
        ("page-down", "space pagedown ctrl+d", "page down"),
        ("page-up", "b pageup ctrl+u", "page up"),
        ("choose", "enter", "go there"),
        ("narrow", "/ &", "only entries that match"),
    ),
)
"""In the order of the help."""


class KeyTable:
    """Which action a sequence of keys means in each place."""

    def __init__(self, actions: Iterable[Action] = ACTIONS) -> None:
        self.actions = tuple(actions)
        self._tables: dict[Where, dict[tuple[str, ...], Action]] = {}
        for action in self.actions:
            table = self._tables.setdefault(action.where, {})
            for keys in action.keys:
                table[split_keys(keys)] = action

    def find(self, keys: tuple[str, ...], places: Iterable[Where]) -> Action | None:
        """The action of a whole sequence; the first place that knows it wins."""
        for place in places:
            action = self._tables.get(place, {}).get(keys)
            if action is not None:
                return action
        return None

    def continuations(self, keys: tuple[str, ...], places: Iterable[Where]) -> Mapping[str, Action]:
        """What may follow the keys typed so far: next key and its action."""
        size = len(keys)
        found: dict[str, Action] = {}
        for place in places:
            for sequence, action in self._tables.get(place, {}).items():
                if len(sequence) > size and sequence[:size] == keys:
                    found.setdefault(sequence[size], action)
        return found


def split_keys(keys: str) -> tuple[str, ...]:
    """A key as written to single keys: `]q` is two, `ctrl+d` and `space` are one."""
    if len(keys) == 1 or "+" in keys[1:] or keys in NAMED_KEYS:
        return (keys,)
    return tuple(keys)


NAMED_KEYS = frozenset(
    (
        "enter",
        "escape",
        "tab",
        "space",
        "backspace",
        "delete",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
    )
)
"""Keys that are written as a word."""
