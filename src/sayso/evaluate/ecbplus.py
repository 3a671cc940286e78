"""ECB+: mentions of events in news articles, which of them are the same event across documents (Cybulska and Vossen 2014; CC BY 3.0).

The measure is the CoNLL F1: the mean of the F1 of MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and
CEAF with phi4 (Luo 2005). Mentions that are alone with their event are counted, too.
"""

from __future__ import annotations

import datetime as dt
import math
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.evaluate import parsed, rows_of
from sayso.ledger import Ledger
from sayso.model import Actor, Attribution, Claim, Document, DocumentRef, Event, Evidence, Place, Reading, When, digest
from sayso.pipeline import read_document
from sayso.reconcile import group, reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

Mention = tuple[str, int]  # document, number of the word at the top
Row = dict[str, Any]
_FIRST = dt.date(2000, 1, 1)
_WEEK = dt.timedelta(days=7)
_LIKE = 0.2  # cosine of two documents on one topic


def measure(gold: Path) -> dict[str, float]:
    """Return CoNLL F1 and its three parts, on mentions that the program finds and on those of the gold.

    Both ways claims go into a ledger and the program's own reconciler groups them. ECB+ tells no dates: documents whose
    words are alike are taken to be of one day and one place, others of other weeks. A mention that the gold gives becomes
    a claim whose type and mode are the lemma of its word, with its subject as doer and its object as recipient. Of a
    claim that the program found the mention is the word at the top of its evidence. Raises OSError.
    """
    rows = rows_of(gold / "dev.jsonl")
    docs = list(parsed(r["text"] for r in rows))
    documents = [Document(text=r["text"], outlet="ECB+", published=day, url=r["doc_id"]) for r, day in zip(rows, _days(docs), strict=True)]
    mentions = {d.id: _heads(r, doc) for d, r, doc in zip(documents, rows, docs, strict=True)}
    key: dict[str, set[Mention]] = {}
    for d in documents:
        for token, m in mentions[d.id]:
            key.setdefault(m["chain"], set()).add((d.id, token.i))
    of_word = {(d.id, t.i): (d.id, head.i) for d in documents for head, m in mentions[d.id] for t in _span(head.doc, m)}
    predicted, given = [], []
    tops: dict[str, Mention] = {}
    for d, doc in zip(documents, docs, strict=True):
        predicted.append(read_document(d, doc))
        for c in predicted[-1].claims:
            top = _top(doc, c.evidence[0].start, c.evidence[0].end)
            tops[c.id] = of_word.get((d.id, top), (d.id, top))
        claims = []
        for head, _ in mentions[d.id]:
            claims.append(_claim(d, head))
            tops[claims[-1].id] = (d.id, head.i)
        given.append(Reading(document=d, claims=tuple(claims)))
    out: dict[str, float] = {"documents": len(rows), "mentions": sum(map(len, mentions.values())), "events": len(key)}
    for name, readings in (("predicted", predicted), ("gold", given)):
        scores = conll(list(key.values()), _grouped(readings, tops))
        out |= {f"{k}, {name} mentions": round(v, 3) for k, v in scores.items()}
    alone = conll(list(key.values()), [{m} for members in key.values() for m in members])
    return out | {"conll f1, each gold mention alone": round(alone["conll f1"], 3)}


# ---------------------------------------------------------------- mentions as claims


def _days(docs: Sequence[Doc]) -> list[dt.date]:
    """One day for documents that share rare words, a week apart for others: what a date line would tell."""
    counts = [Counter(t.lemma_.lower() for t in doc if t.pos_ in ("NOUN", "PROPN", "VERB", "NUM")) for doc in docs]
    spread = Counter(w for c in counts for w in c)
    where: dict[str, list[tuple[int, float]]] = {}
    for n, c in enumerate(counts):
        weights = {w: (1 + math.log(k)) * math.log(len(docs) / spread[w]) for w, k in c.items()}
        length = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        for w, v in weights.items():
            where.setdefault(w, []).append((n, v / length))
    like: Counter[tuple[int, int]] = Counter()
    for found in where.values():
        for k, (a, x) in enumerate(found):
            for b, y in found[k + 1 :]:
                like[a, b] += x * y  # type: ignore[assignment]
    home = group([(f"{a:04}", f"{b:04}", s) for (a, b), s in like.items() if s >= _LIKE])
    weeks: dict[str, int] = {}
    return [_FIRST + _WEEK * weeks.setdefault(home.get(f"{n:04}", f"{n:04}"), len(weeks)) for n in range(len(docs))]


def _heads(row: Row, doc: Doc) -> list[tuple[Token, Row]]:
    """The event mentions of a document, each with the word at its top; one mention a word."""
    found: dict[int, tuple[Token, Row]] = {}
    for m in row["mentions"]:
        if m["type"] == "ACT":
            head = _span(doc, m).root
            found.setdefault(head.i, (head, m))
    return list(found.values())


def _span(doc: Doc, m: Row) -> Span:
    span = doc.char_span(m["start"], m["end"], alignment_mode="expand")
    assert span is not None, m
    return span


def _top(doc: Doc, start: int, end: int) -> int:
    span = doc.char_span(start, end, alignment_mode="expand")
    return span.root.i if span is not None else -1


def _claim(document: Document, head: Token) -> Claim:
    """A gold mention as a claim."""
    lemma = head.lemma_.lower()
    sides = {"nsubj": [], "obj": [], "nsubj:pass": [], "compound": [], "nmod": []}  # type: dict[str, list[Actor]]
    for child in head.children:
        if child.dep_ in sides and child.pos_ != "PRON":
            sides[child.dep_].append(Actor(text=child.text, id=f"TXT:{child.lemma_.lower()}", name=child.lemma_.lower()))
    words = head.sent
    event = Event(
        type=lemma, mode=lemma, actors=tuple(sides["nsubj"]), recipients=tuple(sides["obj"] + sides["nsubj:pass"] + sides["compound"] + sides["nmod"]),
        place=Place(text="there", name=str(document.published), country="XXX"), when=When(edtf=str(document.published), text="then"),
    )  # fmt: skip
    return Claim(
        id=digest(document.id, "given", head.i), kind="event",
        document=DocumentRef(id=document.id, url=document.url, outlet=document.outlet, title=None, published=str(document.published)),
        attribution=Attribution(outlet=document.outlet), evidence=(Evidence(start=words.start_char, end=words.end_char, text=words.text),),
        rule="gold", confidence=1.0, event=event,
    )  # fmt: skip


def _grouped(readings: Sequence[Reading], tops: dict[str, Mention]) -> list[set[Mention]]:
    """The mentions of each event that the reconciler makes of some readings; a mention that is in two stays in the first."""
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        ledger = Ledger(Path(folder) / "ecbplus.duckdb")
        ledger.record(readings)
        reconcile(ledger)
        home = {r["claim_id"]: r["happening_id"] for r in ledger.query("select * from happening_claim")}
    out: dict[str, set[Mention]] = {}
    seen: set[Mention] = set()
    for reading in readings:
        for c in reading.claims:
            if c.kind == "event" and tops[c.id] not in seen:
                seen.add(tops[c.id])
                out.setdefault(home.get(c.id, c.id), set()).add(tops[c.id])
    return list(out.values())


# ---------------------------------------------------------------- the CoNLL measure


def conll(key: Sequence[set[Mention]], response: Sequence[set[Mention]]) -> dict[str, float]:
    """Return the F1 of MUC, B-cubed and CEAF (phi4), and their mean; mentions that only one side has count against it."""
    parts = {"muc f1": _muc(key, response), "b-cubed f1": _b_cubed(key, response), "ceaf f1": _ceaf(key, response)}
    return {"conll f1": sum(parts.values()) / 3, **parts}


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _homes(groups: Sequence[set[Mention]]) -> dict[Mention, int]:
    return {m: n for n, members in enumerate(groups) for m in members}


def _muc(key: Sequence[set[Mention]], response: Sequence[set[Mention]]) -> float:
    """Links that are there of links that should be: a group of n has n - 1."""

    def share(asked: Sequence[set[Mention]], given: Sequence[set[Mention]]) -> float:
        home = _homes(given)
        right = sum(len(g) - len({home.get(m, m) for m in g}) for g in asked)
        return right / max(1, sum(len(g) - 1 for g in asked))

    return _f1(share(key, response), share(response, key))


def _b_cubed(key: Sequence[set[Mention]], response: Sequence[set[Mention]]) -> float:
    def share(asked: Sequence[set[Mention]], given: Sequence[set[Mention]]) -> float:
        home = _homes(given)
        right = sum(n * n / len(g) for g in asked for n in Counter(home[m] for m in g if m in home).values())
        return right / max(1, sum(map(len, asked)))

    return _f1(share(key, response), share(response, key))


def _ceaf(key: Sequence[set[Mention]], response: Sequence[set[Mention]]) -> float:
    """The best one-to-one alignment of groups, each pair worth twice what they share of what they hold."""
    home = _homes(response)
    like = [{r: 2 * n / (len(k) + len(response[r])) for r, n in Counter(home[m] for m in k if m in home).items()} for k in key]
    best = assign(like)
    return _f1(best / max(1, len(key)), best / max(1, len(response)))


def assign(worth: Sequence[Mapping[int, float]]) -> float:
    """Return the most that rows can be worth together when each takes one column and no two the same.

    ``worth`` gives what each row is worth with each column; a row may go without. Paths that improve the whole are
    followed until there is none (Bellman and Ford's shortest paths, row after row).
    """
    taken: dict[int, int] = {}  # column -> row
    total = 0.0
    for row in range(len(worth)):
        gain: dict[int, float] = {row: 0.0}  # row that is to be placed -> the most gained on the way
        came: dict[int, tuple[int, int | None]] = {}  # row -> the row that took its column, the column
        best, queue = 0.0, [row]
        end: tuple[int, int | None] = (row, None)
        while queue:
            at = queue.pop(0)
            if gain[at] > best + 1e-12:
                best, end = gain[at], (at, None)  # this row goes without
            for column, value in worth[at].items():
                got = gain[at] + value
                other = taken.get(column)
                if other is None:
                    if got > best + 1e-12:
                        best, end = got, (at, column)
                elif other != at and got - worth[other][column] > gain.get(other, -math.inf) + 1e-12:
                    gain[other] = got - worth[other][column]
                    came[other] = (at, column)
                    queue.append(other)
        last, free = end
        while True:
            if free is not None:
                taken[free] = last
            if last == row:
                break
            last, free = came[last]
        total += best
    return total
