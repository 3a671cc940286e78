"""Documents and lists of numbers: who speaks through them ("a list published by the ministry", "figures that X collected")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.nominals import is_body, is_described
from sayso.annotate.attribution.words import ends_in, is_paper, words_for
from sayso.tree import FINITE, case, children

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Actor, Mention


def author_of(r: Reading, token: Token) -> Mention[Actor] | None:
    """Who speaks in a document: "a list published by the ministry", "a report by the UN human rights office"."""
    if not is_paper(token):
        return None
    by = ("by", "from", "of") if token.lemma_ in words_for("tallies") else ("by", "from")
    found = [c for c in children(token, "nmod") if c.i > token.i and case(c) in by]
    found += [c for c in children(token, "nmod") if "of" not in by and case(c) == "of" and (m := r.actors.headed_by(c)) is not None and is_body(m)]  # "a report of the UN"
    found += [c for c in children(token, "compound") if (m := r.actors.at(c)) is not None and m.last <= token.i and is_body(m)]  # "UN figures"
    if token.lemma_.lower() in words_for("inquiries") and not any(c.i > token.i for c in children(token, "nmod")):  # "the U.S. inquiry": the country's
        lands = (r.actors.at(c) for c in children(token, "compound", "amod", "nmod:poss"))
        if (land := next((m for m in lands if m is not None and m.what.id.startswith("ISO:")), None)) is not None:
            return land
    for c in children(token, "acl", "acl:relcl"):
        if c.lemma_.lower() in words_for("issued"):  # "a report the group released"
            found += [s for s in children(c, "nsubj") if s.tag_ not in ("WDT", "WP")]
    if (giver := gathered_by(r, token)) is not None:
        found.append(giver)
    for c in token.children:
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ not in words_for("seen"):  # "a list published by the ministry"
            found += [g for g in children(c, "obl") if g.dep_ == "obl:agent" or case(g) == "by"]
    for a in (x for c in found for x in (c, *children(c, "conj"))):
        if is_paper(a):
            continue  # "a tally of regional figures"
        m = r.actors.headed_by(a) or r.actors.at(a)
        if m is not None and (
            m.what.id.startswith(("ORG:", "GRP:", "PER:")) or (is_described(m) and (m.what.sector is not None or ends_in("bodies", m.what.name))) or m.what.id.endswith((":MIL", ":COP", ":HLH", ":GOV", ":JUD"))
        ):
            return m
    return None


def gathered_by(r: Reading, paper: Token) -> Token | None:
    """Who stands behind a list of numbers, by the words right after it, whatever the parse ties them to: "figures that X collected", "a tally of hospitals by X", "tests by X show", "tolls, given by X to reporters,"."""
    given = (c for c in children(paper, "acl") if paper.lemma_ in words_for("tallies") and c.lemma_ in words_for("issued") | words_for("giving"))
    if (giver := next((g for c in given for g in children(c, "obl", "obl:agent") if case(g) == "by"), None)) is not None:
        return giver
    behind = r.doc[paper.i + 1 : min(paper.i + 12, paper.sent.end)]
    stop = next(
        (n for n, t in enumerate(behind) if t.is_punct or t.lemma_ in words_for("shown") or (t.tag_ in FINITE and t.lemma_ not in words_for("issued"))),
        len(behind),
    )
    words = list(behind[:stop])
    issued = next((t for t in words if t.lemma_ in words_for("issued") and t.pos_ in ("VERB", "AUX")), None)
    by = next((t for t in words if t.lower_ == "by" and t.i + 1 < paper.sent.end), None)
    if by is not None and (paper.lemma_ in words_for("tallies") or issued is not None or by.i == paper.i + 1):
        named = [t for t in words if t.i > by.i and t.pos_ in ("NOUN", "PROPN")]
        return named[-1] if named and all(t.pos_ in ("NOUN", "PROPN", "DET", "ADJ") for t in words if t.i > by.i) else None
    if issued is None or by is not None or issued.tag_ not in ("VBD", "VBN", "VBZ", "VBP"):
        return None
    named = [t for t in words if t.i < issued.i and t.pos_ in ("NOUN", "PROPN")]
    return named[-1] if named and (named[-1].i == issued.i - 1 or issued.nbor(-1).pos_ == "AUX") else None
