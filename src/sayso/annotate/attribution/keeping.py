"""Keeping what was found: from a cue, its speaker and its content to a ``Said``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.attribution.papers import author_of
from sayso.annotate.attribution.sources import source_of
from sayso.annotate.attribution.words import Cue, words_for
from sayso.model import Said, Source, Span
from sayso.tree import child, children, is_negated, subtree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from sayso.annotate.attribution.reading import Reading
    from sayso.model import Form, Place, When


def keep(
    r: Reading, speaker: Token | None, cue: Token, tokens: list[Token], row: Cue, heads: Iterable[Token], known: tuple[Source, Span | None] | None = None
) -> None:
    """Keep that ``speaker`` vouches with ``cue`` for ``tokens``; ``known`` is a source that was found elsewhere."""
    content = r.spans(tokens)
    if not content:
        return
    if speaker is not None and known is None and speaker.lower_ in ("we", "our", "you", "your") and not r.in_quotation(speaker):
        return  # "by our count": the outlet's own; "as you say", to whoever is asked
    if speaker is not None and known is None and (speaker.lower_ in words_for("nobody") or any(c.lower_ == "no" for c in children(speaker, "det"))):
        return  # "nobody can agree", "no group has claimed it": nobody vouches
    if speaker is not None and _is_own_version(speaker):
        return  # "An earlier version of this article said": what the outlet takes back
    source, where = known if known is not None else source_of(r, speaker) if speaker is not None else (None, None)
    if source is not None:
        r.sources[cue.i] = (source, where)
    tops = tuple(dict.fromkeys(t.i for t in heads if not t.is_punct))
    r.contents[cue.i] = (content, tops)
    form: Form = "indirect"
    if source is None and row.kind in ("speech", "judgement", "belief", "evidence") and not (row.kind == "speech" and row.takes & {"hear", "inf"}):
        form = "hedge"
    elif any(q.where.start >= s.start and q.where.end <= s.end + 1 for q in r.quotes if not q.direct for s in content):
        form = "mixed"
    rule = f"cue.{row.kind}.{row.name}"
    negated = is_negated(cue) and not _sets_limit(tokens)
    r.out.append(vouched(source, where, cue, form, content, tops, rule, negated=negated, said=said_when(r, cue), place=said_where(r, cue)))


def _sets_limit(tokens: Iterable[Token]) -> bool:
    """Whether what somebody does not say is a higher number: "has never admitted to more than seven", "does not go beyond 117"."""
    told = [t for t in tokens if not t.is_space][:5]
    number = next((n for n, t in enumerate(told) if t.tag_ == "CD"), 0)
    before = " ".join(t.lower_ for t in told[:number])
    return bool(before) and before.endswith(tuple(words_for("limits")))


def vouched(
    source: Source | None,
    where: Span | None,
    cue: Token | None,
    form: Form,
    content: tuple[Span, ...],
    heads: tuple[int, ...],
    rule: str,
    *,
    negated: bool = False,
    said: When | None = None,
    place: Place | None = None,
) -> Said:
    """That a source, whose words stand at ``where``, vouches with a cue for content."""
    return Said(
        source=source,
        source_span=where,
        cue=cue.i if cue is not None else None,
        cue_span=Span(cue.idx, cue.idx + len(cue.text)) if cue is not None else None,
        cue_text=cue.text if cue is not None else None,
        form=form,
        content=content,
        heads=heads,
        said=said,
        place=place,
        rule=rule,
        negated=negated,
    )


def _is_own_version(speaker: Token) -> bool:
    """Whether a nominal is the very outlet, or an older version of its article."""
    if any(t.lower_ in ("this", "our") and t.head.lemma_.lower() in words_for("press") | words_for("news-bodies") for t in subtree(speaker)):
        return True  # "according to a tally of this newspaper"
    if speaker.lemma_.lower() in words_for("own-papers") and any(c.lower_ == "this" for c in children(speaker, "det")):
        return True  # "This article first said that 39 people died"
    paper = next((t for t in speaker.doc[speaker.left_edge.i : speaker.i + 1] if t.lemma_.lower() in words_for("own-papers") | words_for("issues")), None)
    if paper is not None and paper.is_title and paper.doc[paper.i + 1 : paper.i + 2].text.lower().rstrip(".") in ("no", "number", "nr"):
        return True  # "Bulletin no. 6 gave the wounded as 61"
    older = any(c.lower_ in words_for("older") for c in children(speaker, "amod"))
    return speaker.lemma_ == "version" and older


def said_when(r: Reading, cue: Token | None) -> When | None:
    """The date of saying, where the cue's own clause gives it."""
    if cue is None:
        return None
    from sayso.whenabouts import when_of  # noqa: PLC0415  beside tree

    said = when_of(cue, r.doc, r.times)
    if said is None and (paper := child(cue, "nsubj")) is not None and author_of(r, paper) is not None:
        said = next((w for c in children(paper, "acl") if (w := when_of(c, r.doc, r.times)) is not None), None)  # "a list published on Monday by X"
    return said


def said_where(r: Reading, cue: Token | None) -> Place | None:
    """The place of saying, where the cue's own clause gives it."""
    if cue is None:
        return None
    from sayso.whereabouts import place_of  # noqa: PLC0415  beside tree

    return next(iter(place_of(cue, r.doc, r.places)), None)
