"""Claims: who vouches, how certain, which figures belong to which event."""

import dataclasses

import pytest

from builders import document
from sayso.annotate.parse import parse
from sayso.claims import assemble
from sayso.model import Actor, Certainty, Conflict, EventMention, FigureMention, Said, Source, Span

TEXT = "Doctors said the army shelled the market, killing 12 people. The army reportedly left."
DOC = parse(TEXT)


def token(word):
    return next(t.i for t in DOC if t.text == word)


def span(words):
    at = TEXT.index(words)
    return Span(at, at + len(words))


def said(source="Doctors", content="the army shelled the market, killing 12 people", **changes):
    """An attribution over words of the text."""
    who = None if source is None else Source(text=source, id=f"TXT:{source.lower()}", name=source)
    default = {
        "source": who, "source_span": None, "cue": token("said"), "cue_span": None, "cue_text": "said", "form": "indirect",
        "content": (span(content),), "heads": (token("shelled"),), "rule": "cue.speech.say",
    }  # fmt: skip
    return Said(**(default | changes))


def event(word="shelled", evidence="the army shelled the market", **changes):
    """An assault by the army."""
    army = Actor(text="the army", id="SDN:MIL", name="Sudanese army", country="SDN", sector="MIL")
    default = {
        "head": token(word), "type": "ASSAULT", "mode": None, "contexts": (), "actors": (army,), "recipients": (), "place": None,
        "places": (), "when": None, "evidence": (span(evidence),), "rule": "events.ASSAULT.verb.shell", "confidence": 0.9,
    }  # fmt: skip
    return EventMention(**(default | changes))


def figure(**changes):
    """Twelve people killed."""
    default = {
        "head": token("people"), "predicate": token("killing"), "measure": "killed", "low": 12, "point": 12, "high": 12, "vague": False,
        "words": "12", "of": "people", "group": None, "by": None, "scope": None, "place": None, "when": None,
        "evidence": (span("killing 12 people"),), "rule": "figure.killed.verb", "confidence": 0.9,
    }  # fmt: skip
    return FigureMention(**(default | changes))


def claims(said_=(), sure=None, events=(), figures=(), conflicts=(), **changes):
    """What assembling gives."""
    certainty = [Certainty() for _ in DOC]
    for i, c in (sure or {}).items():
        certainty[i] = c
    return assemble(document(TEXT, **changes), DOC, list(said_), certainty, list(events), list(figures), [], [], list(conflicts))


def sources(claim):
    return [link.source.text if link.source else None for link in claim.attribution.chain]


def test_what_nobody_else_says_is_the_outlets_own():
    """Without an attribution the chain is empty, and the outlet is named beside it."""
    (c,) = claims(events=[event()], outlet="Example Wire").claims
    assert c.attribution.chain == ()
    assert c.attribution.outlet == "Example Wire"


def test_links_run_from_the_outside_in():
    """The source of the wider content comes first; the innermost is who is closest to the deed."""
    inner = said("a witness", content="the army shelled the market")
    (c,) = claims([inner, said()], events=[event()]).claims
    assert sources(c) == ["Doctors", "a witness"]
    assert c.attribution.source.text == "a witness"


def test_who_is_cited_stands_inside_who_cites():
    """"An agency, citing a witness, reported that ...": the witness is closer to the deed, though both vouch for the same words."""
    (c,) = claims([said("a witness", rule="cue.speech.cite.cite"), said("an agency")], events=[event()]).claims
    assert sources(c) == ["an agency", "a witness"]


def test_the_outlet_is_not_repeated_in_its_own_chain():
    """"..., Example Wire reports" in Example Wire adds no link."""
    (c,) = claims([said("Example Wire")], events=[event()], outlet="Example Wire").claims
    assert c.attribution.chain == ()


@pytest.mark.parametrize("rule", ["cue.belief.fear", "cue.intention.want", "cue.stance.blame"])
def test_beliefs_do_not_vouch(rule):
    """Who fears or wants something does not vouch for it."""
    (c,) = claims([said(rule=rule)], events=[event()]).claims
    assert c.attribution.chain == ()


def test_who_holds_it_to_be_so_vouches():
    """"Police believe that ..." is on the word of the police."""
    (c,) = claims([said(rule="cue.judgement.believe")], events=[event()]).claims
    assert sources(c) == ["Doctors"]


def test_a_source_that_did_not_say_so_does_not_vouch():
    """"Doctors did not say that ..." is no attribution of what follows."""
    (c,) = claims([said(negated=True)], events=[event()]).claims
    assert c.attribution.chain == ()


def test_a_hedge_is_kept_though_nobody_is_named():
    """"reportedly" gives a hedge and a link without a source."""
    hedge = said(None, content="The army reportedly left", form="hedge", cue_text="reportedly", cue=token("reportedly"), rule="hedge.reportedly")
    (c,) = claims([hedge], events=[event("left", "The army reportedly left", type="RETREAT")]).claims
    assert c.hedge == "reportedly"
    assert sources(c) == [None]


def test_certainty_is_the_predicates():
    """A claim's polarity and modality are those of its head word."""
    (c,) = claims(events=[event()], sure={token("shelled"): Certainty(polarity="negated", modality="possible")}).claims
    assert (c.polarity, c.modality) == ("negated", "possible")


def test_an_announcement_is_an_act_of_now():
    """Who says "we will not stop" refuses here and now; planned or negated is what the refusal is about."""
    refusal = event(type="REJECT", rule="events.REJECT.operator.will_not.stop")
    (c,) = claims(events=[refusal], sure={token("shelled"): Certainty(polarity="negated", modality="planned")}).claims
    assert (c.polarity, c.modality) == ("affirmed", "asserted")


def test_figures_and_events_point_at_each_other():
    """A figure inside an event's words belongs to it, and the event lists it."""
    found = claims([said()], events=[event(evidence="the army shelled the market, killing 12 people")], figures=[figure()]).claims
    e, f = (next(c for c in found if c.kind == k) for k in ("event", "figure"))
    assert f.figure.event == e.id
    assert e.event.figures == (f.id,)
    assert sources(f) == ["Doctors"]


def test_evidence_is_the_text_at_its_offsets():
    """``text[start:end]`` is exactly the evidence."""
    for c in claims([said()], events=[event()], figures=[figure()]).claims:
        assert all(TEXT[e.start : e.end] == e.text for e in c.evidence)


def test_ids_are_stable_and_distinct():
    """The same reading gives the same ids; two claims over the same words have two ids."""
    two = [event(), dataclasses.replace(event(), type="COERCE"), event()]
    first, second = (claims(events=two).claims for _ in range(2))
    assert [c.id for c in first] == [c.id for c in second]
    assert len({c.id for c in first}) == 3


def test_a_conflict_names_the_claims_it_touches():
    """A paraphrase against its quotation is a discrepancy over the claims read from either."""
    conflict = Conflict(paraphrase=span("the army shelled the market"), quotation=span("The army reportedly left"), note="They part.", rule="x")
    reading = claims(events=[event()], conflicts=[conflict])
    (d,) = reading.discrepancies
    assert d.kind == "paraphrase_against_quote"
    assert d.claims == (reading.claims[0].id,)
    assert d.to_dict()["schema"] == "sayso.discrepancy/1"
