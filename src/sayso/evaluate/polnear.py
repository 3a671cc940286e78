"""PolNeAR: who said what in political news (Newell, Margolin and Ruths 2018), measured as its gold marks it.

The gold marks attributions of the outermost level, so an attribution whose cue lies inside another's content is left out.
Contents match when their characters (blanks left out) overlap by a Jaccard index of half or more, one to one, best first;
an attribution is right end to end when its source overlaps as well, or both have none.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sayso.annotate.actors import find_actors
from sayso.annotate.attribution import find_attributions, speech_verbs
from sayso.evaluate import parsed, rows_of
from sayso.mentions import Found
from sayso.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.tokens import Doc

    from sayso.model import Said

Marked = dict[str, list[list[Any]]]


def measure(folder: Path) -> dict[str, float]:
    """Return precision, recall and F1 over ``dev.jsonl`` (or the file given): all attributions and speech cues alone."""
    path = folder / "dev.jsonl" if folder.is_dir() else folder
    rows = rows_of(path)
    return figures(rows)


def figures(rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Return the figures over rows of the gold file."""
    total: Counter[str] = Counter()
    for row, doc in zip(rows, parsed(r["text"] for r in rows), strict=True):
        found = outermost([s for s in read(doc) if s.rule != "hedge.scare"])  # the gold does not mark scare quotes
        text = row["text"]
        gold = row["attributions"]
        counts("", gold, [marked(s) for s in found], total)
        counts("speech_", [g for g in gold if is_speech(g, text)], [marked(s) for s in found if s.rule.startswith(("cue.speech", "quote"))], total)
    out = {**_rates(total, ""), **_rates(total, "speech_")}
    out["documents"] = len(rows)
    return out


def read(doc: Doc) -> list[Said]:
    """The attributions of a parsed text, with its actors."""
    return find_attributions(doc, find_actors(doc, Document(text=doc.text)), Found(), Found())


def outermost(said: Sequence[Said]) -> list[Said]:
    """Leave out what lies inside another's content, as the gold does."""
    out = []
    for s in said:
        at = s.cue_span.start if s.cue_span is not None else s.content[0].start
        if not any(o is not s and any(c.start <= at < c.end for c in o.content) for o in said):
            out.append(s)
    return out


def marked(said: Said) -> Marked:
    """The spans of an attribution in the gold's form."""
    return {
        "source": [[said.source_span.start, said.source_span.end]] if said.source_span is not None else [],
        "cue": [[said.cue_span.start, said.cue_span.end]] if said.cue_span is not None else [],
        "content": [[c.start, c.end] for c in said.content],
    }


def is_speech(gold: Marked, text: str) -> bool:
    """Whether a gold cue has a word that is a form of a speech verb of the cue table, or the content is a quotation."""
    cue = " ".join(text[a:b] for a, b, *_ in gold["cue"]).lower()
    if "according" in cue or any(text[a] in "\"“'‘`" for a, *_ in gold["content"][:1]):
        return True
    verbs = speech_verbs()
    return any(form in verbs for word in cue.split() for form in _lemmas(word.strip("\"'“”,.:;")))


def _lemmas(word: str) -> Iterator[str]:
    yield word
    irregular = {"said": "say", "told": "tell", "wrote": "write", "written": "write", "swore": "swear", "sang": "sing"}
    if word in irregular:
        yield irregular[word]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"


def _chars(spans: Iterable[Sequence[int]]) -> set[int]:
    return {i for s in spans for i in range(s[0], s[1])}


def counts(prefix: str, gold: Sequence[Marked], found: Sequence[Marked], total: Counter[str]) -> list[tuple[int, int]]:
    """Add the counts of one document; return the matched pairs (gold number, found number)."""
    g, p = [_chars(x["content"]) for x in gold], [_chars(x["content"]) for x in found]
    pairs = []
    for i, a in enumerate(g):
        for j, b in enumerate(p):
            both = len(a & b)
            if both and both / len(a | b) >= 0.5:
                pairs.append((both / len(a | b), i, j))
    pairs.sort(reverse=True)
    left, right, matched = set(), set(), []
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            matched.append((i, j))
    total[f"{prefix}gold"] += len(gold)
    total[f"{prefix}found"] += len(found)
    total[f"{prefix}matched"] += len(matched)
    for i, j in matched:
        a, b = _chars(gold[i]["source"]), _chars(found[j]["source"])
        total[f"{prefix}right"] += bool(a & b) or (not a and not b)
    return matched


def _rates(total: Counter[str], prefix: str) -> dict[str, float]:
    gold, found, matched, right = (total[f"{prefix}{k}"] for k in ("gold", "found", "matched", "right"))
    return {
        f"{prefix}precision": right / max(1, found),
        f"{prefix}recall": right / max(1, gold),
        f"{prefix}f1": 2 * right / max(1, gold + found),
        f"{prefix}content_f1": 2 * matched / max(1, gold + found),
        f"{prefix}source_right": right / max(1, matched),
        f"{prefix}gold": gold,
        f"{prefix}found": found,
    }
