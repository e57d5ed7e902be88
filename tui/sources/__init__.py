"""Bytes on disk to pages.

`find(paths)` gives the pages that paths hold, cheaply and in order; `read(ref)` gives one page decoded
and made plain. Nothing is ever extracted, written or fetched.
"""

from __future__ import annotations
