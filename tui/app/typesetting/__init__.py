"""An article set as lines of a given width: pure, and free of Textual so that the first page can
stand on the screen before the framework is loaded."""

from __future__ import annotations
