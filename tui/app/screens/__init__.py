"""The screens: each routes, message in, library call, message out."""

from __future__ import annotations
