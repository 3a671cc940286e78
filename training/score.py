"""Score the shipped reader on the treebanks and entity files: ``python score.py --data FOLDER [--json FILE]``.

Two readings: gold words and sentences (comparable with published parsers) and raw text (what users get: words and
sentences are the reader's own; scores are F1 over words aligned by their characters).
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from spacy.tokens import Doc

from data import Sentence, read_conllu
from sayso.annotate.parse import _model, _pipeline, parse, vocabulary

SPEECH = {"accuse", "acknowledge", "add", "admit", "allege", "announce", "argue", "ask", "believe", "call", "claim", "complain", "conclude", "confirm", "declare", "deny", "describe", "explain", "insist", "note", "predict", "promise", "reply", "report", "say", "state", "stress", "suggest", "tell", "think", "urge", "vow", "warn", "write"}  # fmt: skip
SPLITS = {"PUD news": ("pud-test", "n"), "GUM open test": ("gum-open-test", ""), "EWT test": ("ewt-test", "")}


def offsets(s: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Text of a sentence put together from its words, and where each stands."""
    text, spans = "", []
    for c in s.rows:
        spans.append((len(text), len(text) + len(c[1])))
        text += c[1] + ("" if "SpaceAfter=No" in c[9] else " ")
    return text.rstrip(), spans


def relations(words: list[tuple], lemmas: dict) -> dict[str, set]:
    """What event and attribution rules read: subject-verb-object, speaker and content of speech verbs, and so on.

    ``words`` are (key, key of head, label, lower form); ``lemmas`` gives the gold lemma of verbs by key.
    """
    out = defaultdict(set)
    subj, obj = defaultdict(list), defaultdict(list)
    for key, head, dep, _ in words:
        if dep == "nsubj":
            subj[head].append(key)
            out["subject"].add((head, key))
        if dep == "obj":
            obj[head].append(key)
            out["object"].add((head, key))
        if dep in ("nsubj:pass", "obl:agent", "appos", "conj", "xcomp", "nummod"):
            out[dep].add((head, key))
        if dep.startswith("nsubj") and lemmas.get(head) in SPEECH:
            out["speaker"].add((head, key))
        if dep in ("ccomp", "parataxis"):
            if lemmas.get(head) in SPEECH:
                out["content"].add((head, key))
            elif dep == "parataxis" and lemmas.get(key) in SPEECH:
                out["content"].add((key, head))
    for v in subj:
        if v in obj:
            out["SVO"].add((subj[v][0], v, obj[v][0]))
    return out


def score_trees(data: Path) -> dict[str, dict[str, float]]:
    """Attachment, tags and relations on every treebank."""
    result = {}
    for name, (file, prefix) in SPLITS.items():
        sentences = [s for s in read_conllu(data / f"treebanks/{file}.conllu") if s.sent_id.startswith(prefix)]
        n = uas = las = core_las = tag = upos = lem = n_words = raw_las = raw_n = 0
        rel = defaultdict(lambda: [0, 0, 0])
        for s in sentences:
            text, spans = offsets(s)
            doc = Doc(vocabulary(), words=[c[1] for c in s.rows], spaces=[*("SpaceAfter=No" not in c[9] for c in s.rows[:-1]), False])
            doc = _pipeline(_model).get_pipe("sayso_reader").whole_sentence(doc)
            lemmas = {i: c[2] for i, c in enumerate(s.rows) if c[3] == "VERB"}
            for i, (t, c) in enumerate(zip(doc, s.rows, strict=True)):
                head = int(c[6]) - 1 if c[6] != "0" else i
                n += 1
                uas += t.head.i == head
                las += t.head.i == head and (t.dep_ if t.dep_ != "ROOT" else "root") == c[7]
                core_las += t.head.i == head and (t.dep_ if t.dep_ != "ROOT" else "root").split(":")[0] == c[7].split(":")[0]
                tag += t.tag_ == c[4]
                upos += t.pos_ == c[3]
                if c[3] not in ("PUNCT", "PROPN", "X", "SYM"):
                    n_words += 1
                    lem += t.lemma_.lower() == c[2].lower()
            gold = relations([(i, int(c[6]) - 1 if c[6] != "0" else i, c[7], c[1].lower()) for i, c in enumerate(s.rows)], lemmas)
            found = relations([(t.i, t.head.i, t.dep_, t.lower_) for t in doc], lemmas)
            for k in gold.keys() | found.keys():
                r = rel[k]
                r[0] += len(gold[k] & found[k])
                r[1] += len(found[k])
                r[2] += len(gold[k])
            raw = {(t.idx, t.idx + len(t)): (t.head.idx if t.head.i != t.i else -1, t.dep_ if t.dep_ != "ROOT" else "root") for t in parse(text) if not t.is_space}
            want = {spans[i]: (spans[int(c[6]) - 1][0] if c[6] != "0" else -1, c[7]) for i, c in enumerate(s.rows)}
            raw_las += sum(raw.get(k) == v for k, v in want.items())
            raw_n += len(raw) + len(want)
        f1 = {k: round(200 * a / max(1, b + c), 1) for k, (a, b, c) in sorted(rel.items())}
        share = lambda x, total=n: round(100 * x / total, 2)  # noqa: E731
        result[name] = {"UAS": share(uas), "LAS": share(las), "LAS without subtypes": share(core_las), "tag": share(tag), "UPOS": share(upos), "lemma": share(lem, n_words), "LAS from raw text": round(200 * raw_las / raw_n, 2), **f1}
    return result


def score_starts(data: Path) -> dict[str, float]:
    """F1 of sentence starts inside paragraphs of GUM's open test set, from gold words."""
    paragraphs: list[list[Sentence]] = []
    for s in read_conllu(data / "treebanks/gum-open-test.conllu"):
        if s.new_paragraph or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(s)
    tp = gold_n = found_n = 0
    for p in paragraphs:
        rows = [(i == 0, c) for s in p for i, c in enumerate(s.rows)]
        doc = Doc(vocabulary(), words=[c[1] for _, c in rows], spaces=["SpaceAfter=No" not in c[9] for _, c in rows])
        doc = _pipeline(_model).get_pipe("sayso_reader")(doc)
        gold = {i for i, (first, _) in enumerate(rows) if first} - {0}
        found = {s.start for s in doc.sents} - {0}
        tp, gold_n, found_n = tp + len(gold & found), gold_n + len(gold), found_n + len(found)
    return {"sentence starts F1": round(200 * tp / max(1, gold_n + found_n), 1)}


def score_names(data: Path) -> dict[str, dict[str, float]]:
    """Exact span and label F1 on the newswire test split, from gold words."""
    count = defaultdict(lambda: [0, 0, 0])
    for line in (data / "ner/worldwide-test.jsonl").read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        doc = Doc(vocabulary(), words=[w or "_" for w in row["words"]], spaces=row["spaces"])
        doc = _pipeline(_model).get_pipe("sayso_reader")(doc)
        gold = {tuple(e) for e in row["ents"]}
        found = {(e.start, e.end, e.label_) for e in doc.ents}
        for e in gold | found:
            for key in (e[2], "all"):
                count[key][0] += e in gold and e in found
                count[key][1] += e in found
                count[key][2] += e in gold
    return {k: {"P": round(100 * a / max(1, b), 1), "R": round(100 * a / max(1, c), 1), "F1": round(200 * a / max(1, b + c), 1)} for k, (a, b, c) in sorted(count.items())}


def speed(data: Path) -> dict[str, float]:
    """Words per processor second of the whole reader on one thread, on the running text of the newswire test split."""
    texts = []
    for line in (data / "ner/worldwide-test.jsonl").read_text(encoding="utf8").splitlines()[:400]:
        row = json.loads(line)
        texts.append("".join(w + (" " if s else "") for w, s in zip(row["words"], row["spaces"], strict=True)))
    parse(texts[0])
    t0 = time.process_time()
    words = sum(sum(t.is_alpha or t.like_num for t in parse(t_)) for t_ in texts)
    return {"words per processor second": round(words / (time.process_time() - t0))}


def main() -> None:
    """Print every figure of the model card."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--json", type=Path)
    ap.add_argument("--card", type=Path, help="model card to write the figures into")
    args = ap.parse_args()
    figures = {**score_trees(args.data), "GUM open test, paragraphs": score_starts(args.data), **{f"names {k}": v for k, v in score_names(args.data).items()}, "speed": speed(args.data)}
    for name, row in figures.items():
        print(name, json.dumps(row))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n")
    if args.card:
        write_card(args.card, figures)


def write_card(page: Path, figures: dict[str, dict[str, float]]) -> None:
    """Put the figures as tables between the marks of the model card."""
    trees = [k for k in figures if "UAS" in figures[k]]
    out = ["", "| measure | " + " | ".join(trees) + " |", "|---|" + "---|" * len(trees)]
    out += [f"| {m} | " + " | ".join(f"{figures[t].get(m, 0):.1f}" for t in trees) + " |" for m in figures[trees[0]]]
    out += ["", "| names, newswire test | precision | recall | F1 |", "|---|---|---|---|"]
    out += [f"| {k.removeprefix('names ')} | {v['P']} | {v['R']} | {v['F1']} |" for k, v in figures.items() if k.startswith("names ")]
    out += ["", *(f"- {k}: {m} {x:,}" for k, v in figures.items() if "UAS" not in v and not k.startswith("names ") for m, x in v.items()), ""]
    begin, end = "<!-- figures: begin -->", "<!-- figures: end -->"
    before, rest = page.read_text(encoding="utf8").split(begin, 1)
    page.write_text(before + begin + "\n".join(out) + end + rest.split(end, 1)[1], encoding="utf8")


if __name__ == "__main__":
    main()
