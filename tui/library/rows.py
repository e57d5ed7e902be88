"""The triage list in memory: a hundred thousand pages as columns, filtered and sorted between keys.

How a screen uses it::

    library = Library.open()                     # tui.library.library
    rows = library.rows(["/home/me/scrape"])     # what is known already, at once
    rows.subscribe(changed)                      # changed(Changed) comes from another thread
    indexer = library.indexer(rows)              # tui.library.index
    indexer.start()                              # finds files, then reads and cleans them
    order = rows.select(parse_filter("contra:>0"), sort="date", reverse=True)
    indexer.want(order[top : top + height])      # visible rows first
    rows.title(order[3]); rows.row(order[3])     # what to show
    decisions = library.decisions(rows)          # tui.library.decisions
    decisions.keep([order[3]]); decisions.undo()

A row has a number that never changes while the list lives; `select` gives numbers. Rows are only
ever added at the end; one whose file is gone stays, hidden. Columns may be read from any thread.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from sys import intern
from typing import NamedTuple

from tui.library.filter_tests import JUNK_KINDS, MOSTLY_ASIDE
from tui.library.filters import Filter
from tui.model import PageRef, display_name, plain_line
from tui.store.choices import Choice
from tui.store.pages import PageFacts, PlaceColumns, Stamp

DECISIONS = ("", "keep", "discard", "skip")
"""What may be decided, by the number that the column holds."""

NUMBER_COLUMNS = ("words", "quotes", "contra", "disputes", "aside")
SORTS = ("name", "title", "source", "date", *NUMBER_COLUMNS, "kind", "lang", "state", "found")
"""What the list may be sorted by; `found` is the order in which pages were found."""


class Changed(NamedTuple):
    """What happened to the rows: some have new values, or there are more or fewer of them."""

    numbers: tuple[int, ...]
    """Rows with new values; empty together with `reordered` when all may have."""
    reordered: bool
    """Rows came or went: select anew."""


class Row(NamedTuple):
    """One row, for showing."""

    number: int
    ref: PageRef
    title: str
    """The page's title, or the name of its file while there is none."""
    titled: bool
    site: str
    date: str
    language: str
    kind: str
    words: int
    quotes: int
    contradictions: int
    disputes: int
    aside: int
    """Per cent of the visible characters set aside."""
    decision: str
    read: bool
    starred: bool
    tags: frozenset[str]
    note: str
    indexed: bool
    error: str | None
    copies: int


class Rows:
    """All rows of the list, column by column."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(folders)
        self.count = 0
        self.paths: list[str] = []
        self.members: dict[int, tuple[str, int | None]] = {}
        self.names: list[str] = []
        """Path below the folder as it may be shown; the same object as the path where it can be."""
        self.titles: list[str] = []
        self.sites: list[str] = []
        self.dates: list[str] = []
        self.languages: list[str] = []
        self.kinds: list[str] = []
        self.urls: list[str] = []
        self.numbers: dict[str, array[int]] = {name: array("i") for name in NUMBER_COLUMNS}
        self.pages: array[int] = array("q")
        """Number of the page in the library; -1 while it is not known."""
        self.clusters: array[int] = array("q")
        """Near copies share this number; -1 for a page that has none."""
        self.stories: array[int] = array("q")
        """Versions of one story share this number; -1 for a page that is alone."""
        self.sizes: array[int] = array("q")
        self.mtimes: array[int] = array("q")
        self.stale: bytearray = bytearray()
        """Whether it must be read (again)."""
        self.decision: bytearray = bytearray()
        self.read: bytearray = bytearray()
        self.starred: bytearray = bytearray()
        self.gone: bytearray = bytearray()
        self.tags: dict[int, frozenset[str]] = {}
        self.notes: dict[int, str] = {}
        self.errors: dict[int, str] = {}
        self._by_page: dict[int, int | list[int]] = {}
        self._by_place: dict[str | tuple[str, str], int] | None = {}
        self._cluster_sizes: dict[int, int] = {}
        self._lock = threading.RLock()
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

    def ref(self, number: int) -> PageRef:
        """Where the page of a row is."""
        member, offset = self.members.get(number, (None, None))
        return PageRef(self.paths[number], member, offset)

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
        )

    def is_junk(self, number: int) -> bool:
        """Whether the page is no article for anybody."""
        if self.pages[number] < 0:
            return False
        return self.kinds[number] in JUNK_KINDS or self.numbers["aside"][number] > MOSTLY_ASIDE

    def copies(self, number: int) -> int:
        """How many rows hold this page or a near copy of it."""
        page, cluster = self.pages[number], self.clusters[number]
        if cluster >= 0:
            return max(1, self._cluster_sizes.get(cluster, 1))
        same = self._by_page.get(page)
        return len(same) if isinstance(same, list) else 1

    def same_page(self, number: int) -> list[int]:
        """All rows with the same page, this one among them."""
        same = self._by_page.get(self.pages[number])
        return list(same) if isinstance(same, list) else [number]

    def group(self, number: int) -> list[int]:
        """All rows with this page or a near copy of it."""
        cluster = self.clusters[number]
        if cluster < 0:
            return self.same_page(number)
        return [n for n in range(self.count) if self.clusters[n] == cluster and not self.gone[n]]

    def with_copies(self, numbers: Iterable[int]) -> list[int]:
        """These rows and all rows with a near copy of one of their pages, in order."""
        wanted = set(numbers)
        found = wanted.union(*(self.same_page(n) for n in wanted))
        clusters = {self.clusters[n] for n in wanted} - {-1}
        if clusters:
            found.update(n for n, cluster in enumerate(self.clusters) if cluster in clusters)
        return [n for n in sorted(found) if not self.gone[n]]

    def story(self, number: int) -> list[int]:
        """All rows with a version of this page's story or a copy of one, this one among them."""
        story = self.stories[number]
        if story < 0:
            return self.group(number)
        return [n for n in range(self.count) if self.stories[n] == story and not self.gone[n]]

    def rows_of_page(self, page: int) -> list[int]:
        """The rows that show a page of the library."""
        same = self._by_page.get(page)
        if same is None:
            return []
        return list(same) if isinstance(same, list) else [same]

    def find(self, ref: PageRef) -> int | None:
        """The row of a place."""
        with self._lock:
            if self._by_place is None:
                members = self.members
                self._by_place = {
                    (path, members[n][0]) if n in members else path: n
                    for n, path in enumerate(self.paths)
                }
            return self._by_place.get(_place_key(ref))

    def release(self) -> None:
        """Give back the memory that finding places takes; it is made again when needed."""
        with self._lock:
            self._by_place = None

    # Selecting

    def select(
        self,
        narrowed: Filter | None = None,
        *,
        sort: str = "found",
        reverse: bool = False,
        grouped: bool = False,
        within: Sequence[int] | None = None,
    ) -> list[int]:
        """Row numbers that pass a filter, sorted.

        Args:
            narrowed: The filter; None lets everything pass.
            sort: One of `SORTS`; rows without a value come last either way.
            reverse: Largest first.
            grouped: One row for each group of near copies, the best one.
            within: Only these rows, such as an earlier selection that a longer filter narrows.
        """
        gone = self.gone
        if within is not None:
            numbers = list(within)
        elif 1 in gone:
            numbers = [n for n in range(self.count) if not gone[n]]
        else:
            numbers = list(range(self.count))
        if narrowed is not None:
            numbers = narrowed(self, numbers)
        if grouped:
            numbers = self._best_of_groups(numbers)
        return self._sorted(numbers, sort, reverse)

    def _sorted(self, numbers: list[int], sort: str, reverse: bool) -> list[int]:
        if sort == "found":
            return sorted(numbers, reverse=reverse)
        if sort in self.numbers:
            key: Sequence[object] = self.numbers[sort]
            known = [n for n in numbers if self.pages[n] >= 0]
            unknown = [n for n in numbers if self.pages[n] < 0]
        else:
            key = self._sort_column(sort)
            known = [n for n in numbers if key[n]]
            unknown = [n for n in numbers if not key[n]] if len(known) < len(numbers) else []
        return sorted(known, key=key.__getitem__, reverse=reverse) + unknown  # type: ignore[arg-type]  # one type a column

    def _sort_column(self, sort: str) -> Sequence[object]:
        if sort == "name":
            return self.names
        if sort == "title":
            return [title.lower() for title in self.titles]
        if sort == "state":
            return self.decision
        columns = {
            "source": self.sites,
            "date": self.dates,
            "kind": self.kinds,
            "lang": self.languages,
        }
        return columns[sort]

    def _best_of_groups(self, numbers: list[int]) -> list[int]:
        best: dict[int, int] = {}
        words, pages, clusters = self.numbers["words"], self.pages, self.clusters
        decision = self.decision
        for n in numbers:
            # Clusters and pages share one range of keys: clusters count below zero.
            key = -2 - clusters[n] if clusters[n] >= 0 else pages[n]
            if key == -1:
                continue
            held = best.get(key)
            if held is None or (decision[n] == 1, words[n]) > (decision[held] == 1, words[held]):
                best[key] = n
        chosen = set(best.values())
        return [n for n in numbers if n in chosen or (clusters[n] < 0 and pages[n] < 0)]

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
            paths = [path.decode("utf-8", "surrogateescape") for path in places.path]
            self.paths += paths
            self.names += self._shown_paths(paths)
            if any(places.member):
                for number, member in enumerate(places.member, first):
                    if member:
                        self._load_member(number, member, places.offset[number - first])
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
            for flags in (self.decision, self.read, self.starred, self.gone):
                flags.extend(bytes(more))
            self.count = first + more
            for number, error in enumerate(places.error, first):
                if error:
                    self.errors[number] = error
            for number, page in enumerate(places.page, first):
                if page >= 0:
                    self._join_page(number, page)
            for cluster in places.cluster:
                if cluster >= 0:
                    self._cluster_sizes[cluster] = self._cluster_sizes.get(cluster, 0) + 1
            self._by_place = None

    def _load_member(self, number: int, member: str, offset: int | None) -> None:
        self.members[number] = member, offset
        self.names[number] = f"{self.names[number]} · {display_name(member)}"

    def fill(self, number: int, page: int | None, facts: PageFacts, stamp: Stamp) -> None:
        """Put in what is now known of a row."""
        with self._lock:
            self._set_stamp(number, stamp)
            self.stale[number] = 0
            if page is None:
                self.errors[number] = facts.error or "It cannot be read."
            else:
                self._fill(number, page, facts)

    def set_groups(self, clusters: dict[int, int], stories: dict[int, int]) -> None:
        """Put in which pages are near copies and versions: page to cluster, page to story."""
        with self._lock:
            self._cluster_sizes.clear()
            for number, page in enumerate(self.pages):
                self.clusters[number] = -1
                self.stories[number] = stories.get(page, -1)
                if page in clusters:
                    self._set_cluster(number, clusters[page])

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

    def apply(self, choices: Iterable[tuple[int, Choice]]) -> set[int]:
        """Put in choices by page number; gives the rows that they are about."""
        touched: set[int] = set()
        for page, choice in choices:
            numbers = self.rows_of_page(page)
            self.choose(numbers, choice.name, choice.value)
            touched.update(numbers)
        return touched

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

    def _append(self, ref: PageRef) -> int:
        number = len(self.paths)
        self.paths.append(ref.path)
        if ref.member is not None:
            self.members[number] = (ref.member, ref.offset)
        self.names.append(self._shown(ref))
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
        for flags in (self.decision, self.read, self.starred, self.gone):
            flags.append(0)
        self.stale.append(1)
        if self._by_place is not None:
            self._by_place[_place_key(ref)] = number
        self.count = number + 1
        return number

    def _shown(self, ref: PageRef) -> str:
        path = self._shown_path(ref.path)
        return f"{path} · {display_name(ref.member)}" if ref.member else path

    def _shown_paths(self, paths: list[str]) -> list[str]:
        """The paths as they are shown; at once where all lie in the list's only folder."""
        if len(self.folders) == 1 and paths:
            lead = self.folders[0].rstrip("/") + "/"
            if all(path.startswith(lead) for path in paths):
                size = len(lead)
                names = [path[size:] for path in paths]
                if all(map(str.isprintable, names)) and all(map(str.isascii, names)):
                    return names
        return [self._shown_path(path) for path in paths]

    def _shown_path(self, path: str) -> str:
        for folder in self.folders:
            if path == folder:
                path = path.rpartition("/")[2]
                break
            if path.startswith(folder):
                path = path[len(folder) :].lstrip("/")
                break
        if not path.isascii() or not path.isprintable():
            path = display_name(path)
        return path

    def _set_stamp(self, number: int, stamp: Stamp) -> None:
        self.sizes[number], self.mtimes[number] = stamp

    def _fill(self, number: int, page: int, facts: PageFacts) -> None:
        self._set_page(number, page)
        self.titles[number] = plain_line(facts.title) if facts.title else ""
        self.sites[number] = intern(facts.site or "")
        self.dates[number] = intern(facts.date or "")
        self.languages[number] = intern(facts.language or "")
        self.kinds[number] = intern(facts.kind)
        self.urls[number] = facts.url or ""
        self.numbers["words"][number] = facts.words
        self.numbers["quotes"][number] = facts.quotes
        self.numbers["contra"][number] = facts.contradictions
        self.numbers["disputes"][number] = facts.disputes
        self.numbers["aside"][number] = (
            round(100 * facts.aside / facts.visible) if facts.visible else 0
        )
        if facts.error:
            self.errors[number] = facts.error
        else:
            self.errors.pop(number, None)

    def _set_page(self, number: int, page: int) -> None:
        old = self.pages[number]
        if old == page:
            return
        if old >= 0:
            rest = [n for n in self.rows_of_page(old) if n != number]
            if rest:
                self._by_page[old] = rest if len(rest) > 1 else rest[0]
            else:
                self._by_page.pop(old, None)
        self.pages[number] = page
        self._join_page(number, page)

    def _join_page(self, number: int, page: int) -> None:
        same = self._by_page.get(page)
        if same is None:
            self._by_page[page] = number
        elif isinstance(same, list):
            same.append(number)
        else:
            self._by_page[page] = [same, number]

    def _set_cluster(self, number: int, cluster: int) -> None:
        self.clusters[number] = cluster
        self._cluster_sizes[cluster] = self._cluster_sizes.get(cluster, 0) + 1


def _place_key(ref: PageRef) -> str | tuple[str, str]:
    """A file's path itself, which the list holds anyway: no further objects for most rows."""
    return ref.path if ref.member is None else (ref.path, ref.member)
