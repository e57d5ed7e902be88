"""Prints how well pages are cleaned, from the corpora: python bench/quality.py --corpora CORPORA.

    --corpora DIR    holds wcxb/dev/{html,ground-truth} as its archive unpacks them
    --dumps DIR      holds labels.jsonl and text/: plain dumps labelled line by line
    --limit N        every so many pages that N are left of each kind
    --peers          trafilatura, readability-lxml and resiliparse on the same pages, where installed
    --only A,B       of html, dumps, pages, tails, cues

What was trained on these pages is flattered by them; held-out figures come from the training scripts.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench import quality_tracks as tracks


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--dumps", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--only", default="html,dumps,pages,tails,cues")
    options = parser.parse_args()
    wanted = options.only.split(",")
    ran = 0
    if options.corpora and (options.corpora / "wcxb" / "dev" / "ground-truth").is_dir():
        pages = tracks.corpus(options.corpora, options.limit)
        shown = {
            "html": lambda: tracks.show_html(pages, options.peers),
            "pages": lambda: tracks.show_pages(pages),
            "tails": lambda: tracks.show_tails(pages),
            "cues": lambda: tracks.show_cues(pages),
        }
        for name in [name for name in shown if name in wanted]:
            shown[name]()
            ran += 1
    else:
        print("No corpus of web pages: html, pages, tails and cues are left out.")
    if options.dumps and (options.dumps / "labels.jsonl").is_file():
        if "dumps" in wanted:
            tracks.show_dumps(options.dumps)
            ran += 1
    else:
        print("No labelled dumps: dumps are left out.")
    return 0 if ran else 3


if __name__ == "__main__":
    raise SystemExit(main())
