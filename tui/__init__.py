"""winnow: a terminal reader for noisy scraped news pages."""

from __future__ import annotations

__version__ = "0.1.0"
