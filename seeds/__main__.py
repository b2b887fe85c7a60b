"""`python -m seeds` loads the places that come with Sanfang into the graph that the environment names."""

import asyncio
import os
import sys

from graph.errors import SanfangError
from graph.target import connected, target_of
from ledgers.console import exit_code_of, failure, progress_bar, tell
from seeds import load_seeds


def main() -> int:
    """0 done, 2 a wrong setting, 3 the seeds do not fit the graph, 4 the graph cannot be reached."""
    try:
        asyncio.run(_load())
    except SanfangError as refused:
        failure(refused)
        return exit_code_of(refused)
    except KeyboardInterrupt:
        tell("stopped: nothing of this load is visible; run it again to complete it")
        return 1
    return 0


async def _load() -> None:
    async with connected(target_of(os.environ), report=tell) as graph:
        with progress_bar("facts") as progress:
            await load_seeds(graph, tell, progress)


if __name__ == "__main__":
    sys.exit(main())
