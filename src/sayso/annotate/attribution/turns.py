"""The turns of an interview: paragraphs that open with who speaks, "((Amina Yusuf)) ..." or "Yusuf: ..."."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sayso.annotate.attribution.keeping import vouched
from sayso.annotate.attribution.sources import source_of
from sayso.model import Span

if TYPE_CHECKING:
    from sayso.annotate.attribution.reading import Reading

_LABEL = re.compile(r"^[ \t]*(?:\(\((?P<marked>[^()\n]{2,60})\)\)|(?P<plain>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):)[ \t]+", re.MULTILINE)
_OFTEN = 2  # labels of one name make an interview: "Killed: 43" stands once


def read_turns(r: Reading) -> None:
    """Keep what the people of an interview say, each turn up to the next label; questions of the outlet are nobody's word."""
    labels = list(_LABEL.finditer(r.text))
    often = Counter(m["marked"] or m["plain"] for m in labels)
    turns = [m for m in labels if m["marked"] or often[m["plain"]] >= _OFTEN]
    for n, m in enumerate(turns):
        name = Span(*m.span("marked" if m["marked"] else "plain"))
        end = turns[n + 1].start() if n + 1 < len(turns) else len(r.text)
        said = [t for t in r.tokens(Span(m.end(), end)) if not t.is_space] if end > m.end() else []
        who = next((t for t in reversed(r.tokens(name)) if t.ent_type_ == "PERSON" or ((a := r.actors.at(t)) is not None and a.what.id.startswith("PER:"))), None)
        if who is None or not said:
            continue
        source, _ = source_of(r, who)
        r.out.append(vouched(source, name, None, "direct", r.spans(said), tuple(t.i for t in said if t.head not in said or t.head.i == t.i), "quote.turn"))
