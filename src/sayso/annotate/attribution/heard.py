"""Who was heard before: whom a pronoun, "the report", "a spokesman" or a first person in a quotation stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.attribution.cues import verb_cue
from sayso.annotate.attribution.reading import REACH, ends_line
from sayso.annotate.attribution.words import ends_in, is_paper, is_unnamed, words_for
from sayso.model import Source
from sayso.tree import child, children, core, parted, tokens_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Actor, Mention, Said, Span


PASSAGE = 900  # characters over which "the report" is the one that was named
SENTENCES = 600  # characters over which "the spokesman" is the one that spoke
NEAR = 450  # characters over which "a spokesman" is of the body that spoke
LAST = 400  # characters over which a pronoun is whoever spoke last
KINDS: dict[str, tuple[str, ...]] = {  # what a pronoun can stand for, by the beginning of an id
    **dict.fromkeys(("he", "she", "his", "her"), ("PER:",)),
    **dict.fromkeys(("it", "its"), ("ORG:", "GRP:", "ISO:")),
    **dict.fromkeys(("they", "their"), ("ORG:", "GRP:", "TXT:")),
}


def _last(r: Reading, token: Token, within: int, fits: Callable[[Said, Source], bool]) -> tuple[Source, Span] | None:
    """The source whose words stand last before a token, ``within`` so many characters, of those that fit."""
    near = [
        (s.source, s.source_span)
        for s in r.out
        if s.source is not None and s.source_span is not None and 0 < token.idx - s.source_span.start < within and fits(s, s.source)
    ]
    return max(near, key=lambda found: found[1].start, default=None)


def recalled(r: Reading, pronoun: Token) -> Source | None:
    """The source last spoken of that a pronoun can stand for, at most a few sentences back."""
    if pronoun.lower_ not in KINDS:
        return None
    last = _last(r, pronoun, LAST, lambda _, source: _can_stand_for(source, pronoun.lower_))
    return last[0] if last is not None else None


def body_told_of(r: Reading, pronoun: Token) -> Mention[Actor] | None:
    """The body that "it" at the head of a sentence goes on from: the subject of the sentence before, where who was heard last only stands in a clause of that.

    "UNAMA has published figures for the days until the Taliban announced that they were leaving. It has verified 289 dead."
    """
    start = pronoun.sent.start
    if pronoun.lower_ != "it" or core(pronoun.dep_) != "nsubj" or pronoun.i - start > 1 or start == 0 or parted(r.doc, start - 1, start):
        return None
    root = r.doc[start - 1].sent.root
    subject = child(root, "nsubj")
    m = r.actors.headed_by(subject) if subject is not None else None
    if m is None or not m.what.id.startswith(("ORG:", "GRP:")):
        return None
    told = [r.doc[s.cue] for s in r.out if s.source is not None and s.cue is not None and root.sent.start <= s.cue < start and s.source.id != m.what.id]
    beneath = [t for t in told if t.i != root.i and all(core(x.dep_) not in ("ccomp", "parataxis", "conj") for x in (t, *t.ancestors) if x.i != root.i)]
    return m if told and len(beneath) == len(told) else None


def body_heard(r: Reading, pronoun: Token, meant: Actor | None) -> Source | None:
    """The body whose words the sentence before gives, when "it" or "they" go on to say something and nobody nearer is meant.

    "The dead number 108, according to the government of the province. About 40 of them were children, it says", in a paragraph of its own or not.
    """
    if pronoun.lower_ not in ("it", "they") or core(pronoun.dep_) != "nsubj" or r.in_quotation(pronoun) or (cue := verb_cue(pronoun.head)) is None or cue.kind != "speech":
        return None
    start = pronoun.sent.start
    while start > 0 and r.doc[start - 1].is_space:
        start -= 1
    if start == 0:
        return None
    before = r.doc[start - 1].sent
    if meant is not None and any(m.what.id == meant.id and before.start <= m.first and m.last <= pronoun.i and r.doc[m.head].pos_ != "PRON" for m in r.actors):
        return None
    told = [s for s in r.out if s.source is not None and s.cue is not None and before.start <= s.cue < start and s.form != "hedge" and s.source_span is not None]
    last = max(told, key=lambda s: s.cue or 0, default=None)
    source = last.source if last is not None else None
    return source if source is not None and source.class_ == "named" and _can_stand_for(source, pronoun.lower_) else None


def speaker_meant(r: Reading, pronoun: Token) -> Source | None:
    """The one person whom "he" or "she" means as a speaker: who says the words around it, else who spoke last in the sentence before."""
    if pronoun.lower_ not in ("he", "she") or core(pronoun.dep_) != "nsubj" or r.in_quotation(pronoun):
        return None
    around = [s for s in r.out if s.source is not None and s.cue is not None and any(c.start <= pronoun.idx < c.end for c in s.content) and not r.in_quotation(r.doc[s.cue])]
    if around:
        source = max(around, key=lambda s: s.cue or 0).source
        return source if source is not None and _is_single(source) else None
    start = pronoun.sent.start
    if start == 0 or parted(r.doc, start - 1, start) or any((m := r.actors.headed_by(t)) is not None and m.what.id.startswith("PER:") and t.pos_ != "PRON" for t in r.doc[start : pronoun.i]):
        return None
    before = r.doc[start - 1].sent
    told = [s for s in r.out if s.source is not None and s.cue is not None and before.start <= s.cue < before.end and s.form != "hedge" and s.source_span is not None]
    last = max(told, key=lambda s: s.cue or 0, default=None)
    return last.source if last is not None and last.source is not None and _is_single(last.source) else None  # "informed the paper. Ten were missing, he said"


def _is_single(source: Source) -> bool:
    """Whether a source is one person: by name, by office, or as "a member of the community"."""
    if source.id.startswith("PER:") or _is_one_person(source):
        return True
    one = re.match(r"(?:a|an|another|one) (.+?)(?: (?:of|in|at|for|from|with|who)\b.*|,.*)?$", source.text.lower())
    return one is not None and not ends_in("bodies", one[1]) and one[1].split()[-1] not in words_for("groups-of-people")


def _can_stand_for(source: Source, pronoun: str) -> bool:
    fit = KINDS[pronoun]
    one, many = "PER:" in fit, "TXT:" in fit
    if source.id.startswith(fit) or (not many and ends_in("bodies", source.text or "")):
        return True
    if one:
        return _is_one_person(source) or (re.fullmatch(r"[A-Z]{3}:[A-Z]{3}", source.id) is not None and _is_single(source))
    if source.id.startswith("TXT:"):
        name = source.name or ""
        several = pronoun == "they" and re.fullmatch(r"[a-z ]+s", name.lower()) is not None
        return several or re.search(r"\s[A-Z]|^[A-Z].*\s\d|^[A-Z]{3,}$", name) is not None  # with a name in it
    return (many or ends_in("armed-bodies", source.text or "")) and re.fullmatch(r"[A-Z]{3}:(COP|MIL|GOV|SPY|HLH|NGO|JUD)", source.id) is not None


def _is_one_person(source: Source) -> bool:
    """Whether a source without a name is one person by what they are called: "the mayor of Kherson"."""
    if not source.id.startswith("TXT:") or source.name is None:
        return False
    last = re.split(r",| (?:of|in|at|for|from|with|who)\b", source.name.lower(), maxsplit=1)[0].split()[-1:]
    return bool(last) and (last[0] in words_for("offices") or (is_unnamed(last[0]) and last[0] not in words_for("groups-of-people")))


def spoken_of(r: Reading, pronoun: Token) -> Token | None:
    """The subject of what was said, before "its spokesman said", when it is somebody who can have a spokesman."""
    single = pronoun.lower_ in ("his", "her")
    for t in r.doc[pronoun.sent.start : pronoun.i]:
        m = r.actors.at(t) if core(t.dep_) == "nsubj" else None
        if m is not None and (
            m.what.id.startswith("PER:") if single else m.what.id.startswith(("ORG:", "GRP:", "TXT:")) or m.what.id.endswith((":MIL", ":COP"))
        ):
            return t
    return None


def party_before(r: Reading, owner: Token) -> Mention[Actor] | None:
    """The party, movement or group of the same sentence, or the one before, whose leaders speak: "members of the party were murdered, according to its leaders"."""
    start = owner.sent.start
    first = r.doc[start - 1].sent.start if start and not parted(r.doc, start - 1, start) else start
    near = [m for m in r.actors if first <= m.first and m.last <= owner.i and (m.what.sector in ("PTY", "OPP") or m.what.id.startswith("GRP:")) and not re.fullmatch(r"TXT:.*s", m.what.id)]
    return next((m for m in reversed(near) if m.first >= start), near[-1] if near else None)


def just_heard(r: Reading, token: Token) -> Source | None:
    """Whose "a spokesman" or "a statement" it is that nothing more is said of: the body that was heard right before, in the same paragraph."""
    bare = all(c.dep_ in ("det", "case", "punct") or (c.dep_ in ("amod", "advmod") and c.lower_ in words_for("later")) for c in token.children)
    if not bare or not any(c.lower_ in ("a", "the") for c in children(token, "det")):
        return None
    begins = r.doc[token.sent.start].idx
    last = _last(r, token, NEAR, lambda s, _: s.cue is not None and s.source_span is not None and s.source_span.start < begins)
    if last is None or parted(r.doc, tokens_in(r.doc, last[1])[0].i, token.i):
        return None
    source = last[0]
    body = source.id.startswith(("ORG:", "GRP:")) or source.id.endswith((":MIL", ":COP"))
    return source if body and source.class_ == "named" else None


def body_of_kind(r: Reading, token: Token) -> Source | None:
    """The body heard last that "the university", "the council", "the paper" stand for: with that word in its name, or in what it is called there."""
    noun = token.lemma_.lower()
    bare = all(c.dep_ in ("det", "case", "punct", "acl:relcl", "appos") for c in token.children) and any(c.lower_ in ("the", "this", "that") for c in children(token, "det"))
    if not bare or token.tag_ != "NN" or token.dep_ == "compound" or not (noun in words_for("kinds-of-bodies") or noun in words_for("press")):
        return None

    words = {noun, *(words_for("press") if noun == "paper" else ())}

    def fits(s: Said, source: Source) -> bool:
        before = _words_before(r, s.source_span) if s.source_span is not None else ""
        called = set(re.findall(r"[^\W\d_]+", f"{source.name} {source.text} {before}".lower()))
        return source.class_ == "named" and not source.id.startswith(("PER:", "ISO:")) and len(called - {"the", "a", "an"}) > 1 and not called.isdisjoint(words)

    last = _last(r, token, PASSAGE, fits)
    if last is not None:
        return last[0]
    told = next((m for m in reversed(tuple(r.actors)) if m.last <= token.i and re.match(r"(ORG|TXT):", m.what.id) and " " in m.what.name.removeprefix("the ").removeprefix("The ") and noun in m.what.name.lower().split()), None)
    if told is None or told.what.name.islower() or not 0 < token.idx - told.span.start < PASSAGE:
        return None
    a = told.what
    return Source(text=a.text, id=a.id, name=a.name, country=a.country, sector=a.sector, start=a.start, end=a.end, class_="named")


def _words_before(r: Reading, span: Span) -> str:
    """What a body is said to be right before its name: "Israel's ambulance service Magen David Adom"."""
    first = i = tokens_in(r.doc, span)[0].i
    while i > 0 and first - i < 4 and r.doc[i - 1].pos_ in ("NOUN", "ADJ", "PROPN"):
        i -= 1
    return r.doc[i:first].text


def same_service(r: Reading, token: Token) -> Source | None:
    """The prosecutors, or the rescue service, heard before in so many words, that "prosecutors", "the prosecutor's office", "rescuers" stand for."""
    few = token if token.lemma_.lower() != "office" else next(iter(children(token, "nmod:poss", "compound")), token)
    owned = [c for c in token.children if c.i != few.i and not (c.dep_ in ("det", "case", "punct") or c.lower_ == "public")] + [c for c in few.children if few.i != token.i and c.dep_ not in ("det", "case")]
    if owned:
        return None
    word = few.lemma_.lower()
    if word in words_for("prosecutors"):
        called = words_for("prosecutors")
    elif word in words_for("rescuers") and token.tag_ == "NNS":
        called = words_for("rescue-services")
    else:
        return None

    def fits(_: Said, source: Source) -> bool:
        name = f"{source.name} {source.text}".lower()
        return source.class_ == "named" and source.id.startswith(("ORG:", "TXT:")) and any(w in name for w in called)

    last = _last(r, token, PASSAGE * 3, fits)
    return last[0] if last is not None else None


def issuer_of(r: Reading, paper: Token) -> Source | None:
    """Who speaks through "the report", "the study": the body that was told before to have said something in one."""
    described = any(c.i > paper.i or c.dep_ in ("compound", "amod") for c in children(paper, "nmod", "acl", "compound", "amod"))
    if described or not any(c.lower_ in ("the", "this", "that") for c in children(paper, "det")):
        return None
    for s in reversed(r.out):
        if s.source is None or s.cue is None or s.source_span is None or not 0 < paper.idx - s.source_span.start < PASSAGE:
            continue
        body = s.source.id.startswith(("ORG:", "GRP:", "TXT:")) and s.source.class_ == "named"
        if body and any(is_paper(t) and t.i < paper.i for t in r.doc[s.cue].sent):
            return s.source
    return None


def issued_before(r: Reading, paper: Token) -> Token | None:
    """Who put a paper out: "The council issued a statement saying ...", "... The statement said ..." of the same paragraph."""
    for t in (paper, *reversed(r.doc[max(paper.i - REACH * 2, 0) : paper.i])):
        if ends_line(t):
            return None
        if t.lemma_.lower() != paper.lemma_.lower() or core(t.dep_) != "obj" or t.head.pos_ != "VERB":
            continue
        if t.head.lemma_.lower() in words_for("issued") | words_for("drawing-up"):
            who = child(t.head, "nsubj")
            return who if who is not None and who.i != paper.i else None
    return None


def writer_before(r: Reading, paper: Token) -> Token | None:
    """Whose "the message", "the post" it is: who did something in the sentence before, of the same paragraph."""
    start = paper.sent.start
    bare = any(c.lower_ in ("the", "this") for c in children(paper, "det")) and not children(paper, "nmod", "acl", "compound")
    if paper.lemma_.lower() not in words_for("postings") or not bare or start == 0 or parted(r.doc, start - 1, start):
        return None
    who = child(r.doc[start - 1].sent.root, "nsubj")
    m = r.actors.headed_by(who) if who is not None else None
    return who if m is not None and m.what.id.startswith(("PER:", "ORG:", "GRP:")) else None


def first_person(r: Reading, token: Token) -> Source | None:
    """Who says "I" or "we" in a direct quotation or in a turn of an interview."""
    n = r.quoted[token.i]
    if n < 0:
        return next((s.source for s in r.out if s.rule == "quote.turn" and any(c.start <= token.idx < c.end for c in s.content)), None)
    said = r.quotes[n].said
    return r.out[said].source if said is not None else None


def spokesperson_before(r: Reading, token: Token) -> Source | None:
    """Whom "the spokesman" means: the last source that was a spokesperson, a few sentences back at most."""
    for s in reversed(r.out):
        if s.source is not None and s.source_span is not None and 0 < token.idx - s.source_span.start < SENTENCES:
            told = r.text[s.source_span.start : s.source_span.end]
            if any(w in told for w in words_for("spokespeople")):
                return s.source
    return None
