"""Set phrases: "according to X", "by the army's count", "in the view of", "for the union it was 98"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import verb_cue
from sayso.annotate.attribution.heard import recalled
from sayso.annotate.attribution.hosts import whole_sentence
from sayso.annotate.attribution.keeping import keep
from sayso.annotate.attribution.nominals import according_to
from sayso.annotate.attribution.papers import author_of
from sayso.annotate.attribution.reading import ends_sentence, first_of, has_number, set_off
from sayso.annotate.attribution.sources import counts_people
from sayso.annotate.attribution.words import Cue, is_paper, phrase_rows, speech, words_for
from sayso.quantities import numbers
from sayso.tree import FINITE, case, child, children, core, is_passive, span_of, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.annotate.attribution.words import CueKind


def read_phrase(r: Reading, token: Token) -> None:
    """Read "according to X" and its like: the rest of the clause is content."""
    if token.i in r.cue_of_quote:
        return
    if token.lower_ == "for" and (told := _for_whom(r, token)) is not None:
        keep(r, token.head, token, [told], speech("for"), [told])
        return
    found = _phrase(r, token)
    if found is None:
        return
    name, kind, speaker = found
    host = _host(r, token, speaker, name) if name != "learnt from" else token.head
    that = first_of(r.doc[speaker.i : speaker.sent.end], "that") if name == "learnt from" else None
    tokens = r.words(that + 1, speaker.sent.end) if that is not None else _content(r, token, speaker, host)
    if not any(t.pos_ in ("VERB", "AUX", "NOUN", "PROPN") for t in tokens) and host.tag_ != "CD":
        return
    owner: Token | None = speaker
    known = None
    if "..." in name or speaker.lower_ in words_for("voices"):
        owner = child(speaker, "nmod:poss") or _whose_count(r, speaker)
    elif (speaker.lower_ in words_for("counts") or is_paper(speaker)) and (whose := child(speaker, "nmod:poss")) is not None and whose.pos_ != "PRON" and counts_people(r, whose):
        owner = whose  # "according to the rebels' count", "going by the church's list"
    if "..." in name and owner is not None and owner.pos_ == "PRON" and (doer := _doer_who_counts(r, host, owner)) is not None:
        owner = doer  # "Chad lost 15 men, by its own account"
    elif "..." in name and owner is not None and owner.pos_ == "PRON" and (heard := recalled(r, owner)) is not None:
        known = heard, span_of([owner])  # "by its count": whoever was heard last
    keep(r, owner, token, tokens, Cue(name, kind), [host], known)


def read_pointer(r: Reading, token: Token) -> None:
    """Keep who is given for the sentence before: "That is the number given by the minister", "That's according to the mayor"."""
    start = token.sent.start
    if token.lower_ not in ("that", "this", "these", "those") or token.i != start or start == 0 or r.word(start + 1).lower() not in ("is", "was", "'s", "’s", "are", "were"):
        return
    before = r.doc[start - 1].sent
    words = [t for t in r.doc[start + 2 : token.sent.end] if not t.is_punct]
    if not has_number(before) or any(s.source is not None and any(before[0].idx <= c.start < before[-1].idx for c in s.content) for s in r.out):
        return
    speaker: Token | None = None
    if [t.lower_ for t in words[:2]] == ["according", "to"]:
        speaker = according_to(r, words[0])
    elif (noun := next((t for t in words[:4] if t.lemma_.lower() in words_for("verdicts")), None)) is not None:
        given = [(case(c), c) for x in (noun, *children(noun, "acl")) for c in x.children if core(c.dep_) in ("obl", "nmod") and c.i > noun.i]
        speaker = next((c for mark, c in given if mark in ("by", "of", "from")), None)
    if speaker is not None and counts_people(r, speaker):
        content = r.words(before.start, before.end)
        keep(r, speaker, r.doc[start + 1], content, speech("that is"), [before.root])


def _doer_who_counts(r: Reading, host: Token, owner: Token) -> Token | None:
    """The body or country that does what it counts itself, where the count is behind: of "Chad lost 15 men, by its own account" Chad."""
    doer = child(host, "nsubj")
    m = r.actors.headed_by(doer) if doer is not None and doer.i < owner.i and owner.lower_ in ("its", "their") else None
    return doer if m is not None and m.what.id.startswith(("ORG:", "GRP:", "ISO:")) else None


def _phrase(r: Reading, token: Token) -> tuple[str, CueKind, Token] | None:
    """The phrase that opens at a word: its name, its kind, and who speaks or whose view or count it is."""
    low, noun, behind = token.lower_, token.head, r.word(token.i + 1)
    if low == "according" and behind.lower() == "to":
        speaker = according_to(r, token)
        return ("according to", "speech", speaker) if speaker is not None else None
    if low in ("go", "going") and behind == "by":
        opens = any(c.dep_ == "mark" for c in token.children) if low == "go" else child(token, "aux", "nsubj") is None
        speaker = next((c for c in children(token, "obl") if case(c) == "by"), None)
        return ("going by", "speech", speaker) if opens and speaker is not None else None
    if low in words_for("learnt") and child(token, "aux:pass") is not None and any(c.lower_ == "it" for c in children(token, "expl", "nsubj:pass")):
        speaker = next((c for c in children(token, "obl") if case(c) in ("from", "through") and counts_people(r, c)), None)
        return ("learnt from", "speech", speaker) if speaker is not None else None
    if (believed := _if_believed(token)) is not None and counts_people(r, believed):
        return ("if believed", "speech", believed)
    if (heard_tell := _to_hear_tell(token)) is not None and counts_people(r, heard_tell):
        return ("to hear tell", "speech", heard_tell)
    if token.dep_ == "case":
        owned = child(noun, "nmod:poss") is not None
        if low == "in" and ((noun.lower_ in words_for("voices") and owned) or (noun.lower_ in words_for("in-counts") and _in_ones_count(r, token, noun))):
            return f"in ... {noun.lower_}", "speech" if noun.lower_ in words_for("counts") else "belief", noun
        if low in ("by", "on") and noun.lower_ in words_for("counts") and (owned or _whose_count(r, noun) is not None):
            return f"{low} ... {noun.lower_}", "speech", noun
        if low == "in" and core(noun.dep_) == "obl" and noun.i < noun.head.i and r.word(noun.right_edge.i) == "," and author_of(r, noun) is not None and verb_cue(noun.head) is None:
            return "in a report", "speech", noun  # "In a report by the UN, the dead number 40"
        if low == "in" and noun.lemma_ in words_for("polls") and core(noun.dep_) == "obl":
            return "in a poll", "evidence", noun
    if low not in ("in", "by", "as", "per"):
        return None
    name = next((p for p in phrase_rows() if p != "according to" and _spells(r, token, p)), None)
    if name is None or (phrase_rows()[name].place == "edge" and not _at_edge(r, token)):
        return None
    words = len(name.split())
    return name, phrase_rows()[name].kind, noun if words <= 2 or noun.i == token.i + words - 1 else r.doc[token.i + words - 1].head


def _if_believed(token: Token) -> Token | None:
    """Whom one would have to believe: "if the rebels are to be believed", "if one believes the army"."""
    if token.lemma_ not in words_for("believing") or token.pos_ != "VERB" or not any(c.lower_ == "if" for c in children(token, "mark")):
        return None
    if is_passive(token):
        return child(token, "nsubj:pass") if any(c.lower_ == "to" for c in children(token, "mark")) else None
    who = child(token, "nsubj")
    return child(token, "obj") if who is not None and who.lower_ in words_for("anybody") else None


def _to_hear_tell(token: Token) -> Token | None:
    """Who tells it: "to hear the colonel tell it", "to hear him talk"."""
    if token.lower_ != "hear" or token.dep_ != "advcl" or not any(c.lower_ == "to" for c in children(token, "mark")):
        return None
    tells = next((c for c in children(token, "xcomp", "ccomp") if c.lemma_ in words_for("telling-it")), None)
    return (child(tells, "nsubj") or child(token, "obj")) if tells is not None else None


def read_cleft(r: Reading, token: Token) -> bool:
    """Keep through whom it was learnt: "It was from the lips of the premier that one learned the toll of 31", "It was through the mayor that we heard of 14 dead"."""
    learns = token.dep_ in ("acl:relcl", "ccomp", "advcl", "acl") and token.lemma_ in words_for("learning") and token.head.i < token.i
    top = token.head
    if not learns or case(top) not in ("from", "through", "by", "via") or not any(c.lower_ == "it" for c in children(top, "expl", "nsubj")) or child(top, "cop") is None:
        return False
    through = next((c for c in children(top, "nmod") if case(c) == "of"), None) if top.lemma_ in words_for("mouths") else top
    if through is None or not counts_people(r, through):
        return False
    content = [t for t in r.doc[token.i + 1 : token.sent.end] if not t.is_punct]
    if not has_number(content):
        return False
    keep(r, through, token, content, speech("learnt through"), [t for t in content if t.head not in content])
    return True


def _host(r: Reading, token: Token, speaker: Token, name: str) -> Token:
    """The head of the clause that a phrase goes with."""
    if name in ("if believed", "to hear tell"):
        other = r.doc[token.left_edge.i - 1] if token.left_edge.i else token
        number = r.doc[other.i - 1] if other.text == "," else other
        return number if number.tag_ == "CD" and r.doc[number.i - 1].lower_ == "or" else token.head  # "41, or 66, if the bishop is to be believed"
    if name == "going by" and token.dep_ == "acl":
        return token.head  # "41 villagers, going by the church's list, lost their lives"
    top = token if name == "going by" else speaker
    nominal = ("nmod", "obl", "obj", "appos", "compound", "flat", "conj", "nummod", "amod")
    while top.head.i != top.i and core(top.dep_) in nominal and top.head.pos_ not in ("VERB", "AUX"):
        top = top.head
    host = top if top is not speaker else speaker.head
    if core(top.dep_) in ("obl", "nmod", "advcl", "parataxis") and top.head.i != top.i:
        host = top.head
    count_set_off = name.endswith(tuple(words_for("counts"))) and r.doc[token.i - 1].text == ","
    if count_set_off and host.dep_ == "acl:relcl" and not set_off(host):
        while host.head.i != host.i and (host.dep_ == "acl:relcl" or host.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")):
            host = host.head  # "most of those who fled, by the ministry's count, have gone back"
    while host.head.i < host.i and (host.dep_ == "xcomp" or (count_set_off and host.pos_ in ("NOUN", "PROPN"))):
        host = host.head  # "jets struck a concert, by the army's count": of the whole clause
    host = whole_sentence(r, token, speaker, host)
    between = r.doc[speaker.i : host.i]
    if host.head.i < token.i and any(t.text == ";" or (t.i > speaker.i and ends_sentence(r.doc, t.i)) for t in between):
        return host.head  # "18 were murdered, according to its leaders; most of the killings were claimed by X": hung on the other half
    return host


def _content(r: Reading, token: Token, speaker: Token, host: Token) -> list[Token]:
    """What a phrase vouches for: its host without the phrase, up to a semicolon behind which somebody else speaks."""
    rest = r.doc[token.i : speaker.sent.end]
    colon, half = first_of(rest, ":"), first_of(rest, ";")
    aside = token.i > 1 and r.doc[token.i - 1].text == "," and r.doc[token.i - 2].lower_ in words_for("opens-part")
    if aside:  # "at least 62, including, according to a rights group, 14 children"
        return [t for t in r.doc[speaker.right_edge.i + 1 : speaker.sent.end] if not t.is_punct]
    own_clause = token.tag_ == "VBN" or token.dep_ in ("advcl", "acl")
    branch = set(subtree(token)) if own_clause else {t for t in subtree(speaker) if token.i <= t.i and (colon is None or t.i < colon)} | {token}  # "according to officials: 118 in May"
    tokens = [t for t in subtree(host) if t not in branch]
    if half is not None and any(t.i > half and _opens_other(r, t) for t in tokens):
        return [t for t in tokens if t.i < half]
    return tokens


def _opens_other(r: Reading, t: Token) -> bool:
    """Whether somebody else speaks here: "94 dead, by the count of X; for Y it was 98", "30, according to the governor; the opposition says 52"."""
    if t.lower_ == "for" and _for_whom(r, t) is not None:
        return True
    return t.tag_ in FINITE and (c := verb_cue(t)) is not None and c.kind == "speech" and child(t, "nsubj") is not None


def _for_whom(r: Reading, mark: Token) -> Token | None:
    """The number of "for the daily it was 98", "for the union, the figure is 30"."""
    who, told = mark.head, mark.head.head
    if mark.dep_ != "case" or core(who.dep_) != "obl" or told.tag_ != "CD" or not counts_people(r, who):
        return None
    own = child(told, "nsubj")
    return told if own is not None and (own.lower_ == "it" or own.lemma_ in numbers().tolls) and child(told, "cop") is not None else None


def _whose_count(r: Reading, count: Token) -> Token | None:
    """Whose count it is: of "the count of the emergencies ministry" the ministry; "official figures" are nobody's in particular."""
    of = next((c for c in children(count, "nmod") if case(c) in ("of", "by", "from")), None)
    if of is not None:
        return of if counts_people(r, of) else None
    if (named := child(count, "compound")) is not None and counts_people(r, named):
        return named  # "by UN estimates"
    return count if any(c.lower_ == "official" for c in children(count, "amod")) else None


def _in_ones_count(r: Reading, mark: Token, count: Token) -> bool:
    """Whether somebody's count is set off from what it counts: "some 3,000 fled, in the UN's estimate", "In the estimate of the agencies, ..."."""
    whose = child(count, "nmod:poss") or next((c for c in children(count, "nmod") if case(c) == "of"), None)
    edge = mark.i == mark.sent.start or r.doc[mark.i - 1].text == "," or r.word(count.right_edge.i + 1) in (".", ",", ";")
    return whose is not None and whose.pos_ != "PRON" and edge and counts_people(r, whose)


def _spells(r: Reading, token: Token, phrase: str) -> bool:
    words = phrase.split()
    return [t.lower_ for t in r.doc[token.i : token.i + len(words)]] == words


def _at_edge(r: Reading, token: Token) -> bool:
    before = r.doc[token.i - 1] if token.i else None
    return before is None or before.text == "," or before.is_space
