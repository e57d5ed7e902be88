"""The tables of `bench/quality.py`: each track cleans its pages and prints what came of them."""

from __future__ import annotations

import collections
import json
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench import corpus as runs
from bench import lines_data as data
from bench.lines_made import TailMaker
from bench.lines_score import word_f1
from bench.page_dump import page_lines
from tui.cleaning import clean
from tui.library.folder_cleaning import with_folder_cues
from tui.model import Article, CleanedPage, Marks, PageRef, SourcePage, plain_text

TITLE_ALIKE = 0.8
"""Word F1 from which a title counts as found."""
TAIL_SEED = 99
"""Not that of the training: other tails on the same articles."""
KINDS = {"category": "listing", "collection": "listing", "service": "other", "listing": "listing"}
"""The corpus's kinds of page that have another name here."""


@dataclass(slots=True)
class Truth:
    """A page of the corpus and what is known of it."""

    key: str
    path: Path
    url: str
    kind: str
    drafted: bool
    content: str
    title: str
    author: str
    date: str

    def markup(self) -> str:
        return plain_text(self.path.read_bytes().decode("utf8", "replace"))


def corpus(root: Path, limit: int) -> list[Truth]:
    """The pages of the development split, thinned out evenly to `limit` of them."""
    found = []
    for path in sorted((root / "wcxb" / "dev" / "ground-truth").glob("*.json")):
        raw = json.loads(path.read_text("utf8"))
        truth, internal = raw["ground_truth"], raw.get("_internal") or {}
        kind = (internal.get("page_type") or {}).get("primary") or "article"
        found.append(
            Truth(
                path.stem, root / "wcxb" / "dev" / "html" / f"{path.stem}.html",
                raw.get("url") or "", kind, internal.get("source") == "rs-trafilatura-draft",
                truth.get("main_content") or "", truth.get("title") or "",
                truth.get("author") or "", truth.get("publish_date") or "",
            )
        )  # fmt: skip
    return found[:: max(1, len(found) // limit)] if limit else found


def source(text: str, name: str, *, html: bool, url: str = "") -> SourcePage:
    kind = "html" if html else "text"
    return SourcePage(PageRef(name), kind, html, text, "utf-8", "0" * 64, url=url or None)


def mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held) if held else float("nan")


def row(name: str, *cells: float | int | str) -> None:
    shown = "".join(f"{c:>11.3f}" if isinstance(c, float) else f"{c:>11}" for c in cells)
    print(f"{name:<34}{shown}", flush=True)


def head(name: str, *columns: str) -> None:
    print()
    row(name, *columns)


def peers() -> dict[str, Callable[[str], str]]:
    """Other extractors that are installed, each from markup to text."""
    found: dict[str, Callable[[str], str]] = {}
    try:
        import trafilatura

        found["trafilatura"] = lambda markup: trafilatura.extract(markup) or ""
    except ImportError:
        pass
    try:
        from lxml import html
        from readability import Document

        found["readability-lxml"] = lambda markup: "\n".join(
            html.fromstring(Document(markup).summary()).itertext()
        )
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda markup: extract_plain_text(markup, main_content=True)
    except ImportError:
        pass
    return found


def show_html(pages: list[Truth], with_peers: bool) -> None:
    """Word F1 by kind and speed; kinds, titles, authors and dates of our own."""
    head("HTML pages", "all", "articles", "undrafted", "exact", "pages/s")
    ours: dict[str, Article] = {}

    def own(markup: str, page: Truth) -> str:
        ours[page.key] = clean(source(markup, page.path.name, html=True, url=page.url))
        return ours[page.key].text

    judges: dict[str, Callable[[str, Truth], str]] = {"winnow": own}
    if with_peers:
        judges |= {name: (lambda m, _, f=f: f(m)) for name, f in peers().items()}
    for name, judge in judges.items():
        _show_judge(name, judge, pages)
    head("metadata (our own)", "pages", "found")
    alike = {
        "title": lambda a, p: word_f1(_fact(a.metadata.title), p.title) >= TITLE_ALIKE,
        "author": lambda a, p: word_f1(_fact(a.metadata.byline), p.author) >= TITLE_ALIKE,
        "date": lambda a, p: _fact(a.metadata.date)[:10] == p.date[:10],
    }
    for name, same in alike.items():
        asked = [p for p in pages if getattr(p, name)]
        row(name, len(asked), mean(float(same(ours[p.key], p)) for p in asked))
    head("page kind", "pages", "right")
    for kind in sorted({p.kind for p in pages}):
        asked = [p for p in pages if p.kind == kind]
        named = KINDS.get(kind, kind)
        row(kind, len(asked), mean(float(ours[p.key].page_kind.value == named) for p in asked))


def _fact(fact: object) -> str:
    return str(getattr(fact, "value", "") or "")


def _show_judge(name: str, judge: Callable[[str, Truth], str], pages: list[Truth]) -> None:
    found, spent = {}, 0.0
    exact = []
    for page in pages:
        markup = page.markup()
        clock = time.process_time()
        try:
            text = judge(markup, page)
        except Exception as failure:  # a peer may raise anything; it then found nothing
            print(f"{name} on {page.key}: {type(failure).__name__}")
            text = ""
        spent += time.process_time() - clock
        found[page.key] = word_f1(text, page.content)
        if page.kind == "article":
            exact.append(float(data.words(text) == data.words(page.content)))
    articles = [p for p in pages if p.kind == "article"]
    row(
        name,
        mean(found.values()),
        mean(found[p.key] for p in articles),
        mean(found[p.key] for p in articles if not p.drafted),
        mean(exact),
        len(pages) / max(spent, 1e-6),
    )


def show_pages(pages: list[Truth]) -> None:
    """Whole pages dumped to lines, and their articles' word F1."""
    head("whole page as plain dump", "pages", "word F1", "undrafted", "all lines")
    kept, everything, undrafted = [], [], []
    for page in pages:
        if page.kind != "article":
            continue
        text = plain_text("\n".join(page_lines(page.markup())))
        own = word_f1(clean(source(text, page.key, html=False)).text, page.content)
        kept.append(own)
        everything.append(word_f1(text, page.content))
        if not page.drafted:
            undrafted.append(own)
    row("winnow", len(kept), mean(kept), mean(undrafted), mean(everything))


def show_tails(pages: list[Truth]) -> None:
    """Articles with made tails of lines from other sites, and the same without a tail."""
    contents = {p.key: _lines(p.content) for p in pages if p.kind == "article"}
    contents = {k: v for k, v in contents.items() if 5 <= len(v) <= 150}
    products = {p.key: _lines(p.content) for p in pages if p.kind == "product"}
    groups = {p.key: data.site(p.url or p.key) for p in pages}
    titles = {p.key: " ".join(p.title.split()) for p in pages}
    dumps = []
    for page in pages:
        if page.key in contents:
            made = data.labelled_page(
                page.key, groups[page.key], "dump", page_lines(page.markup()), page.content, "", 1
            )
            dumps += [made] if made else []
    maker = TailMaker(dumps, contents, groups, titles, products, TAIL_SEED)
    head("made tails", "pages", "last line", "early", "lines right", "first line")
    for clean_ones in (False, True):
        rows = [_tail_figures(maker.page(key, 0, clean_ones)) for key in maker.keys]
        row("without a tail" if clean_ones else "with a tail", len(rows),
            *(mean(float(r[k]) for r in rows) for k in range(4)))  # fmt: skip


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _tail_figures(page: data.Page) -> tuple[float, float, float, float]:
    text = plain_text("\n".join(page.lines))
    kept = kept_lines(clean(source(text, page.key, html=False)))
    gold = [k for k, label in enumerate(page.labels, 1) if label == 1]
    asked = [k for k, line in enumerate(page.lines, 1) if line.strip() and page.labels[k - 1] >= 0]
    mine = [k for k in asked if k in kept]
    last, first = (mine[-1], mine[0]) if mine else (0, 0)
    right = mean(float((k in kept) == (page.labels[k - 1] == 1)) for k in asked)
    return last == gold[-1], last < gold[-1], right, first == gold[0]


def kept_lines(article: Article) -> set[int]:
    """The lines of the file that are in the article's text."""
    return {
        number
        for block in article.blocks
        if block.in_text and block.line_start is not None and block.line_end is not None
        for number in range(block.line_start, block.line_end + 1)
    }


def show_dumps(folder: Path) -> None:
    """The hand-labelled dumps: what is lost, kept, right, and where the article begins and ends."""
    head(
        "hand-labelled dumps", "pages", "body lost", "junk kept", "lines", "last", "first", "title"
    )
    rows = collections.defaultdict(list)
    for page in data.dump_pages(folder):
        article = clean(source(plain_text("\n".join(page.lines)), page.key, html=False))
        rows[re.split(r"[-_]", page.key)[0]].append(_dump_figures(page, article))
    for name, held in [*sorted(rows.items()), ("all", [r for v in rows.values() for r in v])]:
        columns = [[r[k] for r in held if k in r] for k in FIGURES]
        row(name, len(held), *map(mean, columns))


FIGURES = ("lost", "junk", "lines", "last", "first", "title")


def _dump_figures(page: data.Page, article: Article) -> dict[str, float]:
    kept = kept_lines(article)
    size = {k: len(data.words(line)) or 1 for k, line in enumerate(page.lines, 1) if line.strip()}
    labels = {k: page.labels[k - 1] for k in size}
    body = [k for k in size if labels[k] == 1]
    junk = [k for k in size if labels[k] == 0]
    mine = [k for k in size if k in kept and labels[k] >= 0]
    found = {"lines": mean(float((k in kept) == (labels[k] == 1)) for k in size if labels[k] >= 0)}
    if body:
        found["lost"] = sum(size[k] for k in body if k not in kept) / sum(size[k] for k in body)
        found["last"] = float(mine[-1:] == body[-1:])
        found["first"] = float(mine[:1] == body[:1])
    if junk:
        found["junk"] = sum(size[k] for k in junk if k in kept) / sum(size[k] for k in junk)
    if page.title is not None:
        titles = [page.lines[k] for k, role in enumerate(page.roles) if role == "title"]
        given = _fact(article.metadata.title)
        found["title"] = float(max(word_f1(given, title) for title in titles) >= TITLE_ALIKE)
    return found


def show_cues(pages: list[Truth]) -> None:
    """Sites with three pages and more, each page alone and in the light of the others."""
    head("folder cues, sites with 3+ pages", "pages", "alone", "with cues", "worse", "better")
    for html in (True, False):
        pairs = cue_pairs(pages, html=html)
        row(
            "HTML" if html else "whole page as plain dump",
            len(pairs),
            mean(a for _, a, _ in pairs),
            mean(b for _, _, b in pairs),
            sum(b < a - 0.002 for _, a, b in pairs),
            sum(b > a + 0.002 for _, a, b in pairs),
        )


def cue_pairs(
    pages: list[Truth], *, html: bool, most_sites: int = 0
) -> list[tuple[str, float, float]]:
    """F1 of each page of a site with three and more, alone and with the folder's cues.

    Of runs of four words, not of words: a standing line (“we're having trouble connecting”) shares
    words with a text by chance, runs only where it is in it.
    """
    sites = collections.defaultdict(list)
    for page in pages:
        sites[data.site(page.url or page.key)].append(page)
    many = [held for _, held in sorted(sites.items()) if len(held) >= 3]
    found = []
    for held in many[: most_sites or len(many)]:
        before = [_cleaned(page, html) for page in held]
        for page, one, two in zip(held, before, with_folder_cues(before), strict=True):
            alone, after = (run_f1(p.article.text, page.content) for p in (one, two))
            found.append((page.key, alone, after))
    return found


def run_f1(got: str, want: str) -> float:
    """F1 over runs of four words."""
    one, other = (runs.shingles(runs.words(text)) for text in (got, want))
    return runs.word_f1(one, other)


def _cleaned(page: Truth, html: bool) -> CleanedPage:
    markup = page.markup()
    text = markup if html else plain_text("\n".join(page_lines(markup)))
    asked = source(text, page.path.name, html=html, url=page.url)
    return CleanedPage(
        asked.ref, asked.format, "utf-8", page.key, clean(asked), Marks(), url=page.url or None
    )
