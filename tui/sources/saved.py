"""What tools that save pages leave in them: embedded pictures, the address, a toolbar."""

from __future__ import annotations

import html
import re

from tui.model import display_name
from tui.sources.payload import Payload

HEAD = 64 * 1024
"""Characters at either end of a page in which a tool's marks are looked for."""

_DATA_URI = re.compile(
    rb"data:(?i:"  # small letters, so that the scan for it is a search for a plain string
    rb"(?:[\w.+-]{1,60}/[\w.+-]{1,80})?(?:;[\w.+-]{1,60}=[^;,\"'\s<>]{1,60}){0,8};base64,"
    rb"[A-Za-z0-9+/=%\r\n_-]{512,}"
    rb"|image/[\w.+-]{1,60}(?:;[\w=-]{1,40}){0,4},[^\"'\s)>]{512,})"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(\S{1,2000})", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"(?:Page saved with|Archive processed by) SingleFile\s{0,9}\n?\s{0,9}url:\s{0,9}(\S{1,2000})"
)
_HTTRACK = re.compile(r"<!--\s*Mirrored from\s+(\S{1,2000})\s+by HTTrack", re.IGNORECASE)
_WAYBACK_TAIL = re.compile(
    r"FILE ARCHIVED ON\s+([^\n]{1,60}?)\s+AND RETRIEVED FROM THE\s+INTERNET ARCHIVE"
)
_WAYBACK_LINK = re.compile(r"web\.archive\.org/web/(\d{14})[a-z_]{0,4}/(https?:[^\s\"'<>]{1,2000})")
_WOMBAT = re.compile(r"__wm\.wombat\(\s{0,9}\"(https?:[^\"\s<>]{1,2000})\"")
_TOOLBAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT -->",
    "<!-- END WAYBACK TOOLBAR INSERT -->",
)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}([a-z]{2,18})(?::\d{1,5})?")
_COMMON_TOP = frozenset(
    {"com", "org", "net", "info", "edu", "gov", "mil", "int", "biz", "news", "blog", "online",
     "site", "press", "media", "live", "today", "world", "london", "berlin", "africa", "travel"}
)  # fmt: skip
_FILE_LIKE_TOP = frozenset({"md", "py", "sh", "pl", "rs", "ps", "gz", "zip", "so", "cc", "mo"})
"""Top-level domains that are more often the ends of file names."""


def without_embedded(data: bytes) -> tuple[bytes, list[str]]:
    """The page without pictures and fonts written into it, and a note of how much that was."""
    if b"data:" not in data:
        return data, []
    cut = count = 0

    def shorten(match: re.Match[bytes]) -> bytes:
        nonlocal cut, count
        cut += len(match[0])
        count += 1
        # Lines keep their numbers: blocks name the source lines they come from.
        return b"data:," + b"\n" * match[0].count(b"\n")

    kept = _DATA_URI.sub(shorten, data)
    if not count:
        return data, []
    size = f"{cut / 1024:,.0f} KB" if cut < 1 << 20 else f"{cut / (1 << 20):,.1f} MB"
    return kept, [f"{count:,} embedded {'file' if count == 1 else 'files'} left out ({size})"]


def from_comments(text: str, payload: Payload) -> tuple[str, list[str]]:
    """The page without what an archive's tool put into it; its address is noted in the payload."""
    head = text[:HEAD]
    for pattern, tool, prefix in (
        (_SINGLE_FILE, "SingleFile", ""),
        (_SAVED_FROM, "saved by a browser", ""),
        (_HTTRACK, "HTTrack", "http://"),
    ):
        match = pattern.search(head)
        if match:
            address = html.unescape(match[1]).removesuffix("-->")
            _address(payload, address if "://" in address else prefix + address, tool)
            payload.why.append(tool)
            break
    return _without_wayback(text, payload)


def _without_wayback(text: str, payload: Payload) -> tuple[str, list[str]]:
    start = text.find(_TOOLBAR[0])
    tail = _WAYBACK_TAIL.search(text, max(0, len(text) - HEAD))
    if start < 0 and tail is None:
        return text, []
    payload.why.append("Wayback Machine")
    named = _WOMBAT.search(text)
    if named:
        _address(payload, html.unescape(named[1]), "Wayback Machine")
    link = _WAYBACK_LINK.search(text, start, start + HEAD) if start >= 0 else None
    if link:  # other links of the page are rewritten too; only the toolbar's names the page itself
        _address(payload, html.unescape(link[2]), "Wayback Machine")
    notes = []
    if start >= 0:
        end = text.find(_TOOLBAR[1], start)
        if end > start:
            end += len(_TOOLBAR[1])
            text = text[:start] + "\n" * text.count("\n", start, end) + text[end:]
            notes.append("the toolbar of the Wayback Machine was left out")
    if tail:
        notes.append(f"archived by the Wayback Machine on {display_name(tail[1])}")
    return text, notes


def _address(payload: Payload, url: str, tool: str) -> None:
    if payload.url is None and re.match(r"https?://", url, re.IGNORECASE):
        payload.url = url
        payload.know("url", url, tool)


def url_of_path(path: str) -> str | None:
    """The address that a mirror's folders spell: `…/example.com/news/1.html`; None if they do not.

    The page's own host is the last folder that is named as one; wget keeps no scheme, so `http`
    stands.
    """
    parts = path.replace("\\", "/").split("/")
    for index in range(len(parts) - 2, -1, -1):
        if _is_host(parts[index]):
            rest = "/".join(parts[index + 1 :])
            return f"http://{parts[index]}/{_as_asked(rest)}"
    return None


def _is_host(name: str) -> bool:
    match = _HOST.fullmatch(name.lower())
    if match is None:
        return False
    top = match[1]
    if name.lower().startswith("www."):
        return True
    return top in _COMMON_TOP or (len(top) == 2 and top not in _FILE_LIKE_TOP)


def _as_asked(rest: str) -> str:
    """The path as the server knew it: without the names that wget and HTTrack add."""
    rest = rest.removesuffix(".orig")
    if rest.endswith(("/index.html", "/index.htm")) or rest in ("index.html", "index.htm"):
        rest = rest.rpartition("/")[0]
        return f"{rest}/" if rest else ""
    if re.search(r"\?[^/]*\.html$", rest):
        rest = rest.removesuffix(".html")
    return rest.replace("%3F", "?")
