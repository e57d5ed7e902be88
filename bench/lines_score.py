"""Figures of the line model from held-out scores, before roles are given."""

from __future__ import annotations

import collections

import numpy as np

from bench.lines_data import words


def decisions(pages, cuts: list) -> list[list[bool]]:
    """For each page which of its units the article keeps."""
    return [
        [cut.first <= k < cut.end and k not in cut.aside for k in range(len(around.shapes))]
        for around, cut in zip(pages.around, cuts, strict=True)
    ]


def figures(pages, n: int, kept: list[bool]) -> dict[str, float]:
    """One page: words lost and junk kept (shares), its ends, units right, word F1 where known."""
    labels = pages.of(n, pages.label).tolist()
    sizes = [max(1.0, shape.size) for shape in pages.around[n].shapes]
    body = sum(s for s, y in zip(sizes, labels, strict=True) if y == 1)
    junk = sum(s for s, y in zip(sizes, labels, strict=True) if y == 0)
    ones = [k for k, y in enumerate(labels) if y == 1]
    mine = [k for k, keep in enumerate(kept) if keep and labels[k] >= 0]
    found = {
        "lost": sum(s for s, y, k in zip(sizes, labels, kept, strict=True) if y == 1 and not k)
        / max(1, body),
        "right": np.mean([y == k for y, k in zip(labels, kept, strict=True) if y >= 0]),
    }
    if junk:
        found["junk"] = (
            sum(s for s, y, k in zip(sizes, labels, kept, strict=True) if y == 0 and k) / junk
        )
    if ones:
        end = mine[-1] - ones[-1] if mine else -999
        found |= {"last": end == 0, "early": end < 0, "late": end > 0,
                  "start": bool(mine) and mine[0] == ones[0]}  # fmt: skip
    if pages.pages[n].content:
        found["f1"] = word_f1(
            " ".join(u.text for u, k in zip(pages.units[n], kept, strict=True) if k),
            pages.pages[n].content,
        )
    return found


def word_f1(got: str, want: str) -> float:
    have, need = collections.Counter(words(got)), collections.Counter(words(want))
    common = sum((have & need).values())
    return 2 * common / max(1, sum(have.values()) + sum(need.values()))


def show(pages, cuts: list) -> dict[str, list[dict[str, float]]]:
    """A line of means for each source of pages, tails with and without apart; gives the figures."""
    kept = decisions(pages, cuts)
    groups = collections.defaultdict(list)
    for n, page in enumerate(pages.pages):
        name = page.source
        if name == "tail-dev":
            name += " clean" if pages.of(n, pages.label)[-1] == 1 else ""
        elif "-varied-" in page.key:
            name += " varied"
        groups[name].append(figures(pages, n, kept[n]))
    columns = ("lost", "junk", "right", "last", "early", "late", "start", "f1")
    print(f"{'source':<16}{'pages':>6}" + "".join(f"{c:>8}" for c in columns))
    for name, rows in sorted(groups.items()):
        means = [[row[c] for row in rows if c in row] for c in columns]
        shown = "".join(f"{np.mean(m):>8.3f}" if m else f"{'':>8}" for m in means)
        print(f"{name:<16}{len(rows):>6}{shown}", flush=True)
    return groups
