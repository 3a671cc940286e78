"""How surely claims give a deed to an organisation, in the five words of MUC-4's key."""

from __future__ import annotations

import pytest

from builders import actor, claim, source
from sayso.evaluate.muc4 import ACCUSED, BY_AUTHORITIES, CLAIMED, FACT, POSSIBLE, confidence
from sayso.model import Event

FRONT = actor("People's Front")
NAMES = ("PEOPLE'S FRONT", "PF")
DEED = Event(type="ASSAULT", actors=(FRONT,))
POLICE = actor("police", sector="COP")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (claim("the People's Front shelled the bridge", event=DEED), FACT),
        (claim("the People's Front shelled the bridge", event=DEED, said_by="witnesses"), FACT),
        (claim("the People's Front claimed responsibility for the raid", event=DEED), CLAIMED),
        (claim("the People's Front shelled the bridge", event=DEED, said_by="the People's Front"), CLAIMED),
        (claim("the People's Front shelled the bridge", event=DEED, modality="possible"), POSSIBLE),
        (claim("the People's Front shelled the bridge", event=DEED, hedge="allegedly"), ACCUSED),
        (claim("the People's Front shelled the bridge", event=DEED, hedge="allegedly", said_by=source("army", sector="MIL")), BY_AUTHORITIES),
        (claim("the People's Front was responsible", event=DEED, said_by=source("army", sector="MIL")), BY_AUTHORITIES),
        (claim("police accused the People's Front", event=Event(type="ACCUSE", actors=(POLICE,), recipients=(FRONT,))), BY_AUTHORITIES),
        (claim("villagers accused the People's Front", event=Event(type="ACCUSE", actors=(actor("villagers"),), recipients=(FRONT,))), ACCUSED),
        (claim("the People's Front shelled the bridge", event=DEED, modality="denied"), None),
        (claim("the Front did not shell the bridge", event=DEED, polarity="negated"), None),
        (claim("the army shelled the bridge", event=Event(type="ASSAULT", actors=(actor("army"),))), None),
        (claim("the People's Front met the army", event=Event(type="CONSULT", actors=(FRONT,))), None),
    ],
)
def test_a_claim_gives_a_deed_as_fact_claimed_accused_or_possible(made, expected):
    """Who vouches, hedge and modality say how surely an organisation did it; who denies it, nothing."""
    assert confidence(made, NAMES) == expected
