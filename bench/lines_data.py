"""Labelled pages for the line model: from web pages with known main text, hand labels, made tails."""

from __future__ import annotations

import collections
import json
import random
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path

WORD = re.compile(r"\w+")
SEED = 7
FOLDS = 4
MOST_LINES = 1500
"""Lines of the longest page that is trained on; the few longer ones are logs and whole threads."""
COVERED = 0.6
"""Share of a line's word fives that the main text must hold for the line to be part of it."""
BODY = {"body", "quote"}
NEUTRAL = {"title", "byline", "date", "caption"}
PUBLISHERS = (
    ("cc-195", "cc-305", "cc-308", "cc-128"),
    ("kyffhaeuser", "nnz-online"),
    ("arabic-article", "cnn-arabic"),
    ("ticotimes",),
    ("cc-207", "seedshape-01"),
    ("cc-244", "seedshape-02"),
    ("cc-303", "seedshape-03"),
    ("cc-491", "seedshape-06"),
    ("issue28", "seedshape-08"),
    ("chinese-article", "seedshape-12"),
)
"""Hand-labelled files of one publisher, or made of one another: always in the same fold."""


@dataclass
class Page:
    """One page as lines, with what each line is: 1 article, 0 not, -1 left out of training."""

    key: str
    group: str
    source: str
    lines: list[str]
    labels: list[int]
    title: int | None = None
    roles: list[str] = field(default_factory=list)
    weight: float = 1.0
    content: str = ""
    """The main text as the corpus has it, where the page is a dump of a whole web page."""


def words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def site(url: str) -> str:
    """Registrable domain, near enough."""
    host = re.sub(r"^[a-z]+://|[/?#:].*$", "", url.lower().strip())
    bits = host.split(".")
    second = {"co", "com", "org", "net", "ac", "gov", "edu"}
    deep = len(bits) > 2 and bits[-2] in second and len(bits[-1]) == 2
    return ".".join(bits[-3:] if deep else bits[-2:])


def fold_of(group: str) -> int:
    """The fold in which a site's pages, and all made from them, are held out."""
    return zlib.crc32(group.encode()) % FOLDS


def align(lines: list[str], content: str) -> list[int]:
    """Which lines are part of the main text: the heaviest chain of places, in order."""
    flat = words(content)
    text = " " + " ".join(flat) + " "
    fives = collections.defaultdict(list)
    offsets, position = [], 1
    for word in flat:
        offsets.append(position)
        position += len(word) + 1
    for k in range(len(flat) - 4):
        fives[tuple(flat[k : k + 5])].append(offsets[k])
    size = len(text) + 2
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def query(k: int) -> tuple[float, int]:
        best = (0.0, -1)
        while k > 0:
            best = max(best, tree[k])
            k -= k & -k
        return best

    def update(k: int, value: tuple[float, int]) -> None:
        while k <= size:
            tree[k] = max(tree[k], value)
            k += k & -k

    nodes: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        own = words(line)
        if not own:
            continue
        places = _places(own, text, fives)
        waiting = []
        for start, end, weight in places:
            value, before = query(start + 1)
            nodes.append((number, before))
            waiting.append((min(end, size - 1), (value + weight, len(nodes) - 1)))
        for end, value in waiting:
            update(end, value)
    labels = [0] * len(lines)
    node = query(size)[1]
    while node >= 0:
        labels[nodes[node][0]] = 1
        node = nodes[node][1]
    return labels


def _places(own, text, fives):
    needle = " " + " ".join(own) + " "
    found, at = [], text.find(needle)
    while at >= 0 and len(found) < 8:
        found.append((at, at + len(needle) - 1, float(len(own))))
        at = text.find(needle, at + 1)
    if not found and len(own) >= 8:
        keys = [tuple(own[k : k + 5]) for k in range(len(own) - 4)]
        hits = [key for key in keys if key in fives]
        if len(hits) >= COVERED * len(keys):
            for start in fives[hits[0]][:4]:
                found.append((start - 1, start + max(1, int(0.8 * len(needle))), float(len(hits))))
    return found


def repair(lines: list[str], labels: list[int]) -> list[int]:
    """Far-off short lines that match by chance are taken out; rows of a table taken in."""
    out = labels[:]
    ones = [k for k, label in enumerate(out) if label]
    for k in ones:
        near = sum(len(words(lines[j])) for j in ones if j != k and abs(j - k) <= 12)
        if len(words(lines[k])) <= 6 and near < 15:
            out[k] = 0
    return out


def wcxb_pages(corpora: Path, kinds: tuple[str, ...] = ("article",)) -> list[Page]:
    """Whole-page dumps, main-content dumps by resiliparse, and the bare main text, of each page."""
    from resiliparse.extract.html2text import extract_plain_text

    pages = []
    root = corpora / "wcxb" / "dev"
    for path in sorted((root / "ground-truth").glob("*.json")):
        raw = json.loads(path.read_text("utf8"))
        internal, truth = raw.get("_internal") or {}, raw["ground_truth"]
        if (internal.get("page_type") or {}).get("primary") not in kinds:
            continue
        content = truth.get("main_content") or ""
        if len(words(content)) < 40:
            continue
        group = site(raw.get("url") or path.stem)
        weight = 0.6 if internal.get("source") == "rs-trafilatura-draft" else 1.0
        title = " ".join(words(truth.get("title") or ""))
        dump = corpora / "gen" / "dump-dev" / f"{path.stem}.txt"
        if dump.exists():
            lines = dump.read_text("utf8").split("\n")
            pages.append(labelled_page(path.stem, group, "dump", lines, content, title, weight))
        html = (root / "html" / f"{path.stem}.html").read_bytes().decode("utf8", "replace")
        text = extract_plain_text(html, main_content=True, preserve_formatting=True)
        pages.append(
            labelled_page(path.stem, group, "main", text.split("\n"), content, title, weight)
        )
        if zlib.crc32(path.stem.encode()) % 2:
            text = extract_plain_text(html, preserve_formatting=True)
            lines = [line.strip() for line in text.split("\n")]
            pages.append(labelled_page(path.stem, group, "full", lines, content, title, weight))
    return [page for page in pages if page is not None]


def labelled_page(key, group, source, lines, content, title, weight):
    """A page whose lines are labelled by its main text; None where little of that is found."""
    if sum(len(line) for line in lines) > 400_000 or len(lines) > 2 * MOST_LINES:
        return None
    if sum(1 for line in lines if line.strip()) > MOST_LINES:
        return None
    labels = repair(lines, align(lines, content))
    kept = sum(len(words(x)) for x, y in zip(lines, labels, strict=True) if y)
    coverage = kept / len(words(content))
    if coverage < 0.6:
        return None
    place = None
    if title:
        matches = [k for k, line in enumerate(lines) if " ".join(words(line)) == title]
        first = labels.index(1)
        before = [k for k in matches if k <= first + 1]
        place = before[-1] if before else None
    if place is not None:
        labels[place] = -1
    return Page(
        key, group, source, lines, labels, place, weight=weight * min(1.0, coverage),
        content=content if source == "dump" else "",
    )  # fmt: skip


def dump_pages(folder: Path) -> list[Page]:
    """The hand-labelled dumps; neutral lines are left out of the line model's training."""
    pages = []
    for name in ("labels.jsonl", "labels-made.jsonl"):
        for row in (folder / name).read_text("utf8").splitlines():
            record = json.loads(row)
            text = (folder / record["file"]).read_bytes().decode("utf8")
            lines = text.split("\n")
            roles = [""] * len(lines)
            for block in record["blocks"]:
                for number in range(block["line_start"], block["line_end"] + 1):
                    if number <= len(lines) and lines[number - 1].strip():
                        roles[number - 1] = block["label"]
            labels = [1 if r in BODY else -1 if r in NEUTRAL else 0 for r in roles]
            title = roles.index("title") if "title" in roles else None
            stem = Path(record["file"]).stem
            group = next((f"pub{k}" for k, names in enumerate(PUBLISHERS)
                          if any(n in stem for n in names)), stem)  # fmt: skip
            pages.append(Page(stem, group, "hand", lines, labels, title, roles))
    return pages


def _plain(line: str) -> str:
    return " ".join(line.split())


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
        lines = [_plain(x) for x in page.lines]
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
            self.pools[name] = [
                k for k in sorted(table) if table[k] and fold_of(self.groups[k]) == name[1]
            ]
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
            groups.append([_plain(r) for r in rows if r.strip()])
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
            head.append(_plain(self.titles[key]))
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


def made_pages(corpora: Path, pages: list[Page], each: int, seed: int = SEED) -> list[Page]:
    """Made pages from the main text of the corpus's articles: `each` with a tail, one without."""
    contents, groups, titles, products = {}, {}, {}, {}
    for path in sorted((corpora / "wcxb" / "dev" / "ground-truth").glob("*.json")):
        raw = json.loads(path.read_text("utf8"))
        truth, internal = raw["ground_truth"], raw.get("_internal") or {}
        lines = [_plain(x) for x in (truth.get("main_content") or "").split("\n") if x.strip()]
        titles[path.stem] = _plain(truth.get("title") or "")
        groups[path.stem] = site(raw.get("url") or path.stem)
        kind = (internal.get("page_type") or {}).get("primary")
        if kind == "article" and 4 <= len(lines) <= 160 and len(words(" ".join(lines))) <= 3000:
            contents[path.stem] = lines
        if kind == "product":
            products[path.stem] = lines
    maker = TailMaker(pages, contents, groups, titles, products, seed)
    made = []
    for key in maker.keys:
        made += [maker.page(key, n, clean=False) for n in range(each)]
        made.append(maker.page(key, each, clean=True))
    return made


def tail_pages(corpora: Path) -> list[Page]:
    """The spam-tail cases of the measuring script: only scored, never trained on."""
    pages = []
    gen = corpora / "gen"
    for path in sorted((gen / "tail-dev").glob("*.txt")):
        gold = json.loads((gen / "gold" / "tail-dev" / f"{path.stem}.json").read_text("utf8"))
        truth = corpora / "wcxb" / "dev" / "ground-truth" / f"{gold['source']}.json"
        lines = path.read_text("utf8").split("\n")[:-1]
        labels = [int(label == "article") for label in gold["labels"]]
        group = site(json.loads(truth.read_text("utf8")).get("url") or path.stem)
        pages.append(Page(path.stem, group, "tail-dev", lines, labels, None, gold["kinds"]))
    return pages
