"""Figures as HTML: beside a text, or a file that needs nothing else."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from sayso.charts.looks import DARK, MOST_ROWS, Table, harmless, template
from sayso.charts.maps import base_layers

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from sayso.charts.looks import Cell



def plotly_js() -> bytes:
    """Return the Plotly of the installed wheel."""
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


def charts_js() -> bytes:
    """Return the script that draws the figures of a page."""
    return (files("sayso") / "web" / "static" / "charts.js").read_bytes()


def fragment(figure: go.Figure, *, id: str, title: str, table: Table | None = None) -> str:  # noqa: A002  the attribute's name
    """Return a figure as HTML: its title and note, the data for ``charts.js``, and the same data as a table.

    ``table`` stands in for the one made with the figure. Nothing in it is run by a browser that does not run ``charts.js``.
    """
    picture = figure.to_plotly_json()
    meta = picture["layout"].pop("meta", None) or {"note": "", "head": [], "rows": []}
    table = table or Table(meta["head"], [[tuple(c) if isinstance(c, list) else c for c in row] for row in meta["rows"]])
    dark: dict[str, Any] = {"template": template(DARK)}
    if "map" in picture["layout"]:
        dark["layers"] = base_layers(DARK)
    data = _json({"data": picture["data"], "layout": picture["layout"], "dark": dark})
    height = picture["layout"].get("height", 360)
    name, said = escape(id), escape(harmless(title))
    return (
        f'<figure class="chart" id="{name}" data-height="{height}">\n<figcaption>{said}</figcaption>\n'
        f'<div class="chart-picture" id="{name}-picture" role="img" aria-label="{said}; the same as a table follows"></div>\n'
        f'<script type="application/json" class="chart-data">{data}</script>\n'
        f'<p class="chart-note">{escape(meta["note"])}</p>\n{_details(table)}</figure>\n'
    )


def _details(table: Table) -> str:
    if not table.rows:
        return ""
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in table.head)
    rows = "\n".join(f"<tr>{''.join(f'<td>{_cell(c)}</td>' for c in row)}</tr>" for row in table.rows[:MOST_ROWS])
    more = f"<p>The first {MOST_ROWS:,} of {len(table.rows):,}.</p>" if len(table.rows) > MOST_ROWS else ""
    return f'<details class="chart-table"><summary>The same as a table</summary>\n<div class="chart-scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>{more}</details>\n'


def _cell(cell: Cell) -> str:
    text, href = (cell, None) if isinstance(cell, str) else cell
    shown = f"<bdi>{escape(harmless(text))}</bdi>"
    return f'<a href="{escape(href)}">{shown}</a>' if href else shown


def _json(value: Any) -> str:
    """JSON that may stand in a script element: no "<", ">", "&" and no line separators."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for c in "<>&\u2028\u2029":
        text = text.replace(c, f"\\u{ord(c):04x}")
    return text


PAGE_STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1d2127;--faint:#5b626d;--line:#d5d9df;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--paper:#15181c;--ink:#e8eaed;--faint:#a3abb6;--line:#363d46;--link:#79b8ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.2rem;max-width:64rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--link)}
figure.chart{margin:1.2rem 0 1.8rem}
figure.chart figcaption{font-weight:600;margin-bottom:.3rem}
.chart-note{color:var(--faint);font-size:.85rem;margin:.3rem 0}
.chart-table summary{cursor:pointer;font-size:.85rem;color:var(--faint)}
.chart-scroll{overflow-x:auto;max-height:26rem}
main>h1+figure.chart>figcaption{display:none}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top}
"""


def scripts() -> tuple[str, str]:
    """Return Plotly and ``charts.js`` as script elements of a file that needs nothing else, and the policy they run under.

    The policy (for a meta element) lets no request leave the page and runs these two scripts only.
    """
    texts = [t.decode("utf8").replace("</script", "<\\/script") for t in (plotly_js(), charts_js())]
    hashes = " ".join(f"'sha256-{b64encode(sha256(t.encode('utf8')).digest()).decode()}'" for t in texts)
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:; worker-src blob:; connect-src blob: data:; base-uri 'none'; form-action 'none'"
    return "".join(f"<script>{t}</script>\n" for t in texts), policy


def page(figure: go.Figure, title: str) -> str:
    """Return a file that shows one figure and needs nothing else: no server, no network."""
    elements, policy = scripts()
    said = escape(harmless(title))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{said}</title>\n<link rel="icon" href="data:,">\n<style>{PAGE_STYLE}</style>\n</head>\n'
        f"<body>\n<main>\n<h1>{said}</h1>\n{fragment(figure, id='figure', title=title)}</main>\n{elements}</body>\n</html>\n"
    )
