"""Who is meant by a phrase: the actor with its id, name, country and sector."""

from __future__ import annotations

from sayso.annotate.actors.phrases import _scene_of, edges, role_at, whole_name
from sayso.annotate.actors.reading import Reading, Ref, Told
from sayso.annotate.actors.tables import singular
from sayso.who import slug


def phrase_ref(r: Reading, h: int, told: Told) -> Ref:
    """The actor that a role phrase stands for."""
    role = r.t.role_rows[told.row] if told.row else None
    lo, hi = edges(r, h)
    hi = whole_name(r, h, max(hi, role_at(r, h, lo)[3]))
    words = [
        r.lower[i]
        for i in range(lo, hi)
        if r.doc[i].pos_ not in ("DET", "NUM") and r.folds[i] and r.doc[i].text not in ("'s", "’s") and r.doc[i].pos_ != "PRON"
    ]
    text = " ".join(words) or r.lower[h]
    head = told.words[-1] if told.words else r.lower[h]
    name = r.text(lo, hi)
    if told.row == "spokesperson" and not r.is_plural(h) and (body := _body_before(r, h, lo, told)) is not None:
        return body
    proper = (
        r.doc[h].pos_ == "PROPN"
        and r.doc[h].text[0].isupper()
        and any(r.doc[i].pos_ == "PROPN" for i in range(lo, h))
        and role is not None
        and role.kind in ("body", "group", "force", "people")
    )
    id_ = f"TXT:{text}"
    of_town = told.row == "official" and any(i in r.towns for i in range(lo, h))  # "the West Bengal government" is not India's
    if role is not None and not told.backed and not told.led and not of_town:
        country = told.country
        if (
            told.body is not None
            and told.body.kind == "named"
            and (role.kind in ("force", "people", "person") or (told.row == "group" and not r.is_plural(h)))
            and told.row not in ("civilians", "leader")
            and told.sector == told.body.sector
        ):
            id_, name = told.body.id, told.body.name
        elif told.row == "official" and head in r.w["government_heads"] and country and told.sector in ("GOV", None):
            id_, name = f"ISO:{country}", r.t.countries[country].name
        elif role.kind in ("force", "people") and country and told.sector and told.row not in ("education", "business", "lawyers", "labour"):
            code = "PRO" if told.row == "protesters" and told.sector == role.sector else told.sector  # they are not the opposition parties
            id_ = f"{country}:{code}"
            name = r.sector_name(country, code)
        elif told.row == "spokesperson" and country and told.sector:
            id_ = f"ISO:{country}" if told.sector == "GOV" else f"{country}:{told.sector}"
            name = r.t.countries[country].name if told.sector == "GOV" else r.sector_name(country, told.sector)
        elif role.kind == "body" and (told.stated or proper or (country and role.local)):
            id_ = f"ORG:{(country or 'x').lower()}-{slug(_without_country(r, text, lo, hi))}"
        elif (
            role.kind == "person"
            and country
            and told.sector
            and (told.row in ("diplomat", "officer") or (told.row == "leader" and told.sector == "GOV" and r.is_plural(h)))
        ):
            id_ = f"{country}:{told.sector}"
            name = r.sector_name(country, told.sector)
    kind = "thing" if role is not None and role.kind == "thing" else "named" if proper else "role"
    key = id_ if not (id_.startswith("TXT:")) else f"{id_}|{told.country}"
    ref = r.refs.get(key)
    if ref is None or ref.kind == "thing":
        ref = Ref(id=id_, name=name, kind=kind, country=told.country, sector=told.sector, row=told.row)
        r.refs[key] = ref
    ref.heads |= {head, singular(r.folds[h])}  # "the Ministry of Health" is "the ministry"
    return ref


def _body_before(r: Reading, h: int, lo: int, told: Told) -> Ref | None:
    """The body for which somebody speaks whose title begins with it: "a foreign ministry spokesman"."""
    noun = r.doc[h - 1]
    row, _, first, _ = role_at(r, h - 1, lo) if lo < h and noun.dep_ == "compound" and noun.head.i == h else (None, (), h, h)
    role = r.t.role_rows[row] if row else None
    country = told.country or (_scene_of(r, h, role) if role is not None else None)
    if role is None or role.kind != "body" or (told.body is not None and told.body.kind == "named") or not country:
        return None
    id_ = f"ORG:{country.lower()}-{slug(r.text(first, h))}"
    if id_ not in r.refs:
        whose = next((i for i in range(lo, h) if r.doc[i].pos_ not in ("DET", "NUM")), first)
        r.refs[id_] = Ref(id=id_, name=f"the {r.text(whose, h)}", kind="role", country=country, sector=role.sector, row=row)
    return r.refs[id_]


def _without_country(r: Reading, text: str, lo: int, hi: int) -> str:
    """The words of a phrase that name no country; the phrase when there are no others."""
    kept = [
        r.lower[i]
        for i in range(lo, hi)
        if r.match_at[i] is None and r.folds[i] and r.doc[i].pos_ not in ("DET", "NUM") and r.doc[i].text not in ("'s", "’s")
    ]
    return " ".join(kept) or text
