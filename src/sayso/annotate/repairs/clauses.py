"""Repairs of clauses: verbs without their subjects, what hangs on the wrong verb, nouns taken for verbs and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.annotate.repairs.words import FINITE_OR_NOT, PAST, PRESENT, first_below, hangs_elsewhere, words_for

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def give_back_subjects(heads: NDArray[np.int64], labels: list[str]) -> None:
    """Repair four slips in place, of a verb that has lost its subject to a clause of its own, or the other way round.

    "The chief ... said the army controlled the airport" with both subjects on "controlled": the one before the verb, when the
    clause has its own, is the verb's; in "The army controlled the airport, said the chief" the one behind it. "It killed 12 and wounded 30, the ministry said" with the ministry on "wounded": a
    subject right before the verb, behind the clause, is the verb's. "Nine were killed, said the commander" with the commander on
    "killed": what stands behind such a verb and hangs on what goes before it, without a preposition, is its subject.
    "Rebels executed 131 civilians, an inquiry has found" with both subjects on "found": the one before the clause is the clause's.
    """
    subjects: dict[int, list[int]] = {}
    for i, label in enumerate(labels):
        if label in ("nsubj", "nsubj:pass"):
            subjects.setdefault(int(heads[i]), []).append(i)
    for clause, found in subjects.items():
        verb = int(heads[clause])
        if len(found) > 1 and labels[clause] in ("ccomp", "parataxis") and found[0] < verb < found[1] and verb not in subjects:
            moved = found[0 if clause > verb else 1]
            heads[moved], labels[moved] = verb, "nsubj"
    for clause, found in subjects.items():
        last = found[-1]
        verb = int(heads[clause])
        while verb < clause and verb != int(heads[verb]):
            verb = int(heads[verb])
        if clause < last and verb == last + 1 and verb not in subjects and labels[verb] == "root":
            heads[last] = verb
    for verb, found in subjects.items():
        first = found[0]
        told = [i for i, label in enumerate(labels) if label == "ccomp" and heads[i] == verb and first < i < found[-1] < verb and i not in subjects]
        if len(found) > 1 and told and labels[first + 1] != "punct":  # "KYIV, Feb 21 - ..." is where it was written
            heads[first] = told[0]
    telling = {int(heads[i]) for i, label in enumerate(labels) if label == "ccomp" and heads[i] > i}
    subject_of = {int(heads[i]) for i, label in enumerate(labels) if label.startswith("nsubj")}
    marked = {int(heads[i]) for i, label in enumerate(labels) if label in ("case", "mark", "cc")}
    for verb in telling - subject_of:
        behind = next((i for i in range(verb + 1, len(labels)) if heads[i] < verb and labels[i] != "punct"), None)
        if behind is not None and labels[verb] == "root" and behind not in marked and not any(verb < heads[i] < i for i in range(verb + 1, behind)):
            heads[behind], labels[behind] = verb, "nsubj"


def give_back_clauses(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place, of a clause whose words went to another: "was arrested after Ana Diaz, mayor of Lima, was stabbed" with Diaz on "arrested", "Ruto speaking to parliament condemned it" with Ruto on "speaking", "asked Lam, who is ill, to resign" with "resign" on "ill".

    What stands right behind the conjunction of a clause without a subject is its subject. Who stands before a participle and a verb without a
    subject is the verb's. What somebody is asked, behind a relative clause between commas, is asked.
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    for last, label in enumerate(rel):
        first = first_below(words, heads, last)
        to = first - 1
        if label == "nsubj" and last < heads[last] and first > 2 and rel[to] == "obl" and tags[heads[to]] == "VBG" and heads[to] < to and any(heads[c] == heads[last] and rel[c] == "nsubj" for c in range(heads[to])):
            heads[:] = [last if h == to and c < to else h for c, h in enumerate(heads)]
            heads[last], rel[last], heads[to], rel[to] = heads[to], "obl", last, "compound"  # "speaking to the Chatham House think tank"
    for mark, label in enumerate(rel):
        v = heads[mark]
        above = heads[v]
        if label not in ("mark", "advmod") or words[mark] not in words_for("when") or rel[v] != "advcl" or not above < mark < v or any(heads[c] == v and rel[c].startswith(("nsubj", "expl")) for c in range(len(words))):
            continue
        who = mark + 1
        while heads[who] > mark and heads[who] != who and heads[who] != v:
            who = heads[who]
        passive = any(heads[c] == v and rel[c] == "aux:pass" for c in range(mark, v))
        if mark < who < v and heads[who] == above and rel[who] in ("nsubj", "nsubj:pass", "obl", "obl:agent", "nmod", "obj") and upos[who] in ("NOUN", "PROPN", "NUM", "PRON") and (passive or tags[v] in ("VBD", "VBZ", "VBP")):
            heads[who], rel[who] = v, "nsubj:pass" if passive else "nsubj"
    for v, tag in enumerate(tags):
        r = heads[v]
        if tag == "VBG" and rel[v] == "advcl" and r > v and upos[r] == "VERB" and words[v - 1] != "," and not any(heads[c] == r and rel[c].startswith(("nsubj", "csubj", "expl")) for c in range(len(words))):
            own = next((c for c in range(v) if heads[c] == v and rel[c] == "nsubj"), None)
            if own is not None and tags[r] in ("VBD", "VBZ", "VBP") and words[r - 1] != "," and not any(heads[c] == v and rel[c] in ("mark", "aux", "case") for c in range(v)):
                heads[own], rel[own], heads[v], rel[v] = r, "nsubj", own, "acl"
        elif tag == "VB" and words[v - 1] == "to" and heads[v - 1] == v and rel[v] in ("advcl", "xcomp") and rel[r] == "acl:relcl" and r < v:
            asked = heads[r]
            verb = heads[asked]
            if words[verb] in words_for("asking") and rel[asked] in ("obj", "iobj") and verb < asked < r and words[asked + 1] == "," and words[v - 2] == ",":
                heads[v], rel[v] = verb, "xcomp"


def give_back_styled(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "What organizers estimated at 30,000 people marched", "What police called a mob burned the station" with "what" as who marched.

    Behind a verb that says what somebody holds them for, the nominal is the subject of what follows.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for w, word in enumerate(words):
        v = heads[w]
        styled = next((c for c in range(w + 1, v) if heads[c] == w and rel[c] == "acl:relcl" and words[c] in words_for("styling")), None)
        if word != "what" or not rel[w].startswith("nsubj") or styled is None:
            continue
        who = next((c for c in range(v - 1, styled, -1) if heads[c] in (styled, v) and rel[c] in ("obj", "obl", "xcomp", "nsubj", "nsubj:pass") and out["upos"][c] in ("NOUN", "PROPN", "NUM")), None)
        if who is None or not any(heads[c] == styled and rel[c] == "nsubj" for c in range(w, styled)):
            continue
        for c in range(styled + 1, v):
            if rel[c] in ("case", "mark", "cop", "aux", "aux:pass") and heads[c] in (who, v) and c < who:
                heads[c], rel[c] = styled, "compound:prt"
        heads[w], rel[w], heads[styled], rel[styled], heads[who], rel[who] = styled, "obj", v, "parataxis", v, "nsubj"
        if words[styled] in words_for("inserted"):
            heads[styled], rel[styled] = (styled if heads[v] == v else heads[v]), rel[v]
            heads[v], rel[v] = styled, "ccomp"  # as in "organizers estimated that 30,000 people marched"
        if tags[v] == "VBN" and not any(heads[c] == v and rel[c].startswith("aux") for c in range(v)):
            out["upos"][v], tags[v], out["feats"][v] = PAST


def give_back_added(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place, of a verb of saying: "said, "This is new", adding, "..."" with "adding" on what is new, "urged Libya to withdraw in its statement" with the statement as where to withdraw, "adding Iran will pursue him" with Iran as what is added."""
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(2, len(words)):
        above = heads[v]
        if tags[v] == "VBG" and words[v] in words_for("adding") and words[v - 1] == "," and rel[v] == "advcl" and above < v and rel[above] == "ccomp" and heads[above] < above and words[heads[above]] in words_for("told"):
            heads[v] = heads[above]
        elif tags[v] == "VBG" and words[v] in words_for("adding") and words[v - 1] == "," and rel[v] == "advcl" and above > v and rel[above] == "ccomp" and heads[above] < v and any(heads[c] == above and rel[c].startswith("nsubj") and first_below(words, heads, c) == v + 1 for c in range(v, above)):
            heads[v], heads[above] = heads[above], v
        elif rel[v] == "ccomp" and above < v and words[above] in words_for("adding") and not any(heads[c] == v and rel[c].startswith(("nsubj", "expl", "mark")) for c in range(len(words))):
            first = first_below(words, heads, v)
            who = next((c for c in range(above + 1, first) if heads[c] == above and rel[c] in ("obj", "iobj")), None)
            if who is not None and not any(heads[c] != who and c != who for c in range(who + 1, first)):
                heads[who], rel[who] = v, "nsubj"
        elif words[v] in words_for("written") and rel[v] == "obl" and tags[above] == "VB" and rel[above] == "xcomp" and above < v and words[heads[above]] in words_for("asking"):
            own = [c for c in range(above, v) if heads[c] == v]
            if any(rel[c] == "nmod:poss" and words[c] in ("its", "his", "her", "their") for c in own) and any(rel[c] == "case" and words[c] in ("in", "at") for c in own):
                heads[v] = heads[above]


def give_back_pending(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "released him pending investigation" with the investigation as what was released."""
    heads, rel = out["heads"], out["rel"]
    for i in range(2, len(words) - 1):
        v = heads[heads[i]]
        if words[i] == "pending" and rel[heads[i]] == "obj" and i < heads[i] and v < i:
            whom = next((c for c in range(v + 1, i) if heads[c] == v and rel[c] in ("iobj", "obj")), None)
            if whom is not None:
                rel[whom], rel[heads[i]], rel[i], out["upos"][i], out["tag"][i] = "obj", "obl", "case", "ADP", "IN"


def give_back_nouns(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "denied reports that troops ..." with "reports" taken for a second verb.

    Right behind a verb, and before "that", "of", "by" or "from", such a word is its object: two finite verbs do not stand side by side.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for i in range(1, len(words) - 1):
        v = i - 1
        root = tags[i] == "NNS" and heads[i] == i and heads[v] == i and tags[v] == "VBN"  # "Police denied reports that ..." with "police reports" denied
        if words[i] not in words_for("spoken") or not (tags[i] == "VBZ" or root) or out["upos"][v] != "VERB" or (tags[v] not in FINITE_OR_NOT and not root) or words[i + 1] not in ("that", "of", "by", "from"):
            continue
        if heads[v] == i:  # the verb hangs on its object: turn the two about
            heads[v], rel[v] = (v if heads[i] == i else heads[i]), rel[i]
        elif heads[i] != v and not hangs_elsewhere(heads, v, i):
            continue
        for c, head in enumerate(heads):
            if head == i and c not in (v, i):
                if c < i or rel[c] == "punct":
                    heads[c] = v
                else:
                    rel[c] = {"ccomp": "acl", "advcl": "acl", "obl": "nmod"}.get(rel[c], rel[c])
        for c in range(i + 2, len(heads)):  # what was hung on the verb
            if heads[c] == v and ((rel[c] == "obl" and heads[i + 1] == c and rel[i + 1] == "case") or (rel[c] == "ccomp" and words[i + 1] == "that" and heads[i + 1] == c)):
                heads[c], rel[c] = i, "nmod" if rel[c] == "obl" else "acl"
        heads[i], rel[i], tags[i], out["upos"][i], out["feats"][i] = v, "obj", "NNS", "NOUN", "Number=Plur"


def give_back_rejected(words: list[str], out: dict[str, Any]) -> None:
    """Repair four slips in place, of claims that are denied: "dismissed as false claims that 12 died", "Claims that 12 died are false", "denied its men were behind it", "disputes that figure".

    Behind a verb, "as" and one word for what they are, the noun is the verb's object, and the word alone is what it is called. At the start
    of a sentence, before "that", such a noun is no verb, but the subject of what is said of it.
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    for v in range(len(words) - 4):
        if words[v] not in words_for("called_as") or upos[v] != "VERB" or words[v + 1] != "as":
            continue
        what = v + 3 if tags[v + 2] == "RB" else v + 2
        noun = next((j for j in range(what + 1, min(what + 4, len(words))) if words[j] in words_for("claimed")), None)
        between = [words[j] for j in range(what + 1, noun)] if noun is not None else []
        if noun is None or upos[what] not in ("ADJ", "VERB") or any(heads[c] == v and rel[c] in ("obj", "iobj") and c not in (what, noun) for c in range(len(words))):
            continue
        if not (any(w in ("a", "an", "the", "any", "all") for w in between) or (tags[noun] == "NNS" and not between)):
            continue  # "described as a false report"
        for c in range(len(words)):
            if heads[c] == noun and c <= what:
                heads[c] = what
            elif heads[c] == what and c > what and c != noun:
                heads[c] = noun
        heads[v + 1], rel[v + 1] = what, "case"
        heads[what], rel[what], upos[what], tags[what] = v, "obl", "ADJ", "JJ"
        heads[noun], rel[noun] = v, "obj"
    for i in range(3, len(words)):
        v = i - 2
        if words[i] not in words_for("claimed") or not tags[i].startswith("VB") or words[i - 1] not in ("that", "this", "those", "these") or upos[v] != "VERB" or heads[i] != v:
            continue
        if i + 1 < len(words) and rel[i + 1] != "punct":
            continue
        heads[i - 1], rel[i - 1], rel[i], tags[i], upos[i] = i, "det", "obj", "NN", "NOUN"  # "disputes that figure"
        if rel[v - 1] == "compound" and heads[v - 1] == v:
            rel[v - 1] = "nsubj"
    for v in range(1, len(words) - 3):
        h = heads[v]
        if rel[v] != "csubj" or h < v + 3 or words[v] not in words_for("told") | words_for("inserted") | {"denied", "denies"}:
            continue
        who = next((c for c in range(v + 1, h) if (heads[c], rel[c]) in ((v, "obj"), (h, "nsubj"), (h, "nsubj:pass"))), None)
        is_ = next((c for c in range(v + 2, h) if heads[c] == h and rel[c] in ("cop", "aux", "aux:pass")), None)
        if who is None or is_ != who + 1:
            continue  # "denied its fighters were behind the raid": what is denied is a clause
        heads[v], rel[v] = (v, "root") if heads[h] == h else (heads[h], rel[h])
        heads[h], rel[h] = v, "ccomp"
        heads[who], rel[who] = h, "nsubj:pass" if rel[is_] == "aux:pass" else "nsubj"
    if len(words) > 4 and words[0] in words_for("claimed") and words[1] == "that" and tags[0] in ("VBZ", "VBP"):
        said = next((j for j in range(3, len(words)) if any(heads[c] == j and rel[c] == "cop" for c in range(2, j)) and not any(heads[c] == j and rel[c].startswith("nsubj") for c in range(1, j))), None)
        clause = heads[1]
        if said is not None and rel[1] == "mark" and clause < said:
            for c in range(said + 1, len(words)):
                if heads[c] == 0 and rel[c] == "punct":
                    heads[c] = said
            if heads[0] == 0:
                heads[said], rel[said] = said, "root"
            heads[0], rel[0], tags[0], upos[0], out["feats"][0] = said, "nsubj", "NNS", "NOUN", "Number=Plur"
            heads[clause], rel[clause] = 0, "acl"


def give_back_verbs(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Some 300 people, the mayor estimates, are missing" with "estimates" taken for a noun.

    Between two commas, behind "the" and one who can speak, such a word is the verb of an inserted clause.
    """
    heads, rel = out["heads"], out["rel"]
    for i in range(3, len(words) - 1):
        first = next((j for j in range(i - 1, max(i - 6, 0), -1) if words[j - 1] == ","), None)
        if words[i] not in words_for("saying") or words[i + 1] != "," or out["upos"][i] not in ("NOUN", "PROPN") or first is None or words[first] != "the" or first == i - 1:
            continue
        name = i - 1
        if heads[i] == i or not (heads[name] == i or (first <= heads[i] < i and rel[i] == "appos" and heads[name] == heads[i])):
            continue
        who, top = (name, i) if heads[name] == i else (heads[i], heads[i])
        root = i
        while heads[root] != root:
            root = heads[root]
        for c, head in enumerate(heads):
            if head == top and c not in (who, i) and first <= c < i:
                heads[c] = who
        heads[who], rel[who] = i, "nsubj"
        if out["upos"][who] == "ADJ":
            out["upos"][who], out["tag"][who] = "NOUN", "NN"
        heads[i], rel[i] = root, "parataxis"
        out["upos"][i], out["tag"][i], out["feats"][i] = PRESENT


def give_back_adjuncts(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place, of participles: "X, a candidate for the vote to be held on Sunday, flew to Y", "A missile hit a cafe as mourners sat down, killing 49".

    What stands with its preposition right behind a participle is no adjunct of a verb beyond the next comma, and what is "to be held" is
    the meeting or vote right before. Who killed "as mourners sat down" are not the mourners, nor is who fled "when a bomb exploded, killing five" the killer:
    the participle goes with the clause in which something strikes.
    """
    heads, rel = out["heads"], out["rel"]
    for v in range(4, len(words)):
        h = heads[v]
        if words[v] not in words_for("killing") or rel[v] != "advcl" or words[v - 1] != "," or h >= v:
            continue
        struck = next((c for c in range(v - 1, h, -1) if heads[c] == h and rel[c] == "advcl" and words[c] in words_for("striking")), None)
        if struck is not None and words[h] not in words_for("striking") and any(heads[c] == struck and words[c] in ("as", "while", "when", "after") for c in range(h, struck)):
            heads[v] = struck  # "Police fled when a bomb exploded, killing five"
            continue
        if rel[h] != "advcl" or words[h] in words_for("striking"):
            continue
        if heads[h] < h and any(heads[c] == h and words[c] in ("as", "while", "when") for c in range(h)) and words[heads[h]] not in words_for("told"):
            heads[v] = heads[h]
    for i in range(3, len(words) - 1):
        meeting, to = i - 3, heads[i + 1]
        if words[i] in words_for("holding") and rel[i] == "acl" and words[i - 2 : i] == ["to", "be"] and heads[i] < meeting and out["upos"][meeting] == "NOUN" and hangs_elsewhere(heads, meeting, i):
            heads[i] = meeting
        elif words[i] in words_for("holding") and rel[i] == "acl" and words[i - 2 : i] == ["to", "be"] and heads[meeting] == i and heads[i] < meeting:
            heads[meeting], rel[meeting], heads[i] = heads[i], "nmod", meeting
            for j in range(heads[meeting] + 1, meeting):  # "for the election to be held": no clause of its own
                if heads[j] == i:
                    heads[j], rel[j] = meeting, "case"
        if rel[i] == "acl" and out["tag"][i] in ("VBN", "VBG") and rel[i + 1] == "case" and i + 1 < to < heads[to] and rel[to] == "obl" and words[to + 1] == "," and hangs_elsewhere(heads, i, to):
            heads[to] = i


def give_back_called_for(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Groups called for the bill to be dropped" with the bill as what was called, or the groups as those who were.

    What stands between the verb's "for" and "to be" undergoes what is called for.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for i in range(1, len(words) - 4):
        if words[i] not in words_for("calling") or words[i + 1] != "for" or out["upos"][i] != "VERB":
            continue
        to = next((j for j in range(i + 3, min(i + 12, len(words) - 2)) if words[j : j + 2] == ["to", "be"]), None)
        if to is None or any(out["upos"][j] in ("VERB", "PUNCT") for j in range(i + 2, to)) or any(words[j] in ("to", "for") for j in range(i + 2, to)):
            continue
        v = next((j for j in range(to + 2, min(to + 5, len(words))) if tags[j] == "VBN"), None)
        tops = [j for j in range(i + 2, to) if not i + 1 < heads[j] < to]
        if v is None or len(tops) != 1 or heads[i] in range(i + 1, v + 1):
            continue
        heads[v], rel[v], heads[tops[0]], rel[tops[0]] = i, "ccomp", v, "nsubj:pass"
        for j, label in ((i + 1, "mark"), (to, "mark"), (to + 1, "aux:pass")):
            heads[j], rel[j] = v, label
        if not any(heads[c] == i and rel[c] == "aux:pass" for c in range(i)):
            for c in range(i):
                rel[c] = "nsubj" if heads[c] == i and rel[c] == "nsubj:pass" else rel[c]


def give_back_modals(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "said he can and may impose a curfew" with who can apart from what he may.

    The subject of an auxiliary is that of its verb, and a verb that has its subject behind a verb of saying is what is said.
    """
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for who, label in enumerate(rel):
        modal = heads[who]
        verb = heads[modal]
        if label != "nsubj" or tags[modal] != "MD" or rel[modal] != "aux" or verb <= modal:
            continue
        say = heads[verb]
        heads[who] = verb
        if rel[verb] == "conj" and say < who and words[say] in words_for("told") | words_for("inserted"):
            rel[verb] = "ccomp"


def give_back_happened(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "approved the bombing of the embassy in Goma that took place on Monday" with the embassy as what took place.

    What took place is the deed, not whom or where it befell.
    """
    heads, rel = out["heads"], out["rel"]
    for v, label in enumerate(rel):
        noun = heads[v]
        if label != "acl:relcl" or not (words[v] in words_for("happened") or words[v : v + 2] in (["took", "place"], ["take", "place"], ["taken", "place"])) or words[noun] in words_for("deeds"):
            continue
        if not any(heads[c] == v and rel[c] == "nsubj" and words[c] in ("that", "which") for c in range(noun, v)):
            continue
        while rel[noun] == "nmod" and heads[noun] < noun and words[noun] not in words_for("deeds"):
            noun = heads[noun]
        if words[noun] in words_for("deeds"):
            heads[v] = noun


def give_back_gerunds(words: list[str], out: dict[str, Any]) -> None:
    """Repair four slips in place: "Fighting between the army and rebels resumed" with the fighting beside what resumed, "died in shelling by the army" with a clause, "spoke of Chad arming rebels" with Chad as what is spoken of, "Survivors told of a massacre" as if they were told.

    A gerund that begins the sentence, before a verb without a subject, is its subject; behind "in" such a word is a noun. Who stands before
    the gerund of what is spoken of does that.
    """
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
    for v in range(1, len(words) - 1):
        own = [c for c in range(v) if heads[c] == v and rel[c].startswith(("nsubj", "aux"))]
        if words[v] == "told" and words[v + 1] == "of" and heads[v] == v and [rel[c] for c in own] == ["nsubj:pass"]:  # "Survivors told of a massacre"
            rel[own[0]] = "nsubj"
            upos[v], out["tag"][v], out["feats"][v] = PAST
    for i in range(2, len(words)):
        above, who = heads[i], i - 1
        if out["tag"][i] != "VBG" or rel[i] != "advcl" or above >= who or words[above] not in words_for("spoken_of") or any(heads[c] == i and (rel[c] == "nsubj" or (rel[c] == "mark" and words[c] not in ("of", "about"))) for c in range(i)):
            continue
        while heads[who] != above and above < heads[who] < i and rel[who] in ("flat", "compound", "conj"):
            who = heads[who]
        before = heads[who]
        first = first_below(words, heads, who)
        mark = next((c for c in (first, first - 1) if words[c] in ("of", "about") and rel[c] in ("case", "mark")), None)
        if mark is not None and above < mark and upos[who] in ("PROPN", "NOUN") and (before == above or (rel[who] == "nmod" and heads[before] == above and out["ner"][before].endswith("DATE"))):
            heads[mark], rel[mark], heads[who], rel[who] = i, "mark", i, "nsubj"
    for i in range(1, len(words)):
        if words[i] in words_for("fought") and out["tag"][i] == "VBG" and rel[i] in ("obl", "nmod", "advcl") and words[i - 1] in ("in", "during", "after") and heads[i - 1] == i:
            done = [c for c in range(len(words)) if heads[c] == i and rel[c] in ("obj", "nsubj", "obl", "obl:agent")]
            by = {heads[c] for c in range(i, len(words)) if words[c] == "by" and rel[c] == "case"}
            if all(c in by for c in done) and (rel[i] != "advcl" or done):
                rel[i - 1], rel[i], upos[i], out["tag"][i], out["feats"][i] = "case", "obl" if rel[i] == "advcl" else rel[i], "NOUN", "NN", "Number=Sing"
                for c in done:
                    rel[c] = "nmod"
    v = heads[0] if words else 0
    if v == 0 or words[0] not in words_for("fought") or rel[0] not in ("advcl", "csubj") or rel[v] != "root" or out["tag"][v] not in ("VBD", "VBZ", "VBP") or any(heads[c] == v and rel[c].startswith("nsubj") for c in range(len(words))):
        return
    if any(heads[c] == 0 and rel[c] in ("obj", "mark", "aux") for c in range(len(words))):
        return
    rel[0], upos[0], out["tag"][0], out["feats"][0] = "nsubj", "NOUN", "NN", "Number=Sing"
    for c in range(1, v):
        if heads[c] == 0 and rel[c] == "obl":
            rel[c] = "nmod"


def give_back_owned(words: list[str], out: dict[str, Any]) -> None:
    """Repair in place a clause with "whose" whose subject was given to the verb behind it: "The army, whose commander-in-chief is Ali Diallo, entered the town" with the commander as who entered.

    What the owned noun is stands in that clause, which tells of the noun before it.
    """
    heads, rel = out["heads"], out["rel"]
    for w in range(2, len(words)):
        noun, v = heads[w], heads[heads[w]]
        if words[w] != "whose" or rel[w] != "nmod:poss" or not rel[noun].startswith("nsubj") or v <= noun:
            continue
        first = next((i for i in range(w) if heads[i] == v and rel[i].startswith("nsubj")), None)
        be = next((i for i in range(noun, v) if rel[i] == "cop"), None)
        if first is None or be is None:
            continue
        top = heads[be]
        while heads[top] not in (noun, v, top) and be < heads[top] < v:
            top = heads[top]
        if not be < top < v or heads[top] not in (noun, v):
            continue
        heads[top], rel[top] = first, "acl:relcl"
        heads[noun], rel[noun], heads[be] = top, "nsubj", top
        for i in range(noun + 1, be):  # "commander-in-chief"
            if heads[i] >= be:
                heads[i] = noun
