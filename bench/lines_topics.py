"""Word vectors for the line model: which words stand in the same passages of the corpus's pages."""

from __future__ import annotations

import base64
import collections
import json
from pathlib import Path

import numpy as np

from bench.lines_data import fold_of, site, words
from tui.cleaning.lines.topics import Topics
from tui.cleaning.lines.words import MIN_LETTERS, common_words, stem

WIDTH = 40
WORDS = 10_000
PASSAGE = 200
"""Content words of a passage; whole pages blur what belongs together."""
LEAST_PAGES = 3


def passages(corpora: Path) -> list[tuple[int, list[str]]]:
    """The stems of each page's main text, with the fold the page is held out in."""
    common, found = common_words(), []
    for path in sorted((corpora / "wcxb" / "dev" / "ground-truth").glob("*.json")):
        raw = json.loads(path.read_text("utf8"))
        text = raw["ground_truth"].get("main_content") or ""
        own = [stem(w) for w in words(text)
               if len(w) >= MIN_LETTERS and w not in common and not w.isdigit()]  # fmt: skip
        found.append((fold_of(site(raw.get("url") or path.stem)), own[:4000]))
    return found


def vectors(pages: list[list[str]]) -> tuple[list[str], np.ndarray]:
    """The commonest words and their vectors as small integers, longer the rarer the word."""
    from scipy.sparse import csr_matrix
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    on_pages = collections.Counter(w for page in pages for w in set(page))
    vocabulary = [w for w, n in on_pages.most_common(WORDS) if n >= LEAST_PAGES]
    place = {w: k for k, w in enumerate(vocabulary)}
    rows = [
        collections.Counter(w for w in page[k : k + PASSAGE] if w in place)
        for page in pages
        for k in range(0, len(page), PASSAGE)
    ]
    held = collections.Counter(w for row in rows for w in row)
    weight = np.array([np.log(len(rows) / max(1, held[w])) for w in vocabulary])
    at = [(k, place[w], (1 + np.log(n)) * weight[place[w]])
          for k, row in enumerate(rows) for w, n in row.items()]  # fmt: skip
    i, j, v = zip(*at, strict=True)
    matrix = normalize(csr_matrix((v, (i, j)), shape=(len(rows), len(vocabulary))))
    made = TruncatedSVD(WIDTH, random_state=1, n_iter=4).fit(matrix).components_.T
    made = normalize(made) * weight[:, None]
    scale = 127 / np.quantile(np.abs(made), 0.999)
    return vocabulary, np.clip(np.round(made * scale), -127, 127).astype(np.int8)


def topics(pages: list[list[str]]) -> Topics:
    """Vectors made from these pages alone."""
    vocabulary, made = vectors(pages)
    rows = [tuple(row) for row in made.tolist()]
    return Topics({w: k for k, w in enumerate(vocabulary)}, rows, WIDTH)


def write(pages: list[list[str]], out: Path) -> None:
    """The file the program reads."""
    vocabulary, made = vectors(pages)
    held = {"words": " ".join(vocabulary), "vectors": base64.b85encode(made.tobytes()).decode()}
    out.write_text(json.dumps(held, separators=(",", ":"), ensure_ascii=False), "utf8")
