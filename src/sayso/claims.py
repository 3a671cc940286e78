"""From mentions to claims: who vouches for each, how certain it is, and which figures belong to which event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from sayso.annotate.attribution.carrying import carried_from
from sayso.model import (
    Actor,
    Attribution,
    Claim,
    Coreference,
    Correction,
    Discrepancy,
    DocumentRef,
    Event,
    Evidence,
    Figure,
    Link,
    Position,
    Quotation,
    Reading,
    Relation,
    Source,
    Span,
    digest,
)
from sayso.tables import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from sayso.model import (
        Certainty,
        Conflict,
        CorrectionMention,
        DenialMention,
        Document,
        EventMention,
        FigureMention,
        Kind,
        Modality,
        PositionMention,
        RelationMention,
        Said,
    )

ANNOUNCING = re.compile(r"\.will(_not)?\.")  # rules that read an announcement as the act it is: a promise, a threat, a refusal
_MOST = 0.8  # of what a correction takes back, where a claim stands for it
TIELESS = frozenset({"conditional", "requested", "wished"})  # modalities under which no tie holds
NEAR = 400  # characters between a toll and the one that is told again
NOT_VOUCHING = ("cue.belief", "cue.intention", "cue.stance")  # "X wants to ..." tells of X, it does not vouch for what follows


def assemble(
    document: Document,
    doc: Doc,
    said: Sequence[Said],
    sure: Sequence[Certainty],
    events: Sequence[EventMention],
    figures: Sequence[FigureMention],
    relations: Sequence[RelationMention],
    positions: Sequence[PositionMention],
    conflicts: Sequence[Conflict],
    denials: Sequence[DenialMention] = (),
    same: Sequence[Coreference] = (),
    corrections: Sequence[CorrectionMention] = (),
) -> Reading:
    """Put the mentions of one document together as claims, in text order, and its inner discrepancies.

    Every claim's chain holds the attributions whose content covers the claim's head word, outermost first.
    """
    make = _Maker(document, doc, said, sure)
    found: list[tuple[int, Claim]] = []
    event_claims: list[tuple[EventMention, Claim]] = []
    for e in events:
        facts = Event(type=e.type, mode=e.mode, contexts=e.contexts, actors=e.actors, recipients=e.recipients, place=e.place, places=e.places, when=e.when)
        claim = make.claim("event", e.head, e.evidence, e.rule, e.confidence, facts.type, event=facts)
        if claim.hedge is None and e.laid is not None:
            claim = replace(claim, hedge=sure[e.laid].hedge)  # "was hit by a strike reportedly carried out by Israel"
        event_claims.append((e, claim))
    figure_ids: dict[str, list[str]] = {}
    figure_claims: list[Claim] = []
    by_id = {c.id: c for _, c in event_claims}
    for f in figures:
        event = _event_of(f, event_claims, doc) or _event_before(f, figure_claims, by_id)
        value = Figure(
            measure=f.measure, low=f.low, point=f.point, high=f.high, vague=f.vague, words=f.words, of=f.of, group=f.group, by=f.by,
            scope=f.scope, event=event.id if event else None, place=f.place, when=f.when,
        )  # fmt: skip
        head = f.predicate if f.predicate is not None else f.head
        c = make.claim("figure", head, f.evidence, f.rule, f.confidence, f"{f.measure} {f.words}", at=f.head, told_with=f.told_with, figure=value)
        if f.rule.endswith(".earlier") and doc[max(f.head - 1, 0)].lower_ == "not":
            c = replace(c, modality="denied")  # "12 died, not 40": what others had said
        figure_claims.append(c)
        if event:
            figure_ids.setdefault(event.id, []).append(c.id)
    told = []
    for (_, c), other in zip(event_claims, same or [Coreference()] * len(events), strict=True):
        assert c.event
        fullest = event_claims[other.same_as][1].id if other.same_as is not None else None
        told.append(replace(c, event=replace(c.event, figures=tuple(figure_ids.get(c.id, ())), same_as=fullest, known=other.known)))
    for d in denials:
        found += [(d.head, c) for c in _denied(make, d, told, figure_claims) if c.id not in {x.id for _, x in found}]
    for k in corrections:
        found += [(k.head, c) for c in _corrected(make, k, told, figure_claims)]
    found += [(f.head, c) for f, c in zip(figures, figure_claims, strict=True)]
    found += [(e.head, c) for (e, _), c in zip(event_claims, told, strict=True)]
    for r in relations:
        if sure[r.head].modality in TIELESS:
            continue  # "if she cannot govern the city" ties nobody to anything
        c = make.claim(
            "relation", r.head, r.evidence, r.rule, r.confidence, f"{r.type} {r.from_.id} {r.to.name}", relation=Relation(type=r.type, from_=r.from_, to=r.to)
        )
        found.append((r.head, c))
    for p in positions:
        stance = Position(holder=p.holder, attitude=p.attitude, toward=p.toward, topic=p.topic)
        found.append((p.head, make.claim("position", p.head, p.evidence, p.rule, p.confidence, f"{p.attitude} {p.holder.id}", position=stance)))
    found.sort(key=lambda x: (x[1].evidence[0].start, x[0], x[1].kind, x[1].id))
    claims = tuple(c for _, c in found)
    return Reading(
        document=document,
        claims=claims,
        quotations=tuple(_quotations(document, said)),
        discrepancies=tuple(_inside(document, conflicts, claims)),
    )


class _Maker:
    """Makes the claims of one document."""

    def __init__(self, document: Document, doc: Doc, said: Sequence[Said], sure: Sequence[Certainty]) -> None:
        self._text, self._doc, self._sure = document.text, doc, sure
        self._outlet = document.outlet
        self._said = [s for s in said if not s.negated and not s.rule.startswith(NOT_VOUCHING) and not self._denies_aside(s)]
        published = document.published.isoformat()[:10] if document.published else None
        self._ref = DocumentRef(id=document.id, url=document.url, outlet=document.outlet, title=document.title, published=published)
        self._seen: dict[str, int] = {}

    def claim(
        self, kind: Kind, head: int, evidence: tuple[Span, ...], rule: str, confidence: float, what: str, *, at: int | None = None, told_with: int | None = None, **facts: Any
    ) -> Claim:
        """One claim; ``head`` is the predicate that certainty is asked of, ``at`` the token whose place decides who says it.

        Where nobody says it there, it is on the word of who says what stands at ``told_with``.
        """
        certainty = self._sure[head]
        if facts.get("figure") is not None and facts["figure"].high == 0 and certainty.modality != "denied":
            certainty = replace(certainty, polarity="affirmed")  # "nobody was hurt" says 0, it denies nothing
        elif rule.startswith("figure.") and rule.endswith(".label") and certainty.polarity == "negated":
            certainty = replace(certainty, polarity="affirmed")  # "- Not found: 8": the label says what they are
        elif rule.startswith("figure.") and rule.endswith(".undone") and certainty.modality != "denied":
            verb = self._doc[head] if self._doc[head].pos_ == "VERB" else self._doc[head].head
            sure = certainty.modality == "possible" and certainty.hedge is None and not any(c.lower_ in ("may", "might") for c in verb.children)
            certainty = replace(certainty, polarity="affirmed", modality="asserted" if sure else certainty.modality)  # "could not save three", "17 have not come back": dead, missing
        elif facts.get("figure") is not None and rule.endswith((".toll", ".again")) and certainty.polarity == "negated" and self._sets_limit(facts["figure"], evidence):
            certainty = replace(certainty, polarity="affirmed")  # "did not exceed 46", "never had more than three" set a limit
        if ANNOUNCING.search(rule) and certainty.modality in ("planned", "promised", "threatened"):
            certainty = replace(certainty, polarity="affirmed", modality="asserted")  # "we will not stop": they refuse, here and now
        elif ".will_not." in rule and certainty.polarity == "negated":
            certainty = replace(certainty, polarity="affirmed")  # "did not accept the offer": they refused
        elif ".REQUEST.said." in rule and certainty.modality == "requested" and certainty.polarity == "negated":
            certainty = replace(certainty, polarity="affirmed")  # "Chad must not arm them", "Do not arm them": asked all the same
        words = tuple(Evidence(start=s.start, end=s.end, text=self._text[s.start : s.end]) for s in evidence)
        chain = self._chain(head if at is None else at, denied=certainty.modality == "denied")
        if told_with is None and not chain and facts.get("figure") is not None:
            told_with = carried_from(self._doc, self._said, head if at is None else at)
        if told_with is not None and not chain:
            chain = tuple(replace(link, cue=None, content=evidence[0]) for link in self._chain(told_with) if link.source)
        hedge = certainty.hedge or next((link.cue for link in chain if link.form == "hedge"), None)
        key = digest(self._ref.id, kind, what, *((e.start, e.end) for e in words))
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] > 1:
            key = digest(key, self._seen[key])
        return Claim(
            id=key, kind=kind, document=self._ref, attribution=Attribution(outlet=self._outlet, chain=chain), hedge=hedge,
            polarity=certainty.polarity, modality=certainty.modality, evidence=words, rule=rule, confidence=round(confidence, 3), **facts,
        )  # fmt: skip

    def _sets_limit(self, figure: Figure, evidence: tuple[Span, ...]) -> bool:
        """Whether words with "not" say that a number is no higher."""
        words = " ".join(self._text[s.start : s.end].lower() for s in evidence)
        return figure.low is None or any(f" {limit} " in words for limit in words_of("en/attribution_words.toml", "limits"))

    def _denies_aside(self, s: Said) -> bool:
        """Whether words are vouched for by nobody who denies them behind: "accused Uganda of arming them, which Kampala denies"."""
        if s.cue is None:
            return False
        cue = self._doc[s.cue]
        return cue.dep_ in ("advcl:relcl", "acl:relcl") and cue.lemma_.lower() in words_of("en/denials.toml", "denies") and all(c.start < cue.idx for c in s.content)

    def denial(self, d: DenialMention, target: Claim, others: Sequence[Claim] = ()) -> Claim:
        """The claim of a denial in whose own words nothing is told; ``others`` are denied, too ("these figures")."""
        evidence = Evidence(start=d.evidence.start, end=d.evidence.end, text=self._text[d.evidence.start : d.evidence.end])
        around = self._by_denier(d)
        kind: Kind = target.kind
        modality: Modality = "denied"
        event = target.event and replace(target.event, figures=(), same_as=target.event.same_as or target.id)
        facts: dict[str, Any] = {"event": event, "figure": target.figure and replace(target.figure, event=None)}
        if d.form == "doubt" or target.position or (d.part and target.figure) or (target.event and target.event.type == "ACCUSE"):
            stance = Position(holder=d.source.as_actor(), attitude="doubts" if d.form == "doubt" else "opposes", toward=None, topic=target.evidence[0].text)
            kind, facts, modality = "position", {"position": stance}, "asserted"
        return Claim(
            id=digest(self._ref.id, "denial", target.id, d.evidence), kind=kind, document=self._ref, attribution=Attribution(outlet=self._outlet, chain=around),
            modality=modality, denies=(target.id, *(c.id for c in others)), evidence=(evidence,), rule=f"denial.{d.form}", confidence=round(min(target.confidence, 0.7), 3), **facts,
        )  # fmt: skip

    def against(self, d: DenialMention, denied: Span) -> Claim:
        """A denial that answers nothing that the text tells, as the stance of who denies: "denied any wrongdoing"."""
        evidence = Evidence(start=d.evidence.start, end=d.evidence.end, text=self._text[d.evidence.start : d.evidence.end])
        stance = Position(holder=d.source.as_actor(), attitude="doubts" if d.form == "doubt" else "opposes", toward=None, topic=self._text[denied.start : denied.end])
        return Claim(
            id=digest(self._ref.id, "denial", d.evidence), kind="position", document=self._ref, attribution=Attribution(outlet=self._outlet, chain=self._by_denier(d)),
            evidence=(evidence,), rule=f"denial.{d.form}", confidence=0.65, position=stance,
        )  # fmt: skip

    def _by_denier(self, d: DenialMention) -> tuple[Link, ...]:
        """The links of a denial: who denies is the last."""
        around = self._chain(d.head)
        if around and around[-1].source and around[-1].source.id == d.source.id:
            return around
        return (*around, Link(source=d.source, cue=self._doc[d.head].text, form="indirect", said=None, content=d.evidence))

    def statement(self, d: DenialMention) -> Claim | None:
        """Words that somebody denies, as the stance of who said them, or of the outlet."""
        if d.said is None or d.said_head is None:
            return None
        words = Evidence(start=d.said.start, end=d.said.end, text=self._text[d.said.start : d.said.end])
        chain = tuple(x for x in self._chain(d.said_head) if not x.source or x.source.id != d.source.id)  # nobody denies their own words
        if d.teller is not None:  # "its statement that ... was not true, the report said"
            chain = (*chain, Link(source=d.teller, cue=d.told_cue, form="indirect", said=None, content=d.said))
        who = next((link.source for link in reversed(chain) if link.source), None)
        if who is None and d.told_cue is not None:  # "denied reports that": somebody's words
            chain = (*chain, Link(source=None, cue=d.told_cue, form="indirect", said=None, content=d.said))
            who = Source(text=d.told_cue, id=f"TXT:{d.told_cue.lower()}", name=d.told_cue, class_="unnamed")
        if who is None:  # in the outlet's own words: "A court sent one man to prison as an accomplice"
            name = self._outlet or "the outlet"
            holder = Actor(text=name, id=f"TXT:{name}", name=name, sector="MED")
        else:
            holder = who.as_actor()
        return Claim(
            id=digest(self._ref.id, "said", d.said), kind="position", document=self._ref, attribution=Attribution(outlet=self._outlet, chain=chain), evidence=(words,),
            rule="denial.said", confidence=0.6, position=Position(holder=holder, attitude="supports", toward=None, topic=words.text),
        )  # fmt: skip

    def passage(self, k: CorrectionMention, span: Span, attitude: Literal["opposes", "supports"]) -> Claim:
        """Words of a correction as the stance of the outlet towards them."""
        words = Evidence(start=span.start, end=span.end, text=self._text[span.start : span.end])
        name = self._outlet or "the outlet"
        holder = Actor(text=name, id=f"TXT:{name}", name=name, sector="MED")
        return Claim(
            id=digest(self._ref.id, "correction", attitude, span), kind="position", document=self._ref, attribution=Attribution(outlet=self._outlet),
            evidence=(words,), rule=f"correction.{k.aspect}", confidence=0.7, position=Position(holder=holder, attitude=attitude, toward=None, topic=words.text),
        )  # fmt: skip

    def amended(self, k: CorrectionMention, wrong: Claim) -> Claim:
        """The deed of a wrong claim as it is right: on the other day, or at the other place."""
        assert wrong.event
        words = Evidence(start=k.right.start, end=k.right.end, text=self._text[k.right.start : k.right.end])
        places = (k.place,) if k.place else wrong.event.places
        event = replace(wrong.event, figures=(), same_as=None, place=k.place or wrong.event.place, places=places, when=k.when or wrong.event.when)
        return Claim(
            id=digest(self._ref.id, "corrected", wrong.id, k.right), kind="event", document=self._ref, attribution=Attribution(outlet=self._outlet),
            evidence=(words,), rule=f"correction.{k.aspect}", confidence=round(min(wrong.confidence, 0.7), 3), event=event,
        )  # fmt: skip

    def on_word_of(self, claim: Claim, d: DenialMention) -> Claim:
        """What is denied in words that no attribution covers ("denied having killed him") is on the word of who denies."""
        chain = claim.attribution.chain
        if any(link.source and link.source.id == d.source.id for link in chain):
            return claim
        link = Link(source=d.source, cue=self._doc[d.head].text, form="indirect", said=None, content=Span(claim.evidence[0].start, claim.evidence[0].end))
        return replace(claim, attribution=replace(claim.attribution, chain=(*chain, link)))

    @staticmethod
    def of_who_denies(claim: Claim, d: DenialMention) -> Claim:
        """A deed that a body denies of itself is not another's, whomever "they" was taken for."""
        if claim.event is None or any(a.country is not None and a.country == d.source.country and a.sector == d.source.sector for a in claim.event.actors):
            return claim
        return replace(claim, event=replace(claim.event, actors=(d.source.as_actor(),)))

    @staticmethod
    def on_own_word(claim: Claim, d: DenialMention) -> Claim:
        """A claim that stands in somebody's denial, as those have it who make it."""
        chain = tuple(link for link in claim.attribution.chain if not link.source or link.source.id != d.source.id)
        known = any(link.source and (d.teller is None or link.source.id == d.teller.id) for link in chain)
        if not known:
            chain = (*chain, Link(source=d.teller, cue=d.told_cue, form="indirect", said=None, content=Span(claim.evidence[0].start, claim.evidence[0].end)))
        hedge = claim.hedge if known or d.teller else claim.hedge or d.told_cue
        return replace(claim, modality="asserted", polarity="affirmed", hedge=hedge, attribution=replace(claim.attribution, chain=chain))

    def _chain(self, token: int, *, denied: bool = True) -> tuple[Link, ...]:
        """Links of the attributions around a token, outermost first; the outlet itself and repeats of one source are left out.

        What a denial takes for granted is no word of who denies: of "denied any role in the death of nine" the death.
        """
        at = self._doc[token].idx
        around = []
        for s in self._said:
            over = next((c for c in s.content if c.start <= at < c.end), None)
            if not denied and s.cue is not None and self._doc[s.cue].lemma_.lower() in words_of("en/denials.toml", "denies"):
                continue
            if over and s.cue != token and not (s.source and _same(s.source.text, self._outlet)):
                around.append((min(c.start for c in s.content), -max(c.end for c in s.content), over, s))
        # the longest content is outermost; "Reuters, citing Interfax, reported": who is cited stands inside who cites
        around.sort(key=lambda x: (x[1] + x[0], x[0], x[3].rule.endswith((".cite", ".quote"))))
        links: list[Link] = []
        for _, _, over, s in around:
            link = Link(source=s.source, cue=s.cue_text, form=s.form, said=(s.said.edtf or None) if s.said else None, content=over)
            if links and links[-1].source and s.source and links[-1].source.id == s.source.id:
                links.pop()
            links.append(link)
        return tuple(links)


def _denied(make: _Maker, d: DenialMention, events: list[Claim], figures: list[Claim]) -> list[Claim]:
    """Tell the denials among ``events`` and ``figures`` which claims they answer; return those that had no claim of their own.

    A denial in words of its own is such a claim already ("denied that its forces had fired"). Else it is the claim that it
    denies, denied ("denied this"); where that is an accusation or a mere doubt, it is the stance of who denies.
    """
    if d.within:
        for n in d.events:
            events[n] = make.on_own_word(events[n], d)
        for n in d.figures:
            figures[n] = make.on_own_word(figures[n], d)
    said = make.statement(d)
    target = next(iter([events[n] for n in d.events] + [figures[n] for n in d.figures]), said)
    if target is None:
        return [make.against(d, d.denied)] if d.denied is not None else []
    told = [said] if said is not None and target is said else []
    if d.form == "denial":
        for n in d.own_events if d.themselves else ():
            events[n] = make.of_who_denies(events[n], d)
        for own, claims in ((d.own_events, events), (d.own_figures, figures)):
            for n in own:
                claims[n] = replace(make.on_word_of(claims[n], d), denies=(target.id,))
        if d.own_events or d.own_figures:
            return told
    return [*told, make.denial(d, target, [figures[n] for n in d.figures[1:]])]


def _corrected(make: _Maker, k: CorrectionMention, events: list[Claim], figures: list[Claim]) -> list[Claim]:
    """Tell the claim that is right which one it corrects; return the claims that were made for it.

    Two figures, or two claims of one deed, stand for a correction; where the deed is not told again, it is that of the wrong
    claim on the other day or at the other place. Else the words themselves are what the outlet takes back and puts right.
    """

    def correction(wrong: Claim) -> Correction:
        return Correction(claim=wrong.id, aspect=k.aspect, was=k.was, now=k.now, report=k.report)

    before, after = k.figures or (None, None)
    if before is not None and after is not None:
        figures[after] = replace(figures[after], corrects=correction(figures[before]))
        return []
    before, after = k.events
    wrong, right = (events[n] if n is not None else None for n in (before, after))
    if wrong and wrong.event and right and after is not None and right.event and wrong.event.type == right.event.type:
        events[after] = replace(right, corrects=correction(wrong))
        return []
    if wrong and k.aspect in ("when", "where"):
        made = make.amended(k, wrong)
        return [replace(made, corrects=correction(wrong))]
    told = wrong is not None and any(e.end - e.start > _MOST * len(k.wrong) and Span(e.start, e.end).meets(k.wrong) for e in wrong.evidence)
    one = wrong if wrong is not None and told else make.passage(k, k.wrong, "opposes")
    other = replace(make.passage(k, k.right, "supports"), corrects=correction(one))
    return [other] if told else [one, other]


def _same(words: str, outlet: str | None) -> bool:
    return outlet is not None and words.casefold().removeprefix("the ") == outlet.casefold().removeprefix("the ")


def _event_of(figure: FigureMention, events: Sequence[tuple[EventMention, Claim]], doc: Doc) -> Claim | None:
    """The event a figure belongs to: its own predicate, else the shortest evidence that holds the figure's words, else the deed that its predicate tells the toll of."""
    for e, c in events:
        if figure.predicate is not None and e.head == figure.predicate:
            return c
    span = figure.evidence[0]
    inside = [(e, s, c) for e, c in events for s in e.evidence if s.holds(span) or (s.meets(span) and s.start <= span.start)]
    if figure.measure == "detained":  # "Sixteen of the officers in custody fired their weapons": not held by that
        inside = [(e, s, c) for e, s, c in inside if e.type != "ASSAULT" or not any(a.start is not None and a.end is not None and a.start <= span.start < a.end for a in e.actors)]
    holding = [(len(s), c) for _, s, c in inside]
    if holding:
        return min(holding, key=lambda x: (x[0], x[1].id))[1]
    # "The death toll from the strike on Pavlohrad has risen to nine"
    below = [c for e, c in events if e.type == "ASSAULT" and figure.predicate is not None and doc[e.head].pos_ == "NOUN" and any(t.i == figure.predicate for t in doc[e.head].ancestors)]
    return below[0] if len(below) == 1 and figure.measure in ("killed", "wounded", "killed_or_wounded", "missing") else None


def _event_before(figure: FigureMention, told: Sequence[Claim], events: Mapping[str, Claim]) -> Claim | None:
    """The event of which "the toll" is told again: that of the figure of the same measure right before ("killed 26, X said. Y put the toll at 31")."""
    if not figure.rule.endswith((".toll", ".again")) or figure.place is not None or figure.when is not None or (figure.of is not None and figure.rule.endswith(".toll")):
        return None  # "the number of its fallen soldiers" is no toll told again
    before = next((c for c in reversed(told) if c.figure is not None and c.figure.measure == figure.measure), None)
    if before is None or before.figure is None or before.figure.event is None or not 0 <= figure.evidence[0].start - before.evidence[-1].end < NEAR:
        return None
    return events.get(before.figure.event)


def _quotations(document: Document, said: Sequence[Said]) -> Iterable[Quotation]:
    """Direct speech, one row for each stretch that a source is given for; an interrupted quotation is one."""
    for s in said:
        if s.form != "direct":
            continue
        text = " ... ".join(document.text[c.start : c.end] for c in s.content)
        start, end = min(c.start for c in s.content), max(c.end for c in s.content)
        when = s.said.edtf or None if s.said else None
        place = s.place.name if s.place else None
        yield Quotation(
            id=digest(document.id, "quotation", start, end), source=s.source, cue=s.cue_text, form=s.form, said=when, place=place,
            start=start, end=end, text=text,
        )  # fmt: skip


def _inside(document: Document, conflicts: Iterable[Conflict], claims: Sequence[Claim]) -> Iterable[Discrepancy]:
    for c in conflicts:
        touched = tuple(x.id for x in claims if any(c.paraphrase.meets(s) or c.quotation.meets(s) for s in (Span(e.start, e.end) for e in x.evidence)))
        yield Discrepancy(id=digest(document.id, "paraphrase", c.paraphrase, c.quotation), kind="paraphrase_against_quote", claims=touched, note=c.note)
