"""Pictures: Plotly figures made of rows of the ledger, and the HTML that holds them.

A function takes rows (of ``sayso.views`` or ``Ledger.accounts``), asks nothing of a ledger, and returns a figure. What the
figure shows is kept beside it as a table, and what it leaves out as a note: ``fragment`` writes figure, note and table as
HTML that is of use without JavaScript; ``page`` makes a file of it that needs nothing else.

Colours can be told apart by the colour-blind and stand out on light and on dark; none carries a meaning alone.

A server of ``fragment`` needs, besides ``charts.js`` and the Plotly of the installed wheel (``plotly_js``), the files of
the base map (``basemap.map_file``) when ``map_url`` names them. No script is inline and no text of a figure makes an inline
style (so: no bold), but Plotly puts style elements of its own into the page and its map draws in a worker made of its own
text: a strict Content Security Policy lets in the hashes of these styles, ``img-src data: blob:`` and ``worker-src blob:``.
"""

from sayso.charts.days import escalation, timeline
from sayso.charts.figures import accounts_axis, source_name, standing, tolls
from sayso.charts.looks import CONFLICT, COOPERATION, DARK, LIGHT, NEUTRAL, SOURCES, Table, harmless, room, template
from sayso.charts.maps import base_layers, map_of
from sayso.charts.pages import PAGE_STYLE, charts_js, fragment, page, plotly_js, scripts
from sayso.charts.ties import influence, network

__all__ = ["CONFLICT", "COOPERATION", "DARK", "LIGHT", "NEUTRAL", "PAGE_STYLE", "SOURCES", "Table", "accounts_axis", "base_layers", "charts_js", "escalation", "fragment", "harmless", "influence", "map_of", "network", "page", "plotly_js", "room", "scripts", "source_name", "standing", "template", "timeline", "tolls"]
