"""Whether a nominal is what a row asks for: somebody, a place, those who can be armed, a thing of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.events import names
from sayso.annotate.events.sectors import UNARMED, can_be_armed
from sayso.annotate.events.shapes import is_each_other, is_number
from sayso.annotate.events.tables import words_for
from sayso.annotate.events.words import FIRST_PERSON, has_person_suffix, is_first_person, is_quantity, lemma_of, phrase_for
from sayso.errors import TableError
from sayso.model import IRREGULAR, Actor
from sayso.tree import child, conjuncts, core, obliques

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.events.reading import Reader

PRONOUNS = frozenset({  # those of somebody
    "he", "she", "they", "him", "her", "them", "who", "whom", "you", "himself", "themselves", "herself", "those", "others", "many", "some", "all",
})


def is_actorish(reader: Reader, token: Token) -> bool:
    """Whether a nominal can act or be acted on as somebody."""
    if is_each_other(token):
        return True
    if token.pos_ == "PRON":
        return token.lower_ in FIRST_PERSON or token.lower_ in PRONOUNS
    if is_number(token) or (lemma_of(token) in words_for("portions") and is_placelike(reader, token)):
        return False
    if reader.actors.headed_by(token) is not None:
        return True
    if token.ent_type_ in ("PERSON", "ORG", "NORP", "LOC", "GPE"):
        return True
    lemma = lemma_of(token)
    if lemma in words_for("persons") or lemma in words_for("organisations") or lemma in words_for("actorlike") or lemma in words_for("forces"):
        return True
    of = [o for p, o in obliques(token) if p == "of"]
    if (token.pos_ == "NUM" or is_quantity(token)) and of:  # "hundreds of miles"
        return any(is_actorish(reader, o) or o.pos_ in ("ADJ", "NUM") or o.lower_ in ("dead", "wounded", "injured", "victims") for o in of)
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if ":" in token.text or after in ("a.m.", "p.m.", "am", "pm", "a.m", "p.m", "gmt", "utc", "local"):
        return False  # "shot him dead at 14:00"
    return token.pos_ == "NUM" and not any(c.lower_ in ("$", "%", "percent") for c in token.children) and token.ent_type_ not in ("DATE", "MONEY")


def is_placelike(reader: Reader, token: Token) -> bool:
    """Whether a nominal is a place."""
    if token.i in reader.place_heads or token.ent_type_ in ("LOC", "GPE", "FAC"):
        return True
    if lemma_of(token) in words_for("places"):
        return True
    if is_quantity(token) or token.pos_ == "NUM" or lemma_of(token) in words_for("portions"):
        return any((is_placelike(reader, o) or lemma_of(o) in words_for("wholes")) for p, o in obliques(token) if p == "of")
    return False


def fits(reader: Reader, need: str, token: Token) -> bool:
    """Whether a recipient meets a row's condition."""
    lemma = lemma_of(token)
    if need == "itself":
        return is_actorish(reader, token)  # not "the laptop of a minister"
    if need in ("actor", "asked", "somebody"):
        return is_actorish(reader, token) or bool(names.names_inside(reader, token))
    if need == "person":
        return (
            (is_actorish(reader, token) and token.ent_type_ not in ("DATE", "MONEY"))
            or lemma in words_for("persons")
            or has_person_suffix(lemma)
            or child(token, "nummod") is not None
        )
    if need == "envoy":
        return object_named(reader, token, ["@envoys", "attaché", "mission", "staff", "official", "agency"])
    if need == "fighters":
        return lemma in words_for("armed") or lemma in words_for("persons") or is_actorish(reader, token)
    if need == "troops":
        return any(_are_troops(reader, t) for t in (token, *(o for p, o in obliques(token) if p == "of" and (is_quantity(token) or token.pos_ == "NUM"))))
    if need == "individual":
        return token.ent_type_ == "PERSON" or lemma in words_for("official") or lemma == "counterpart" or reader.actors.headed_by(token) is not None
    if need in ("target", "struck"):
        part = lemma in words_for("branches") and bool(names.names_inside(reader, token))  # "a branch of the movement"
        part = part or (lemma == "target" and token.tag_ == "NNS" and child(token, "nmod:poss") is None)  # "bombed targets in the hills"
        part = part or (is_quantity(token) and any(p == "of" and fits(reader, need, o) for p, o in obliques(token)))  # "a number of lorries"
        return part or is_actorish(reader, token) or is_placelike(reader, token) or lemma in words_for("buildings") or lemma in words_for("vehicles")
    if need in ("ground", "place"):
        return is_placelike(reader, token) or (
            need == "ground" and lemma in words_for("buildings") and lemma not in ("weapon", "equipment", "missile", "vehicle", "tank", "drone")
        )
    if need == "place_or_actor":
        return is_placelike(reader, token) or is_actorish(reader, token)
    if need == "land":
        m, place = reader.actors.headed_by(token), reader.place_heads.get(token.i)
        return (m is not None and m.what.id.startswith("ISO:")) or (place is not None and place.what.precision == "country")
    if need == "statesman":
        return _is_statesman(reader, token)
    if need == "captive":
        m = reader.actors.headed_by(token)
        named = token.ent_type_ == "PERSON" or (m is not None and m.what.id.startswith("PER:"))
        held = named or lemma in words_for("persons") or lemma in words_for("official") or has_person_suffix(lemma)
        return held and not is_placelike(reader, token)
    raise TableError(f"data/en/events.toml: no condition {need!r}")


def _counted_by(token: Token) -> list[Token]:
    """What a number or a stretch of time is of: "a series of attacks", "three weeks of fighting"."""
    if not is_quantity(token) and lemma_of(token) not in words_for("spells"):
        return []
    return [o for p, o in obliques(token) if p == "of"] + [c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBG" and any(m.lower_ == "of" for m in c.children if m.dep_ in ("mark", "case"))]


def doer_fits(reader: Reader, need: str, token: Token) -> bool:
    """Whether a doer meets a row's condition."""
    lemma = lemma_of(token)
    if token.pos_ == "PRON" and token.lower_ not in ("it", "this", "that", "which", "what") and need != "firm":
        meant = reader.actors.headed_by(token)
        return need != "armed" or meant is None or can_be_armed(meant.what)
    if need == "attack":
        return lemma in words_for("attack") or any(lemma_of(t) in words_for("attack") for t in _counted_by(token))
    m = reader.actors.headed_by(token)
    if need == "armed":
        if (m is None and lemma in words_for("notactors")) or any(
            lemma_of(c) in words_for("notactors") for c in token.children if core(c.dep_) in ("compound", "flat", "amod")
        ):
            return False
        return (
            lemma in words_for("armed")
            or (m is not None and can_be_armed(m.what))
            or (token.ent_type_ in ("LOC", "GPE", "NORP", "ORG") and not (m is not None and m.what.id.startswith("PER:")))
        )
    if need == "civil":
        if m is not None and m.what.sector in ("MIL", "GOV", "COP") and lemma not in words_for("civil"):
            return False
        who = _who_it_is(reader, token)
        civil = who is not None and (who.sector in UNARMED or who.name.lower().rpartition(" ")[2] in words_for("civil"))
        return lemma in words_for("civil") or civil or (is_actorish(reader, token) and lemma not in words_for("armed")) or token.ent_type_ in ("NORP", "PERSON", "ORG")
    if need == "official":
        return (
            token.ent_type_ in ("PERSON", "ORG")
            or lemma in words_for("official")
            or (m is not None and m.what.sector in ("GOV", "MIL", "IGO", "ELI", "JUD", "LEG", "PTY", "SPY", None))
        )
    if need == "statesman":
        return _is_statesman(reader, token)
    if need == "land":
        return m is not None and m.what.id.startswith("ISO:")
    if need == "firm":
        who = _who_it_is(reader, token) or (m.what if m is not None else None)
        return lemma in words_for("firms") or (who is not None and (who.sector == "BUS" or who.name.lower().rpartition(" ")[2] in words_for("firms")))
    if need == "police":
        return lemma in words_for("police") or lemma == "detective" or (m is not None and m.what.sector == "COP")
    if need == "irregular":
        return lemma in words_for("raiders") or (m is not None and m.what.sector in IRREGULAR)
    if need == "voter":
        return doer_fits(reader, "actor", token) or is_placelike(reader, token)
    if need == "deed":
        return lemma not in words_for("notactors") or m is not None
    if need in ("actor", "speaker"):
        if lemma in words_for("notactors") and m is None:
            return False
        return is_actorish(reader, token) or m is not None or bool(names.names_inside(reader, token)) or reader.noun_entry(token) is not None
    raise TableError(f"data/en/events.toml: no doer {need!r}")


def _is_statesman(reader: Reader, token: Token) -> bool:
    """Whether somebody holds an office of a state or a body of states, or leads a movement: not "spoke to the paper", "to residents"."""
    m = reader.actors.headed_by(token)
    return m is not None and m.what.sector in ("GOV", "MIL", "IGO", "LEG", "REB", "SEP") and (m.what.id.startswith(("PER:", "ISO:")) or lemma_of(token) in words_for("official"))


def _are_troops(reader: Reader, token: Token) -> bool:
    """Whether a nominal is an army, a militia or some of their people: "the garrison", "ISIS", "two battalions"."""
    lemma = lemma_of(token)
    if lemma in words_for("forces") or lemma in words_for("raiders") or lemma in words_for("police"):
        return True
    m = reader.actors.headed_by(token)
    return m is not None and (m.what.sector in IRREGULAR or m.what.sector in ("MIL", "COP"))


def _who_it_is(reader: Reader, token: Token) -> Actor | None:
    """Whom "it" stands for, as far as one knows: who speaks, where nothing else is told ("The union said it has begun a strike")."""
    if token.lower_ != "it":
        return None
    m = reader.actors.headed_by(token)
    return reader.speaker(token) if m is None or m.what.id.startswith("PRO:") else m.what


def is_labour(reader: Reader, token: Token) -> bool:
    """Whether somebody is of those who stop work, or "it" of a union that speaks."""
    who = _who_it_is(reader, token)
    return lemma_of(token) in words_for("labour") or (who is not None and who.name.lower().rpartition(" ")[2] in words_for("labour"))


def object_named(reader: Reader, token: Token, phrases: list[str]) -> bool:
    """Whether a nominal, a thing coordinated with it or what it is a number of has a name of the list."""
    for t in conjuncts(token):
        if "@persons" in phrases and lemma_of(t) in words_for("portions") and is_placelike(reader, t):
            continue  # "a third of the country"
        if phrase_for(t, phrases):
            return True
        if (is_quantity(t) or t.pos_ == "NUM" or lemma_of(t) in words_for("batches")) and any(phrase_for(o, phrases) for p, o in obliques(t) if p == "of"):
            return True
        if t.pos_ == "NUM" and "@number" in phrases and t.ent_type_ not in ("DATE", "MONEY"):
            return True
        if (
            ("@persons" in phrases or "@forces" in phrases)
            and (
                (t.ent_type_ in ("PERSON", "NORP") and t.i not in reader.place_heads)
                or t.lower_ in ("him", "her")
                or (
                    (m := reader.actors.headed_by(t)) is not None
                    and (m.what.sector is not None or m.what.id.startswith("PER"))
                    and t.ent_type_ not in ("LOC", "GPE")
                )
            )
            and "@persons" in phrases
        ):
            return True
        if "@places" in phrases and is_placelike(reader, t):
            return True
        if "@bodies" in phrases and t.ent_type_ == "ORG":
            return True
    return False


def is_other(reader: Reader, token: Token, who: Actor) -> bool:
    """Whether a nominal is an actor other than the speaker."""
    if is_first_person(token):
        return False
    m = reader.actors.headed_by(token)
    if m is None:
        return False
    if m.what.id.startswith("PER:") and who.id.startswith("PER:"):
        return m.what.id != who.id
    return m.what.id != who.id and not (m.what.country is not None and m.what.country == who.country and m.what.sector in ("GOV", None))
