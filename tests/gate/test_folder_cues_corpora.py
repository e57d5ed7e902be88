"""Over the sites of the corpus with three pages and more, folder cues make no page worse.

Needs the corpus, which is no part of the project: WINNOW_CORPORA names the folder that holds
`wcxb/dev/{html,ground-truth}`.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import pytest

VARIABLE = "WINNOW_CORPORA"
CORPORA = Path(os.environ.get(VARIABLE, "corpora"))

MOST_SITES = 25
"""Sites that are cleaned here; `bench/quality.py --only cues` takes all."""

LEAST_LOSS = 0.001
"""F1 of runs of four words by which a page must fall to count as worse. None does by that or less
either; F1 of words alone fell by up to .0054 where a line of the shop's own (“we're having trouble
connecting to our server”) shares words with a text that does not hold it."""

LEAST_BETTER = {"dumps": 5, "HTML": 10}
"""Pages that gain more than that, so that cues that do nothing cannot pass."""


@pytest.mark.parametrize("kind", ["dumps", "HTML"])
def test_no_page_of_a_site_is_worse_in_the_light_of_the_others(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    if not (CORPORA / "wcxb" / "dev" / "ground-truth").is_dir():
        pytest.skip(f"no corpus: set {VARIABLE} to the folder that holds wcxb/dev")
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parents[2]), *sys.path])
    tracks = importlib.import_module("bench.quality_tracks")

    most = MOST_SITES if kind == "dumps" else 0
    pairs = tracks.cue_pairs(tracks.corpus(CORPORA, 0), html=kind == "HTML", most_sites=most)
    worse = [key for key, alone, after in pairs if after < alone - LEAST_LOSS]
    better = [key for key, alone, after in pairs if after > alone + LEAST_LOSS]
    assert not worse
    assert len(better) >= LEAST_BETTER[kind]
