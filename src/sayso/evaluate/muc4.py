"""Accuracy on MUC-4's reports of violent incidents: how many were killed, wounded and kidnapped, and how surely by whom.

Gold: the human targets of each template with their number and effect (``hum_number``, ``hum_effect``). A target counts
here when the text tells a harm that is a measure: DEATH is killed, INJURY wounded, the target of a KIDNAPPING captured.
The same target in several templates of one text is one. Numbers: "3" is right when the figure's point or bound is 3,
"~3", "3-" and "-3" likewise; PLURAL is right when the figure is vague or more than one.

Alignment, as in the MUC-4 scorer, is the one best for the system: a figure of the same measure whose counted words,
evidence or sentence name a head word of the target's description (or that counts people without naming them, the same number), each figure for one target; a sum
over several victims ("a driver and his wife") stands for each of them. Texts are ``text_recased`` with
the lines of a paragraph joined.

Figures: ``number_recall`` = right / targets; ``number_precision`` = right / aligned figures (texts tell of clashes that
were no incidents to MUC-4, so a figure without a target is no error here; ``unaligned`` is their share); ``number_f1``.
``date`` and ``place``: of the aligned figures that have one, the share in which it agrees with the template's.

``confidence``: the field PERPETRATOR CONFIDENCE of an organisation, one of five values (``CONFIDENCES``; where the key
has several, any of them is right). It is read from what claims say anyway: who is the doer of an assault or the one
accused, who vouches for it, hedge and modality (``confidence``); the value that most claims of the organisation give is
taken, of equals the more particular. Measured over the organisations that some such claim of the text names
(``perpetrator_found``, a share of all ``perpetrators``), beside ``confidence_majority``, the share of the commonest value
among the same.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.actors import find_actors
from sayso.annotate.figures import find_figures
from sayso.annotate.places import find_places
from sayso.annotate.times import find_times
from sayso.evaluate import parsed
from sayso.model import Document
from sayso.pipeline import read_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from spacy.tokens import Doc

    from sayso.model import Actor, Claim, FigureMention

ANYBODY = frozenset({"PERSON", "OTHER", "VICTIM", "INDIVIDUAL", "MORE"})
EFFECTS = {"DEATH": "killed", "INJURY": "wounded"}
FACT, CLAIMED, BY_AUTHORITIES, ACCUSED, POSSIBLE = CONFIDENCES = (
    "REPORTED AS FACT", "CLAIMED OR ADMITTED", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", "POSSIBLE",
)  # fmt: skip
PARTICULAR = (CLAIMED, BY_AUTHORITIES, ACCUSED, POSSIBLE, FACT)
AUTHORITIES = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG"})
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]


@dataclass(frozen=True)
class Target:
    """A human target of an incident: how it is described, what happened to it, how many."""

    heads: frozenset[str]
    measure: str
    number: str
    dates: str
    location: str


def measure(folder: Path, first: int | None = None) -> dict[str, float]:
    """Return the figures described above for ``folder/dev.jsonl``; ``first`` limits the number of texts."""
    with (folder / "dev.jsonl").open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines][:first]
    right = aligned = wanted = unaligned = total = 0
    dates: list[bool] = []
    places: list[bool] = []
    for row, doc in zip(rows, parsed(unwrapped(r["text_recased"]) for r in rows), strict=True):
        published = _day(row["dateline_date"])
        found = figures(doc, published)
        targets = gold(row)
        total += len(found)
        pairs = align(targets, found, doc)
        wanted += len(targets)
        aligned += len(pairs)
        unaligned += len(found) - len(pairs)
        for target, figure in pairs:
            right += agrees(target.number, figure)
            if figure.when is not None and (day := _day(target.dates.split(" - ", maxsplit=1)[0])):
                dates.append(day.isoformat() in figure.when.edtf or day.isoformat()[:7] == figure.when.edtf)
            if figure.place is not None and target.location:
                places.append(figure.place.text.upper() in target.location or figure.place.name.upper() in target.location)
    found_right, majority, organisations = sure(rows)
    precision, recall = right / max(aligned, 1), right / max(wanted, 1)
    return {
        "texts": len(rows),
        "targets": wanted,
        "number_recall": recall,
        "number_precision": precision,
        "number_f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "found": aligned / max(wanted, 1),
        "figures": total,
        "unaligned": unaligned / max(total, 1),
        "date": sum(dates) / max(len(dates), 1),
        "date_n": len(dates),
        "place": sum(places) / max(len(places), 1),
        "place_n": len(places),
        "perpetrators": organisations,
        "perpetrator_found": len(found_right) / max(organisations, 1),
        "confidence": sum(found_right) / max(len(found_right), 1),
        "confidence_majority": majority,
    }


def sure(rows: Sequence[dict[str, Any]]) -> tuple[list[bool], float, int]:
    """Whether the confidence of each perpetrator found is right; the share of the commonest value; how many there are in all."""
    keys = [list(perpetrators(r)) for r in rows]
    asked = [(r, k) for r, k in zip(rows, keys, strict=True) if k]
    hits: list[bool] = []
    values: list[tuple[str, ...]] = []
    for (row, wanted), doc in zip(asked, parsed(unwrapped(r["text_recased"]) for r, _ in asked), strict=True):
        claims = read_claims(Document(text=doc.text, published=_day(row["dateline_date"])), doc)
        for names, right in wanted:
            told = Counter(c for claim in claims if (c := confidence(claim, names)) is not None)
            if told:
                hits.append(max(told, key=lambda c: (told[c], -PARTICULAR.index(c))) in right)
                values.append(right)
    most = max((sum(c in v for v in values) for c in CONFIDENCES), default=0)
    return hits, most / max(len(values), 1), sum(map(len, keys))


def perpetrators(row: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The organisations that a text's templates hold responsible: their names, and the confidences that are right."""
    for template in row["templates"]:
        for fill in template["perp_org_confidence"]:
            values = [a["value"] for a in fill["alts"]]
            names = {v for v in values if v not in CONFIDENCES} | {n for a in fill["alts"] for n in (a["xref"] or [])}
            if names and (right := tuple(v for v in values if v in CONFIDENCES)):
                yield tuple(sorted(names)), right


def confidence(claim: Claim, names: Sequence[str]) -> str | None:
    """How surely one claim gives a deed to an organisation, in the key's words; None when it gives it none."""
    event, source = claim.event, claim.attribution.source
    if event is None or claim.polarity == "negated" or claim.modality == "denied":
        return None
    if event.type == "ACCUSE" and any(_is(a, names) for a in event.recipients):
        accusers: Sequence[Actor] = event.actors or ((source,) if source else ())
        if any(_is(a, names) for a in accusers):
            return None
        return BY_AUTHORITIES if any(a.sector in AUTHORITIES for a in accusers) else ACCUSED
    if event.type not in ("ASSAULT", "COERCE") or not any(_is(a, names) for a in event.actors):
        return None
    if source is not None and _is(source, names):
        return CLAIMED
    owned = re.search("responsib|admit|credit", claim.evidence[0].text) is not None
    if owned and source is None:
        return CLAIMED
    if owned or claim.hedge:
        return BY_AUTHORITIES if source is not None and source.sector in AUTHORITIES else ACCUSED
    return POSSIBLE if claim.modality == "possible" else FACT


def _is(actor: Actor, names: Sequence[str]) -> bool:
    words = _capitals(f"{actor.text} {actor.name} {actor.id.partition(':')[2]}")
    return any(_capitals(n) and _capitals(n) <= words for n in names)


def _capitals(text: str) -> set[str]:
    return set(re.findall(r"[A-Z0-9]{2,}", text.upper())) - {"THE", "OF", "AND"}


def unwrapped(text: str) -> str:
    """The text with its lines joined and its paragraphs kept."""
    return "\n\n".join(" ".join(p.split()) for p in re.split(r"\n\s*\n", text))


def figures(doc: Doc, published: dt.date | None) -> list[FigureMention]:
    """The figures of people killed, wounded and captured in a text."""
    document = Document(text=doc.text, published=published)
    actors = find_actors(doc, document)
    found = find_figures(doc, actors, find_places(doc, actors, document), find_times(doc, document))
    return [f for f in found if f.measure in ("killed", "wounded", "killed_or_wounded", "captured", "detained", "missing")]


def gold(row: dict[str, Any]) -> list[Target]:
    """The targets of a text's templates that a measure fits."""
    out: dict[tuple[frozenset[str], str, str], Target] = {}
    for template in row["templates"]:
        kidnapping = any("KIDNAPPING" in a["value"] for f in template["type"] for a in f["alts"])
        effects: dict[str, set[str]] = {}
        for fill in template["hum_effect"]:
            names = {n for a in fill["alts"] for n in (a["xref"] or [])} | {a["value"] for a in fill["alts"] if a["value"] not in EFFECTS}
            for value in {a["value"] for a in fill["alts"]} & set(EFFECTS):
                for name in names:
                    effects.setdefault(name, set()).add(EFFECTS[value])
        dates = next((f["raw"] for f in template["date"]), "")
        location = " ".join(f["raw"] for f in template["location"])
        for fill in template["hum_number"]:
            number = fill["alts"][0]["value"].replace(" ", "")
            names = {n for a in fill["alts"] for n in (a["xref"] or [])} | {a["value"] for a in fill["alts"][1:]}
            if not re.fullmatch(r"[~-]?\d+-?|PLURAL", number) or not names:
                continue
            measures = {m for n in names for m in effects.get(n, ())} or ({"captured"} if kidnapping else set())
            described = set(names)
            for other in template["hum_desc"]:
                if any(set(a["xref"] or ()) & names for a in other["alts"]):
                    described |= {a["value"] for a in other["alts"]}
            heads = frozenset(h for n in described for h in _heads(n))
            for m in measures:
                out.setdefault((heads, m, number), Target(heads, m, number, dates, location))
    return list(out.values())


def align(targets: Iterable[Target], found: Iterable[FigureMention], doc: Doc) -> list[tuple[Target, FigureMention]]:
    """Pair each target with the figure that fits best, each figure once."""
    scored = []
    found = list(found)
    for i, target in enumerate(targets):
        for j, figure in enumerate(found):
            if not (figure.measure == target.measure or (figure.measure == "killed_or_wounded" and target.measure in ("killed", "wounded")) or (target.measure == "captured" and figure.measure in ("detained", "missing"))):
                continue
            near = _words(figure.of or "") | _words(figure.words) | _words(" ".join(doc.text[s.start : s.end] for s in figure.evidence))
            anybody = figure.of is None or bool(_words(figure.of) & ANYBODY)
            closeness = 2 * bool(target.heads & near) or bool(anybody and (agrees(target.number, figure) or target.heads & _words(doc[figure.head].sent.text)))
            if closeness:
                scored.append((closeness + agrees(target.number, figure), -j, i, j, target, figure))
    pairs, used_i, used_j = [], set(), set()
    for _, _, i, j, target, figure in sorted(scored, key=lambda s: s[:4], reverse=True):
        if i not in used_i and (j not in used_j or figure.rule.endswith(".sum")):
            used_i.add(i)
            used_j.add(j)
            pairs.append((target, figure))
    return pairs


def agrees(number: str, figure: FigureMention) -> bool:
    """Whether a figure says the number of the key."""
    if number == "PLURAL":
        return figure.vague or (figure.low or figure.point or figure.high or 0) > 1
    n = int(re.sub(r"\D", "", number))
    return n in (figure.point, figure.low, figure.high) or (n == 1 and figure.rule.endswith(".sum"))


def _heads(description: str) -> set[str]:
    """The words that a description is recognised by: its head nouns or a name's last word."""
    words = re.split(r" (?:OF|FROM|WHO|IN|AT|WITH|THAT|WORKING|TRAVELING) ", description.upper())[0]
    last = re.findall(r"[A-Z][A-Z'-]+", words)
    return {_stem(last[-1])} if last else set()


def _stem(word: str) -> str:
    w = word.upper().removesuffix("'S")
    w = {"MEN": "MAN", "PEOPLE": "PERSON", "PERSONS": "PERSON", "CHILDREN": "CHILD", "WOMEN": "WOMAN"}.get(w, w)
    if w.endswith("MEN"):
        return w[:-3] + "MAN"
    return w[:-3] + "Y" if w.endswith("IES") else w.rstrip("S")


def _words(text: str) -> set[str]:
    return {_stem(w) for w in re.findall(r"[A-Za-zÁ-ú][\w'-]+", text)}


def _day(text: str | None) -> dt.date | None:
    m = re.match(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d\d)", (text or "").upper())
    if not m or m[2] not in MONTHS:
        return None
    with suppress(ValueError):  # the gold has a 31st of a month with 30 days
        return dt.date(1900 + int(m[3]), MONTHS.index(m[2]) + 1, int(m[1]))
    return None
