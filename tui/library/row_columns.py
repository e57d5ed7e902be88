"""The columns of the triage list: what is known of each page, filled from the library and the index."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from sys import intern

from tui.library.row_groups import RowGroups
from tui.library.row_places import RowPlaces
from tui.library.row_values import DECISIONS, JUNK_KINDS, MOSTLY_ASIDE, NUMBER_COLUMNS, Changed, Row
from tui.model import PageRef, plain_line
from tui.store.known_places import PlaceColumns
from tui.store.pages import PageFacts, Stamp

LATER = 1 << 40
"""Added to what orders rows that the library has not numbered yet: after all that it has."""


class RowColumns(RowPlaces, RowGroups):
    """All rows of the list, column by column."""

    def __init__(self, folders: Sequence[str]) -> None:
        RowPlaces.__init__(self, folders)
        RowGroups.__init__(self)
        self.titles: list[str] = []
        self.sites: list[str] = []
        self.dates: list[str] = []
        self.languages: list[str] = []
        self.kinds: list[str] = []
        self.urls: list[str] = []
        self.numbers: dict[str, array[int]] = {name: array("i") for name in NUMBER_COLUMNS}
        self.sizes: array[int] = array("q")
        self.mtimes: array[int] = array("q")
        self.stale: bytearray = bytearray()
        """Whether it must be read (again)."""
        self.decision: bytearray = bytearray()
        self.read: bytearray = bytearray()
        self.starred: bytearray = bytearray()
        self.consent: bytearray = bytearray()
        """Whether it is a consent wall."""
        self.tags: dict[int, frozenset[str]] = {}
        self.notes: dict[int, str] = {}
        self.errors: dict[int, str] = {}
        self.found_order: array[int] | None = None
        """Orders rows as they were found, where that is not the order of their numbers."""
        self.across: dict[int, tuple[int, int]] = {}
        """Contradictions and disputes with other pages, by page; the columns hold them as well."""
        self.loaded = True
        """Whether all that the library knows of the list is in it."""
        self._subscribers: list[Callable[[Changed], None]] = []

    def __len__(self) -> int:
        return self.count

    def subscribe(self, changed: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `changed`, from whatever thread, when rows change; returns what ends that."""
        self._subscribers.append(changed)
        return lambda: self._subscribers.remove(changed)

    def announce(self, numbers: Iterable[int] = (), *, reordered: bool = False) -> None:
        """Tell the subscribers."""
        change = Changed(tuple(numbers), reordered)
        for subscriber in list(self._subscribers):
            subscriber(change)

    # What is shown

    def title(self, number: int) -> str:
        """The page's title, or the name of its file."""
        return self.titles[number] or self.names[number]

    def row(self, number: int) -> Row:
        """All of a row."""
        value = self.numbers
        return Row(
            number,
            self.ref(number),
            self.title(number),
            bool(self.titles[number]),
            self.sites[number],
            self.dates[number],
            self.languages[number],
            self.kinds[number],
            value["words"][number],
            value["quotes"][number],
            value["contra"][number],
            value["disputes"][number],
            value["aside"][number],
            DECISIONS[self.decision[number]],
            bool(self.read[number]),
            bool(self.starred[number]),
            self.tags.get(number, frozenset()),
            self.notes.get(number, ""),
            self.pages[number] >= 0,
            self.errors.get(number),
            self.copies(number),
            bool(self.consent[number]),
        )

    def is_junk(self, number: int) -> bool:
        """Whether the page is no article for anybody."""
        if self.pages[number] < 0:
            return False
        if self.kinds[number] in JUNK_KINDS or self.consent[number]:
            return True
        return self.numbers["aside"][number] > MOSTLY_ASIDE

    # Filling

    def add(self, refs: Iterable[PageRef]) -> range:
        """Append rows of which only the place is known."""
        with self._lock:
            first = self.count
            for ref in refs:
                self._append(ref)
            return range(first, self.count)

    def load(self, places: PlaceColumns) -> None:
        """Append rows of which the library knows something, column by column: a row at a time a
        hundred thousand of them took three times as long."""
        with self._lock:
            first, more = self.count, len(places.path)
            self._append_places(places.path, places.member, places.offset)
            self.titles += [t if t.isprintable() else plain_line(t) for t in places.title]
            self.sites += map(intern, places.site)
            self.dates += map(intern, places.date)
            self.languages += map(intern, places.language)
            self.kinds += map(intern, places.kind)
            self.urls += places.url
            for name, counts in self.numbers.items():
                counts.extend(getattr(places, name))
            for ids, column in (
                (self.pages, places.page),
                (self.clusters, places.cluster),
                (self.stories, places.story),
                (self.sizes, places.size),
                (self.mtimes, places.mtime),
            ):
                ids.extend(column)
            self.stale.extend(places.stale)
            self.consent.extend(places.consent)
            for flags in (self.decision, self.read, self.starred, self.gone):
                flags.extend(bytes(more))
            if self.found_order is not None:
                self.found_order.extend(places.id)
            self.errors.update((n, error) for n, error in enumerate(places.error, first) if error)
            for number, page in enumerate(places.page, first):
                if page >= 0:
                    self._join_page(number, page)
            for cluster in places.cluster:
                if cluster >= 0:
                    self._join_cluster(cluster)
            self.count = first + more

    def load_first(self, places: PlaceColumns) -> None:
        """Append rows that are wanted before those that were found before them."""
        self.found_order = array("q")
        self.load(places)
        self.loaded = False

    def fill(self, number: int, page: int | None, facts: PageFacts, stamp: Stamp) -> None:
        """Put in what is now known of a row."""
        with self._lock:
            self.sizes[number], self.mtimes[number] = stamp
            self.stale[number] = 0
            if page is None:
                self.errors[number] = facts.error or "It cannot be read."
            else:
                self._fill(number, page, facts)

    def set_groups(self, clusters: dict[int, int], stories: dict[int, int]) -> None:
        """Put in which pages are near copies and versions: page to cluster, page to story."""
        with self._lock:
            self._set_groups(clusters, stories)

    def set_across(self, counts: dict[int, tuple[int, int]]) -> None:
        """Put in how many contradictions and disputes pages have with other pages."""
        with self._lock:
            for sign, counted in ((-1, self.across), (1, counts)):
                for page, (contradictions, disputes) in counted.items():
                    for number in self.rows_of_page(page):
                        self.numbers["contra"][number] += sign * contradictions
                        self.numbers["disputes"][number] += sign * disputes
            self.across = counts

    def choose(self, numbers: Iterable[int], name: str, value: str | None) -> None:
        """Put in a choice that stands for these rows now."""
        for number in numbers:
            self._choose(number, name, value)

    def forget_choices(self) -> None:
        """Take all choices out, before they are put in anew."""
        self.decision = bytearray(len(self.decision))
        self.read = bytearray(len(self.read))
        self.starred = bytearray(len(self.starred))
        self.tags.clear()
        self.notes.clear()

    def _choose(self, number: int, name: str, value: str | None) -> None:
        kind, _, key = name.partition(":")
        if kind == "decision":
            self.decision[number] = DECISIONS.index(value) if value in DECISIONS else 0
        elif kind == "read":
            self.read[number] = value is not None
        elif kind == "star":
            self.starred[number] = value is not None
        elif kind == "tag":
            tags = self.tags.get(number, frozenset())
            tags = tags | {key} if value is not None else tags - {key}
            if tags:
                self.tags[number] = tags
            else:
                self.tags.pop(number, None)
        elif kind == "note" and not key:
            if value:
                self.notes[number] = value
            else:
                self.notes.pop(number, None)

    def _append(self, ref: PageRef) -> None:
        self._append_place(ref)
        for column in (
            self.titles,
            self.sites,
            self.dates,
            self.languages,
            self.kinds,
            self.urls,
        ):
            column.append("")
        for counts in self.numbers.values():
            counts.append(0)
        for ids in (self.pages, self.clusters, self.stories, self.sizes, self.mtimes):
            ids.append(-1)
        for flags in (self.decision, self.read, self.starred, self.gone, self.consent):
            flags.append(0)
        self.stale.append(1)
        if self.found_order is not None:
            self.found_order.append(LATER + self.count)
        self.count = len(self.names)

    def _fill(self, number: int, page: int, facts: PageFacts) -> None:
        self._set_page(number, page)
        self.titles[number] = plain_line(facts.title) if facts.title else ""
        self.sites[number] = intern(facts.site or "")
        self.dates[number] = intern(facts.date or "")
        self.languages[number] = intern(facts.language or "")
        self.kinds[number] = intern(facts.kind)
        self.consent[number] = facts.consent
        self.urls[number] = facts.url or ""
        self.numbers["words"][number] = facts.words
        self.numbers["quotes"][number] = facts.quotes
        contradictions, disputes = self.across.get(page, (0, 0))
        self.numbers["contra"][number] = facts.contradictions + contradictions
        self.numbers["disputes"][number] = facts.disputes + disputes
        self.numbers["aside"][number] = (
            round(100 * facts.aside / facts.visible) if facts.visible else 0
        )
        if facts.error:
            self.errors[number] = facts.error
        else:
            self.errors.pop(number, None)
