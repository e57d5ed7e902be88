"""Labelled pages for the line model: from web pages with known main text, hand labels, made tails."""

from __future__ import annotations

import collections
import json
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


def plain(line: str) -> str:
    return " ".join(line.split())


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
