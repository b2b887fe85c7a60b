"""The small pages of our own: the entrance at `/`, and notices."""

from __future__ import annotations

import base64
import hashlib
import html
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

STYLE: Final = (
    "body{font:16px/1.6 system-ui,'Noto Sans CJK SC',sans-serif;max-width:44rem;margin:12vh auto;padding:0 1.5rem;"
    "color:#222}h1{font-size:1.5rem}a{color:#a11}code{background:#f3f1ee;padding:.1em .35em;border-radius:.2em}"
    "li{margin:.4em 0}"
)
# The policy names the one style by its digest, so that no inline style has to be allowed as such.
STYLE_DIGEST: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'none'; img-src data:; style-src 'sha256-{STYLE_DIGEST}'; base-uri 'none'; frame-ancestors 'none'"
)
PAGE: Final = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="icon" href="data:,">'
    '<meta name="viewport" content="width=device-width,initial-scale=1">'
    "<title>{title}</title><style>{style}</style></head><body><h1>{title}</h1>{body}</body></html>"
)
ENTRANCE: Final = (
    "<p>社区党组织、业委会与物业“三方”治理的知识图谱。"
    "A knowledge graph of how party organizations, owners' committees and property firms govern together.</p><ul>"
    '<li><a href="/explorer/">查询台 · Explorer</a>：试一试示例查询。 Try the example operations.</li>'
    "<li><code>/graphql</code>：GraphQL 接口，POST application/json。 The API.</li>"
    '<li><a href="/readyz">/readyz</a>：是否就绪。 Whether it can answer.</li></ul>'
)


async def entrance(_: Request) -> Response:
    """The page at `/`: where to go from here."""
    return _page(200, "三方 · Sanfang", ENTRANCE)


def notice(status: int, title: str, text: str) -> Response:
    """A page that says one thing; title and text are plain text."""
    return _page(status, html.escape(title), f"<p>{html.escape(text)}</p>")


def _page(status: int, title: str, body: str) -> Response:
    page = PAGE.format(title=title, style=STYLE, body=body)
    return HTMLResponse(page, status, {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})
