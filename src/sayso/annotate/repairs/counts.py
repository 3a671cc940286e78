"""Repairs of numbers: who is counted, in how many parts, and when."""

from __future__ import annotations

from typing import Any

from sayso.annotate.repairs.words import PAST, PRESENT, hangs_elsewhere, words_for


def give_back_ranges(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "dozens if not hundreds of monks" with a condition: two numbers, as in "dozens or even hundreds"."""
    heads, rel = out["heads"], out["rel"]
    for i in range(1, len(words) - 3):
        low, high = i - 1, i + 2
        if words[i : i + 2] != ["if", "not"] or words[low] not in words_for("rounds") or words[high] not in words_for("rounds") or heads[low] == high:
            continue
        heads[:] = [low if h == high and c > high else h for c, h in enumerate(heads)]
        heads[high], rel[high], heads[i], rel[i], heads[i + 1], rel[i + 1] = low, "conj", high, "cc", i, "fixed"


def give_back_totals(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "The number of dead remains at 19", "The number of wounded stands at 33" with the verb taken for a noun.

    Behind a total and those whom it counts, and before "at", such a word is the verb.
    """
    heads, rel = out["heads"], out["rel"]
    for i in range(3, len(words) - 2):
        total, whom = heads[i], i - 1
        if words[i] in ("remains", "stands") and out["tag"][i] == "NNS" and words[i + 1] == "at" and rel[whom] == "amod" and heads[whom] == i and words[i - 3] in words_for("totals") and heads[i - 3] == i and words[i - 2] == "of":
            heads[i - 2], heads[whom], rel[whom] = whom, i - 3, "nmod"
            heads[i + 2], rel[i + 2] = (i, "obl") if heads[i + 2] == i else (heads[i + 2], rel[i + 2])
            rel[i - 3] = "nsubj"
            out["upos"][i], out["tag"][i], out["feats"][i] = PRESENT
            continue
        if words[i] not in ("remains", "stands") or out["upos"][i] != "NOUN" or words[i + 1] != "at" or rel[i] != "nmod" or total >= whom or words[total] not in words_for("totals") or heads[whom] != i:
            continue
        top = heads[total]
        for c, head in enumerate(heads):
            if head == i and c != whom:
                if c < i:
                    heads[c] = whom
                else:
                    rel[c] = "obl" if rel[c] == "nmod" else rel[c]
            elif head == total and c > i:
                heads[c] = i
        heads[whom], rel[whom] = total, "nmod"
        heads[i], rel[i] = (i if top == total else top), rel[total]
        heads[total], rel[total] = i, "nsubj"
        out["upos"][i], out["tag"][i], out["feats"][i] = PRESENT


def give_back_counts(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "20 members of the forces and six civilians" with the civilians beside the forces.

    What has a number of its own stands beside what is counted, not beside what the counted are of.
    """
    heads, rel = out["heads"], out["rel"]
    numbered = {h for h, label in zip(heads, rel, strict=True) if label == "nummod"}
    of_ = {h for h, label, word in zip(heads, rel, words, strict=True) if label == "case" and word == "of"}
    other = {h for h, word in zip(heads, words, strict=True) if word == "other"}
    for i, label in enumerate(rel):
        beside = heads[i]
        if label == "conj" and i in numbered and i not in other and beside < i and rel[beside] == "nmod" and beside in of_ and beside not in numbered and heads[beside] in numbered:
            heads[i] = heads[beside]


def give_back_shares(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "killed ten rebels in Mopti, five in Gao and three in Kidal" with each number on the place before it.

    Behind a comma or "and", a number with a place stands beside what is counted in the first place.
    """
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
    for i in range(4, len(words) - 2):
        if upos[i] != "NUM" or words[i - 1] not in (",", "and") or words[i + 1] not in words_for("at_places") or heads[i + 2] != i or upos[i + 2] != "PROPN" or rel[i] not in ("conj", "appos", "parataxis", "dep", "list", "nsubj", "nsubj:pass"):
            continue
        place = i - 2 if words[i - 2] != "," else i - 3  # "in Mopti, and five in Gao"
        if upos[place] != "PROPN" or words[place - 1] not in words_for("at_places") or heads[place - 1] != place:
            continue
        first = heads[place] if upos[heads[place]] in ("NOUN", "NUM") else next((c for c in range(place) if heads[c] == heads[place] and rel[c] == "obj"), place)
        while rel[first] == "conj" and upos[first] == "NUM":
            first = heads[first]
        if out["ner"][place][-4:] == "DATE" or first >= place or not any(heads[c] == first and rel[c] == "nummod" for c in range(first)):
            continue
        if heads[i] != i and hangs_elsewhere(heads, first, i):
            heads[i], rel[i] = first, "conj"
            if out["ner"][i + 2] == "S-PERSON":
                out["ner"][i + 2] = "S-LOC"


def give_back_each(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "two bombings, one in Nairobi, killing four, and another in Mombasa" with the other as one of the killed, and all in one place.

    Behind "one" and its place, what it did is its own; "another" with a place stands beside it.
    """
    heads, rel = out["heads"], out["rel"]
    one: int | None = None
    for i in range(2, len(words) - 2):
        if words[i] not in ("one", "another") or words[i + 1] not in words_for("at_places"):
            continue
        place = heads[i + 1]
        if not i + 1 < place < i + 5 or out["upos"][place] not in ("PROPN", "NOUN") or not (words[i - 1] in ("including", ",", "and") or one is not None):
            continue
        if one is not None and words[i] == "another" and heads[i] not in (one, i) and one < heads[i] and rel[i] in ("conj", "nsubj", "obl", "appos"):
            heads[i], rel[i] = one, "conj"
        if heads[place] == i and out["ner"][place] == "S-PERSON":
            out["ner"][place] = "S-LOC"
        if heads[place] != i and rel[place] in ("obl", "nmod") and heads[place] > place and (words[place + 1] == "," or (rel[i] == "nsubj" and heads[place] == heads[i])):
            heads[place], rel[place] = i, "nmod"
        v = place + 2
        if heads[place] == i and v < len(words) and words[place + 1] == "," and words[v] in words_for("killing") and rel[v] in ("advcl", "conj", "acl") and heads[i] != v:
            heads[v], rel[v] = i, "acl"
        one = i if words[i] == "one" else None


def give_back_numbered(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Local sources say the dead numbered 160" with "numbered" said of the sources.

    Behind "the dead" and before a number it is the verb, and what stands right before is what it is told by.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for i in range(2, len(words) - 1):
        if words[i] != "numbered" or words[i - 1] not in words_for("numbered") or words[i - 2] not in ("the", "its", "their") or (rel[i - 1] == "nsubj" and heads[i - 1] == i):
            continue
        number = next((j for j in range(i + 1, min(i + 5, len(words))) if tags[j] == "CD"), None)
        if number is None:
            continue
        told = i > 2 and out["upos"][i - 3] == "VERB"
        if told:
            heads[i], rel[i] = i - 3, "ccomp"
        elif heads[i - 1] not in (i, i - 1):
            heads[i], rel[i] = heads[i - 1], rel[i - 1]
        elif heads[i] == number:
            heads[i], rel[i] = (i, rel[number]) if heads[number] == number else (heads[number], rel[number])
        heads[i - 1], rel[i - 1], heads[i - 2], rel[i - 2], heads[number], rel[number] = i, "nsubj", i - 1, "det", i, "obj"
        out["upos"][i], tags[i], out["feats"][i] = PAST


def give_back_among(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Among those killed were two soldiers, police said" with the soldiers as who speaks, or as all that is said.

    Behind "among", those of whom some are told, and a form of "be", the nominal is the subject.
    """
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
    for i in range(len(words) - 4):
        of = heads[i]
        if words[i] != "among" or rel[i] != "case" or not i < of < i + 5 or (i and upos[i - 1] not in ("PUNCT", "SPACE")):
            continue
        be = next((c for c in range(of + 1, min(of + 3, len(words))) if words[c] in ("was", "were", "is", "are")), None)
        if be is None or be + 1 >= len(words) or (be == of + 2 and heads[of + 1] != of):
            continue
        who = be + 1
        while be < heads[who] < len(words) and heads[who] != who and upos[heads[who]] in ("NOUN", "PROPN", "NUM", "ADJ"):
            who = heads[who]
        if upos[who] not in ("NOUN", "PROPN", "NUM") or upos[of] == "VERB":
            continue
        if heads[of] == who:
            heads[of], rel[of] = (of if heads[who] == who else heads[who]), rel[who]
        elif not (rel[of] == "root" or words[heads[of]] in words_for("told") | words_for("inserted")):
            continue
        heads[who], rel[who] = of, "nsubj"
        heads[be], rel[be] = of, "cop"
        for c in range(i, of):
            heads[c] = of if heads[c] == who else heads[c]


def give_back_times(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place: "Five people were on Sunday night killed" with the people as a night, and "killed" said of it; the same set off by commas, read as active.

    Between a form of "be" and a participle, a time is when that was done to the subject. "On Saturday night vigilantes said" with
    the night as what sort of vigilantes they are.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for t in range(2, len(words) - 2):
        who = heads[t]
        if rel[t] != "compound" or words[t] not in words_for("timed") or tags[t - 1] != "NNP" or who < t or not rel[who].startswith("nsubj") or tags[who] not in ("NNS", "NNPS"):
            continue
        first = min((c for c in range(t) if heads[c] in (t - 1, t, who)), default=t)
        if first == t - 2 and words[first] in ("on", "by", "since", "late", "early") and rel[first] == "case":
            heads[t], rel[t], heads[first], heads[t - 1] = heads[who], "obl", t, t
    for v in range(4, len(words)):
        at = heads[v]
        be = next((c for c in range(at - 1, 0, -1) if heads[c] == at and rel[c] == "cop"), None)
        if tags[v] == "VBN" and rel[v] in ("acl", "advcl") and at < v and be is not None and words[at] in words_for("timed") and all(heads[j] in range(be + 1, v) or rel[j] == "punct" for j in range(be + 1, v) if j != at):
            for c, head in enumerate(heads):
                if head == at and c != at and (c < be or c > v or rel[c] == "punct"):
                    heads[c] = v
                    rel[c] = "nsubj:pass" if rel[c] == "nsubj" else rel[c]
            heads[v], rel[v] = (v if heads[at] == at else heads[at]), rel[at]
            heads[be], rel[be], heads[at], rel[at] = v, "aux:pass", v, "obl"
        elif tags[v] == "VBN" and words[v - 1] == "," and any(heads[c] == v and rel[c] == "aux" and words[c] in ("was", "were") for c in range(v)):
            for c in range(v):
                if heads[c] == v and rel[c] in ("aux", "nsubj") and (rel[c] == "nsubj" or words[c] in ("was", "were")):
                    rel[c] = {"aux": "aux:pass", "nsubj": "nsubj:pass"}[rel[c]]
