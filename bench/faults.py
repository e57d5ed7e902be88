"""Seed faults in the code, one at a time, and count how many the tests notice.

    python bench/faults.py --coverage FILE [--faults N] [--seed S] [--packages cleaning marking store]

FILE is what coverage wrote with `dynamic_context = test_function` (CONTRIBUTING.md has the command):
it says which tests reach a line. Faults are drawn at random from the lines that any test reaches: a
comparison, `and` or `or`, a condition, a sum, a returned value or a statement goes wrong. The tests
that reach the line run in a copy of the project until one fails. What nobody notices is printed.

The method is mutation testing by a sample; see R. A. DeMillo, R. J. Lipton and F. G. Sayward,
“Hints on test data selection”, Computer 11(4), 1978. Tuned numbers are left alone: no test should
pin them, their floors are measured on corpora.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from coverage import CoverageData

PROJECT = Path(__file__).parent.parent
NEAR_TESTS = 60
"""Tests of the part's own folder that run at most, those that reach the fewest lines first."""
FAR_TESTS = 60
"""Tests of other folders that run when none of those and of the gate failed."""
GATE = "tests.gate."
TIME_LIMIT = 600.0
"""Seconds for the tests of one fault; a fault that makes them hang is noticed, too."""


class Fault(NamedTuple):
    """One thing gone wrong in one file."""

    file: str
    line: int
    what: str
    number: int
    """Which of the file's faults it is, in the order of `seeded`."""


# -------------------------------------------------------------------- what can go wrong

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}


def changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The ways in which a node can be wrong: what was done, and the wrong node."""
    match node:
        case ast.Compare(left, [operator], [right]) if type(operator) in _COMPARISONS:
            wrong = _COMPARISONS[type(operator)]()
            yield type(wrong).__name__, ast.Compare(left, [wrong], [right])
        case ast.BoolOp(ast.And(), values):
            yield "or for and", ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            yield "and for or", ast.BoolOp(ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield "not left out", operand
        case ast.BinOp(left, operator, right) if type(operator) in _SUMS:
            wrong_sum = _SUMS[type(operator)]()
            yield type(wrong_sum).__name__, ast.BinOp(left, wrong_sum, right)
        case ast.If(_, body, orelse):
            yield "always", ast.If(ast.Constant(True), body, orelse)
            yield "never", ast.If(ast.Constant(False), body, orelse)
        case ast.Return(value) if value is not None and not _is(value, None):
            yield "nothing given back", ast.Return(ast.Constant(None))
        case ast.Constant(bool(value)):
            yield f"{not value} for {value}", ast.Constant(not value)
        case ast.Expr(ast.Call()) | ast.AugAssign():
            yield "left out", ast.Pass()
        case ast.Continue():
            yield "break for continue", ast.Break()
        case _:
            return


def _is(node: ast.AST, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def seeded(source: str, lines: set[int]) -> Iterator[tuple[int, str, ast.Module]]:
    """Every fault that can be seeded on some lines of a file, one after the other.

    Gives the line, what went wrong, and the whole tree, which has the fault only until the next step.
    """
    tree = ast.parse(source)
    for parent in list(ast.walk(tree)):
        for name, value in list(ast.iter_fields(parent)):
            for index, node in enumerate(value if isinstance(value, list) else [value]):
                line = getattr(node, "lineno", 0)
                if line not in lines:
                    continue
                for what, wrong in list(changes(node)):
                    _put(parent, name, value, index, ast.copy_location(wrong, node))
                    yield line, what, tree
                    _put(parent, name, value, index, node)


def with_fault(source: str, lines: set[int], number: int) -> str:
    """A file with one of its faults in it; comments are lost."""
    for place, (_, _, tree) in enumerate(seeded(source, lines)):
        if place == number:
            return ast.unparse(ast.fix_missing_locations(tree))
    raise IndexError(number)


def _put(parent: ast.AST, name: str, value: object, index: int, node: ast.AST) -> None:
    if isinstance(value, list):
        value[index] = node
    else:
        setattr(parent, name, node)


# -------------------------------------------------------------------- which tests would see it


class Reach:
    """Which tests reach which lines."""

    def __init__(self, file: Path) -> None:
        self._data = CoverageData(str(file))
        self._data.read()
        self._files = {
            f"tui/{path.rpartition('/tui/')[2]}": path for path in self._data.measured_files()
        }
        self._breadth: Counter[str] = Counter()
        self._lines: dict[str, dict[int, list[str]]] = {}
        for name, path in self._files.items():
            by_line = self._data.contexts_by_lineno(path)
            self._lines[name] = {n: [c for c in found if c] for n, found in by_line.items()}
            for found in by_line.values():
                self._breadth.update(found)

    def lines(self, file: str) -> set[int]:
        """Lines that a test reaches while it runs; what runs on import alone is left out."""
        return {line for line, tests in self._lines.get(file, {}).items() if tests}

    def tests(self, file: str, line: int) -> list[str]:
        """Names of test functions that reach a line: its own part's first, the narrow ones first;
        then the gate's, which look at everything; then others."""
        near = "tests." + ".".join(Path(file).parts[1:-1])
        found = sorted(set(self._lines[file][line]), key=lambda test: self._breadth[test])
        own = [test for test in found if test.startswith(near)]
        gate = [test for test in found if test.startswith(GATE)]
        others = [test for test in found if not test.startswith((near, GATE))]
        return own[:NEAR_TESTS] + gate + others[:FAR_TESTS]


def node_ids(tests: list[str], root: Path) -> list[str]:
    """Test functions by dotted name, as pytest wants them."""
    found = []
    for test in tests:
        parts = test.split(".")
        for length in range(len(parts) - 1, 0, -1):
            file = Path(*parts[:length]).with_suffix(".py")
            if (root / file).is_file():
                found.append("::".join([str(file), *parts[length:]]))
                break
    return found


# -------------------------------------------------------------------- seeding


def is_noticed(fault: Fault, reach: Reach, root: Path) -> bool:
    """Whether any of the tests that reach a fault fails with it in place."""
    file = root / fault.file
    before, times = file.read_bytes(), file.stat()
    lines = reach.lines(fault.file)
    file.write_text(with_fault(before.decode(), lines, fault.number), encoding="utf-8")
    tests = reach.tests(fault.file, fault.line)
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(root)}
    try:
        done = subprocess.run(
            [*command, *node_ids(tests, root)],
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIME_LIMIT,
            check=False,
        )
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_bytes(before)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def main() -> int:
    """Seed the faults; a line each, and the share that was noticed at the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--coverage", type=Path, required=True)
    parser.add_argument("--faults", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--packages", nargs="+", default=["cleaning", "marking", "store"])
    options = parser.parse_args()
    reach = Reach(options.coverage)
    chance = random.Random(options.seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "winnow"
        ignored = shutil.ignore_patterns(".git", ".venv", "venv", "__pycache__", ".*_cache")
        shutil.copytree(PROJECT, root, ignore=ignored)
        drawn = []
        for package in options.packages:
            for path in sorted((root / "tui" / package).rglob("*.py")):
                name = str(path.relative_to(root))
                found = seeded(path.read_text(encoding="utf-8"), reach.lines(name))
                drawn += [Fault(name, line, what, n) for n, (line, what, _) in enumerate(found)]
        print(f"{len(drawn)} faults can be seeded", flush=True)
        for fault in chance.sample(drawn, min(options.faults, len(drawn))):
            noticed = is_noticed(fault, reach, root)
            says = "noticed" if noticed else "missed"
            counts.update((says, f"{fault.file.split('/')[1]} {says}"))
            print(f"{says:8}", f"{fault.file}:{fault.line}", fault.what, flush=True)
    share = counts["noticed"] / max(1, counts["noticed"] + counts["missed"])
    print(json.dumps({**counts, "share": round(share, 3)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
