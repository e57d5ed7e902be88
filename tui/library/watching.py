"""Tells when something in a folder has changed: by the system where it can, else by looking.

With `watchfiles` installed (the extra `watch`) the system says so at once. Without it, and on
network mounts, of which the system hears nothing, the folders are looked at every few seconds: a
folder's own time tells of files that came, went or were replaced, so no file is opened or counted.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec

LOOK_EVERY = 3.0
"""Seconds between two looks without `watchfiles`; a tree of 1,000 folders takes 10 ms."""

WHOLE_EVERY = 20
"""Looks after which the folder counts as changed in any case, once a minute: a file that is written
in place leaves its folder's time alone."""

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "fuse.rclone", "fuse.s3fs"}
)
"""File systems whose changes from elsewhere the system does not tell."""

CLOCK_NS = 50_000_000
"""Nanoseconds by which a folder's time may lag behind the clock: a tick of the kernel is 10 ms."""

SETTLE_MS = 800
"""Milliseconds in which changes are gathered: a scraper writes many files at once."""


class Watcher:
    """Watches folders in a thread of its own.

    Args:
        folders: What is watched; what is no folder is passed over.
        changed: Called from the thread after something changed.
        look_every: Seconds between two looks.
        polling: Whether to look even where the system would tell.
    """

    def __init__(
        self,
        folders: Sequence[str],
        changed: Callable[[], None],
        *,
        look_every: float = LOOK_EVERY,
        polling: bool = False,
    ) -> None:
        self._folders = [folder for folder in folders if os.path.isdir(folder)]  # noqa: PTH112
        self._changed, self._look_every = changed, look_every
        self._stop = threading.Event()
        self._since = time.time_ns()
        self.polling = polling or not _has_watchfiles() or any(map(is_network, self._folders))
        """Whether the folders are looked at instead of the system telling."""
        part = self._poll if self.polling else self._listen
        self._thread = threading.Thread(target=part, name="watch folders", daemon=True)

    def start(self) -> None:
        """Begin; changes since this was made are told, also those of before the watch stands."""
        if self._folders:
            self._thread.start()

    def stop(self) -> None:
        """End; safe to call twice, and from the thread itself."""
        self._stop.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(timeout=2 * self._look_every)

    def _listen(self) -> None:
        try:
            import watchfiles  # 40 ms that the first screen need not wait for

            stands = False
            for changes in watchfiles.watch(
                *self._folders,
                debounce=SETTLE_MS,
                stop_event=self._stop,
                rust_timeout=500,
                raise_interrupt=False,
                watch_filter=None,
                yield_on_timeout=True,
            ):
                if changes or (not stands and self._changed_meanwhile(_times_of(self._folders))):
                    self._changed()
                stands = True
        except (
            ImportError,
            OSError,
            RuntimeError,
        ):  # such as no watches left: then we look ourselves
            self.polling = True
            self._poll()

    def _poll(self) -> None:
        before = _times_of(self._folders)
        if self._changed_meanwhile(before):
            self._changed()
        looks = 0
        while not self._stop.wait(self._look_every):
            looks += 1
            now = _times_of(self._folders)
            if now != before or looks % WHOLE_EVERY == 0:
                before = now
                self._changed()

    def _changed_meanwhile(self, times: dict[str, int]) -> bool:
        return max(times.values(), default=0) >= self._since - CLOCK_NS


def is_network(folder: str) -> bool:
    """Whether a folder lies on a mount of which the system does not tell changes."""
    try:
        with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as mounts:
            lines = [line.split() for line in mounts]
    except OSError:
        return False
    path = os.path.realpath(folder)
    best, kind = "", ""
    for fields in lines:
        if len(fields) < 3:
            continue
        place = fields[1].replace("\\040", " ")
        under = path == place or path.startswith(place.rstrip("/") + "/")
        if under and len(place) >= len(best):
            best, kind = place, fields[2]
    return kind in NETWORK


def _times_of(folders: Sequence[str]) -> dict[str, int]:
    """The time of each folder and of all folders below it."""
    times: dict[str, int] = {}
    waiting = list(folders)
    while waiting:
        folder = waiting.pop()
        try:
            times[folder] = os.stat(folder).st_mtime_ns  # noqa: PTH116 - a path may hold any bytes
            with os.scandir(folder) as entries:
                waiting += [e.path for e in entries if e.is_dir(follow_symlinks=False)]
        except OSError:
            continue
    return times


def _has_watchfiles() -> bool:
    return find_spec("watchfiles") is not None
