"""Worker processes of our own: killable, with a deadline a task, visible work first.

`concurrent.futures.ProcessPoolExecutor` can neither stop one stuck worker nor survive a dead one.
Here a single thread hands tasks to workers over pipes and watches their deadlines; a worker that
overruns or dies takes only its own task with it and is replaced.
"""

from __future__ import annotations

import heapq
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import Any, Self, TypeVar

from tui.errors import TimedOut, WorkerDied
from tui.library.worker import READY, Outcome, Task, load_cleaning

T = TypeVar("T")

START_LIMIT = 60.0
"""Seconds a worker may take to load; measured: under 1 s alone, 8 s on a machine loaded 8 times."""

MAX_FAILED_STARTS = 3
"""Workers in a row that end before they are ready, after which the pool gives up."""

OVERSLEPT = 2.0
"""Seconds the watch may wake late before all deadlines are moved: the machine slept, or the program
was suspended, and no page is to blame for that."""

_BOOT = (
    "import sys; sys.path[:] = {path!r}; from tui.library import worker; import {module} as warm;"
    "worker.main({fd}, {niceness}, warm.{name})"
)


@dataclass(order=True, slots=True)
class _Pending:
    priority: int
    number: int
    task: Task = field(compare=False)
    future: Future[Any] = field(compare=False)


@dataclass(slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    deadline: float
    ready: bool = False
    job: _Pending | None = None


class TaskPool:
    """Runs functions of modules in worker processes, at most `jobs` at a time.

    Args:
        jobs: How many processes.
        time_limit: Seconds a task may take unless it says otherwise.
        nice: Added to the workers' nice value.
        warm_up: A function of a module, run once in each worker before it counts as ready.
    """

    def __init__(
        self,
        jobs: int,
        time_limit: float,
        nice: int = 0,
        warm_up: Callable[[], None] = load_cleaning,
    ) -> None:
        self.jobs = max(1, jobs)
        self.time_limit = time_limit
        self._nice = nice
        self._warm_up = warm_up
        self._pending: list[_Pending] = []
        self._numbers = count()
        self._lock = threading.Lock()
        self._wake_reader, self._wake_writer = os.pipe()
        os.set_blocking(self._wake_writer, False)
        self._workers: list[_Worker] = []
        self._failed_starts = 0
        self._broken: WorkerDied | None = None
        self._closing = False
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def run(
        self,
        function: Callable[..., T],
        *arguments: Any,  # noqa: ANN401 - what the function takes
        priority: int = 0,
        time_limit: float | None = None,
    ) -> Future[T]:
        """The future result of a function; fails with `TimedOut`, `WorkerDied` or what it raised.

        Args:
            function: A function of a module.
            arguments: What it is given; they must be picklable.
            priority: Lower goes first; in the order given among equals.
            time_limit: Seconds for this task.
        """
        future: Future[T] = Future()
        limit = self.time_limit if time_limit is None else time_limit
        task = Task(function, arguments, limit)
        with self._lock:
            if self._closing or self._broken:
                future.set_exception(self._broken or WorkerDied("The workers have been closed."))
                return future
            heapq.heappush(self._pending, _Pending(priority, next(self._numbers), task, future))
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="workers", daemon=True)
                self._thread.start()
        self._wake()
        return future

    def process_ids(self) -> tuple[int, ...]:
        """The workers' process ids, for a person who looks at the machine."""
        return tuple(worker.process.pid for worker in list(self._workers))

    def close(self) -> None:
        """Stop at once: workers are killed, what waits is cancelled."""
        with self._lock:
            if self._closing:
                return
            self._closing = True
        self._wake()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        os.close(self._wake_reader)
        os.close(self._wake_writer)

    # The rest runs in the watching thread.

    def _watch(self) -> None:
        try:
            while not self._closing:
                self._hand_out()
                self._listen()
        finally:
            for worker in self._workers:
                if worker.job is not None:
                    worker.job.future.set_exception(WorkerDied("The workers have been closed."))
                _end(worker)
            self._workers.clear()
            with self._lock:
                self._closing, waiting, self._pending = True, self._pending, []
            for pending in waiting:
                pending.future.cancel()

    def _hand_out(self) -> None:
        idle = [worker for worker in self._workers if worker.ready and worker.job is None]
        for worker in idle:
            job = self._next_job()
            if job is None:
                return
            self._assign(worker, job)
        with self._lock:
            waiting = len(self._pending)
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(waiting - starting, self.jobs - len(self._workers))):
            self._start_worker()

    def _next_job(self) -> _Pending | None:
        while True:
            with self._lock:
                if not self._pending:
                    return None
                job = heapq.heappop(self._pending)
            if job.future.set_running_or_notify_cancel():
                return job

    def _assign(self, worker: _Worker, job: _Pending) -> None:
        worker.job = job
        worker.deadline = time.monotonic() + job.task.time_limit
        try:
            worker.pipe.send(job.task)
        except OSError:
            self._lose(worker)
        except Exception as error:  # noqa: BLE001 - a task that cannot be pickled is its caller's
            worker.job = None
            job.future.set_exception(error)

    def _start_worker(self) -> None:
        ours, theirs = Pipe()
        boot = _BOOT.format(
            path=[entry for entry in sys.path if entry],
            module=self._warm_up.__module__,
            name=self._warm_up.__name__,
            fd=theirs.fileno(),
            niceness=self._nice,
        )
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-P", "-c", boot],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )
        # The child owns its end under the same number and closes it as `Connection(fd)`.
        self._workers.append(_Worker(process, ours, time.monotonic() + START_LIMIT))

    def _listen(self) -> None:
        watched = [worker for worker in self._workers if worker.job is not None or not worker.ready]
        idle = [worker for worker in self._workers if worker not in watched]
        due = min((worker.deadline for worker in watched), default=None)
        timeout = None if due is None else max(0.0, due - time.monotonic())
        pipes = {worker.pipe: worker for worker in watched + idle}
        ready = wait([*pipes, self._wake_reader], timeout)
        self._forgive_sleep(due)
        for source in ready:
            if source == self._wake_reader:
                os.read(self._wake_reader, 4096)
            else:
                assert isinstance(source, Connection)
                self._receive(pipes[source])
        now = time.monotonic()
        for worker in [w for w in watched if w in self._workers and w.deadline <= now]:
            if worker.job is not None or not worker.ready:
                self._lose(worker, overran=True)

    def _forgive_sleep(self, due: float | None) -> None:
        late = 0.0 if due is None else time.monotonic() - due
        if late > OVERSLEPT:
            for worker in self._workers:
                worker.deadline += late

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._lose(worker)
            return
        except Exception as error:  # noqa: BLE001 - an answer that cannot be rebuilt is no crash
            message = Outcome(None, error, retire=False)
        if message == READY:
            worker.ready, self._failed_starts = True, 0
            return
        job, worker.job = worker.job, None
        if message.retire:
            self._remove(worker)
        if job is None:
            return
        if message.error is not None:
            job.future.set_exception(message.error)
        else:
            job.future.set_result(message.value)

    def _lose(self, worker: _Worker, overran: bool = False) -> None:
        """A worker has died or is killed: its task fails, another takes its place when needed."""
        self._remove(worker)
        if worker.job is not None:
            worker.job.future.set_exception(_verdict(worker, overran))
        elif not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= MAX_FAILED_STARTS:
                self._give_up()

    def _remove(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)

    def _give_up(self) -> None:
        broken = WorkerDied("Worker processes do not start.", "see winnow doctor")
        with self._lock:
            self._broken, waiting, self._pending = broken, self._pending, []
        for pending in waiting:
            if pending.future.set_running_or_notify_cancel():
                pending.future.set_exception(broken)

    def _wake(self) -> None:
        with suppress(BlockingIOError, OSError):
            os.write(self._wake_writer, b".")


def _verdict(worker: _Worker, overran: bool) -> TimedOut | WorkerDied:
    assert worker.job is not None
    if overran:
        return TimedOut(f"It took longer than {worker.job.task.time_limit:g} seconds.")
    code = worker.process.returncode
    how = f"by signal {-code}" if code < 0 else f"with code {code}"
    return WorkerDied(f"The process that cleaned it ended {how}.")


def _end(worker: _Worker) -> None:
    if worker.process.poll() is None and worker.job is None and worker.ready:
        worker.pipe.close()  # an idle worker leaves by itself when its pipe closes
        with suppress(subprocess.TimeoutExpired):
            worker.process.wait(0.05)
    with suppress(OSError):
        worker.pipe.close()
    worker.process.kill()
    worker.process.wait()
