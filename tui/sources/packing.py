"""A packed stream as an unpacked one, with a cap on how much may come out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from tui.errors import Damaged, TooLarge
from tui.sources.codecs import Codec, codec_for
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
            raise Damaged(f"{self._name} is cut off before its first byte.", "Fetch it again.")
        self.damage = f"cut off after {self._position:,} bytes"
        return b""

    def _refuse_bomb(self, size: int) -> None:
        limits = self._limits
        if size > limits.ratio_floor and size > limits.ratio * max(1, self._packed):
            raise TooLarge(
                f"{self._name} unpacks to more than {limits.ratio} times its size,"
                " as bombs do and pages do not.",
                "If you trust it, unpack it with another program first,"
                " or raise unpack_ratio in winnow.toml.",
            )
        if size > limits.listing_bytes:
            raise TooLarge(f"{self._name} unpacks to more than {limits.listing_bytes // MB} MB.")


def unpacking(
    source: BinaryIO, kind: Kind, limits: Limits, name: str, codec: Codec | None = None
) -> BinaryIO:
    """A stream over what `source` holds; closing it closes the source."""
    try:
        return io.BufferedReader(Unpacked(source, codec or codec_for(kind), limits, name), OUTPUT)
    except BaseException:
        source.close()
        raise
