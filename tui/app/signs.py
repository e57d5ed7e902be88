"""Signs of our own in ASCII, for terminals and ears that have no others."""

from __future__ import annotations

_SIGNS = str.maketrans("·…–—“”„‘’▸▾▏│┄─←↑→↓↔✓✗●×", '-~--"""\'\'>v||--<^>v=+x*x')
"""As wide as what they stand for, so that nothing moves."""


def in_ascii(words: str) -> str:
    """Words without signs outside of ASCII; letters stay, whatever their script."""
    return words.translate(_SIGNS)
