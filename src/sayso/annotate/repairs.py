"""Repairs of the tree: slips that the reader makes in plain sentences, each known by its words and labels.

A repair changes one sentence or paragraph in place: ``words`` in small letters, and what the reader found of each of them (``heads``,
``rel``, ``tag``, ``upos``, ``feats``, ``ner``). It is for what is wrong in a tree whatever is asked of it; what a rule can read in spite of the tree
is that rule's own affair. Basic wire sentences (``tests/test_wire.py``) show where one is missing.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sayso.tables import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAST = ("VERB", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin")
PRESENT = ("VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
CLOSING = frozenset({'"', "”", "»"})
OPENING = frozenset({'"', "“", "«"})
MISSED = -4.0  # score of a sentence start below which the model is sure that there is none
FINITE_OR_NOT = frozenset({"VBD", "VBN", "VBZ", "VBP", "VB", "VBG"})


@cache
def words_for(row: str) -> frozenset[str]:
    """The words of one row of ``repair_words.toml``."""
    return words_of("en/repair_words.toml", row)


def give_back_starts(words: list[str], scores: NDArray[np.float32], starts: NDArray[np.bool_]) -> None:
    """Mark in place the sentence starts that the model missed: a capital behind a stop and a whole word ("said the governor, Abdou Ba. A curfew ...").

    Behind a closing quotation mark, who said it may still follow (``"We left." Haddad told reporters.``): there only a clause that
    says nothing, or that opens another quotation, is a sentence of its own.
    """
    for i in range(2, len(words)):
        before = words[i - 2]
        starts[i] |= words[i - 1] == "." and words[i][:1].isupper() and before.isalpha() and len(before) > 1 and before.lower() not in words_for("abbreviated")
    for i in range(3, len(words)):
        stop = i - 2 if words[i - 1] in CLOSING else i - 1
        before = words[stop - 1]
        if not words[i][:1].isupper() or words[stop] not in (".", "?", "!") or starts[stop + 1 : i + 1].any() or scores[i] < MISSED:
            continue
        if not before.isalpha() or len(before) < (3 if before.islower() else 5):
            continue  # "Maj. Gen."
        rest = words[i : next((j for j in range(i, len(words)) if words[j] == "."), len(words))]
        if stop < i - 1 and any(w in words_for("told") for w in rest[:8]) and not any(w in OPENING for w in rest):
            continue
        starts[i] = True


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
        below = [c for c in range(end + 1, len(words)) if not _hangs_elsewhere(heads, c, whom)]
        if any(words[c] in ("them", "whom") or (heads[c] == whom and (rel[c] == "cop" or rel[c].startswith("nsubj") or (rel[c] == "case" and words[c] != "at"))) for c in below):
            continue  # "Ten were arrested, police said, five of them women"
        if out["ner"][whom][-4:] not in ("DATE", "TIME") and words[whom] not in words_for("spans"):
            heads[whom], rel[whom] = v, "obj"


def give_back_prefixes(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "Odinga co-founded the party" with "co" as the verb."""
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(2, len(words)):
        co = v - 2
        if words[co] not in words_for("prefixes") or words[v - 1] != "-" or not tags[v].startswith("VB"):
            continue
        if rel[v] == "goeswith" and heads[v] == co:
            _put_above(out, v, co)
        for c, h in enumerate(heads):
            if h == co:
                heads[c] = v
        rel[co], out["upos"][co], tags[co], out["upos"][v] = "advmod", "ADV", "RB", "VERB"


def give_back_ranges(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "dozens if not hundreds of monks" with a condition: two numbers, as in "dozens or even hundreds"."""
    heads, rel = out["heads"], out["rel"]
    for i in range(1, len(words) - 3):
        low, high = i - 1, i + 2
        if words[i : i + 2] != ["if", "not"] or words[low] not in words_for("rounds") or words[high] not in words_for("rounds") or heads[low] == high:
            continue
        heads[:] = [low if h == high and c > high else h for c, h in enumerate(heads)]
        heads[high], rel[high], heads[i], rel[i], heads[i + 1], rel[i + 1] = low, "conj", high, "cc", i, "fixed"


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
        if all(rel[c] == "advmod" or not _hangs_elsewhere(heads, c, whom) or c == whom for c in range(whom, v)):
            heads[v], heads[whom] = above, v
            rel[whom], rel[v], tags[v], out["feats"][v] = "nsubj:pass", "ccomp", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"


def give_back_clauses(words: list[str], out: dict[str, Any]) -> None:
    """Repair three slips in place, of a clause whose words went to another: "was arrested after Ana Diaz, mayor of Lima, was stabbed" with Diaz on "arrested", "Ruto speaking to parliament condemned it" with Ruto on "speaking", "asked Lam, who is ill, to resign" with "resign" on "ill".

    What stands right behind the conjunction of a clause without a subject is its subject. Who stands before a participle and a verb without a
    subject is the verb's. What somebody is asked, behind a relative clause between commas, is asked.
    """
    heads, rel, tags, upos = out["heads"], out["rel"], out["tag"], out["upos"]
    for last, label in enumerate(rel):
        first = _first_below(words, heads, last)
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
    """Repair two slips in place, of a verb of saying: "said, "This is new", adding, "..."" with "adding" on what is new, "urged Libya to withdraw in its statement" with the statement as where to withdraw."""
    heads, rel, tags = out["heads"], out["rel"], out["tag"]
    for v in range(2, len(words)):
        above = heads[v]
        if tags[v] == "VBG" and words[v] in words_for("adding") and words[v - 1] == "," and rel[v] == "advcl" and above < v and rel[above] == "ccomp" and heads[above] < above and words[heads[above]] in words_for("told"):
            heads[v] = heads[above]
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
        if not all(words[c : c + 2] in (["at", "least"], ["at", "most"]) for c in marks) or (not marks and not any(tags[c] == "CD" for c in (i, *below.get(i, ())))):
            continue
        if out["upos"][min((c for c in (i, *below.get(i, ())) if c > v), default=i) - 1] == "ADP":
            continue
        if all(c in range(v + 1, i) for c in below.get(i, ()) if c < i) and all(heads[j] != v or rel[j] in ("advmod", "xcomp", "compound:prt") for j in range(v + 1, min((c for c in (i, *below.get(i, ())) if c > v), default=i))):
            rel[i] = "obj"
    for a, label in enumerate(rel):
        v, i = heads[a], a - 1
        if label != "aux:pass" or v <= a or words[a] not in ("was", "were") or i < 1 or out["upos"][i] not in ("NOUN", "PROPN") or any(rel[c].startswith("nsubj") for c in below.get(v, ())):
            continue
        if rel[i] in ("nsubj", "nsubj:pass") and heads[i] > v and _hangs_elsewhere(heads, v, i):
            below[heads[i]].remove(i)
            heads[i], rel[i] = v, "nsubj:pass"
            below.setdefault(v, []).append(i)
    for i, label in enumerate(rel):
        v = heads[i]
        if label == "nsubj:pass" and i < v and tags[v] in ("VBD", "VBN") and any(rel[c] == "obj" and c > v for c in below.get(v, ())) and not any(rel[c] in ("aux:pass", "aux") for c in below.get(v, ())):
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
        elif heads[i] != v and not _hangs_elsewhere(heads, v, i):
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


def give_back_totals(words: list[str], out: dict[str, Any]) -> None:
    """Repair one slip in place: "The number of dead remains at 19" with "remains" taken for a noun.

    Behind a total and those whom it counts, and before "at", such a word is the verb.
    """
    heads, rel = out["heads"], out["rel"]
    for i in range(3, len(words) - 2):
        total, whom = heads[i], i - 1
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
        if heads[i] != i and _hangs_elsewhere(heads, first, i):
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
            if out["ner"][to][-4:] != "DATE" and not any(w.endswith("day") or w.isdigit() for w in between) and not _hangs_elsewhere(heads, i, heads[to]):
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
        if told or (deed < above and upos[above] in ("NOUN", "PROPN", "NUM") and not _hangs_elsewhere(heads, above, deed)):
            heads[who], rel[who] = deed, "nmod"


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
        if words[i] in words_for("holding") and rel[i] == "acl" and words[i - 2 : i] == ["to", "be"] and heads[i] < meeting and out["upos"][meeting] == "NOUN" and _hangs_elsewhere(heads, meeting, i):
            heads[i] = meeting
        elif words[i] in words_for("holding") and rel[i] == "acl" and words[i - 2 : i] == ["to", "be"] and heads[meeting] == i and heads[i] < meeting:
            heads[meeting], rel[meeting], heads[i] = heads[i], "nmod", meeting
            for j in range(heads[meeting] + 1, meeting):  # "for the election to be held": no clause of its own
                if heads[j] == i:
                    heads[j], rel[j] = meeting, "case"
        if rel[i] == "acl" and out["tag"][i] in ("VBN", "VBG") and rel[i + 1] == "case" and i + 1 < to < heads[to] and rel[to] == "obl" and words[to + 1] == "," and _hangs_elsewhere(heads, i, to):
            heads[to] = i


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
            first = _first_below(words, heads, j)
            if words[first - 1] == "," and heads[j] < first - 1 and all(i == j or (i == v - 1 and words[i] == ",") or not _hangs_elsewhere(heads, i, j) for i in range(first, v)):
                heads[j], rel[j] = v, "nsubj"
                break
    for name, label in enumerate(rel):
        v = heads[name]
        if label != "nsubj" or v <= name or words[v] not in words_for("told") or tags[v] not in ("VBD", "VBZ") or out["upos"][name] != "PROPN":
            continue
        first = _first_below(words, heads, name)
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
    """Repair five slips in place: "In the capital, Kabul, rebels attacked" with Kabul beside the rebels, "a woman named Ana Diaz", "killed Iranian general, Qasem Ali" with the name apart, "United States military kills" as two who kill, "arrested, according to the paper" as by the paper.

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
            if victim or town:
                heads[i], rel[i] = i - 2, "appos"
    for i in range(1, len(words)):
        if rel[i] == "nsubj" == rel[i - 1] and heads[i] == heads[i - 1] > i and tags[i - 1] in ("NNP", "NNPS") and tags[i] in ("JJ", "NN", "NNS"):
            heads[i - 1], rel[i - 1] = i, "compound"
            if upos[i] == "ADJ":
                upos[i], tags[i] = "NOUN", "NN"
    for i, label in enumerate(rel):
        if label == "case" and words[i] in ("according", "per") and rel[heads[i]] == "obl:agent":
            rel[heads[i]] = "obl"


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
        if of is None or land is None or "," in words[of:i] or any(_hangs_elsewhere(heads, k, land) for k in range(of + 1, i) if k != land):
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
        first = min((c for c in range(h + 1, i + 1) if c == i or not _hangs_elsewhere(heads, c, i)), default=i)
        k = first - 1
        if heads[k] == h and rel[k] == "nmod" and out["upos"][k] == "NOUN" and any(heads[c] == k and rel[c] == "case" for c in range(h, k)):
            heads[:] = [i if x == k else x for x in heads]
            heads[k], rel[k] = i, "compound"


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
        if told and words[v + 1] == "and" and tags[v] == "NN" and v + 2 < len(words) and tags[v + 2] == "VBD" and heads[v + 2] == v and rel[v + 2] == "conj" and upos[who] in ("NOUN", "PROPN") and heads[who] == v:
            upos[v], tags[v], out["feats"][v] = PAST
            rel[who] = "nsubj"  # "Rebels shot and killed two men"
            continue
        whom = v + 1
        while rel[whom] in ("compound", "amod", "nummod", "nmod:desc") and heads[whom] > whom and heads[whom] < v + 6:
            whom = heads[whom]
        if (rel[whom] in ("compound", "amod", "nummod", "nmod:desc") and heads[whom] > whom) or upos[whom] not in ("NOUN", "PROPN", "NUM") or words[whom] in words_for("suffered_by") or words[whom].endswith("day") or out["ner"][whom][-4:] in ("DATE", "TIME"):
            continue
        if any(rel[c] in ("det", "case", "punct", "cc", "nmod:poss", "mark") or upos[c] in ("VERB", "ADP", "ADV") for c in range(v + 1, whom)) or (upos[v] == "VERB" and rel[whom] == "obj" and heads[whom] == v and heads[who] == v):
            continue
        if doing:
            if upos[who] == "VERB" and heads[whom] == who and rel[whom] == "obj" and heads[v] in range(v, whom + 1):
                heads[v], rel[v], heads[whom], upos[v], tags[v], out["feats"][v] = who, "xcomp", v, "VERB", "VBG", "VerbForm=Ger"
            continue  # "admitted wounding aid workers"
        if words[who] in ("have", "has", "had"):
            if told and heads[whom] == who and rel[whom] == "obj" and heads[v] in range(v, whom + 1):
                _put_above(out, v, who)
            elif told and heads[who] in (v, whom) and heads[v] in range(v, whom + 1):
                _put_above(out, v, whom)
            else:
                continue
            rel[who], upos[who], tags[v] = "aux", "AUX", "VBN"
        elif words[who] in ("and", "but"):
            beside = heads[whom]
            top = heads[beside]
            if not told or rel[whom] != "conj" or beside > who or heads[who] not in (v, whom) or upos[top] != "VERB" or rel[beside] not in ("obj", "obl") or heads[v] not in range(v, whom + 1):
                continue
            if words[top] in words_for("caring"):
                continue
            heads[v], rel[v], heads[who] = top, "conj", v
        else:
            if upos[who] not in ("NOUN", "PROPN") or rel[v - 1] == "det" or words[who] in words_for("no_doer") or words[who].endswith("day"):
                continue
            tops = [c for c in (who, v, whom) if heads[c] == c or heads[c] not in range(who, whom + 1)]
            marked = any(heads[c] in (who, v, whom) and rel[c] in ("mark", "case") and words[c] in words_for("when") for c in range(who))
            if len({heads[c] for c in tops}) != 1 or (len(tops) > 1 and not marked):
                continue
            top, label = tops[0], rel[tops[0]]
            if heads[top] != top and any(not _hangs_elsewhere(heads, heads[top], c) for c in (who, v, whom)):
                continue  # what it hangs on hangs on it
            dead = heads[top]
            if label == "nsubj" and words[dead] == "dead" and dead == whom + 1 and told:  # "Gunmen shot aid workers dead"
                _put_above(out, v, dead)
                rel[dead], label = "xcomp", rel[v]
                heads[top] = v
            if not told and (any(t in ("VBD", "VBZ", "VBP", "MD") for t in tags) or label != "root" or words[v].endswith("s") == (tags[who] in ("NNS", "NNPS") or words[who] == "police")):
                continue
            if label.startswith("nsubj") and not any(heads[c] == heads[top] and rel[c].startswith("nsubj") for c in range(whom + 1, len(words))):
                verb = heads[top]
                teller = next((c for c in range(verb + 1, len(words)) if heads[c] == verb and rel[c] == "obj"), None)
                if words[verb] not in words_for("told") or words[verb - 1] != "," or teller is None:
                    continue  # "Rebels freed prisoners say"
                rel[teller] = "nsubj"  # "A gunman shot shoppers, reported officials"
                for c in range(who):
                    if heads[c] == verb and rel[c] == "obl":
                        heads[c] = v  # "On Friday, a gunman ..."
            if label not in ("root", "conj", "advcl", "ccomp", "parataxis", "obj", "appos", "xcomp", "list", "dep") and not label.startswith("nsubj") and not marked:
                continue
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
            heads[v], rel[v] = (v, "root") if label == "root" else (heads[top], "advcl" if marked else {"obj": "ccomp", "appos": "parataxis"}.get(label, "ccomp" if label.startswith("nsubj") else label))
            heads[who], rel[who] = v, "nsubj"
        heads[whom], rel[whom] = v, "obj"
        if tags[v] != "VBN" or words[who] not in ("have", "has", "had"):
            tags[v] = "VBD" if told else "VBZ" if words[v].endswith("s") else "VBP"
        upos[v], out["feats"][v] = "VERB", PAST[2] if told else PRESENT[2]
        for c in range(whom + 1, len(words)):
            if heads[c] == whom and rel[c] == "nmod" and upos[c] in ("NOUN", "PROPN") and any(heads[k] == c and rel[k] == "case" and words[k] in words_for("where_or_when") for k in range(whom, c)):
                heads[c], rel[c] = v, "obl"


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


def give_back_past(words: list[str], out: dict[str, Any]) -> None:
    """Repair two slips in place: "On Tuesday thousands of people protested" in the present, where a form in -ed is none; "was dismissed and resigned" with a second participle."""
    heads, rel = out["heads"], out["rel"]
    for i, tag in enumerate(out["tag"]):
        if tag == "VBN" and rel[i] == "conj" and (words[i] in words_for("moved") | words_for("not_undergone") or words[i : i + 2] == ["threatened", "to"]) and not any(heads[c] == i and rel[c] in ("aux", "aux:pass") for c in range(i)) and any(heads[c] == heads[i] and rel[c] == "aux:pass" for c in range(i)):
            out["upos"][i], out["tag"][i], out["feats"][i] = PAST
    for i, tag in enumerate(out["tag"]):
        if tag in ("VBP", "VBZ") and words[i].endswith("ed") and len(words[i]) > 4 and words[i] not in words_for("present"):
            out["upos"][i], out["tag"][i], out["feats"][i] = PAST


def give_back_gerunds(words: list[str], out: dict[str, Any]) -> None:
    """Repair two slips in place: "Fighting between the army and rebels resumed" with the fighting beside what resumed, "died in shelling by the army" with a clause.

    A gerund that begins the sentence, before a verb without a subject, is its subject; behind "in" such a word is a noun.
    """
    heads, rel, upos = out["heads"], out["rel"], out["upos"]
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
            if say > v or not _says(words, out, say) or (tags[v] == "VBN" and not below & {"aux", "aux:pass"}) or below & {"nsubj", "nsubj:pass", "csubj", "expl", "mark"}:
                continue
            who = next((c for c in range(v - 1, say, -1) if heads[c] == say and rel[c] in ("nsubj", "obj", "iobj", "dep")), None)
            if who is None or out["upos"][who] not in ("NOUN", "PROPN", "NUM") or any(rel[c] != "punct" and heads[c] != v and _hangs_elsewhere(heads, c, who) for c in range(say + 1, v) if c != who):
                continue
            heads[who], rel[who] = v, "nsubj:pass" if "aux:pass" in below else "nsubj"
        elif tags[v] == "VBN" and rel[v] == "acl":
            who = heads[v]
            say = heads[who]
            fired = words[v] == "fired" and words[v + 1 : v + 2] in (["at"], ["on"]) and words[who] not in words_for("no_sufferer")
            told = any(heads[c] == v and rel[c] == "obj" and c > v for c in range(len(words))) and words[v].endswith("ed")
            if say >= who or v - 1 != who or rel[who] != "obj" or not _says(words, out, say) or not (told or fired or words[v] in words_for("moved")):
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
        if label != "ccomp" or say > told or not _says(words, out, say) or tags[say] not in ("VBD", "VBZ"):
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
        last = max(c for c in range(len(words)) if c == who or (rel[c] != "punct" and not _hangs_elsewhere(heads, c, who)))
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


def _says(words: list[str], out: dict[str, Any], verb: int) -> bool:
    """Whether a word is a finite verb of saying with a subject before it, and no passive."""
    heads, rel = out["heads"], out["rel"]
    spoken = words[verb] in words_for("told") | words_for("inserted") and words[verb] != "told" and out["tag"][verb] in ("VBD", "VBZ", "VBP", "VBN")
    return spoken and any(heads[c] == verb and rel[c] == "nsubj" for c in range(verb)) and not any(heads[c] == verb and rel[c] == "aux:pass" for c in range(verb))


def _put_above(out: dict[str, Any], top: int, other: int) -> None:
    """Give a word the place of another, and all that hangs on it."""
    heads, rel = out["heads"], out["rel"]
    heads[top], rel[top] = (top if heads[other] == other else heads[other]), rel[other]
    heads[:] = [top if h == other and c != top else h for c, h in enumerate(heads)]
    heads[other] = top


def _first_below(words: list[str], heads: list[int], top: int) -> int:
    """The first word of a phrase, behind the comma that may set it off."""
    return min(i for i in range(top + 1) if i == top or (words[i] != "," and not _hangs_elsewhere(heads, i, top)))


def _hangs_elsewhere(heads: list[int], low: int, high: int) -> bool:
    """Whether ``low`` is not below ``high`` in the tree."""
    while heads[low] != low:
        low = heads[low]
        if low == high:
            return False
    return low != high


REPAIRS = (give_back_past, give_back_ranges, give_back_seen, give_back_parted, give_back_clauses, give_back_styled, give_back_added, give_back_pending, give_back_objects, give_back_headlines, give_back_deeds, give_back_movers, give_back_gerunds, give_back_undergone, give_back_called_for, give_back_nouns, give_back_rejected, give_back_verbs, give_back_totals, give_back_counts, give_back_shares, give_back_each, give_back_results, give_back_targets, give_back_culprits, give_back_adjuncts, give_back_numbered, give_back_among, give_back_times, give_back_speakers, give_back_inserted, give_back_names, give_back_appositions, give_back_letters, give_back_titles, give_back_offices, give_back_wholes, give_back_said, give_back_deeds_of_speakers, give_back_happened, give_back_reporters, give_back_modals, give_back_prefixes)  # in this order
