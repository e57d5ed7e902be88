"""Which rows show one page, near copies of it, versions of its story."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

SPARE = 1_024
"""Numbers for which room is made together when a page has a number beyond all earlier ones."""


class RowGroups:
    """The pages of the rows, and what belongs together."""

    def __init__(self) -> None:
        self.pages: array[int] = array("q")
        """Number of the page in the library; -1 while it is not known."""
        self.clusters: array[int] = array("q")
        """Near copies share this number; -1 for a page that has none."""
        self.stories: array[int] = array("q")
        """Versions of one story share this number; -1 for a page that is alone."""
        self.gone = bytearray()
        self._first: array[int] = array("i")
        """First row by page number, -1 for none: a dictionary takes twenty times the memory."""
        self._more: dict[int, list[int]] = {}
        """All rows of the pages that have more than one."""
        self._cluster_sizes: dict[int, int] = {}

    def rows_of_page(self, page: int) -> list[int]:
        """The rows that show a page of the library."""
        if page in self._more:
            return list(self._more[page])
        first = self._first[page] if 0 <= page < len(self._first) else -1
        return [] if first < 0 else [first]

    def copies(self, number: int) -> int:
        """How many rows hold this page or a near copy of it."""
        cluster = self.clusters[number]
        if cluster >= 0:
            return max(1, self._cluster_sizes.get(cluster, 1))
        return len(self._more.get(self.pages[number], "1"))

    def same_page(self, number: int) -> list[int]:
        """All rows with the same page, this one among them."""
        return list(self._more.get(self.pages[number], (number,)))

    def group(self, number: int) -> list[int]:
        """All rows with this page or a near copy of it."""
        cluster = self.clusters[number]
        if cluster < 0:
            return self.same_page(number)
        return [n for n, c in enumerate(self.clusters) if c == cluster and not self.gone[n]]

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
        return [n for n, s in enumerate(self.stories) if s == story and not self.gone[n]]

    def _set_page(self, number: int, page: int) -> None:
        old = self.pages[number]
        if old == page:
            return
        if old >= 0:
            rest = [n for n in self.rows_of_page(old) if n != number]
            self._more.pop(old, None)
            self._first[old] = rest[0] if rest else -1
            if len(rest) > 1:
                self._more[old] = rest
        self.pages[number] = page
        self._join_page(number, page)

    def _join_page(self, number: int, page: int) -> None:
        if page >= len(self._first):
            more = page + 1 - len(self._first) + SPARE
            self._first.extend(array("i", [-1]) * more)
        first = self._first[page]
        if first < 0:
            self._first[page] = number
        else:
            self._more.setdefault(page, [first]).append(number)

    def _join_cluster(self, cluster: int) -> None:
        self._cluster_sizes[cluster] = self._cluster_sizes.get(cluster, 0) + 1

    def _set_groups(self, clusters: dict[int, int], stories: dict[int, int]) -> None:
        self._cluster_sizes.clear()
        for number, page in enumerate(self.pages):
            self.clusters[number] = cluster = clusters.get(page, -1)
            self.stories[number] = stories.get(page, -1)
            if cluster >= 0:
                self._join_cluster(cluster)
