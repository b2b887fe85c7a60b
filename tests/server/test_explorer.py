"""The explorer's page: under our path, under its policy, with our examples."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from server.explorer import FIRST_VISIT, OPENED, numbered_examples

PAGE = """<!doctype html>
<html>
  <head><base href="/" /><link href="styles.css" rel="stylesheet" /></head>
  <body><app-root></app-root><script type="module" src="main.js"></script></body>
</html>
"""


@pytest.fixture
def built(build: Path) -> Path:
    """A build as Altair's is laid out."""
    (build / "iframe-sandbox").mkdir(parents=True)
    (build / "index.html").write_text(PAGE)
    for name in ("main.js", "chunk-2OVBIND4.js", "worker-2ZPX3FTR.js", "iframe-sandbox/index.html"):
        (build / name).write_text("0")
    return build


def options_in(page: str) -> dict[str, Any]:
    """What the page starts Altair with."""
    found = re.search(r"const options = (.*?), url = ", page)
    assert found is not None
    return json.loads(found[1])


async def test_without_a_build_the_page_says_what_to_run(client: httpx.AsyncClient) -> None:
    response = await client.get("/explorer/")
    assert response.status_code == 503
    assert "make serve" in response.text


async def test_the_path_without_a_slash_leads_on(client: httpx.AsyncClient) -> None:
    response = await client.get("/explorer")
    assert (response.status_code, response.headers["Location"]) == (307, "/explorer/")


@pytest.mark.usefixtures("built")
async def test_the_page_stands_under_our_path_and_policy(client: httpx.AsyncClient) -> None:
    first, second = await client.get("/explorer/"), await client.get("/explorer/")
    assert '<base href="/explorer/" />' in first.text
    assert '<html lang="zh-CN">' in first.text
    nonces = [re.findall(r'nonce="([^"]+)"', response.text) for response in (first, second)]
    assert [len(found) for found in nonces] == [1, 1]
    assert nonces[0] != nonces[1]
    policy = first.headers["Content-Security-Policy"]
    assert f"script-src 'self' 'nonce-{nonces[0][0]}';" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy


@pytest.mark.usefixtures("built")
async def test_the_page_starts_altair_with_our_options(client: httpx.AsyncClient) -> None:
    page = (await client.get("/explorer/")).text
    assert FIRST_VISIT in page
    options = options_in(page)
    assert options["disableAccount"] is True
    assert options["initialSettings"]["language"] == "zh-CN"
    assert options["initialSettings"]["enableTablistScrollbar"] is True
    assert options["persistedSettings"] == {"banners.disable": True, "alert.disableUpdateNotification": True}
    assert options["initialWindows"] == [window for number, window in numbered_examples() if number in OPENED]


@pytest.mark.usefixtures("built")
async def test_files_carry_the_policy_they_run_under(client: httpx.AsyncClient) -> None:
    page, worker = await client.get("/explorer/main.js"), await client.get("/explorer/worker-2ZPX3FTR.js")
    assert "script-src 'self';" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-cache"
    assert "immutable" in worker.headers["Cache-Control"]
    frame = (await client.get("/explorer/iframe-sandbox/index.html")).headers["Content-Security-Policy"]
    assert "'unsafe-eval'" in frame
    assert "default-src 'none'" in frame
    assert (await client.get("/explorer/%2e%2e/secret")).status_code == 404
