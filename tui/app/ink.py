"""Ink: what a stretch of a line means, apart from how a theme shows it."""

from __future__ import annotations

from enum import IntFlag


class Ink(IntFlag):
    """Meanings that a stretch of drawn text may carry; several may hold at once."""

    PLAIN = 0
    DIM = 1
    TITLE = 2
    HEADING = 4
    QUOTE = 8
    """Quoted speech."""
    SPEAKER = 16
    CONTRADICTION = 32
    DISPUTE = 64
    HIT = 128
    """Found by the search."""
    FOCUS = 256
    """The mark or row that a key acts on."""
    DIFFER = 512
    """The words in which two sides differ."""
    CODE = 1024
    CAPTION = 2048
    WARNING = 4096
    RULE = 8192
    """Lines between panes, the rail's track."""
    CURRENT_HIT = 16384
    UNSURE = 32768
    KEY = 65536
    """A key in a hint."""
    LINK = 131072
    BAR = 262144
    """The status line and the panes' headings."""
