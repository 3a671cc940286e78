"""What an actor may be by sector and name: armed, public, known, one of the nameless people of a country."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.events.tables import country_adjectives, named_actors
from sayso.nameless import country_names

if TYPE_CHECKING:
    from sayso.model import Actor

UNARMED = frozenset({"CVL", "MED", "NGO", "BUS", "REF", "LAB", "EDU", "HLH", "LEG", "JUD", "PTY", "ELI", "AGR", "REL"})
PUBLIC = frozenset({"GOV", "MIL", "REB", "UAF", "IGO", "COP", "SPY", "SEP", "OPP", "LEG", "JUD", "PTY", "ELI", "INS", "CRM", "REF", "NGO"})
SIDES = frozenset({
    "sides", "rivals", "parties", "factions", "enemies", "generals", "neighbours", "neighbors", "countries", "nations", "powers", "clans", "tribes",
})
NAMELESS = frozenset({"CVL", "UAF", "REB", "CRM"})


def can_be_armed(actor: Actor) -> bool:
    """Whether an actor may use or order force: not civilians, nor a person of no known office."""
    return actor.sector not in UNARMED and not (actor.sector is None and actor.id.startswith("PER:"))


def is_more_than_words(actor: Actor) -> bool:
    """Whether an actor is more than words and a pronoun."""
    return not actor.id.startswith(("TXT:", "PRO:")) or actor.sector is not None or actor.text.lower().rpartition(" ")[2] in SIDES


def is_public_actor(actor: Actor) -> bool:
    """Whether an actor has a part in politics or war."""
    return actor.sector in PUBLIC or actor.id.startswith("GRP:")


def of_place(actor: Actor, country: str) -> Actor:
    """Nameless people ("40 people", "gunmen") whose country the words do not say are of the country where it happened."""
    of, _, sector = actor.id.partition(":")
    if sector not in NAMELESS or actor.country != of or of == country or country not in country_adjectives() or any(w[0].isupper() for w in actor.text.split()[1:]):
        return actor
    if actor.text.split()[0].lower() in named_actors():
        return actor
    name = actor.name.replace(country_adjectives().get(of, of), country_adjectives()[country]).replace(country_names()[of], country_names()[country])
    return replace(actor, id=f"{country}:{sector}", country=country, name=name)
