"""Repairs of who speaks: behind, between and before what is said."""

from __future__ import annotations

from typing import Any

from sayso.annotate.repairs.words import PAST, first_below, hangs_elsewhere, says, words_for


def give_back_speakers(words: list[str], out: dict[str, Any]) -> None:
    """Repair five slips in place, of who speaks or counts.

    "They killed 44 people, the head of the police, Akhtar Khan, said" with the head of the police as one of the dead.
    "A strike hit a camp in Saada, the Houthis' civil defence said" with the speaker beside Saada. "The monitor, as it is known, put
    the dead at 9" with the monitor on "known". "The charity has confirmed by name 90 dead" with the charity as what is confirmed.
    "whereas the union, citing its members, put the dead at 9" with "citing" on what went before.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    loose = ("appos", "parataxis", "dep", "nsubj", "nsubj:pass")
    for v, word in enumerate(words):
        if word not in words_for("told") or tags[v] not in ("VBD", "VBZ") or any(h == v and r.startswith("nsubj") for h, r in zip(heads, rel, strict=True)):
            continue
        for j in range(v - 1, max(v - 16, 0), -1):
            if rel[j] not in loose or heads[j] >= j or out["upos"][j] not in ("NOUN", "PROPN"):
                continue
            if rel[j] == "appos" and rel[heads[j]] in loose and heads[heads[j]] < heads[j]:
                continue  # "the head of the police, Akhtar Khan, said": the head
            first = first_below(words, heads, j)
            if words[first - 1] == "," and heads[j] < first - 1 and all(i == j or (i == v - 1 and words[i] == ",") or not hangs_elsewhere(heads, i, j) for i in range(first, v)):
                heads[j], rel[j] = v, "nsubj"
                break
    for name, label in enumerate(rel):
        v = heads[name]
        if label != "nsubj" or v <= name or words[v] not in words_for("told") or tags[v] not in ("VBD", "VBZ") or out["upos"][name] != "PROPN":
            continue
        first = first_below(words, heads, name)
        comma = next((i for i in range(first - 2, 0, -1) if words[i] == ","), None)
        if words[first - 1] != "," or words[v - 1] != "," or comma is None:
            continue
        title = first - 2
        while comma < heads[title] < first - 1 and heads[title] != title:
            title = heads[title]
        if heads[title] < comma and rel[title] in ("obj", "conj", "nmod", *loose) and out["upos"][title] == "NOUN":
            heads[title], rel[title], heads[name], rel[name] = v, "nsubj", title, "appos"
    for i, label in enumerate(rel):
        above = heads[i]
        if label == "nsubj:pass" and i < above and words[above - 1] != "been" and _is_perfect(words, heads, rel, i):
            rel[i] = "nsubj"
            name = above + 2
            if words[above + 1 : name + 1] == ["by", "name"]:
                told = next((j for j in range(name + 1, min(name + 9, len(words))) if (out["upos"][j] == "NOUN" and heads[j] in (name, above)) or (heads[j] == name and rel[j] in ("appos", "nsubj:pass"))), None)
                rel[name] = "obl"
                if told is not None:
                    heads[told], rel[told] = above, "obj"
        if label.startswith("nsubj") and rel[above] == "advcl" and above > i and words[i + 1 : i + 3] == [",", "as"]:
            verb = heads[above]
            free = not any(h == verb and r.startswith("nsubj") for h, r in zip(heads, rel, strict=True))
            other = any(h == above and r.startswith("nsubj") and j > i for j, (h, r) in enumerate(zip(heads, rel, strict=True)))
            if verb > above and (free or other):
                heads[i], rel[i] = verb, "nsubj"
        if words[i] in ("citing", "quoting") and label == "advcl" and i > 1 and words[i - 1] == "," and rel[i - 2].startswith("nsubj") and heads[i - 2] > i and heads[i] != heads[i - 2]:
            heads[i] = heads[i - 2]


def _is_perfect(words: list[str], heads: list[int], rel: list[str], subject: int) -> bool:
    """Whether the verb of a subject is an active perfect: "has confirmed", not "has been confirmed"."""
    aux = [c for c, head in enumerate(heads) if head == heads[subject] and rel[c] == "aux"]
    passive = any(head == heads[subject] and rel[c] == "aux:pass" for c, head in enumerate(heads))
    return not passive and any(subject < c < heads[subject] for c in aux) and any(words[c] in ("has", "have", "had") for c in aux)


def give_back_parted(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "The army arrested, according to state television, five smugglers" with the smugglers beside the television.

    Behind a verb without an object, and behind what is set in between commas (who says so, where or when), the nominal is the verb's object.
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    for v in range(1, len(words) - 4):
        if words[v] not in words_for("dealt") | words_for("dealt_with") or words[v + 1] != "," or upos[v] != "VERB" or rel[v] not in ("root", "ccomp", "conj", "advcl", "parataxis", "acl:relcl"):
            continue
        end = next((j for j in range(v + 3, min(v + 14, len(words) - 1)) if words[j] == ","), None)
        if end is None or any(heads[c] == v and (rel[c] in ("obj", "aux:pass") or words[c] in ("that", "whom")) for c in range(len(words))):
            continue
        finite = [words[j] for j in range(v + 2, end) if tags[j] in ("VBD", "VBZ", "VBP", "MD")]
        said = len(finite) == 1 and finite[0] in words_for("told") | words_for("inserted")
        when = all(out["ner"][j][-4:] in ("DATE", "TIME") for j in range(v + 2, end))
        whom = end + 1
        while heads[whom] > end and heads[whom] != whom:
            whom = heads[whom]
        if not (said or when or words[v + 2] == "according" or tags[v + 2] == "IN") or not heads[whom] < end or upos[whom] not in ("NOUN", "PROPN", "NUM") or rel[end + 1] in ("cc", "mark", "advmod"):
            continue
        below = [c for c in range(end + 1, len(words)) if not hangs_elsewhere(heads, c, whom)]
        if any(words[c] in ("them", "whom") or (heads[c] == whom and (rel[c] == "cop" or rel[c].startswith("nsubj") or (rel[c] == "case" and words[c] != "at"))) for c in below):
            continue  # "Ten were arrested, police said, five of them women"
        if out["ner"][whom][-4:] not in ("DATE", "TIME") and words[whom] not in words_for("spans"):
            heads[whom], rel[whom] = v, "obj"


def give_back_inserted(words: list[str], out: dict[str, Any]) -> None:
    """Repair slips in place, of who speaks behind the verb: "Ten died, said the governor, and 30 were injured", "..., two of them women, said X".

    The one behind it, up to the next comma or stop, is who speaks: not one of what comes after, nor the last nominal of what is said.
    What comes after goes on with what came before. Who speaks between commas says nothing of the noun before: "Ukraine, the army
    claimed, had staged it" has no relative clause, which would stand without the commas.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(3, len(words) - 2):
        noun = heads[v]
        if rel[v] != "acl:relcl" or words[v] not in words_for("inserted") or words[v + 1] != "," or rel[noun] not in ("nsubj", "nsubj:pass") or heads[noun] <= v:
            continue
        own = [c for c in range(noun + 1, v) if heads[c] == v and rel[c] == "nsubj"]
        first = min((c for c in range(noun + 1, v + 1) if words[c - 1] == ","), default=0)
        if own and first and not any(tags[c][0] == "W" for c in range(noun + 1, v)):
            heads[v], rel[v] = heads[noun], "parataxis"
    for v in range(2, len(words) - 2):
        if words[v] not in words_for("told") or words[v] == "told" or tags[v] not in ("VBD", "VBZ") or words[v - 1] != "," or out["upos"][v + 1] not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            continue
        end = next((j for j in range(v + 2, min(v + 14, len(words))) if words[j] in (",", ".")), None)
        if end is None or any(tags[j][0] in "VM" or words[j] in ("that", "who", "which") for j in range(v + 1, end)):
            continue
        tops = [j for j in range(v + 1, end) if out["upos"][j] in ("NOUN", "PROPN") and not v < heads[j] < end]
        told = next((h for h in range(v - 1, -1, -1) if heads[h] == v and rel[h] == "ccomp"), heads[v] if heads[v] < v else None)
        goes_on = words[end] == "," and words[end + 1 : end + 2] in (["and"], ["but"], ["while"])
        if told is None or not tops or not (goes_on or words[end] == "." or rel[tops[0]] == "nsubj"):
            continue
        heads[tops[0]], rel[tops[0]] = v, "nsubj"
        for j in range(len(words)):
            if heads[j] == v and rel[j].startswith("nsubj") and j < v:
                heads[j], rel[j] = told, "dep" if any(heads[c] == told and rel[c].startswith("nsubj") for c in range(len(words))) else "nsubj"
            elif goes_on and j > end + 1 and heads[j] == v and rel[j] in ("nsubj", "nsubj:pass", "ccomp", "conj", "obj"):
                heads[j], rel[j] = told, "conj"


    for v in range(4, len(words) - 3):
        c, top = v + 2, heads[v]
        if words[v] not in words_for("told") or rel[v] != "parataxis" or top >= v or words[v + 1] != "," or heads[c] != v or rel[c] not in ("ccomp", "obj") or out["upos"][c] != "NUM":
            continue
        counted = [n for n in range(v) if out["upos"][n] == "NOUN" and heads[n] == top and any(heads[x] == n and rel[x] == "nummod" for x in range(n))]
        if counted:
            heads[c], rel[c] = counted[-1], "conj"  # "There were 104 bodies in Negombo, he said, 66 in Colombo and 28 in Batticaloa"


def give_back_said(words: list[str], out: dict[str, Any]) -> None:
    """Repair two slips in place, of what is said without "that": "Reuters reported Saad Hariri urged the militia to disarm" with Hariri as who reported, "reported troops attacked the village" with the troops as what was attacked.

    A nominal between the verb of saying and a finite verb that has no subject is that verb's subject. Behind such a nominal a past form with
    an object, or of a verb that takes none, is no participle.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(2, len(words)):
        if tags[v] in ("VBD", "VBZ", "VBP", "VBN") and rel[v] == "ccomp":
            say = heads[v]
            below = {rel[c] for c in range(len(words)) if heads[c] == v}
            if say > v or not says(words, out, say) or (tags[v] == "VBN" and not below & {"aux", "aux:pass"}) or below & {"nsubj", "nsubj:pass", "csubj", "expl", "mark"}:
                continue
            who = next((c for c in range(v - 1, say, -1) if heads[c] == say and rel[c] in ("nsubj", "obj", "iobj", "dep")), None)
            if who is None or out["upos"][who] not in ("NOUN", "PROPN", "NUM") or any(rel[c] != "punct" and heads[c] != v and hangs_elsewhere(heads, c, who) for c in range(say + 1, v) if c != who):
                continue
            heads[who], rel[who] = v, "nsubj:pass" if "aux:pass" in below else "nsubj"
        elif tags[v] == "VBN" and rel[v] == "acl":
            who = heads[v]
            say = heads[who]
            fired = words[v] == "fired" and words[v + 1 : v + 2] in (["at"], ["on"]) and words[who] not in words_for("no_sufferer")
            told = any(heads[c] == v and rel[c] == "obj" and c > v for c in range(len(words))) and words[v].endswith("ed")
            if say >= who or v - 1 != who or rel[who] != "obj" or not says(words, out, say) or not (told or fired or words[v] in words_for("moved")):
                continue
            heads[v], rel[v], heads[who], rel[who] = say, "ccomp", v, "nsubj"
            out["upos"][v], tags[v], out["feats"][v] = PAST


def give_back_deeds_of_speakers(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Lopez said the vote was unfair and accused Ortega of fraud", "said there was no coup and arrested two colonels" with the second verb as said of the vote.

    Behind a clause about "there", behind one whose verb has another tense ("said they would leave and freed two men"), and behind one about a thing
    when people do what is told, a verb without a subject is that of who speaks; behind a state or what is going on it is when it is a word of speaking.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for told, label in enumerate(rel):
        say = heads[told]
        if label != "ccomp" or say > told or not says(words, out, say) or tags[say] not in ("VBD", "VBZ"):
            continue
        below = [c for c in range(len(words)) if heads[c] == told]
        past = tags[say] == "VBD"
        later = [v for v in below if v > told and rel[v] == "conj" and not any(heads[c] == v and rel[c] in ("nsubj", "nsubj:pass", "expl", "csubj", "aux", "aux:pass", "cop", "mark") for c in range(len(words)))]
        later = [v for v in later if tags[v] in (("VBD", "VBN") if past else ("VBZ",)) and not any(heads[c] == v and words[c] == "or" for c in range(told, v))]
        subject = next((c for c in below if rel[c] in ("nsubj", "nsubj:pass")), None)
        there = any(rel[c] == "expl" and words[c] == "there" for c in below)
        state = any(rel[c] == "cop" for c in below) or (tags[told] == "VBG" and any(rel[c] == "aux" for c in below))
        modal = past and tags[told] == "VB" and any(tags[c] == "MD" for c in below) and not any(rel[c] in ("aux:pass", "cop") for c in below)
        thing = subject is not None and words[subject] in words_for("things_told")
        for n, v in enumerate(later):
            speaks = words[v] in words_for("speaking_on") and (words[v] not in ("called", "calls") or words[v + 1 : v + 2] in (["on"], ["for"], ["upon"]))
            acted = tags[v] == "VBD" or any(heads[c] == v and rel[c] == "obj" for c in range(v, len(words)))
            if (acted and (there or modal)) or (speaks and (there or modal or state or thing)) or (acted and thing and words[v] in words_for("acting")):
                for w in later[n:]:
                    heads[w], rel[w] = say if w == v else v, "conj"
                    if past:
                        out["upos"][w], tags[w], out["feats"][w] = PAST
                rel[v] = "conj"
                break


def give_back_reporters(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Rebels attacked a camp, reported officials." with the officials as those who are reported.

    Behind a comma and before those who report, at the end of a sentence, such a word is the verb of an inserted clause.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(3, len(words) - 2):
        who = heads[v]
        if words[v] not in words_for("inserted") or tags[v] != "VBN" or rel[v] not in ("amod", "acl") or words[v - 1] != "," or not v < who < v + 5:
            continue
        last = max(c for c in range(len(words)) if c == who or (rel[c] != "punct" and not hangs_elsewhere(heads, c, who)))
        if not (words[who] in words_for("reporters") or out["upos"][who] == "PROPN") or words[last + 1 : last + 2] not in (["."], [","]) or any(rel[c] in ("cc", "case") and heads[c] == who for c in range(v, who)):
            continue
        root = who
        while heads[root] != root:
            root = heads[root]
        if root >= v:
            continue
        for c in range(v - 1):
            heads[c] = root if heads[c] == who else heads[c]
        heads[v], rel[v], heads[who], rel[who], heads[v - 1] = root, "parataxis", v, "nsubj", v
        out["upos"][v], tags[v], out["feats"][v] = PAST


def give_back_turned(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Five were killed, say the organisers, whose movement ..." with "say" as a word thrown in and the organisers under the deed.

    Behind a comma, such a word is a verb, and the nominal right behind it is who speaks.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(3, len(words) - 2):
        if words[v] != "say" or rel[v] not in ("discourse", "dep", "parataxis") or words[v - 1] != "," or out["upos"][v + 1] not in ("DET", "PROPN", "NOUN", "ADJ"):
            continue
        who = next((n for n in range(v + 1, min(v + 6, len(words))) if heads[n] == heads[v] and out["upos"][n] in ("NOUN", "PROPN") and first_below(words, heads, n) == v + 1), None)
        if who is None or rel[who] not in ("obl", "obl:agent", "obj", "nsubj", "appos", "nsubj:pass", "obl:unmarked", "dep", "conj"):
            continue
        rel[v], tags[v], heads[who], rel[who] = "parataxis", "VBP", v, "nsubj"
        out["upos"][v] = "VERB"
