"""Repairs of deeds: the verb taken for something else, who does it and whom it befalls."""

from __future__ import annotations

from typing import Any

from sayso.annotate.repairs.words import PAST, PRESENT, hangs_elsewhere, put_above, words_for


def give_back_past(words: list[str], out: dict[str, Any]) -> None:
    """Repair two slips in place: "On Tuesday thousands of people protested" in the present, where a form in -ed is none; "was dismissed and resigned" with a second participle."""
    heads, rel = out["heads"], out["rel"]
    for i, tag in enumerate(out["tag"]):
        if tag == "VBN" and rel[i] == "conj" and (words[i] in words_for("moved") | words_for("not_undergone") or words[i : i + 2] == ["threatened", "to"]) and not any(heads[c] == i and rel[c] in ("aux", "aux:pass") for c in range(i)) and any(heads[c] == heads[i] and rel[c] == "aux:pass" for c in range(i)):
            out["upos"][i], out["tag"][i], out["feats"][i] = PAST
    for i, tag in enumerate(out["tag"]):
        if tag in ("VBP", "VBZ") and words[i].endswith("ed") and len(words[i]) > 4 and words[i] not in words_for("present"):
            out["upos"][i], out["tag"][i], out["feats"][i] = PAST


def give_back_seen(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "had her office raided by police", "saw thousands of monks killed" with the office as who raided.

    Behind a verb of having or seeing and its object, a participle says what was done to the object.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(2, len(words)):
        whom, above = v, heads[v]
        while above < whom and rel[whom] in ("acl", "acl:relcl", "nmod") and words[above] not in words_for("having"):
            whom, above = above, heads[above]  # "saw thousands of monks killed"
        if tags[v] not in ("VBN", "VBD") or above >= v or words[above] not in words_for("having") or rel[v] not in ("xcomp", "ccomp", "advcl", "acl", "acl:relcl"):
            continue
        if whom == v:
            whom = next((c for c in range(above + 1, v) if heads[c] == above and rel[c] == "obj"), v)
        elif words[above] not in words_for("seeing") or words[v] not in words_for("dealt"):
            continue
        if rel[whom] != "obj" or words[whom] in words_for("body") or any(heads[c] == v and (rel[c].startswith(("nsubj", "aux")) or rel[c] in ("mark", "obj", "cc")) for c in range(len(words))):
            continue
        if all(rel[c] == "advmod" or not hangs_elsewhere(heads, c, whom) or c == whom for c in range(whom, v)):
            heads[v], heads[whom] = above, v
            rel[whom], rel[v], tags[v], out["feats"][v] = "nsubj:pass", "ccomp", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"


def give_back_prefixes(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Odinga co-founded the party" with "co" as the verb."""
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(2, len(words)):
        co = v - 2
        if words[co] not in words_for("prefixes") or words[v - 1] != "-" or not tags[v].startswith("VB"):
            continue
        if rel[v] == "goeswith" and heads[v] == co:
            put_above(out, v, co)
        for c, h in enumerate(heads):
            if h == co:
                heads[c] = v
        rel[co], out["upos"][co], tags[co], out["upos"][v] = "advmod", "ADV", "RB", "VERB"


def give_back_objects(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place, of an active verb: "forces killed at least eight men" with the men as an adjunct, or the forces as what was killed.

    A nominal behind a verb that has neither a preposition (but that of "at least") nor an object is its object, when it is no date; and who
    stands before a past form that has an object and no auxiliary does it. A noun with its article that is begun is an object, too:
    "began an offensive" has no second verb.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    below: dict[int, list[int]] = {}
    for c, h in enumerate(heads):
        if c != h:
            below.setdefault(h, []).append(c)
    for i, label in enumerate(rel):
        v = heads[i]
        if label == "xcomp" and v < i and words[v] in words_for("begun") and tags[i] in ("NN", "NNS") and any(rel[c] == "det" for c in below.get(i, ())) and not any(rel[c] in ("cop", "mark", "case") for c in below.get(i, ())):
            rel[i] = "obj"
        elif label not in ("obl", "obl:unmarked") or v >= i or out["upos"][v] != "VERB" or out["upos"][i] not in ("NOUN", "PROPN", "NUM") or out["ner"][i][-4:] in ("DATE", "TIME"):
            continue
        if any(rel[c] in ("obj", "aux:pass", "iobj", "ccomp") for c in below.get(v, ())):
            continue
        marks = [c for c in below.get(i, ()) if rel[c] in ("case", "mark") or words[c] in words_for("bounding")]
        parted = label == "obl" and any(rel[c] == "compound:prt" and c < i for c in below.get(v, ())) and any(rel[c] == "det" for c in below.get(i, ()))  # "handed over the bodies"
        if not all(words[c : c + 2] in (["at", "least"], ["at", "most"]) for c in marks) or (not marks and not parted and not any(tags[c] == "CD" for c in (i, *below.get(i, ())))):
            continue
        if not parted and out["upos"][min((c for c in (i, *below.get(i, ())) if c > v), default=i) - 1] == "ADP":
            continue
        if all(c in range(v + 1, i) for c in below.get(i, ()) if c < i) and all(heads[j] != v or rel[j] in ("advmod", "xcomp", "compound:prt") for j in range(v + 1, min((c for c in (i, *below.get(i, ())) if c > v), default=i))):
            rel[i] = "obj"
    for a, label in enumerate(rel):
        v, i = heads[a], a - 1
        if label != "aux:pass" or v <= a or words[a] not in ("was", "were") or i < 1 or out["upos"][i] not in ("NOUN", "PROPN") or any(rel[c].startswith("nsubj") for c in below.get(v, ())):
            continue
        if rel[i] in ("nsubj", "nsubj:pass") and heads[i] > v and hangs_elsewhere(heads, v, i):
            below[heads[i]].remove(i)
            heads[i], rel[i] = v, "nsubj:pass"
            below.setdefault(v, []).append(i)
    for i, label in enumerate(rel):
        v = heads[i]
        if label == "nsubj:pass" and i < v and tags[v] in ("VBD", "VBN") and (any(rel[c] == "obj" and c > v for c in below.get(v, ())) or (words[v : v + 1] == ["called"] and words[v + 1 : v + 2] in (["on"], ["upon"], ["for"]))) and not any(rel[c] in ("aux:pass", "aux") for c in below.get(v, ())):
            rel[i] = "nsubj"
            if tags[v] == "VBN":
                out["upos"][v], tags[v], out["feats"][v] = PAST  # "The army summarily executed 223 civilians"


def give_back_headlines(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place, of headlines: "Police arrest 12 suspects" and "as army shells rebel positions" with the verb for a noun, "Protesters torch police station" with the subject beside the object.

    Behind a noun without an article and before a number or a plural, such a word is a verb, when nothing else is one.
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    finite = {i for i, t in enumerate(tags) if t in ("VBD", "VBZ", "VBP", "MD")}
    for v in range(1, min(len(words) - 1, 6)):
        if words[v] in words_for("headlined") and tags[v] in ("NN", "NNS") and heads[v] == v and not finite and rel[v - 1] == "compound" and heads[v - 1] == v:
            told = next((j for j in range(v + 1, len(words)) if heads[j] == v and upos[j] in ("NOUN", "PROPN", "NUM") and rel[j] in ("conj", "appos", "nmod:unmarked", "dep", "list", "obj", "parataxis")), None)
            if told is None or tags[v + 1] not in ("CD", "VBN", "JJ", "NNS", "NN", "NNP") or any(rel[c] in ("case", "cc") and heads[c] == told for c in range(v, told)):
                continue
            heads[v - 1], rel[v - 1], heads[told], rel[told] = v, "nsubj", v, "obj"
            tags[v], upos[v], out["feats"][v] = "VBP", "VERB", PRESENT[2]
            for j in range(told + 1, len(words)):
                if heads[j] == v and rel[j] == "nmod":
                    rel[j] = "obl"
        elif tags[v] in ("VBP", "VBZ") and heads[v] == v and rel[v - 1] == "compound" and heads[v - 1] > v and rel[heads[v - 1]] == "obj" and heads[heads[v - 1]] == v and not any(heads[c] == v and rel[c].startswith("nsubj") for c in range(len(words))):
            heads[v - 1], rel[v - 1] = v, "nsubj"
    for v in range(3, len(words) - 1):
        above, who = heads[v], v - 1
        if words[v] not in words_for("headlined") or tags[v] != "NNS" or words[v - 2] not in ("as", "after", "while") or rel[who] != "compound" or heads[who] != v or rel[v] not in ("obl", "nmod") or above > v:
            continue
        told = next((j for j in range(v + 1, len(words)) if heads[j] == above and rel[j] in ("obj", "conj", "appos")), None)
        if told is None:
            continue
        tags[v], upos[v], out["feats"][v] = "VBZ", "VERB", PRESENT[2]
        heads[told], rel[told], rel[v], rel[who], rel[v - 2] = v, "obj", "advcl", "nsubj", "mark"


def give_back_sit_ins(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "held a sit-in", with "in" as the object and "sit" as a word before it."""
    for sit in range(len(words) - 2):
        into = sit + 2
        if words[sit + 1] != "-" or words[sit] not in words_for("sitting") or words[into] not in ("in", "ins"):
            continue
        if out["heads"][sit] == into:
            put_above(out, sit, into)
            out["rel"][sit] = "obj" if out["rel"][sit] == "advmod" else out["rel"][sit]
        elif out["upos"][sit] == "VERB":
            continue
        out["upos"][sit], out["tag"][sit], out["rel"][into] = "NOUN", "NNS" if words[into] == "ins" else "NN", "advmod"


def give_back_deeds(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "A gunman shot shoppers", "Soldiers have shelled villages", "Army attacks worshippers" with the verb as what the last noun is like.

    Right behind the noun for who does it, and before a noun without an article, such a word is the verb: no noun phrase is made so. As a
    noun's form ("attacks", "torture") it is the verb when nothing else is one, so in headlines. Behind "and" it is a second verb.
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    for v in range(1, len(words) - 1):
        told, doing = words[v] in words_for("dealt"), words[v] in words_for("dealing")
        if not told and not doing and words[v] not in words_for("headlined"):
            continue
        who = v - 2 if tags[v - 1] == "RB" and v > 1 and heads[v - 1] == v else v - 1
        while who and rel[who] == "flat" and heads[who] < who:
            who = heads[who]  # "Boko Haram"
        if told and _is_first_of_two(words, out, who, v):
            upos[v], tags[v], out["feats"][v] = PAST
            rel[who] = "nsubj"
            continue
        whom = _whom_behind(words, out, v)
        if whom is None or (upos[v] == "VERB" and rel[whom] == "obj" and heads[whom] == v and heads[who] == v):
            continue
        if doing:
            if upos[who] == "VERB" and heads[whom] == who and rel[whom] == "obj" and heads[v] in range(v, whom + 1):
                heads[v], rel[v], heads[whom], upos[v], tags[v], out["feats"][v] = who, "xcomp", v, "VERB", "VBG", "VerbForm=Ger"
            continue  # "admitted wounding aid workers"
        perfect = words[who] in ("have", "has", "had")
        if perfect:
            mended = told and _as_perfect(out, who, v, whom)
        elif words[who] in ("and", "but"):
            mended = told and _as_second(words, out, who, v, whom)
        else:
            mended = _as_clause(words, out, who, v, whom, told=told)
        if not mended:
            continue
        heads[whom], rel[whom] = v, "obj"
        if tags[v] != "VBN" or not perfect:
            tags[v] = "VBD" if told else "VBZ" if words[v].endswith("s") else "VBP"
        upos[v], out["feats"][v] = "VERB", PAST[2] if told else PRESENT[2]
        for c in range(whom + 1, len(words)):
            if heads[c] == whom and rel[c] == "nmod" and upos[c] in ("NOUN", "PROPN") and any(heads[k] == c and rel[k] == "case" and words[k] in words_for("where_or_when") for k in range(whom, c)):
                heads[c], rel[c] = v, "obl"


def _is_first_of_two(words: list[str], out: dict[str, Any], who: int, v: int) -> bool:
    """Whether a word read as a noun is the first of two verbs: "Rebels shot and killed two men"."""
    heads, tags = out["heads"], out["tag"]
    if words[v + 1] != "and" or tags[v] != "NN" or v + 2 >= len(words) or out["upos"][who] not in ("NOUN", "PROPN"):
        return False
    return bool(tags[v + 2] == "VBD" and heads[v + 2] == v and out["rel"][v + 2] == "conj" and heads[who] == v)


def _whom_behind(words: list[str], out: dict[str, Any], v: int) -> int | None:
    """The noun right behind a word that may be its verb, without an article; none that is a day or what undergoes nothing."""
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
    described = ("compound", "amod", "nummod", "nmod:desc")
    whom = v + 1
    while rel[whom] in described and heads[whom] > whom and heads[whom] < v + 6:
        whom = heads[whom]
    if (rel[whom] in described and heads[whom] > whom) or upos[whom] not in ("NOUN", "PROPN", "NUM"):
        return None
    if words[whom] in words_for("suffered_by") or words[whom].endswith("day") or out["ner"][whom][-4:] in ("DATE", "TIME"):
        return None
    between = range(v + 1, whom)
    return None if any(rel[c] in ("det", "case", "punct", "cc", "nmod:poss", "mark") or upos[c] in ("VERB", "ADP", "ADV") for c in between) else whom


def _as_perfect(out: dict[str, Any], who: int, v: int, whom: int) -> bool:
    """Put a verb above its auxiliary: "Soldiers have shelled villages"; return whether it was so."""
    heads, rel = out["heads"], out["rel"]
    if heads[whom] == who and rel[whom] == "obj" and heads[v] in range(v, whom + 1):
        put_above(out, v, who)
    elif heads[who] in (v, whom) and heads[v] in range(v, whom + 1):
        put_above(out, v, whom)
    else:
        return False
    rel[who], out["upos"][who], out["tag"][v] = "aux", "AUX", "VBN"
    return True


def _as_second(words: list[str], out: dict[str, Any], who: int, v: int, whom: int) -> bool:
    """Put a verb behind "and" beside the first: "stormed a town and killed villagers"; return whether it was so."""
    heads, rel = out["heads"], out["rel"]
    beside = heads[whom]
    top = heads[beside]
    if rel[whom] != "conj" or beside > who or heads[who] not in (v, whom) or out["upos"][top] != "VERB" or rel[beside] not in ("obj", "obl") or heads[v] not in range(v, whom + 1):
        return False
    if words[top] in words_for("caring"):
        return False
    heads[v], rel[v], heads[who] = top, "conj", v
    return True


def _as_clause(words: list[str], out: dict[str, Any], who: int, v: int, whom: int, *, told: bool) -> bool:
    """Make a clause of a noun, a verb and another noun that were read as one phrase; return whether they are one."""
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    if out["upos"][who] not in ("NOUN", "PROPN") or rel[v - 1] == "det" or words[who] in words_for("no_doer") or words[who].endswith("day"):
        return False
    tops = [c for c in (who, v, whom) if heads[c] == c or heads[c] not in range(who, whom + 1)]
    marked = any(heads[c] in (who, v, whom) and rel[c] in ("mark", "case") and words[c] in words_for("when") for c in range(who))
    if len({heads[c] for c in tops}) != 1 or (len(tops) > 1 and not marked):
        return False
    top, label = tops[0], rel[tops[0]]
    if heads[top] != top and any(not hangs_elsewhere(heads, heads[top], c) for c in (who, v, whom)):
        return False  # what it hangs on hangs on it
    dead = heads[top]
    if label == "nsubj" and words[dead] == "dead" and dead == whom + 1 and told:  # "Gunmen shot aid workers dead"
        put_above(out, v, dead)
        rel[dead], label = "xcomp", rel[v]
        heads[top] = v
    if not told and (any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags) or label != "root" or words[v].endswith("s") == (tags[who] in ("NNS", "NNPS") or words[who] == "police")):
        return False
    if label.startswith("nsubj") and not any(heads[c] == heads[top] and rel[c].startswith("nsubj") for c in range(whom + 1, len(words))):
        verb = heads[top]
        teller = next((c for c in range(verb + 1, len(words)) if heads[c] == verb and rel[c] == "obj"), None)
        if words[verb] not in words_for("told") or words[verb - 1] != "," or teller is None:
            return False  # "Rebels freed prisoners say"
        rel[teller] = "nsubj"  # "A gunman shot shoppers, reported officials"
        for c in range(who):
            if heads[c] == verb and rel[c] == "obl":
                heads[c] = v  # "On Friday, a gunman ..."
    if label not in ("root", "conj", "advcl", "ccomp", "parataxis", "obj", "appos", "xcomp", "list", "dep") and not label.startswith("nsubj") and not marked:
        return False
    _hang_anew(words, out, who, v, whom)
    heads[v], rel[v] = (v, "root") if label == "root" else (heads[top], "advcl" if marked else {"obj": "ccomp", "appos": "parataxis"}.get(label, "ccomp" if label.startswith("nsubj") else label))
    heads[who], rel[who] = v, "nsubj"
    return True


def _hang_anew(words: list[str], out: dict[str, Any], who: int, v: int, whom: int) -> None:
    """Hang what hung on a phrase on the parts of the clause that it is: what describes who does it on him, the rest on the verb."""
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for c in range(len(words)):
        if c in (who, v, whom) or heads[c] not in (who, v, whom):
            continue
        if who < c < v:
            heads[c] = v if tags[c] == "RB" else who
        elif c < who and rel[c] == "nmod" and words[c + 1] == ",":
            heads[c], rel[c] = v, "obl"
        elif c < who and rel[c] in ("det", "amod", "compound", "nummod", "nmod:poss", "nmod"):
            heads[c] = who
        elif c < who or (rel[c] == "punct" and c > whom):
            heads[c] = v
            if rel[c] == "case":
                rel[c] = "mark"


def give_back_movers(words: list[str], out: dict[str, Any]) -> None:
    """Repair two slips in place: "Crowds gathered in Minsk." with the crowds alone, and what they did as what they are like, "Soldiers fired at a bus." with the soldiers as what was fired.

    In a sentence with a stop and without another verb, right behind its first noun, the past form of a verb that takes no object is its verb.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    if not words or words[-1] not in (".", "!") or any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags):
        return
    root = next((i for i, label in enumerate(rel) if label == "root"), 0)
    if words[root] == "fired" and tags[root] == "VBN" and words[root + 1 : root + 2] in (["at"], ["on"]):
        for i, label in enumerate(rel):
            if label == "nsubj:pass" and heads[i] == root and not any(heads[c] == root and rel[c] == "aux:pass" for c in range(root)):
                rel[i], (out["upos"][root], tags[root], out["feats"][root]) = "nsubj", PAST
        return
    v = root + 1
    if v >= len(words) or words[v] not in words_for("moved") or heads[v] != root or rel[v] != "acl" or tags[v] != "VBN" or out["upos"][root] not in ("NOUN", "PROPN", "NUM") or words[v + 1] == "by":
        return
    heads[:] = [v if h == root and (c > v or rel[c] in ("obl", "advmod", "punct")) else h for c, h in enumerate(heads)]
    heads[v], rel[v], heads[root], rel[root] = v, "root", v, "nsubj"
    out["upos"][v], tags[v], out["feats"][v] = PAST


def give_back_undergone(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: the headline "Two police officers attacked near Kabul" with the officers as who attacked.

    In a line without a stop such a past form without an object and an auxiliary is passive: who does it stands in the present there.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    if not words or words[-1] in (".", "!", "?", "”", '"', ":", ";") or any(t in ("VBZ", "VBP", "MD") for t in tags):
        return
    for i, label in enumerate(rel):
        v = heads[i]
        if not (label == "nsubj" or (label == "compound" and v == i + 1 and out["upos"][v] == "VERB")) or v <= i or words[v] not in words_for("dealt") or tags[v] not in ("VBD", "VBN") or rel[v] != "root":
            continue
        if words[i] in words_for("no_sufferer") or any(heads[c] == v and rel[c] in ("obj", "iobj", "aux", "aux:pass", "ccomp", "xcomp", "conj") for c in range(len(words))):
            continue
        rel[i], tags[v], out["feats"][v] = "nsubj:pass", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"


def give_back_handed(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place: "handed over 29 men to Kenya" with "over" as a bound of 29, "The navy ferried food to Chad" with the navy as an adjunct, "gave the troops 48 hours to leave" with the hours as one.

    A bare noun right before a past form that has no subject does it, when it is no day.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for i in range(1, len(words) - 1):
        if words[i] == "over" and words[i - 1] in words_for("handing") and rel[i] == "advmod" and heads[i] == i + 1 and tags[i + 1] == "CD":
            heads[i], rel[i] = i - 1, "compound:prt"
    for i, label in enumerate(rel[:-1]):
        if label == "obl:unmarked" and words[i] in words_for("time_given") and words[heads[i]] in words_for("giving") and words[i + 1] == "to":
            for whom in range(heads[i] + 1, i):
                if heads[whom] == heads[i] and rel[whom] == "obj":
                    rel[whom], rel[i] = "iobj", "obj"
        v = i + 1
        if label != "obl:unmarked" or heads[i] != v or tags[v] != "VBD" or out["upos"][i] not in ("NOUN", "PROPN") or out["ner"][i][-4:] in ("DATE", "TIME") or words[i].endswith("day"):
            continue
        if not any(h == v and c != i and rel[c].startswith(("nsubj", "csubj", "aux", "expl")) for c, h in enumerate(heads)) and not any(h == i and rel[c] in ("case", "nummod") for c, h in enumerate(heads)):
            rel[i] = "nsubj"


def give_back_results(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "left 12 rebels and two soldiers dead" with "dead" as said of the soldiers alone.

    What somebody is left as, behind all who are named, is said of them all; so is what those whom a body counts were ("listed 45
    rebels, 19 soldiers and three civilians killed").
    """
    heads, rel = out["heads"], out["rel"]
    for i, word in enumerate(words):
        if heads[i] >= i or not ((word in words_for("left_as") and rel[i] in ("amod", "acl")) or (word in words_for("counted_as") and rel[i] == "acl")):
            continue
        who = heads[i]
        while heads[who] < who and (rel[who] == "conj" or (rel[who] == "nmod" and words[heads[who]] in words_for("rounds"))):
            who = heads[who]  # "left thousands of villagers dead"
        if rel[who] != "obj" or heads[who] >= who:
            continue
        if word in words_for("left_as") and words[heads[who]] in words_for("leaving"):
            heads[i], rel[i] = heads[who], "xcomp"
        elif rel[i] == "acl" and who != heads[i] and words[heads[who]] in words_for("counting"):
            heads[i] = who


def give_back_targets(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "buried the victims of the air strike on a bus" with the bus on "buried".

    What stands right behind an attack with "on" is what it was on, when it is no day.
    """
    heads, rel = out["heads"], out["rel"]
    for i in range(len(words) - 2):
        to = heads[i + 1]
        if words[i] in words_for("attacks") and words[i + 1] == "on" and rel[i + 1] == "case" and to > i + 1 and rel[to] == "obl" and out["upos"][i] == "NOUN" and heads[to] < i:
            between = words[i + 2 : to + 1]
            if out["ner"][to][-4:] != "DATE" and not any(w.endswith("day") or w.isdigit() for w in between) and not hangs_elsewhere(heads, i, heads[to]):
                heads[to], rel[to] = i, "nmod"


def give_back_culprits(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "condemned the killing of two nuns by rebels", "the bombing of a school in Idlib by Syria" with who did it on another word.

    Behind a noun for a deed and its own phrases, "by" says who did it, when it is no day and no verb in the passive stands between.
    """
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
    for k in range(3, len(words) - 1):
        who = heads[k]
        held = heads[who]
        if words[k] == "by" and rel[k] == "case" and words[held] in ("hostage", "captive", "prisoner") and rel[held] == "xcomp" and any(heads[c] == heads[held] and rel[c] == "aux:pass" for c in range(k)):
            heads[who], rel[who] = heads[held], "obl:agent"  # "was taken hostage by rebels"
            continue
        if words[k] != "by" or rel[k] != "case" or who <= k or rel[who] not in ("obl", "nmod", "obl:agent") or upos[who] not in ("NOUN", "PROPN", "PRON") or out["ner"][who][-4:] in ("DATE", "TIME"):
            continue
        if any(upos[c] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "PART") for c in range(k + 1, who)) or words[who] in words_for("means"):
            continue
        above = heads[who]
        deed = next((d for d in range(k - 1, max(k - 14, -1), -1) if words[d] in words_for("deeds") and upos[d] == "NOUN"), None)
        if deed is None or deed == above or above > k or any(upos[c] in ("VERB", "AUX", "PUNCT", "SCONJ") or rel[c] in ("acl", "acl:relcl", "cc") for c in range(deed + 1, k)):
            continue
        told = upos[above] == "VERB" and above < deed and heads[deed] == above and rel[deed] in ("obj", "obl") and not any(heads[c] == above and rel[c] in ("aux:pass", "nsubj:pass") for c in range(len(words))) and rel[above] != "acl"
        if told or (deed < above and upos[above] in ("NOUN", "PROPN", "NUM") and not hangs_elsewhere(heads, above, deed)):
            heads[who], rel[who] = deed, "nmod"
