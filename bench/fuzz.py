"""Mutate pages of all forms and see that each is read or refused, in time and without an escape.

    python bench/fuzz.py [--pages N] [--minutes M] [--seed S] [--keep FOLDER]

Each file goes the whole way: found, read, cleaned, marked, written in every format and painted for
the terminal. A file that misbehaves is kept, so that it can become a test.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.hostile.mutation import faults_of, mutated, seeds


def main() -> int:
    """Run until the pages or the minutes are used up; a line of JSON at the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seconds", type=float, default=10.0, help="bound of one file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where files that misbehave are put")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    counts: Counter[str] = Counter()
    begun = time.monotonic()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        found = seeds(Path(folder))
        for number in range(options.pages):
            if time.monotonic() - begun > options.minutes * 60:
                break
            name, data = found[number % len(found)]
            path = Path(folder) / name
            path.write_bytes(mutated(data, chance))
            started = time.process_time()
            faults = faults_of(path, options.seconds)
            slowest = max(slowest, time.process_time() - started)
            counts["pages"] += 1
            for says in faults:
                counts[says.partition(":")[0]] += 1
                print(number, name, says, flush=True)
            if faults and options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{number}-{name}").write_bytes(path.read_bytes())
            path.unlink()
    print(json.dumps({**counts, "slowest_s": round(slowest, 2), "seed": options.seed}))
    return 1 if counts.total() > counts["pages"] else 0


if __name__ == "__main__":
    sys.exit(main())
