"""The query explorer (查询台) at /explorer/: Altair, served by ourselves and opened with our example operations.

Nothing is fetched from elsewhere: the content security policy allows this server alone, and the one script of our own
carries a nonce that is new for every answer. The build is made by `make serve`; without it a page says so.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from server.pages import notice

EXAMPLES: Final = Path(__file__).parent / "examples"
# Of the examples, those that the explorer opens with: one tab each, no more than a visitor looks through.
OPENED: Final = frozenset(
    "01 02 04 06 08 10 11 13 15 20 23 30 32 36 38 42 43 52 54 56".split()  # numbers of the files
)
BASE: Final = "/explorer/"
POLICY: Final = (
    "default-src 'self'; script-src 'self'{nonce}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; "
    "object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
)
# A user's own request scripts need `eval`; they get it in Altair's frame for them, which can reach this server alone.
SANDBOX_POLICY: Final = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; base-uri 'self'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts allow-same-origin"
)
# Altair takes a relative address for its first window only, so each is given the whole one, as the browser knows it.
INIT: Final = (
    'const options = %s, url = new URL("%s", location.href).href;'
    "for (const window of [options, ...options.initialWindows]) window.endpointURL = url;"
    "AltairGraphQL.init(options);"
)
# Altair opens the windows one after another and stays at the last, whose tab is out of sight: on a first visit we go
# back to the first, once all are there. Later it opens with the window that was left, and we stay away.
FIRST_VISIT: Final = (
    'if (!localStorage.getItem("sanfang_visited")) new MutationObserver((_, watch) => {'
    'const tabs = document.querySelectorAll(".window-switcher__input");'
    "if (tabs.length < options.initialWindows.length) return;"
    'watch.disconnect(); localStorage.setItem("sanfang_visited", "yes"); tabs[0].click();'
    "}).observe(document.body, {childList: true, subtree: true});"
)
NEW_WINDOW: Final = (
    "# 在此编写查询；“文档”列出全部字段。 Write a query here; Docs lists what can be asked.\n{\n  __typename\n}\n"
)
SETTINGS: Final = {"banners.disable": True, "alert.disableUpdateNotification": True}


def explorer_routes(build: Path, *, endpoint: str = "/graphql") -> list[BaseRoute]:
    """The explorer's routes over a built Altair in `build`, or over a page that says how to get one."""

    async def index(_: Request) -> Response:
        if not (build / "index.html").is_file():
            return notice(503, "查询台尚未构建 · The explorer is not built", "请运行 make serve。 Run `make serve`.")
        return opened(build, endpoint)

    async def redirect(_: Request) -> Response:
        return RedirectResponse(BASE, 307)

    return [
        Route("/explorer", redirect),
        Route(BASE, index),
        Mount("/explorer", ExplorerFiles(directory=build, check_dir=False)),
    ]


class ExplorerFiles(StaticFiles):
    """The build's files, each with the policy it runs under."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Adds the policy; hashed names never change, all else is asked for again."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        path = Path(full_path)
        # A worker runs under the policy of its own file, so scripts carry one too.
        policy = SANDBOX_POLICY if "iframe-sandbox" in path.parts else POLICY.format(nonce="")
        response.headers["Content-Security-Policy"] = policy
        hashed = re.fullmatch(r"(chunk|worker)-[A-Z0-9]{8}\.js", path.name)
        response.headers["Cache-Control"] = "max-age=31536000, immutable" if hashed else "no-cache"
        return response


def opened(build: Path, endpoint: str) -> Response:
    """Altair's page under our path, with our options."""
    nonce = secrets.token_urlsafe(16)
    # In a script, JSON is safe once no `<` can end the element.
    options = orjson.dumps(altair_options()).decode().replace("<", "\\u003c")
    script = f'<script type="module" nonce="{nonce}">{INIT % (options, endpoint)}{FIRST_VISIT}</script>'
    page = (build / "index.html").read_text(encoding="utf-8")
    page = re.sub(r"<base [^>]*>", f'<base href="{BASE}" />', page, count=1)
    page = page.replace("<html>", '<html lang="zh-CN">', 1).replace("</body>", f"{script}</body>", 1)
    headers = {"Content-Security-Policy": POLICY.format(nonce=f" 'nonce-{nonce}'"), "Cache-Control": "no-store"}
    return HTMLResponse(page, 200, headers)


def altair_options() -> dict[str, Any]:
    """What Altair is started with: Chinese, no account, no banners, one window an example."""
    return {
        "disableAccount": True,
        "instanceStorageNamespace": "sanfang_",
        "initialQuery": NEW_WINDOW,
        "initialWindows": [window for number, window in numbered_examples() if number in OPENED],
        "initialSettings": {
            "language": "zh-CN",
            "schema.reloadOnStart": True,
            # Without it, tabs that do not fit are there and nothing shows that they are.
            "enableTablistScrollbar": True,
            **SETTINGS,
        },
        "persistedSettings": SETTINGS,
    }


def numbered_examples(folder: Path = EXAMPLES) -> list[tuple[str, dict[str, str]]]:
    """The example operations as windows, each with its file's number, named by its first line, a comment."""
    windows: list[tuple[str, dict[str, str]]] = []
    for file in sorted(folder.glob("*.graphql")):
        query = file.read_text(encoding="utf-8")
        variables = file.with_suffix(".json")
        window = {
            "initialName": query.partition("\n")[0].lstrip("# ").strip(),
            "initialQuery": query,
            "initialVariables": variables.read_text(encoding="utf-8") if variables.is_file() else "{}",
        }
        windows.append((file.stem.partition("-")[0], window))
    return windows
