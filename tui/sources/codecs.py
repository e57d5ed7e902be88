"""How gzip, bzip2, xz, zstd and brotli are unpacked, a bounded piece at a time."""

from __future__ import annotations

import importlib
import zlib
from types import ModuleType
from typing import Any, Protocol

from tui.errors import TooLarge, UnknownFormat
from tui.sources.kinds import Kind
from tui.sources.limits import MB

XZ_MEMORY = 64 * MB
"""What xz and LZMA may need to look back at; the strongest setting of xz needs as much."""


class Engine(Protocol):
    """One packed stream being unpacked."""

    @property
    def eof(self) -> bool:
        """Whether its end has been reached."""

    @property
    def hungry(self) -> bool:
        """Whether it has nothing more to give without more input."""

    @property
    def unused(self) -> bytes:
        """Bytes after its end."""

    def unpack(self, data: bytes, size: int) -> bytes:
        """At most `size` bytes more."""


class Codec(Protocol):
    """How one format is unpacked."""

    name: str
    errors: tuple[type[Exception], ...]

    def engine(self) -> Engine:
        """A fresh engine."""

    def starts(self, data: bytes) -> bool:
        """Whether another stream begins here."""


class _Zlib:
    """gzip, zlib or bare deflate."""

    def __init__(self, window: int) -> None:
        self._object = zlib.decompressobj(window)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def hungry(self) -> bool:
        return not self._full and not self._object.unconsumed_tail

    @property
    def unused(self) -> bytes:
        return self._object.unused_data

    def unpack(self, data: bytes, size: int) -> bytes:
        found = self._object.decompress(self._object.unconsumed_tail + data, size)
        # All input may be taken and output still wait inside when exactly as much came as was asked
        # for.
        self._full = len(found) == size
        return found


class _Needy:
    """bzip2, xz and zstd, which all work as `bz2.BZ2Decompressor` does."""

    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - three types without a common one
        self._engine = engine

    @property
    def eof(self) -> bool:
        return bool(self._engine.eof)

    @property
    def hungry(self) -> bool:
        return bool(self._engine.needs_input)

    @property
    def unused(self) -> bytes:
        return bytes(self._engine.unused_data)

    def unpack(self, data: bytes, size: int) -> bytes:
        return bytes(self._engine.decompress(data, size))


class GzipCodec:
    """gzip, member after member."""

    name = "gzip"
    errors: tuple[type[Exception], ...] = (zlib.error,)

    def engine(self) -> Engine:
        return _Zlib(31)

    def starts(self, data: bytes) -> bool:
        return data.startswith(b"\x1f\x8b")


class DeflateCodec:
    """The HTTP coding `deflate`: zlib, or as some servers had it, without its header."""

    name = "deflate"
    errors: tuple[type[Exception], ...] = (zlib.error,)

    def __init__(self, window: int) -> None:
        self._window = window

    def engine(self) -> Engine:
        return _Zlib(self._window)

    def starts(self, data: bytes) -> bool:
        del data
        return False


class Bzip2Codec:
    """bzip2."""

    name = "bzip2"
    errors: tuple[type[Exception], ...] = (OSError, ValueError)

    def engine(self) -> Engine:
        import bz2

        return _Needy(bz2.BZ2Decompressor())

    def starts(self, data: bytes) -> bool:
        return data.startswith(b"BZh")


class XzCodec:
    """xz."""

    name = "xz"

    def __init__(self) -> None:
        import lzma

        self.errors: tuple[type[Exception], ...] = (lzma.LZMAError, EOFError)

    def engine(self) -> Engine:
        import lzma

        return _Needy(lzma.LZMADecompressor(memlimit=XZ_MEMORY))

    def starts(self, data: bytes) -> bool:
        return data.startswith(b"\xfd7zXZ\x00")


class ZipLzmaCodec:
    """LZMA as zip has it: two bytes of version, two of length, then the properties."""

    name = "LZMA"

    def __init__(self) -> None:
        import lzma

        self.errors: tuple[type[Exception], ...] = (lzma.LZMAError, EOFError, ValueError)

    def engine(self) -> Engine:
        return _ZipLzma()

    def starts(self, data: bytes) -> bool:
        del data
        return False


class _ZipLzma:
    def __init__(self) -> None:
        self._head = b""
        self._engine: Engine | None = None

    @property
    def eof(self) -> bool:
        return self._engine is not None and self._engine.eof

    @property
    def hungry(self) -> bool:
        return self._engine is None or self._engine.hungry

    unused = b""

    def unpack(self, data: bytes, size: int) -> bytes:
        if self._engine is None:
            self._head += data
            if len(self._head) < ZIP_LZMA_HEAD:
                return b""
            self._engine = _Needy(_bare_lzma(self._head[4:ZIP_LZMA_HEAD]))
            data = self._head[ZIP_LZMA_HEAD:]
        return self._engine.unpack(data, size)


ZIP_LZMA_HEAD = 9
"""Bytes before LZMA in a zip; its five properties are those of the LZMA SDK."""


def _bare_lzma(properties: bytes) -> Any:  # noqa: ANN401 - as `_Needy` takes it
    import lzma

    rest, lc = divmod(properties[0], 9)
    pb, lp = divmod(rest, 5)
    window = int.from_bytes(properties[1:5], "little")
    if window > XZ_MEMORY:
        raise TooLarge(f"This member needs {window // MB} MB of memory to be unpacked.")
    filters = [
        {"id": lzma.FILTER_LZMA1, "dict_size": max(window, 4096), "lc": lc, "lp": lp, "pb": pb}
    ]
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)


class ZstdCodec:
    """Zstandard, from the standard library or its backport."""

    name = "zstd"

    def __init__(self) -> None:
        self._zstd = _zstd_module()
        self.errors: tuple[type[Exception], ...] = (self._zstd.ZstdError, ValueError)

    def engine(self) -> Engine:
        options = {self._zstd.DecompressionParameter.window_log_max: 27}
        return _Needy(self._zstd.ZstdDecompressor(options=options))

    def starts(self, data: bytes) -> bool:
        # A skippable frame may stand between two others.
        return data[1:4] == b"*M\x18" or data.startswith(b"\x28\xb5\x2f\xfd")


class _Brotli:
    def __init__(self, engine: Any) -> None:  # noqa: ANN401 - brotli has no types
        self._engine = engine

    @property
    def eof(self) -> bool:
        return bool(self._engine.is_finished())

    @property
    def hungry(self) -> bool:
        return bool(self._engine.can_accept_more_data())

    unused = b""

    def unpack(self, data: bytes, size: int) -> bytes:
        return bytes(self._engine.process(data, output_buffer_limit=size))


class BrotliCodec:
    """brotli, by the module that resiliparse brings."""

    name = "brotli"

    def __init__(self) -> None:
        try:
            brotli = importlib.import_module("brotli")
        except ImportError:
            raise UnknownFormat(
                "This page is packed with brotli, for which a part is missing.",
                "Install the package brotli.",
            ) from None
        self._brotli = brotli
        self.errors: tuple[type[Exception], ...] = (brotli.error,)

    def engine(self) -> Engine:
        return _Brotli(self._brotli.Decompressor())

    def starts(self, data: bytes) -> bool:
        del data
        return False


def _zstd_module() -> ModuleType:
    for name in ("compression.zstd", "backports.zstd"):  # the first from Python 3.14 on
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise UnknownFormat(
        "This file is packed with zstd, for which a part is missing.",
        "Install the package backports.zstd.",
    )


def codec_for(kind: Kind) -> Codec:
    """How this kind is unpacked."""
    codecs: dict[Kind, Any] = {
        Kind.GZIP: GzipCodec,
        Kind.BZIP2: Bzip2Codec,
        Kind.XZ: XzCodec,
        Kind.ZSTD: ZstdCodec,
        Kind.BROTLI: BrotliCodec,
    }
    codec: Codec = codecs[kind]()
    return codec
