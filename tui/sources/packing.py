"""Unpacking gzip, bzip2, xz, zstd and brotli as streams, with a cap on how much may come out."""

from __future__ import annotations

import importlib
import io
import zlib
from types import ModuleType
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from tui.errors import Damaged, TooLarge, UnknownFormat
from tui.sources.kinds import Kind
from tui.sources.limits import MB, Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 64 * 1024
"""Packed bytes that are read at a time."""

OUTPUT = 256 * 1024
"""Unpacked bytes that are asked for at a time, so that no bomb can swell in memory."""


class Unpacked(io.RawIOBase):
    """The bytes that a packed stream holds; seeks forward by reading, backward by starting
    again."""

    def __init__(self, source: BinaryIO, codec: Codec, limits: Limits, name: str) -> None:
        super().__init__()
        self._source = source
        self._codec = codec
        self._limits = limits
        self._name = name
        self._restart()

    def _restart(self) -> None:
        self._source.seek(0)
        self._engine = self._codec.engine()
        self._packed = self._position = 0
        self._pending = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self._next(OUTPUT):
                pass
            offset += self._position
        if offset < self._position:
            self._restart()
        while self._position < offset and self._next(min(OUTPUT, offset - self._position)):
            pass
        return self._position

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._next(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._source.close()
        super().close()

    def _next(self, size: int) -> bytes:
        while not self._pending and not self._ended:
            self._pending = self._unpack()
        data, self._pending = self._pending[:size], self._pending[size:]
        self._position += len(data)
        return data

    def _unpack(self) -> bytes:
        engine = self._engine
        try:
            if engine.eof:
                rest = engine.unused or self._source.read(PIECE)
                rest = rest.lstrip(b"\0") if len(rest) < PIECE else rest
                if not rest or not self._codec.starts(rest):
                    self._ended = True
                    return b""
                self._packed += 0 if engine.unused else len(rest)
                self._engine = engine = self._codec.engine()
                data = engine.unpack(rest, OUTPUT)
            elif engine.hungry:
                piece = self._source.read(PIECE)
                self._packed += len(piece)
                if not piece:
                    self._ended = True
                    return self._cut_off()
                data = engine.unpack(piece, OUTPUT)
            else:
                data = engine.unpack(b"", OUTPUT)
        except self._codec.errors as error:
            if self._position == 0 and not self._pending:
                raise Damaged(
                    f"{self._name} is a damaged {self._codec.name} file: {error}."
                ) from None
            self._ended = True
            self.damage = f"damaged after {self._position:,} bytes"
            return b""
        self._refuse_bomb(self._position + len(data))
        return data

    damage = ""
    """What is wrong with the stream, once it has been seen."""

    def _cut_off(self) -> bytes:
        if self._position == 0:
            raise Damaged(f"{self._name} is cut off before its first byte.")
        self.damage = f"cut off after {self._position:,} bytes"
        return b""

    def _refuse_bomb(self, size: int) -> None:
        limits = self._limits
        if size > limits.ratio_floor and size > limits.ratio * max(1, self._packed):
            raise TooLarge(
                f"{self._name} unpacks to more than {limits.ratio} times its size,"
                " as bombs do and pages do not.",
                "If you trust it, unpack it with another program first.",
            )
        if size > limits.listing_bytes:
            raise TooLarge(f"{self._name} unpacks to more than {limits.listing_bytes // MB} MB.")


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

        return _Needy(lzma.LZMADecompressor(memlimit=64 * MB))

    def starts(self, data: bytes) -> bool:
        return data.startswith(b"\xfd7zXZ\x00")


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


def unpacking(
    source: BinaryIO, kind: Kind, limits: Limits, name: str, codec: Codec | None = None
) -> BinaryIO:
    """A stream over what `source` holds; closing it closes the source."""
    try:
        return io.BufferedReader(Unpacked(source, codec or codec_for(kind), limits, name), OUTPUT)
    except BaseException:
        source.close()
        raise
