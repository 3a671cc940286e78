"""Repairs of names: titles, offices, appositions."""

from __future__ import annotations

from typing import Any

from sayso.annotate.repairs.words import FINITE_OR_NOT, hangs_elsewhere, words_for


def give_back_names(words: list[str], out: dict[str, Any]) -> None:
    """Repair in place a name that opens with a verb and speaks: "Save the Children said", with "save" as what is done.

    The last word of the name is who speaks, and the verb that opens it goes with it.
    """
    heads, rel, names = out["heads"], out["rel"], out["ner"]
    for v in range(2, len(words)):
        if words[v] not in words_for("told") or not names[v - 1].endswith("ORG") or names[v] != "O" or any(h == v and r.startswith("nsubj") for h, r in zip(heads, rel, strict=True)):
            continue
        first = v - 1
        while first > 0 and names[first][0] in "IE" and names[first - 1].endswith("ORG"):
            first -= 1
        if first < v - 1 and out["tag"][first] in ("VB", "VBP") and out["upos"][v - 1] in ("PROPN", "NOUN"):
            heads[v - 1], rel[v - 1] = v, "nsubj"
            heads[first], rel[first], out["tag"][first], out["upos"][first] = v - 1, "compound", "NNP", "PROPN"


def give_back_appositions(words: list[str], out: dict[str, Any]) -> None:
    """Repair eight slips in place: "In the capital, Kabul, rebels attacked" with Kabul beside the rebels, "a woman named Ana Diaz", "killed Iranian general, Qasem Ali" with the name apart, "United States military kills" as two who kill, "arrested, according to the paper" as by the paper, "Ali of the Northern Command" as two names of one, "banned Iranian airline Mahan Air" with two objects, "An Austrian, Karl Meyer, appeared" with two subjects.

    A name right behind "named" or "called" is the noun's before it, as is one behind an object and a comma. Two nominals side by side, both subjects of
    one verb, are one. Who does what is done stands behind "by".
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    for i in range(2, len(words)):
        v = i - 1
        if words[v] in ("named", "called") and rel[v] == "acl" and heads[v] == v - 1 and heads[i] == v and rel[i] in ("xcomp", "obj", "obl") and tags[i] == "NNP" and tags[v - 1] == "NN":
            heads[i], rel[i] = v - 1, "appos"
        elif words[v] == "," and tags[i] == "NNP" and heads[i] == heads[i - 2]:
            verb = heads[i]
            victim = rel[i] == "dep" and verb < i - 2 and rel[i - 2] == "obj" and tags[i - 2] == "NN"
            town = rel[i] == "nsubj" and verb > i and rel[i - 2] == "obl" and words[i - 2] in words_for("towns") and any(heads[c] == verb and rel[c].startswith("nsubj") for c in range(i + 1, verb))
            person = rel[i] == "nsubj" == rel[i - 2] and verb > i and out["ner"][i] == "B-PERSON" and any(heads[c] == i - 2 and words[c] in ("a", "an") for c in range(i - 2))
            if victim or town or person:
                heads[i], rel[i] = i - 2, "appos"
    for i in range(1, len(words)):
        if rel[i] == "nsubj" == rel[i - 1] and heads[i] == heads[i - 1] > i and tags[i - 1] in ("NNP", "NNPS") and tags[i] in ("JJ", "NN", "NNS"):
            heads[i - 1], rel[i - 1] = i, "compound"
            if upos[i] == "ADJ":
                upos[i], tags[i] = "NOUN", "NN"
    for i, label in enumerate(rel):
        first = next((c for c in range(i) if heads[c] == i and rel[c] == "compound"), i)
        if label == "obj" == rel[first - 1] and first > 0 and heads[i] == heads[first - 1] < first - 1 and tags[first - 1] == "NN" and tags[i] == "NNP" and out["ner"][i][2:] in ("ORG", "PERSON", "LOC") and all(h >= first for h in heads[first:i]):
            heads[i], rel[i] = first - 1, "appos"
    for i, label in enumerate(rel):
        if label == "case" and words[i] in ("according", "per") and rel[heads[i]] == "obl:agent":
            rel[heads[i]] = "obl"
        elif label == "case" and words[i] == "of" and rel[heads[i]] == "appos" and heads[heads[i]] < i < heads[i] and "," not in words[heads[heads[i]] : i]:
            rel[heads[i]] = "nmod"


def give_back_letters(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "the army and the Rapid Support Forces (RSF)" with the letters as those of the army.

    Letters in brackets are of the conjunct right before them.
    """
    heads, rel = out["heads"], out["rel"]
    for i in range(2, len(words) - 1):
        if words[i - 1] != "(" or words[i + 1] != ")" or rel[i] != "appos":
            continue
        name = i - 2
        while rel[name] != "conj" and heads[i] < heads[name] < i and heads[name] != name:
            name = heads[name]
        if rel[name] == "conj" and heads[name] == heads[i]:
            heads[i] = name


def give_back_titles(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Mexico's attorney general said" with "attorney" alone as who speaks.

    Behind such a noun, and before no name, "general" is the last word of the title, and what hung on the noun hangs on it.
    """
    heads, rel = out["heads"], out["rel"]
    for i in range(1, len(words)):
        noun = i - 1
        if words[i] != "general" or words[noun] not in words_for("general") or out["upos"][min(i + 1, len(words) - 1)] == "PROPN":
            continue
        both = heads[i] == heads[noun] and rel[i] == rel[noun] in ("appos", "nsubj", "nsubj:pass", "nmod:poss", "obj", "nmod", "obl")
        if not ((heads[i] == noun and rel[i] in ("amod", "flat", "compound")) or both):
            continue
        top, label = heads[noun], rel[noun]
        heads[:] = [i if h == noun else h for h in heads]
        heads[i], rel[i] = (i if top == noun else top), label
        heads[noun], rel[noun] = i, "compound"
        out["tag"][i], out["upos"][i], out["feats"][i] = out["tag"][noun], "NOUN", out["feats"][noun]


def give_back_bodies(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "The UN Secretary-General, Ana Diaz, welcomed" with the UN and the general as two who welcomed.

    Before "general" the other subject of its verb goes with it.
    """
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
    for i, label in enumerate(rel):
        v = heads[i]
        if label != "nsubj" or upos[i] != "PROPN":
            continue
        j = next((c for c in range(i + 1, v) if heads[c] == v and rel[c] == "nsubj" and words[c] == "general"), None)
        if j is None or any(words[c] == "," or hangs_elsewhere(heads, c, j) for c in range(i + 1, j)):
            continue
        heads[:] = [j if h == i and c != j else h for c, h in enumerate(heads)]
        heads[i], rel[i] = j, "compound"


def give_back_offices(words: list[str], out: dict[str, Any]) -> None:
    """Repair four slips in place: "arrested officers Juan Perez and Luis Mora" with Mora lost behind Perez, "sued prosecutor Ana Silva and the bank" with the bank on the title, "former Prime Minister of Japan Ken Sato was jailed" with the office alone as who was jailed, "United States President Joe Biden said" with the states as who said.

    Where a noun stands right before the first of several who are named, or an office and what it is of right before a name, the name is
    who is meant, and what stands before it its title.
    """
    heads, rel, tags, names = out["heads"], out["rel"], out["tag"], out["ner"]
    for i in range(1, len(words)):
        if names[i] not in ("B-PERSON", "S-PERSON"):
            continue
        one = next((j for j in range(i, len(words)) if heads[j] < i or heads[j] > j), i)
        noun = i - 1
        first = min((c for c in range(noun) if heads[c] == noun), default=noun)
        if rel[noun] == "nmod:desc" and heads[noun] == one and first > 0 and names[first - 1] == "E-LOC" and (heads[first - 1], rel[first - 1]) == (heads[one], rel[one]):
            heads[first - 1], rel[first - 1] = noun, "compound"
        if rel[noun] == "nmod:desc" and heads[noun] == one:
            for c in range(one + 1, len(words)):
                if heads[c] == noun and rel[c] == "conj":
                    heads[c] = one
            v = heads[one]
            if rel[one] == "nsubj" and v < noun and tags[v] in FINITE_OR_NOT and words[v] not in words_for("inserted") and any(heads[c] == v and rel[c] == "nsubj" for c in range(v)) and not any(heads[c] == v and rel[c] in ("obj", "ccomp", "aux:pass", "nsubj:pass") for c in range(len(words))):
                rel[one] = "obj"
        if heads[one] == noun and rel[one] in ("flat", "appos") and out["upos"][noun] == "NOUN" and names[noun] == "O" and not any(heads[c] == noun and rel[c] == "nummod" for c in range(noun)):
            if any(heads[c] == one and rel[c] == "conj" and (tags[noun] == "NN" or names[c].endswith("PERSON")) for c in range(one, len(words))):
                _set_title(out, one, noun)
            continue
        of = next((k for k in range(i - 2, max(i - 8, 0), -1) if words[k] == "of" and words[k - 1] in words_for("offices")), None)
        land = next((k for k in range(of or i, i) if heads[k] == (of or 0) - 1), None)
        if of is None or land is None or "," in words[of:i] or any(hangs_elsewhere(heads, k, land) for k in range(of + 1, i) if k != land):
            continue
        noun, heads[of] = of - 1, land
        if heads[noun] == one:
            rel[noun] = "nmod:desc"
            rel[one] = "obj" if rel[one] == "obl" and not any(heads[c] == one and rel[c] == "case" for c in range(one)) else rel[one]
        elif heads[one] == noun or (heads[one] == heads[noun] and rel[one] == rel[noun]):
            _set_title(out, one, noun)


def _set_title(out: dict[str, Any], name: int, title: int) -> None:
    """Give a name the place of the title before it; what goes with the title stays there."""
    heads, rel = out["heads"], out["rel"]
    heads[name], rel[name] = (name if heads[title] == title else heads[title]), rel[title]
    heads[title], rel[title] = name, "nmod:desc"
    for c, label in enumerate(rel):
        if heads[c] == title and (label == "conj" or (c < title and label in ("case", "cc", "mark"))):
            heads[c] = name


def give_back_wholes(_words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "a spokesman for the shadow National Unity Government" with the shadow and the government as two.

    A name with no preposition right behind a noun that has one, both on one word, is the whole of which the noun is the first word.
    """
    heads, rel = out["heads"], out["rel"]
    for i, label in enumerate(rel):
        h = heads[i]
        if label != "nmod" or h >= i or out["upos"][i] != "PROPN" or any(heads[c] == i and rel[c] in ("case", "det", "nmod:poss") for c in range(h, i)):
            continue
        first = min((c for c in range(h + 1, i + 1) if c == i or not hangs_elsewhere(heads, c, i)), default=i)
        k = first - 1
        if heads[k] == h and rel[k] == "nmod" and out["upos"][k] == "NOUN" and any(heads[c] == k and rel[c] == "case" for c in range(h, k)):
            heads[:] = [i if x == k else x for x in heads]
            heads[k], rel[k] = i, "compound"
