"""A plan handed to the engine."""

from __future__ import annotations

import time
from importlib.util import find_spec
from typing import Any

from tui.batch.plan import Plan, Where
from tui.batch.report import read_counts, report
from tui.batch.steps import CleanIntoBuckets, CleanPages, Files, SetAsideRecurring
from tui.batch.writing import writer
from tui.errors import UsageError
from tui.library.discovery import files_of


def run_batch(plan: Plan) -> str:
    """Runs a plan, or hands it to the cluster; tasks that an earlier run finished are left alone.

    Returns:
        What was done, in words.

    Raises:
        UsageError: When the engine lacks what the plan asks for.
    """
    files = tuple(files_of(plan.inputs))
    begun = time.monotonic()
    plan.out.mkdir(parents=True, exist_ok=True)
    last = _executor(plan, _passes(plan, files))
    last.run()
    if plan.where is not Where.LOCAL:
        return f"Handed to {plan.where.value}; results and logs will lie in {plan.out}."
    return report(read_counts(plan.counts), time.monotonic() - begun)


def _passes(plan: Plan, files: Files) -> list[tuple[str, list[Any]]]:
    """The steps of each pass, by its name."""
    if not plan.folder_cues:
        return [("clean", [CleanPages(plan, files), writer(plan)])]
    return [
        ("clean", [CleanIntoBuckets(plan, files)]),
        ("cues", [SetAsideRecurring(plan, files), writer(plan)]),
    ]


def _executor(plan: Plan, passes: list[tuple[str, list[Any]]]) -> Any:
    """The executor of the last pass, which depends on those before it."""
    make = {Where.LOCAL: _local, Where.SLURM: _slurm, Where.RAY: _ray}[plan.where]
    last = None
    for name, steps in passes:
        last = make(plan, steps, str(plan.logs / name), last)
    return last


def _local(plan: Plan, steps: list[Any], logs: str, before: Any) -> Any:
    from datatrove.executor.local import LocalPipelineExecutor

    return LocalPipelineExecutor(
        steps, tasks=plan.tasks, workers=plan.workers, logging_dir=logs, depends=before
    )


def _slurm(plan: Plan, steps: list[Any], logs: str, before: Any) -> Any:
    from datatrove.executor.slurm import SlurmPipelineExecutor

    if not plan.partition:
        raise UsageError("Slurm needs --partition.")
    return SlurmPipelineExecutor(
        steps,
        tasks=plan.tasks,
        workers=plan.workers,
        time=f"{plan.hours}:00:00",
        partition=plan.partition,
        logging_dir=logs,
        depends=before,
        job_name="winnow",
    )


def _ray(plan: Plan, steps: list[Any], logs: str, before: Any) -> Any:
    if find_spec("ray") is None:
        raise UsageError("Ray is not installed: pip install 'ray[default]'.")
    from datatrove.executor.ray import RayPipelineExecutor

    return RayPipelineExecutor(
        steps, tasks=plan.tasks, workers=plan.workers, logging_dir=logs, depends=before
    )
