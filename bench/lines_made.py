"""Pages made from articles of the corpus: lines of other pages before, within and after a known text."""

from __future__ import annotations

import collections
import json
import random
from pathlib import Path

from bench.lines_data import FOLDS, SEED, Page, fold_of, plain, site, words


def _by_fold() -> dict[int, list]:
    return {fold: [] for fold in range(FOLDS)}


class TailMaker:
    """Articles with a known end, and after it lines of other pages and of made product teasers."""

    HEADINGS = (
        "Related posts|You may also like|More from this section|Recommended for you|Read next|"
        "Related articles|Trending now|Most popular|Latest news|Don't miss|More stories|Top stories|"
        "Mehr zum Thema|Das könnte Sie auch interessieren|À lire aussi|Sur le même sujet|"
        "Te puede interesar|Noticias relacionadas|Leia também|Leggi anche|Lees ook|Czytaj też|"
        "Читайте также|相关新闻|関連記事|관련기사|مواضيع ذات صلة|Baca juga"
    ).split("|")
    CALLS = (
        "Inquery us|Send Inquiry|Our Latest Products|Hot Products|Contact Us Now|Related Products|"
        "Get a quote|Best sellers|New arrivals|Featured products|Request a quote|Our products|"
        "Anfrage senden|Unsere Produkte|Nos produits|Nuestros productos|最新产品|在线询盘|おすすめ商品"
    ).split("|")
    MEMBER = (
        "If you enjoyed this story, support the work of our newsroom with a small gift each month.|"
        "Independent reporting costs money. Become a member today and keep our pages open to all.|"
        "Subscribe to our newsletter and get the day's most important stories in your inbox.|"
        "We are a reader-funded paper. Your contribution, however small, makes a difference.|"
        "Sign up for our morning briefing. You can leave at any time, and we never share addresses.|"
        "Unterstützen Sie unabhängigen Journalismus mit einem Abonnement schon ab einem Euro im Monat.|"
        "Soutenez un journal libre : chaque don compte et permet à notre rédaction de continuer.|"
        "Apoya el periodismo independiente. Con tu ayuda podemos seguir contando lo que pasa.|"
        "Join thousands of readers who receive our weekly letter. No adverts, no noise."
    ).split("|")
    MATERIALS = (
        "Zinc oxide|Silica powder|Steel grating|Ceramic tile|Titanium dioxide|Garden hose|LED panel|"
        "Molybdenum disulfide|Foam board|Rubber gasket|Cable gland|Aluminium foil|Tungsten carbide|"
        "Concrete additive|Water pump|Solar inverter|Boron carbide|Polymer resin|Copper rod|Air filter"
    ).split("|")
    DOTS = ("…", "...", " […]", " [...]", "… Read more", "... Continue reading", "…", "…")

    def __init__(self, pages: list[Page], contents: dict[str, list[str]], groups: dict[str, str],
                 titles: dict[str, str], products: dict[str, list[str]], seed: int) -> None:  # fmt: skip
        self.random = random.Random(seed)
        self.contents, self.groups, self.titles = contents, groups, titles
        self.keys = sorted(contents)
        self.long = {k: [x for x in v if len(words(x)) >= 22] for k, v in contents.items()}
        self.paragraphs = {
            k: [x for x in v if 40 <= len(words(x)) <= 150] for k, v in contents.items()
        }
        self.blurbs = {k: [x for x in v if 5 <= len(words(x)) <= 70] for k, v in products.items()}
        self.head = _by_fold()
        self.foot = _by_fold()
        self.starts, self.tails = _by_fold(), _by_fold()
        self.own_tail: dict[str, list[str]] = {}
        for page in pages:
            if page.source not in ("dump", "full"):
                continue
            self._take_junk(page, fold_of(page.group))
        self.pools: dict[tuple[int, int], list[str]] = {}

    def _take_junk(self, page: Page, fold: int) -> None:
        """The lines before and after the article of a whole-page dump, singly and as they stand."""
        lines = [plain(x) for x in page.lines]
        ones = [k for k, label in enumerate(page.labels) if label == 1]
        before = [x for x in lines[: ones[0]] if x]
        after = [x for x in lines[ones[-1] + 1 :] if x]
        self.head[fold] += [x for x in before[:25] if 1 <= len(words(x)) <= 6]
        self.foot[fold] += [x for x in after[-25:] if 1 <= len(words(x)) <= 30]
        if before:
            self.starts[fold].append(before)
        if len(after) > 1:
            self.tails[fold].append(after)
            self.own_tail[page.key] = after

    def _other(self, key: str, table: dict[str, list[str]] | None = None) -> str:
        """A page of another site in the same fold: what is held out stays so in all its parts."""
        table = self.contents if table is None else table
        name = (id(table), fold_of(self.groups[key]))
        if name not in self.pools:
            filled = [k for k in sorted(table) if table[k]]
            pool = [k for k in filled if fold_of(self.groups[k]) == name[1]]
            sites = {self.groups[k] for k in pool}
            self.pools[name] = pool if len(sites) > 1 else filled  # of a few pages, any other
        while True:
            other = self.random.choice(self.pools[name])
            if self.groups[other] != self.groups[key]:
                return other

    def _run(self, key: str) -> list[str]:
        """A run of lines as they follow an article of another page, or this one's own."""
        rng = self.random
        rows = self.own_tail.get(key) if rng.random() < 0.3 else None
        if rows is None:
            rows = rng.choice(self.tails[fold_of(self.groups[key])])
        start = 0 if rng.random() < 0.6 else rng.randrange(len(rows))
        return rows[start : start + rng.randint(1, 14)]

    def _teaser(self, key: str, least: int = 8, most: int = 42) -> str:
        rng = self.random
        tokens = rng.choice(self.long[self._other(key, self.long)]).split()
        size = rng.randint(least, most)
        if size >= len(tokens):
            return " ".join(tokens)
        cut = " ".join(tokens[:size]).rstrip(".,;:")
        if rng.random() < 0.2:
            cut = cut[: -rng.randint(1, 4)]
        return cut + rng.choice(self.DOTS)

    def _product(self) -> str:
        rng = self.random
        material = rng.choice(self.MATERIALS)
        year = rng.randint(2019, 2025)
        return rng.choice((
            f"Global {material.lower()} market outlook {year}-{year + rng.randint(3, 9)} {material} by Linfar-trade",
            f"{material} {rng.choice(('50kg', '2mm', '99.5% min', 'grade A', 'DN 40'))} wholesale price",
            f"About {material}: {material} is widely used in industry thanks to its stable quality. Our "
            f"factory has made it for {rng.randint(5, 30)} years and ships to all parts of the world"
            + rng.choice(("…", "...", ".", "…")),
            f"{material} ${rng.randint(2, 900)}.{rng.randint(0, 99):02}",
        ))  # fmt: skip

    def tail(self, key: str) -> list[str]:
        """A few groups of junk in any order."""
        rng = self.random
        fold = fold_of(self.groups[key])
        makers = ["teasers", "products", "titles", "foot", "calls", "paragraph", "seed", "blurbs",
                  "run", "paragraph", "paragraphs"]  # fmt: skip
        groups = []
        for kind in rng.sample(makers, rng.randint(1, 5)):
            rows: list[str] = []
            if kind == "teasers":
                rows += [rng.choice(self.HEADINGS)] * (rng.random() < 0.4)
                pair = rng.random() < 0.4
                for _ in range(rng.randint(1, 6)):
                    if pair:
                        rows.append(self.titles[self._other(key)])
                    rows.append(self._teaser(key))
            elif kind == "products":
                rows += [rng.choice(self.CALLS)] * (rng.random() < 0.5)
                rows += [self._product() for _ in range(rng.randint(1, 5))]
            elif kind == "titles":
                rows += [rng.choice(self.HEADINGS)] * (rng.random() < 0.6)
                rows += [self.titles[self._other(key)] for _ in range(rng.randint(2, 6))]
            elif kind == "foot":
                if rng.random() < 0.5:
                    start = rng.randrange(max(1, len(self.foot[fold]) - 6))
                    rows += self.foot[fold][start : start + rng.randint(1, 6)]
                else:
                    rows += rng.sample(self.foot[fold], rng.randint(1, 3))
            elif kind == "blurbs":
                pool = self.blurbs[self._other(key, self.blurbs)]
                start = rng.randrange(len(pool))
                rows += pool[start : start + rng.randint(1, 4)]
            elif kind == "run":
                rows += self._run(key)
            elif kind == "paragraphs":
                pool = self.contents[self._other(key)]
                start = rng.randrange(len(pool))
                if rng.random() < 0.4:
                    rows.append(self.titles[self._other(key)])
                rows += pool[start : start + rng.randint(1, 4)]
            elif kind == "calls":
                rows += rng.sample(self.MEMBER, rng.randint(1, 2))
            elif kind == "paragraph":
                rows.append(rng.choice(self.paragraphs[self._other(key, self.paragraphs)]))
            else:
                rows += rng.sample(self.CALLS, rng.randint(1, 2))
                for _ in range(rng.randint(2, 4)):
                    rows += [self._product(), self._teaser(key, 30, 60)]
            groups.append([plain(r) for r in rows if r.strip()])
        rng.shuffle(groups)
        return [row for group in groups for row in group]

    def page(self, key: str, number: int, clean: bool) -> Page:
        """One made page."""
        rng = self.random
        fold = fold_of(self.groups[key])
        if rng.random() < 0.3:
            head = rng.choice(self.starts[fold])[-rng.randint(1, 12) :]
        else:
            head = [rng.choice(self.head[fold]) for _ in range(rng.randint(0, 4))]
        title = None
        if rng.random() < 0.35 and self.titles[key]:
            title = len(head)
            head.append(plain(self.titles[key]))
        body = self.contents[key]
        tail = [] if clean else self.tail(key)
        labels = [0] * len(head) + [1] * len(body) + [0] * len(tail)
        if title is not None:
            labels[title] = -1
        lines = head + body + tail
        if rng.random() < 0.3:  # blank lines between
            lines = [x for line in lines for x in (line, "")]
            labels = [x for label in labels for x in (label, 0)]
            title = title * 2 if title is not None else None
        name = f"{key}-{number}"
        return Page(name, self.groups[key], "clean" if clean else "made", lines, labels, title)


def made_pages(
    corpora: Path, pages: list[Page], each: int, seed: int = SEED
) -> tuple[list[Page], list[Page]]:
    """Made pages from the main text of the corpus's articles: `each` with a tail, one without; and as
    many of more kinds (`lines_varied`)."""
    from bench.lines_varied import VariedMaker, enough

    told, groups, titles = _texts(corpora)
    contents = {
        key: lines
        for key, lines in told["article"].items()
        if 4 <= len(lines) <= 160 and len(words(" ".join(lines))) <= 3000
    }
    maker = TailMaker(pages, contents, groups, titles, told["product"], seed)
    varied = VariedMaker(pages, contents, groups, titles, told["product"], seed + 1).with_sources(
        enough(told["forum"], 8), enough(told["listing"] | told["collection"], 8)
    )
    return _made(maker, each), _made(varied, each)


def _made(maker: TailMaker, each: int) -> list[Page]:
    made = []
    for key in maker.keys:
        made += [maker.page(key, n, clean=False) for n in range(each)]
        made.append(maker.page(key, each, clean=True))
    return made


def _texts(corpora: Path) -> tuple[dict[str, dict[str, list[str]]], dict[str, str], dict[str, str]]:
    """The main text of the corpus's pages, line by line, by kind of page and key; sites; titles."""
    told: dict[str, dict[str, list[str]]] = collections.defaultdict(dict)
    groups, titles = {}, {}
    for path in sorted((corpora / "wcxb" / "dev" / "ground-truth").glob("*.json")):
        raw = json.loads(path.read_text("utf8"))
        truth, internal = raw["ground_truth"], raw.get("_internal") or {}
        lines = [plain(x) for x in (truth.get("main_content") or "").split("\n") if x.strip()]
        titles[path.stem] = plain(truth.get("title") or "")
        groups[path.stem] = site(raw.get("url") or path.stem)
        told[(internal.get("page_type") or {}).get("primary")][path.stem] = lines
    return told, groups, titles
