"""Parsing: text to a spaCy ``Doc`` with Universal Dependencies, names and lemmas.

The default reader ships with the package (``models/en``): a small transformer run by onnxruntime, one paragraph or part
of a paragraph at a time, so that a document's parse never depends on what else is read beside it. Any installed spaCy
pipeline can stand in for it (``use_model``).
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.annotate.lemmas import Lemmatizer
from sayso.annotate.repairs import REPAIRS
from sayso.annotate.repairs.clauses import give_back_subjects
from sayso.annotate.repairs.starts import give_back_starts
from sayso.annotate.trees import FORBIDDEN, best_tree, roots_of
from sayso.errors import ModelError
from sayso.quantities import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.vocab import Vocab

BUILT_IN = "models/en"
PIECES = 224  # word pieces in one run of the encoder; trained on windows of up to about this length
PIECES_OF_A_WORD = 8
DATELINE = 16  # tokens of a dateline
DASHES = frozenset({"-", "--", "–", "—"})
JOINING = frozenset({"of", "de", "la", "el", "the", "al", "on", "in", "at", "del", "and"})
LONGEST_SENTENCE = 200  # words; memory grows with the square
_model = BUILT_IN


def use_model(name: str | None) -> None:
    """Read with another model from now on: the name of an installed spaCy pipeline, or None for the built-in reader.

    Raises ModelError when spaCy has no such pipeline.
    """
    global _model  # noqa: PLW0603  one process reads with one model
    wanted = name or BUILT_IN
    _model = wanted
    _pipeline(wanted)


def parse(text: str) -> Doc:
    """Parse one text. Token offsets are offsets into ``text``; line breaks are tokens of their own."""
    return _pipeline(_model)(text)


def parse_many(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order; each comes out exactly as ``parse`` gives it."""
    yield from _pipeline(_model).pipe(texts)


def vocabulary() -> Vocab:
    """The vocabulary that parsed documents share."""
    return _pipeline(_model).vocab


@cache
def model_digest(model: str | None = None) -> str:
    """A short digest of the model in use and of the code that runs it, for caches."""
    name = model or _model
    if name != BUILT_IN:
        meta = _pipeline(name).meta
        return f"{name}-{meta.get('version')}"
    h = hashlib.blake2b(digest_size=6)
    here = files("sayso")
    repairs = sorted((f for f in (here / "annotate/repairs").iterdir() if f.name.endswith(".py")), key=lambda f: f.name)
    parts = (f"{BUILT_IN}/reader.onnx", f"{BUILT_IN}/labels.json", f"{BUILT_IN}/lemmas.json", "annotate/parse.py", "annotate/trees.py", "annotate/lemmas.py", "data/en/repair_words.toml", "data/en/irregular.toml")
    for f in (*(here / part for part in parts), *repairs):
        h.update(f.read_bytes())
    return h.hexdigest()


def model_info() -> dict[str, str]:
    """Name, kind and digest of the model in use."""
    kind = "embedded English reader" if _model == BUILT_IN else "spaCy pipeline"
    return {"name": _model, "kind": kind, "digest": model_digest(_model)}


@cache
def built_in_reader() -> Reader:
    """The embedded reader as a component, whatever model is in use."""
    return Reader(files("sayso") / BUILT_IN)


@cache
def _pipeline(name: str) -> Language:
    import spacy  # noqa: PLC0415  slow to import
    from spacy.language import Language  # noqa: PLC0415

    if name != BUILT_IN:
        from sayso.annotate.clear import to_universal  # noqa: PLC0415

        try:
            nlp = spacy.load(name)
        except OSError as e:
            raise ModelError(f"no spaCy pipeline {name!r} is installed") from e
        if "nsubjpass" in nlp.pipe_labels.get("parser", ()):
            Language.component("sayso_universal", func=to_universal)
            nlp.add_pipe("sayso_universal")
        return nlp
    nlp = spacy.blank("en")
    nlp.max_length = 20_000_000  # paragraphs are read one by one: length costs time, not memory
    Language.component("sayso_reader", func=built_in_reader())
    nlp.add_pipe("sayso_reader")
    return nlp


class Reader:
    """The embedded reader as a spaCy component: it fills an unparsed ``Doc``."""

    def __init__(self, folder: Any) -> None:
        """Load a model folder. Raises ModelError when a file is missing or damaged."""
        try:
            import onnxruntime as ort  # noqa: PLC0415  slow to import
            from tokenizers import Tokenizer  # noqa: PLC0415

            options = ort.SessionOptions()
            options.intra_op_num_threads = int(os.environ.get("SAYSO_THREADS", "1"))
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = ort.InferenceSession((folder / "reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf8"))
            self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf8"))
            self._lemma = Lemmatizer(json.loads((folder / "lemmas.json").read_text(encoding="utf8")), frozenset(self._tokenizer.get_vocab()))
        except (OSError, ValueError, RuntimeError) as e:
            raise ModelError(f"the embedded English reader cannot be loaded: {e}") from e
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._pieces: dict[str, list[int]] = {}
        self._root = self.labels["rel"].index("root")
        ends = np.cumsum([1, *(len(self.labels[k]) for k in ("upos", "tag", "feats"))])
        self._parts = {"upos": slice(ends[0], ends[1]), "tag": slice(ends[1], ends[2]), "feats": slice(ends[2], ends[3])}
        self._allowed = _transitions(self.labels["ner"])
        self._first_allowed = np.array([t[0] in "OBS" for t in self.labels["ner"]])
        self._last_allowed = np.array([t[0] in "OES" for t in self.labels["ner"]])

    def __call__(self, doc: Doc) -> Doc:
        """Fill heads, labels, tags, morphology, lemmas and names of a tokenized ``Doc``."""
        n = len(doc)
        if n == 0:
            return doc
        heads = np.arange(n)
        columns: dict[str, list[str]] = {k: [""] * n for k in ("DEP", "TAG", "POS", "MORPH", "LEMMA")}
        names = ["O"] * n
        for paragraph in paragraphs(doc):
            for words, found in self._read([doc[i].text for i in paragraph]):
                out = _repaired([doc[paragraph[w]].lower_ for w in words], found)
                index = [paragraph[w] for w in words]
                for k, i in enumerate(index):
                    heads[i] = index[out["heads"][k]]
                    columns["DEP"][i] = "ROOT" if heads[i] == i else out["rel"][k]
                    columns["POS"][i], columns["TAG"][i] = out["upos"][k], out["tag"][k]
                    columns["MORPH"][i] = out["feats"][k] if out["feats"][k] != "_" else ""
                    names[i] = out["ner"][k]
        _mark_surnames(doc, columns, names)
        return self._fill(doc, heads, columns, names)

    def whole_sentence(self, doc: Doc) -> Doc:
        """Fill a ``Doc`` that is known to be one sentence (for scoring against treebanks)."""
        words = [t.text for t in doc]
        found = self._run([self._word_pieces(w) for w in words], np.array([shape(w) for w in words], dtype=np.int64))
        out = self._decode(found, np.arange(len(words)) == 0, len(words))
        columns = {"DEP": ["ROOT" if h == i else r for i, (h, r) in enumerate(zip(out["heads"], out["rel"], strict=True))]}
        columns |= {"TAG": out["tag"], "POS": out["upos"], "MORPH": ["" if f == "_" else f for f in out["feats"]], "LEMMA": [""] * len(words)}
        return self._fill(doc, np.array(out["heads"]), columns, out["ner"])

    def _fill(self, doc: Doc, heads: NDArray[np.int64], columns: dict[str, list[str]], names: list[str]) -> Doc:
        from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG  # noqa: PLC0415
        from spacy.symbols import IDS  # noqa: PLC0415

        strings, n = doc.vocab.strings, len(doc)
        last = None
        for i, token in enumerate(doc):
            if token.is_space:
                heads[i] = last if last is not None else next((j for j in range(i, n) if not doc[j].is_space), i)
                columns["DEP"][i] = "dep" if heads[i] != i else "ROOT"
                columns["POS"][i], columns["TAG"][i], columns["LEMMA"][i] = "SPACE", "_SP", token.text
                if i and names[i - 1][0] in "BI":  # white space inside a name is part of it
                    names[i] = "I" + names[i - 1][1:]
            else:
                last = i
                columns["LEMMA"][i] = self._lemma(token.text, columns["POS"][i])
        iob = [0 if t == "" else 2 if t == "O" else 3 if t[0] in "BS" else 1 for t in names]
        array = np.zeros((n, 8), dtype=np.uint64)
        array[:, 0] = (heads - np.arange(n)).astype(np.int64).view(np.uint64)
        array[:, 1] = [strings.add(x) for x in columns["DEP"]]
        array[:, 2] = [strings.add(x) for x in columns["TAG"]]
        array[:, 3] = [IDS.get(x, 0) for x in columns["POS"]]
        array[:, 4] = [doc.vocab.morphology.add(x) for x in columns["MORPH"]]
        array[:, 5] = [strings.add(x) for x in columns["LEMMA"]]
        array[:, 6] = iob
        array[:, 7] = [strings.add(t[2:]) if t not in ("", "O") else 0 for t in names]
        doc.from_array([HEAD, DEP, TAG, POS, MORPH, LEMMA, ENT_IOB, ENT_TYPE], array)  # type: ignore[arg-type]  # unsigned is what it takes
        return doc

    def _read(self, words: list[str]) -> Iterator[tuple[range, dict[str, Any]]]:
        """Read one paragraph, window by window: yields which words, and what was found for them, whole sentences."""
        at = 0
        pieces = [self._word_pieces(w) for w in words]
        shapes = np.array([shape(w) for w in words], dtype=np.int64)
        while at < len(words):
            end, size = at, 2
            while end < len(words) and size + len(pieces[end]) <= PIECES:
                size += len(pieces[end])
                end += 1
            found = self._run(pieces[at:end], shapes[at:end])
            starts = found["labels"][:, 0] > 0
            starts[0] = True
            give_back_starts(words[at:end], found["labels"][:, 0], starts)
            if end < len(words):  # the last sentence may go on: read it again from its start
                whole = int(np.flatnonzero(starts)[-1])
                if whole > 0:
                    end = at + whole
            yield range(at, end), self._decode(found, starts, end - at)
            at = end

    def _word_pieces(self, word: str) -> list[int]:
        if word not in self._pieces:
            if len(self._pieces) > 200_000:
                self._pieces.clear()
            self._pieces[word] = self._tokenizer.encode(word[:100], add_special_tokens=False).ids[:PIECES_OF_A_WORD] or [100]
        return self._pieces[word]

    def _run(self, pieces: list[list[int]], word_shapes: NDArray[np.int64]) -> dict[str, NDArray[np.float32]]:
        lengths = np.array([len(p) for p in pieces])
        last = np.cumsum(lengths)
        ids = np.array([101, *(i for p in pieces for i in p), 102], dtype=np.int64)
        shapes = np.concatenate([[7], np.repeat(word_shapes, lengths), [7]]).astype(np.int64)
        names = ["arcs", "rels", "rel_heads", "labels", "names"]
        inputs = {"ids": ids, "shapes": shapes, "first": last - lengths + 1, "last": last, "word_shapes": word_shapes}
        return dict(zip(names, self._session.run(names, inputs), strict=True))

    def _decode(self, found: dict[str, NDArray[np.float32]], starts: NDArray[np.bool_], n: int) -> dict[str, Any]:
        """Trees, labels and names of the first ``n`` words of a window."""
        bounds = [*np.flatnonzero(starts[:n]).tolist(), n]
        heads = np.arange(n)
        for a, b in pairwise(bounds):
            for c in range(a, b, LONGEST_SENTENCE):  # cut what no sentence is
                d = min(b, c + LONGEST_SENTENCE)
                heads[c:d] = c + best_tree(found["arcs"][c:d, c:d])
        scores = np.matmul(found["rels"][:n], with_one(found["rel_heads"])[heads][:, :, None])[:, :, 0]
        is_root = heads == np.arange(n)
        scores[:, self._root] = FORBIDDEN
        rel = scores.argmax(1)
        rel[is_root] = self._root
        labels = [self.labels["rel"][k] for k in rel]
        give_back_subjects(heads, labels)
        out: dict[str, Any] = {"heads": heads.tolist(), "rel": labels}
        for key, part in self._parts.items():
            out[key] = [self.labels[key][k] for k in found["labels"][:n, part].argmax(1)]
        out["ner"] = self._names(found["names"][:n])
        return out

    def _names(self, scores: NDArray[np.float32]) -> list[str]:
        """The best sequence of entity tags that is well formed (Viterbi, only where the best tags one by one are not)."""
        tags = self.labels["ner"]
        best = scores.argmax(1)
        ok = self._first_allowed[best[0]] and self._last_allowed[best[-1]] and self._allowed[best[:-1], best[1:]].all()
        if not ok:
            barrier = np.where(self._allowed, 0.0, FORBIDDEN)
            total = scores[0] + np.where(self._first_allowed, 0.0, FORBIDDEN)
            back = []
            for row in scores[1:]:
                through = total[:, None] + barrier
                back.append(through.argmax(0))
                total = through.max(0) + row
            at = int((total + np.where(self._last_allowed, 0.0, FORBIDDEN)).argmax())
            path = [at]
            for step in reversed(back):
                at = int(step[at])
                path.append(at)
            best = np.array(path[::-1])
        return [tags[k] for k in best]


def _repaired(words: list[str], out: dict[str, Any]) -> dict[str, Any]:
    """What the reader found, with its slips mended sentence by sentence; a sentence that its repairs together leave without a tree, as it was found."""
    mended: dict[str, Any] = {key: list(found) for key, found in out.items()}
    starts = np.flatnonzero(np.diff(roots_of(out["heads"]), prepend=-1))
    for a, b in pairwise([*starts.tolist(), len(words)]):
        part: dict[str, Any] = {key: found[a:b] for key, found in out.items()}
        part["heads"] = [h - a for h in part["heads"]]
        for repair in REPAIRS:
            repair(words[a:b], part)
        roots = roots_of(part["heads"])
        if (np.array(part["heads"])[roots] == roots).all():
            part["heads"] = [h + a for h in part["heads"]]
            for key, found in part.items():
                mended[key][a:b] = found
    return mended


def _mark_surnames(doc: Doc, columns: dict[str, list[str]], names: list[str]) -> None:
    """Mark as a name, in place, what looks like a noun but is the last word of a name that the text gave in full: "James Fields ... Fields killed"."""
    full: dict[str, int] = {}
    for i, tag in enumerate(names):
        word = doc[i].text
        if tag == "E-PERSON" and word.istitle() and len(word) > 3:
            full.setdefault(word, i)
    for i, tag in enumerate(names):
        if tag == "O" and columns["POS"][i] == "NOUN" and full.get(doc[i].text, i) < i:
            names[i], columns["POS"][i], columns["TAG"][i], columns["MORPH"][i] = "S-PERSON", "PROPN", "NNP", "Number=Sing"


def with_one(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Append a column of ones: the bias of a bilinear form."""
    return np.concatenate([x, np.ones((len(x), 1), x.dtype)], axis=1)


def _transitions(tags: list[str]) -> NDArray[np.bool_]:
    """Which entity tag may follow which: inside a name until its end."""
    inside = {"B", "I"}
    return np.array([[(b[0] in "IE" and a[1:] == b[1:]) if a[0] in inside else b[0] in "OBS" for b in tags] for a in tags])


def shape(word: str) -> int:
    """Class of a word's letters, which the uncased encoder cannot see (training asks this same function).

    0 lower, 1 Title, 2 UPPER of two or more, 3 single capital, 4 mixed, 5 digits, 6 digits and letters, 7 no letters.
    """
    if any(c.isdigit() for c in word):
        return 6 if any(c.isalpha() for c in word) else 5
    if not any(c.isalpha() for c in word):
        return 7
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word.strip(".")) == 1 else 2
    return 1 if _TITLE.fullmatch(word) else 4


_TITLE = re.compile(r"[^\W\d_][a-zß-ÿ'’]*")


def paragraphs(doc: Doc) -> Iterator[list[int]]:
    """Yield the word tokens of each paragraph, as token numbers.

    A line break ends a paragraph, except in text that is wrapped at a fixed width: there only an empty line does. A dateline
    ("KHARTOUM, April 16 (Reuters) -") is apart from the sentence behind it.
    """
    for tokens in _broken(doc):
        first = dateline_length(doc, tokens)
        if first:
            yield tokens[:first]
        if first < len(tokens):
            yield tokens[first:]


def dateline_length(doc: Doc, tokens: list[int]) -> int:
    """How many of the tokens of a paragraph are its dateline: "NAIROBI, Kenya (AP) -", "KHARTOUM, April 16 -"."""
    words: list[Token] = []
    signed = dated = False
    for k, i in enumerate(tokens[:DATELINE]):
        t = doc[i]
        if t.text in DASHES and k and doc[tokens[k - 1]].whitespace_ and t.whitespace_:
            by = doc[tokens[k - 1]].text == ")" or dated
            return k + 1 if words and words[0].lower_ not in JOINING and ((signed and by) or (words[0].is_upper and len(words[0]) > 2)) else 0
        if t.is_alpha:
            if t.is_lower and t.lower_ not in JOINING and not signed:
                return 0
            words.append(t)
            dated = dated or t.lower_ in MONTHS
            signed = signed or dated
        elif t.text == "(":
            signed = True
        elif t.text == "." and k and not doc[tokens[k - 1]].text[:1].isupper():
            return 0
    return 0


def _broken(doc: Doc) -> Iterator[list[int]]:
    """Yield the word tokens between breaks of paragraphs."""
    wrapped = is_wrapped(doc.text)
    current: list[int] = []
    for token in doc:
        if token.is_space:
            breaks = token.text.count("\n") + token.text.count("\r") - token.text.count("\r\n") + 2 * token.text.count("\u2029")
            if breaks >= (2 if wrapped else 1) and current:
                yield current
                current = []
        else:
            current.append(token.i)
    if current:
        yield current


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width, so that a single line break means nothing."""
    lines = text.splitlines()
    if len(lines) < 4:
        return False
    follow = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if not follow:
        return False
    running = [a for a, _ in follow if 45 <= len(a) <= 100 and not a.rstrip().endswith((".", "!", "?", ":", "”", '"'))]
    longest = max(map(len, lines))
    return longest <= 110 and len(running) >= 0.5 * len(follow)
