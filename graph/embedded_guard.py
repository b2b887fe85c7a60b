"""A child process that lives exactly as long as its parent: a guard of a few lines stands between the two.

The parent holds a pipe to the guard and the guard holds the child. The kernel closes the pipe however the parent ends,
by `kill -9` as well, and the guard then ends the child: politely (SIGTERM), and after STOP_PATIENCE seconds for good.
An orderly stop goes the same way, so there is one way down and it is used every day.

A signal tied to the parent's death (Linux has one) would not do by itself: it is sent when the *thread* that started
the child ends, and a server starts its engine from whatever thread is at hand. The guard starts its child from its main
thread, so there the signal serves as the second rope, for a guard that was itself killed.

The guard is a script of the standard library only (`python -I -S`), in a session of its own: Ctrl-C in the terminal
reaches the parent, and the child stays up until the parent has closed what it has open.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, cast

# Seconds between the polite signal and the last one; closing a database of some gigabytes takes a few.
STOP_PATIENCE = 20.0
_PR_SET_PDEATHSIG = 1


class GuardedChild:
    """A running child and the pipe that keeps it running; dropping the object drops the pipe and ends the child."""

    def __init__(self, guard: subprocess.Popen[bytes], pid: int) -> None:
        self.pid = pid
        self._guard = guard

    def running(self) -> bool:
        """Whether the child still runs; the guard ends with it."""
        return self._guard.poll() is None

    def stop(self) -> None:
        """End the child and wait for its end, STOP_PATIENCE seconds and a little at most; may be called again."""
        if self._guard.stdin is not None:
            self._guard.stdin.close()
        try:
            self._guard.wait(STOP_PATIENCE + 5)
        except subprocess.TimeoutExpired:
            self._guard.kill()
            self._guard.wait()


def start_guarded(
    command: Sequence[str], *, log: IO[bytes], cwd: Path, env: Mapping[str, str], keep: Sequence[int] = ()
) -> GuardedChild:
    """Start `command` under a guard; what it prints goes to `log`, and it inherits the file descriptors in `keep`.

    Raises ChildProcessError where the command cannot be run; the log then says why.
    """
    guard = subprocess.Popen(  # noqa: S603 - our own interpreter and our own script
        [sys.executable, "-I", "-S", __file__, ",".join(map(str, keep)), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        cwd=cwd,
        env=env,
        pass_fds=keep,
        start_new_session=True,
    )
    with cast("IO[bytes]", guard.stdout) as told:  # a pipe was asked for
        pid = told.readline().strip()
    if not pid:
        guard.wait()
        raise ChildProcessError(f"{command[0]} cannot be run")
    return GuardedChild(guard, int(pid))


def _end_with_the_guard() -> None:
    """Ask Linux, in the child before it becomes the command, for SIGTERM when the guard dies; elsewhere do nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _stand_guard(keep: Sequence[int], command: Sequence[str]) -> int:
    """Run `command`, tell its pid on standard output, end it when standard input ends; its exit status."""
    child = subprocess.Popen(  # noqa: S603 - the command comes from start_guarded
        command,
        stdin=subprocess.DEVNULL,
        stdout=2,
        stderr=2,
        pass_fds=keep,
        preexec_fn=_end_with_the_guard,  # noqa: PLW1509 - there is no other thread yet
    )
    # The child alone holds what it inherited: a lock among it is then free at the moment the child is gone.
    for descriptor in keep:
        os.close(descriptor)
    os.write(1, f"{child.pid}\n".encode())
    os.close(1)

    def end_child(*_: object) -> None:
        child.terminate()

    def end_child_with_input() -> None:
        while os.read(0, 1):
            pass
        child.terminate()
        try:
            child.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()

    signal.signal(signal.SIGTERM, end_child)
    threading.Thread(target=end_child_with_input, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(abs(_stand_guard([int(word) for word in sys.argv[1].split(",") if word], sys.argv[2:])))
