"""A ledger for the tests of the reading room: three sources, one toll that they do not agree on, a denial, a copy, hostile text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from builders import actor, claim, day, document, place, reading, source
from sayso.ledger import Ledger
from sayso.model import Event, Figure, Position, Quotation, Relation
from sayso.reconcile import reconcile

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.model import Claim, Reading

SCRIPT = "<script>alert('x')</script>"
OVERRIDE = "\u202e"
REST = " " + " ".join(f"The market of quarter {n} was open when it was hit and people who sold fruit there ran to the church." for n in range(8))
GOMA = place("Goma", "COD", lat=-1.68, lon=29.22, precision="town")
ARMY = actor("Congolese armed forces", id="COD:MIL", country="COD", sector="MIL")
REBELS = actor("March 23 Movement", id="GRP:m23", country="COD", sector="REB")


def make_room(path: Path) -> Ledger:
    """Put everything into a ledger and reconcile it."""
    book = Ledger(path)
    book.record([*news(), hostile(), *many()], "sayso test")
    reconcile(book)
    return book


def news() -> list[Reading]:
    """Four articles about one market that was shelled, by three outlets."""
    out = []
    rows = [
        (
            "Lake Wire",
            7,
            "Rebels shelled a market in Goma on Tuesday. Only 12 civilians were killed, the army said.",
            "Only 12 civilians were killed",
            12,
            12,
            "the army",
        ),
        (
            "Hill Post",
            8,
            "Shells hit a market in Goma on Tuesday. 35 civilians were killed, the Red Cross said.",
            "35 civilians were killed",
            35,
            35,
            "the Red Cross",
        ),
        (
            "River Times",
            9,
            "The shelling of a market in Goma on Tuesday goes on being counted. 41 civilians were killed, the Red Cross said.",
            "41 civilians were killed",
            41,
            41,
            "the Red Cross",
        ),
    ]
    for n, (outlet, published, text, words, low, high, who) in enumerate(rows):
        doc = document(
            text + (REST if n == 0 else ""),
            outlet=outlet,
            published=dt.date(2024, 5, published),
            title=f"Market in Goma shelled ({n + 1})",
            url=f"https://news.example/{n}",
        )
        shelled = text.split(" on Tuesday")[0]
        attack = claim(
            shelled,
            doc,
            event=Event(
                type="ASSAULT",
                mode="artillery",
                actors=(REBELS,),
                recipients=(actor("civilians", id="COD:CVL"),),
                place=GOMA,
                places=(GOMA,),
                when=day("2024-05-07"),
            ),
        )
        said_by = source(
            "Congolese armed forces" if who == "the army" else "International Committee of the Red Cross",
            id="COD:MIL" if who == "the army" else "ORG:icrc",
        )
        toll = claim(
            words,
            doc,
            said_by=said_by,
            said="2024-05-07" if n == 1 else None,  # on the army's day: a toll that is higher later contradicts nothing
            figure=Figure(
                measure="killed",
                low=low,
                point=low,
                high=high,
                words=words.split(" civilians")[0],
                of="civilians",
                group="civilians",
                scope="incident",
                event=attack.id,
                place=GOMA,
            ),
        )
        claims: list[Claim] = [attack, toll]
        if n == 1:
            claims.append(
                claim(
                    "Shells hit",
                    doc,
                    said_by=source("March 23 Movement", id="GRP:m23"),
                    cue="denied",
                    modality="denied",
                    event=_same(attack),
                )
            )
            claims.append(claim("a market in Goma", doc, relation=Relation(type="controls", from_=REBELS, to=GOMA), hedge="reportedly"))
        out.append(reading(doc, *claims, quotations=(_quotation(doc.text, f"q{n}"),)))
    first = out[0].document
    copy = document(first.text, outlet="Echo Daily", published=dt.date(2024, 5, 7), title=first.title)
    out.append(
        reading(
            copy,
            claim(
                "Only 12 civilians were killed",
                copy,
                figure=out[0].claims[1].figure,
                said_by=source("Congolese armed forces", id="COD:MIL"),
            ),
        )
    )
    return out


def _same(attack: Claim) -> Event:
    assert attack.event is not None
    return attack.event


def _quotation(text: str, id_: str) -> Quotation:
    return Quotation(id=id_, source=source("the army", id="COD:MIL"), cue="said", form="direct", said=None, place="Goma", start=0, end=7, text=text[:7])


def hostile() -> Reading:
    """An article that is written to harm who reads it."""
    text = f"Le général {OVERRIDE}gpj.exe said {SCRIPT} in \u0645\u062f\u064a\u0646\u0629 \u063a\u0632\u0629.\n\nA second line \x00\x1b[31m with controls & <b>tags</b>."
    doc = document(text, outlet=f"Bad {SCRIPT} Outlet", published=dt.date(2024, 5, 1), title=f"{SCRIPT}{OVERRIDE}Title", url="javascript:alert(1)")
    evil = actor(f"{SCRIPT}{OVERRIDE}army", id=f"TXT:{SCRIPT}'\"/../army")
    where = place('"><img src=x onerror=alert(1)>', None)
    return reading(
        doc,
        claim(
            SCRIPT,
            doc,
            said_by=source(f"{SCRIPT}general", id=f"TXT:{SCRIPT}general"),
            event=Event(type="THREATEN", actors=(evil,), place=where, places=(where,)),
        ),
        claim("A second line", doc, position=Position(holder=evil, attitude="wants", toward=None, topic=f"{SCRIPT}{OVERRIDE} peace")),
    )


def many() -> list[Reading]:
    """Sixty short articles: more than a page holds."""
    out = []
    for n in range(60):
        doc = document(f"Talks number {n} were held in Juba.", outlet="Daily Bulletin", published=dt.date(2023, 1, 1) + dt.timedelta(n), title=f"Talks {n}")
        who = actor(f"Delegation {n}", id=f"TXT:delegation {n}")
        out.append(
            reading(
                doc,
                claim(
                    f"Talks number {n}",
                    doc,
                    event=Event(
                        type="CONSULT",
                        actors=(who,),
                        recipients=(actor("Mediators", id="ORG:igad"),),
                        place=place("Juba", "SSD", lat=4.85, lon=31.58),
                        when=day(doc.published.isoformat()),
                    ),
                ),
            )
        )
    return out
