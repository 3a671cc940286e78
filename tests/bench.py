"""How fast, as ratios within one run: ``make bench``. Nothing here is asserted; machines differ."""

from __future__ import annotations

import time
from pathlib import Path

from sayso.annotate import actors, attribution, certainty, events, figures, paraphrase, places, positions, relations, times
from sayso.annotate.parse import parse
from sayso.claims import assemble
from sayso.model import Document
from sayso.readers import open_inputs

EXAMPLES = sorted(Path(__file__).parent.parent.glob("examples/*.txt"))
ROUNDS = 12


def main() -> None:
    """Print each stage's share of the time of ``read_claims``, and words per processor second."""
    documents = [d for d in open_inputs(EXAMPLES) if isinstance(d, Document)]
    spent: dict[str, float] = {}

    def timed(name, function, *args):
        t0 = time.process_time()
        out = function(*args)
        spent[name] = spent.get(name, 0.0) + time.process_time() - t0
        return out

    words = 0
    for _ in range(ROUNDS):
        for d in documents:
            doc = timed("parse", parse, d.text)
            words += sum(t.is_alpha or t.like_num for t in doc)
            who = timed("actors", actors.find_actors, doc, d)
            where = timed("places", places.find_places, doc, who, d)
            when = timed("times", times.find_times, doc, d)
            said = timed("attribution", attribution.find_attributions, doc, who, where, when)
            sure = timed("certainty", certainty.find_certainty, doc, said)
            what = timed("events", events.find_events, doc, who, where, when, said, sure)
            many = timed("figures", figures.find_figures, doc, who, where, when)
            ties = timed("relations", relations.find_relations, doc, who, where)
            stances = timed("positions", positions.find_positions, doc, who, said, sure)
            parted = timed("paraphrase", paraphrase.find_paraphrase_conflicts, doc, who, said)
            timed("assemble", assemble, d, doc, said, sure, what, many, ties, stances, parted)
        if words and _ == 0:
            spent.clear()  # the first round loads tables
            words = 0
    total = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda x: -x[1]):
        print(f"{name:12s} {100 * seconds / total:5.1f} %")
    print(f"{'read_claims':12s} {words / total:,.0f} words per processor second; parse alone {words / spent['parse']:,.0f}; ratio {spent['parse'] / total:.2f}")


if __name__ == "__main__":
    main()
