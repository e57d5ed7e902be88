"""One page from its place: opened, unpacked, taken out of its container, decoded, made plain."""

from __future__ import annotations

from typing import NoReturn

from tui.errors import Damaged, SourceError, TooLarge, UnknownFormat, Unreadable
from tui.model import PageRef, SourcePage, display_name
from tui.sources import archivebox, containers
from tui.sources.encoding_names import encoding_name
from tui.sources.hints import NO_HINTS, Hints
from tui.sources.kinds import ARCHIVES, MANY, PACKED, Kind
from tui.sources.limits import DEFAULT_LIMITS, MB, Limits
from tui.sources.pages import page_of
from tui.sources.payload import Payload
from tui.sources.places import BytesPlace, FilePlace, PackedPlace, Place
from tui.sources.saved import url_of_path
from tui.sources.sniffing import pageless_xml

STDIN = "-"

HOLDS_MORE = "this holds more than one page; this is the first"
"""The note of a page that was asked for by its file alone."""


def read(
    ref: PageRef,
    *,
    encoding: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    stdin: bytes | None = None,
    hints: Hints = NO_HINTS,
    mend: bool = False,
) -> SourcePage:
    """The page that `ref` names, decoded and made plain.

    Args:
        ref: Where it is; a file of many pages without a member gives its first page and says so.
        encoding: Decode with this, whatever the page says.
        limits: Caps.
        stdin: The bytes of standard input, for the page `-`.
        hints: What the person says of the file.
        mend: Undo a wrong decoding that happened before the page was saved.

    Raises:
        SourceError: With a sentence and a hint, whatever is wrong with the page.
    """
    name = display_name(ref.path)
    try:
        place = place_of(ref.path, limits, stdin)
        place.hints = hints
        payload = payload_of(place, ref.member, ref.offset, limits, encoding=encoding)
        if payload.kind is None:
            _place_on_the_web(ref, payload)
        return page_of(ref, payload, encoding, limits, mend=mend)
    except SourceError:
        raise
    except OSError as error:
        _refuse(error, name)
    except (MemoryError, RecursionError) as error:
        raise TooLarge(
            f"{name} is nested or sized beyond what can be read ({type(error).__name__})."
        ) from None
    except Exception as error:  # noqa: BLE001 - libraries for mail, archives and XML raise anything
        raise Damaged(f"{name} cannot be read: {_sentence(error)}.") from None


def _place_on_the_web(ref: PageRef, payload: Payload) -> None:
    """What the folders and files around a page say of its address and title."""
    archivebox.note(ref.path, payload)
    if payload.url is None:
        url = url_of_path(ref.member if ref.member and "/" in ref.member else ref.path)
        if url is not None:
            payload.folder_url = url


def _refuse(error: OSError, name: str) -> NoReturn:
    raise Unreadable(f"{name} cannot be read: {error.strerror or _sentence(error)}.") from None


def _sentence(error: Exception) -> str:
    return display_name(f"{type(error).__name__}: {error}")[:200].rstrip(". ")


def place_of(path: str, limits: Limits, stdin: bytes | None) -> Place:
    """The place that a path names."""
    if path == STDIN and stdin is not None:
        return BytesPlace("standard input", stdin[: limits.raw_bytes + 1])
    if path == STDIN:
        raise Unreadable("Standard input was not read.", "Pipe a page into winnow, or name a file.")
    return FilePlace(path)


def payload_of(
    place: Place,
    member: str | None,
    offset: int | None,
    limits: Limits,
    depth: int = 0,
    encoding: str | None = None,
) -> Payload:
    """The page at `member` of a place, however deep its containers lie in one another."""
    chain: list[str] = []
    while place.format.kind in PACKED:
        chain.append(f"{place.format.kind.value}: {place.format.why}")
        if len(chain) > limits.depth:
            raise TooLarge(f"{place.shown} is packed {len(chain)} times over.")
        place = PackedPlace(place, place.format.kind, limits)
    kind = place.format.kind
    chain.append(f"{kind.value}: {place.format.why}")
    if kind in ARCHIVES or kind in MANY:
        payload = _from_container(place, member, offset, limits, depth, encoding)
    else:
        payload = _single(place, limits)
    payload.why[:0] = chain
    return payload


def _single(place: Place, limits: Limits) -> Payload:
    kind = place.format.kind
    says: str | None = None
    if kind is Kind.BINARY:
        says = place.format.says or "binary data"
    elif kind is Kind.XML:
        says = pageless_xml(place.head())
    if says:
        raise UnknownFormat(f"{place.shown} is {says}, not a page.", containers.hint_for(says))
    data, more = place.read(limits.raw_bytes)
    payload = _parted(kind, data, place.shown, limits) or Payload(data, place.name)
    payload.warnings += place.notes
    if more:
        payload.warnings.append(f"only the first {limits.raw_bytes // MB} MB were read")
    return payload


def _parted(kind: Kind, data: bytes, name: str, limits: Limits) -> Payload | None:
    """The page inside a form that wraps one; None for a page that stands by itself."""
    if kind is Kind.MHTML:
        from tui.sources.mail import mhtml_payload

        return mhtml_payload(data, name, limits)
    if kind is Kind.EML:
        from tui.sources.mail import mail_payload

        return mail_payload(data, name, limits)
    if kind is Kind.PDF:
        from tui.sources.documents import pdf_payload

        return pdf_payload(data, name, limits)
    return None


def _from_container(
    place: Place,
    member: str | None,
    offset: int | None,
    limits: Limits,
    depth: int,
    encoding: str | None,
) -> Payload:
    if depth > limits.depth:
        raise TooLarge(
            f"{place.shown} lies more than {limits.depth} archives deep.",
            "Unpack the outer archive and open what is in it.",
        )
    container = containers.open_container(place, limits)
    container.depth = depth
    container.encoding = encoding and encoding_name(encoding)
    if member is not None or offset is not None:
        return container.payload(member, offset)
    entries = container.entries()
    first = next(entries, None)
    if first is None:
        raise UnknownFormat(f"{place.shown} holds no pages.", container.empty_hint)
    payload = container.payload(first.member, first.offset)
    if next(entries, None) is not None:
        payload.warnings.append(HOLDS_MORE)
    return payload
