"""Training and test material: treebanks (CoNLL-U) and named entities (JSON lines), as windows of words.

A window is one or more whole sentences of one paragraph, because that is what the reader sees at run time.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from sayso.annotate.parse import shape  # noqa: F401  the classes of letters that the reader sees at run time

QUOTES = {'"': ('"', "“", "”"), "“": ('"', "“"), "”": ('"', "”"), "'": ("'", "‘", "’"), "’": ("'", "’"), "’s": ("'s", "’s"), "'s": ("'s", "’s"), "n't": ("n't", "n’t"), "n’t": ("n't", "n’t"), "--": ("--", "–", "—", "-"), "-": ("-",), "–": ("–", "-", "—"), "—": ("—", "–", "--"), "...": ("...", "…")}
MAX_WORDS = 130  # longest window that is trained on; longer sentences are left out


@dataclass(frozen=True)
class Window:
    """Words with whatever is annotated for them; ``None`` where a layer is missing."""

    words: tuple[str, ...]
    starts: tuple[bool, ...] = ()
    heads: tuple[int, ...] | None = None  # index into the window; a root points at itself
    rels: tuple[str, ...] | None = None
    upos: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    ents: tuple[tuple[int, int, str], ...] | None = None


@dataclass(frozen=True)
class Sentence:
    """One CoNLL-U sentence."""

    sent_id: str
    text: str
    rows: tuple[tuple[str, ...], ...]
    new_paragraph: bool


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; multi-word tokens and empty nodes are skipped."""
    rows: list[tuple[str, ...]] = []
    sent_id, text, newpar = "", "", True
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith(("# newpar", "# newdoc")):
            newpar = True
        elif line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line.startswith("# text ="):
            text = line.split("=", 1)[1].strip()
        elif not line:
            if rows:
                yield Sentence(sent_id, text, tuple(rows), newpar)
            rows, newpar = [], False
        elif not line.startswith("#"):
            columns = tuple(line.split("\t"))
            if columns[0].isdigit():
                rows.append(columns)


def window_of(sentences: list[Sentence]) -> Window:
    """Join consecutive sentences into one window."""
    words, starts, heads, rels, upos, tags, feats = [], [], [], [], [], [], []
    for s in sentences:
        base = len(words)
        for i, c in enumerate(s.rows):
            words.append(c[1])
            starts.append(i == 0)
            heads.append(base + (int(c[6]) - 1 if c[6] != "0" else i))
            rels.append(c[7])
            upos.append(c[3])
            tags.append(c[4])
            feats.append(c[5])
    return Window(tuple(words), tuple(starts), tuple(heads), tuple(rels), tuple(upos), tuple(tags), tuple(feats))


def windows(sentences: list[Sentence], rng: random.Random | None) -> list[Window]:
    """Cut paragraphs into windows; with ``rng`` at random lengths, else as long as allowed."""
    out: list[Window] = []
    current: list[Sentence] = []
    size, limit = 0, MAX_WORDS

    def close() -> None:
        nonlocal current, size, limit
        if current:
            out.append(window_of(current))
        current, size = [], 0
        limit = rng.choice((1, 50, 90, MAX_WORDS)) if rng else MAX_WORDS

    for s in sentences:
        n = len(s.rows)
        if s.new_paragraph or size + n > limit:
            close()
        if n <= MAX_WORDS:
            current.append(s)
            size += n
    close()
    return out


def read_entities(path: Path) -> list[Window]:
    """Read the entity files: one window a line, cut off at the longest length."""
    out = []
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        words = tuple(w or "_" for w in row["words"])
        ents = tuple((a, b, label) for a, b, label in row["ents"])
        for a in range(0, len(words), MAX_WORDS):
            inside = tuple((s - a, e - a, label) for s, e, label in ents if s >= a and e <= a + MAX_WORDS)
            out.append(Window(words[a : a + MAX_WORDS], ents=inside))
    return out


def vary(w: Window, rng: random.Random) -> Window:
    """The same window with other quotation marks and dashes, and now and then set as a headline."""
    words = list(w.words)
    if rng.random() < 0.5:
        words = [rng.choice(QUOTES[x]) if x in QUOTES else x for x in words]
    r = rng.random()
    if r < 0.02:
        words = [x.upper() for x in words]
    elif r < 0.05:
        words = [x[:1].upper() + x[1:] if len(x) > 3 or i == 0 else x for i, x in enumerate(words)]
    return replace(w, words=tuple(words))


SHAPES = 8  # how many classes ``shape`` tells apart


def bioes(ents: tuple[tuple[int, int, str], ...], n: int) -> list[str]:
    """Entity spans as one tag a word: B(egin) I(nside) E(nd) S(ingle) O(utside)."""
    tags = ["O"] * n
    for a, b, label in ents:
        if b - a == 1:
            tags[a] = f"S-{label}"
        else:
            tags[a], tags[b - 1] = f"B-{label}", f"E-{label}"
            for i in range(a + 1, b - 1):
                tags[i] = f"I-{label}"
    return tags
