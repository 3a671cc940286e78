"""From names, phrases and pronouns to mentions in the making."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.actors.acting import acts, does, harms, in_role
from sayso.annotate.actors.appositions import holder
from sayso.annotate.actors.meant import phrase_ref
from sayso.annotate.actors.phrases import edges, role_at, told_of, whole_name
from sayso.annotate.actors.reading import DASH, MODIFIER, PERSONAL, PLURAL, Draft, Match, Reading, Ref, Told
from sayso.annotate.actors.tables import Entry, singular, words_in
from sayso.annotate.actors.titles import phrase_before
from sayso.tree import case, child, children, core
from sayso.who import fold, slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = {"i": "I", "me": "I", "my": "I", "mine": "I", "myself": "I", "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we"}
_NEUTER = frozenset({"it", "its", "itself"})


def add_person(r: Reading, span: tuple[int, int], done: list[bool]) -> None:
    """Draft the mention of a person, with the title before the name."""
    ref = r.person_ref[span]
    first = r.title_from.get(span, span[0])
    root = r.root(span[0], span[1])
    head, lo = root.i, span[0]
    if first < span[0]:
        whole = r.root(first, span[1])
        titled = [t for t in r.doc[first : span[0]] if t.i == whole.i]
        if titled and whole.dep_ not in ("nmod:desc", "compound", "amod"):
            head, lo = whole.i, whole.i
    owner = r.doc[min(span[1], r.n - 1)].text in ("'s", "’s")
    inside = root.dep_ in ("compound", "amod", "flat") and not owner and root.head.i >= span[1] and root.head.pos_ in ("NOUN", "PROPN") and head == root.i
    if inside or _in_title(r, span):
        for i in range(*span):
            done[i] = True
        return  # "the Trump administration": the phrase is the actor
    for i in range(min(first, lo), span[1]):
        if i >= span[0] or r.doc[i].dep_ in ("nmod:desc", "compound", "amod", "flat") or i >= lo:
            done[i] = True
    r.out.append(Draft(lo, span[1], head, ref, span[0], span[1], "name.person"))


def _in_title(r: Reading, span: tuple[int, int]) -> bool:
    """Whether a name only says whose servant another is: "former Bill Clinton press secretary Joe Lockhart"."""
    last = next((j for j in range(span[1], min(span[1] + 8, r.n)) if r.person_at.get(j) is not None), None)
    between: list[Token] = list(r.doc[span[1] : last]) if last is not None else []
    if not between or any(t.pos_ not in ("NOUN", "PROPN", "ADJ") or t.is_space for t in between):
        return False
    title = phrase_before(r, between[-1].i + 1)
    return title is not None and title[0] >= span[1] and title[1] is not None


def add_match(r: Reading, m: Match, done: list[bool]) -> None:
    """Draft the mention of a name from the tables, where it stands for somebody who acts."""
    doc = r.doc
    root = r.root(m.first, m.last)
    last_word = doc[m.last - 1]
    if (local := r.local.get("".join(r.folds[m.first : m.last]))) is not None and root.dep_ not in ("compound", "amod"):
        put(r, m, root, local, done, "name.local")
        return
    e = r.choose(m.entries, single=m.last - m.first == 1)
    people = next((x for x in m.entries if x.kind == "people"), None)
    modifies = (root.dep_ in ("compound", "amod", "nmod:desc", "flat") and root.head.pos_ in ("NOUN", "PROPN") and root.head.i >= m.last) or (
        last_word.i + 1 < r.n
        and doc[last_word.i + 1].text in DASH
        and last_word.i + 2 < r.n
        and r.lower[last_word.i + 2] in (r.w["backing"] | r.w["hyphen"])
    )
    if root.dep_ == "flat" and root.head.i < m.first and r.person_at.get(root.head.i) is None and e is not None and e.kind in ("country", "capital"):
        return
    if modifies:
        if (
            e is not None
            and e.kind in ("country", "seat")
            and root.dep_ == "compound"
            and role_at(r, root.head.i, root.head.i)[0] is None
            and root.head.lemma_.lower() in r.w["policies"]
        ):
            r.out.append(Draft(m.first, m.last, root.i, r.ref_of(e), m.first, m.last, "name.country.policy"))
        elif e is not None and e.kind in ("organisation", "group", "monitor") and root.dep_ == "compound" and root.head.lemma_.lower() in r.w["papers"]:
            r.out.append(Draft(m.first, m.last, root.i, r.ref_of(e), m.first, m.last, f"name.{e.kind}.paper"))
        for i in range(m.first, m.last):
            done[i] = True
        return
    if people is not None and (e is None or e.kind not in ("country", "capital", "organisation", "group", "media", "monitor")):
        if root.pos_ in ("NOUN", "PROPN") or (root.pos_ == "ADJ" and in_role(r, root) and child(root, "det") is not None):
            _add_people(r, m, root, people, done)
        return
    if e is None:
        if all(x.kind == "adjective" for x in m.entries) and root.pos_ == "PROPN" and role_at(r, root.i, m.first)[0] is None:
            for i in range(m.first, m.last):
                done[i] = True
        return
    if e.kind == "person":
        return
    if e.kind in ("country", "capital", "seat"):
        if root.pos_ == "ADJ" and root.dep_ == "amod":
            return
        if e.kind == "capital" and (namesake := _namesake(r, m, e)) is not None:
            put(r, m, root, namesake, done, "name.person.short")
            return
        beside = root.dep_ == "compound" and root.head.i == m.first - 1 and e.kind == "country" and role_at(r, root.head.i, root.head.i)[0] is not None
        if not beside and not acts(r, root, e.kind):  # "US ally Saudi Arabia"
            for i in range(m.first, m.last):
                done[i] = True
            return
        put(r, m, root, r.ref_of(e), done, f"name.{e.kind}")
        return
    if root.pos_ in ("VERB", "AUX", "ADV", "ADP") and root.tag_ != "NNP":
        return
    put(r, m, root, r.ref_of(e), done, f"name.{e.kind}")


def _namesake(r: Reading, m: Match, capital: Entry) -> Ref | None:
    """The person of the text whose last name is a capital's: named before, or in a text that names no such country at all."""
    word = r.folds[m.last - 1]
    root = r.root(m.first, m.last)
    if case(root) in r.w["locative"] or (root.dep_ == "obj" and root.head.lemma_.lower() in r.w["entered"]):
        return None
    for one in r.persons:
        if len(one.tokens) > 1 and one.tokens[-1] == word and (one.first_at < m.first or not _names_country(r, capital.country)):
            return one
    return None


def _names_country(r: Reading, country: str | None) -> bool:
    return any(e.country == country and e.kind in ("country", "adjective", "people") for m in r.matches for e in m.entries)


def put(r: Reading, m: Match, root: Token, ref: Ref, done: list[bool], rule: str) -> None:
    """Draft a mention over a name, and mark its words as taken."""
    lo = m.first
    if ref.kind == "named":
        ref.heads.add(singular(r.lower[m.last - 1]))
    r.out.append(Draft(lo, m.last, root.i, ref, m.first, m.last, rule))
    for i in range(lo, m.last):
        done[i] = True


def _add_people(r: Reading, m: Match, root: Token, people: Entry, done: list[bool]) -> None:
    lo, _ = edges(r, root.i)
    lo = min(lo, m.first)
    if people.country and r.lower[m.first - 1] == "the" and root.dep_ == "nsubj" and root.head.pos_ == "VERB" and not children(root, "nummod") and root.tag_ not in ("NN", "NNP"):
        ref = Ref(id=f"ISO:{people.country}", name=r.t.countries[people.country].name, kind="country", country=people.country, sector="GOV")
        ref = r.refs.setdefault(ref.id, ref)
    else:
        id_ = f"{people.country}:CVL" if people.country else f"TXT:{people.alias.lower()}"
        ref = r.refs.setdefault(id_, Ref(id=id_, name=people.alias, kind="role", country=people.country, sector="CVL", row="civilians"))
    r.out.append(Draft(lo, m.last, root.i, ref, lo, m.last, "people"))
    for i in range(lo, m.last):
        done[i] = True


def add_phrase(r: Reading, t: Token, done: list[bool]) -> None:
    """Draft the mention of a phrase headed by a role, an unknown name or a pronoun, where it is one."""
    doc = r.doc
    if t.pos_ == "PRON":
        _add_pronoun(r, t)
        return
    if (
        t.pos_ not in ("NOUN", "PROPN", "NUM")
        and not (
            t.pos_ in ("ADJ", "DET", "VERB") and (r.lower[t.i] in ("wounded", "injured", "dead", "displaced", "others") and child(t, "det") is not None)
        )
        and (r.lower[t.i] not in r.w["quantities"] or t.pos_ not in ("DET", "ADJ"))
    ):
        return
    if t.dep_ in MODIFIER or t.is_space or t.is_punct or not r.folds[t.i]:
        return
    if t.dep_ in ("nmod:desc", "amod", "nmod:unmarked", "obl:unmarked", "obl:tmod", "nmod:npmod"):
        return
    if t.dep_ == "appos" and f"@{t.i}" in r.refs:
        lo, hi = edges(r, t.i)
        r.out.append(Draft(lo, hi, t.i, r.refs[f"@{t.i}"], lo, hi, "role.apposition"))
        return
    if f"@{t.i}" in r.refs:
        lo, hi = edges(r, t.i)
        r.out.append(Draft(lo, hi, t.i, r.refs[f"@{t.i}"], lo, hi, "role.apposition"))
        return
    if r.match_at[t.i] is not None and done[t.i]:
        return
    if r.lower[t.i] in r.w["quantities"] or t.pos_ == "NUM" or _gathers(r, t):
        named = role_at(r, t.i, edges(r, t.i)[0])
        inner = (
            None
            if len(named[1]) > 1
            else next((c for c in t.rights if core(c.dep_) in ("nmod", "obl") and case(c) in ("of", "among") and c.pos_ in ("NOUN", "PROPN")), None)
        )
        if inner is not None:
            ref = _inner_ref(r, inner)
            if ref is not None and ref.kind != "thing":
                lo, _ = edges(r, t.i)
                _, hi = edges(r, inner.i)
                r.out.append(Draft(lo, max(hi, t.i + 1), t.i, ref, lo, max(hi, t.i + 1), "role.quantity"))
                for i in range(lo, hi):
                    done[i] = r.doc[i].dep_ != "nmod:poss" or done[i]
                return
        if t.pos_ == "NUM" or t.pos_ in ("DET", "ADJ"):
            return
    if t.pos_ == "VERB":
        return
    told = told_of(r, t.i)
    role = r.t.role_rows[told.row] if told.row else None
    lo, hi = edges(r, t.i)
    if role is None:
        _add_unknown(r, t, told, lo, hi, done)
        return
    if role.kind == "thing":
        acting = does(t)
        if role.acting and not (acting and harms(r, t)):
            return
        if not acting and t.dep_ not in ("obj", "nsubj:pass", "nsubj") and case(t) not in ("with", "against"):
            return
    elif role.acting and not in_role(r, t, strict=told.row == "state") and not (t.ent_type_ == "ORG" and case(t) == "of" and holder(r, t.head) is not None):
        return
    if told.words == ("party",) and (case(t) in ("at", "during", "after", "before") or not r.w["feasts"].isdisjoint(r.lower[lo : t.i])):
        return  # "a shooting at a party"
    if told.words == ("force",) and not r.is_plural(t.i) and not (told.stated or told.body or told.qualifier):
        if r.lower[lo] == "the" and hi == t.i + 1 and lo + 1 == t.i and in_role(r, t):
            bare = Ref(id="TXT:force", name="the force", kind="role", row=told.row)
            r.out.append(Draft(lo, hi, t.i, bare, lo, hi, "role.force"))  # kept if it refers back
        return
    if role.proper and t.pos_ != "PROPN":
        return
    if told.words == ("government",) and lo < t.i and not told.stated and not any(c.dep_ in ("det", "nmod:poss") for c in t.lefts) and r.lower[t.i - 1] in r.w["ideas_of_government"]:
        return  # "supports small government"
    if told.row == "state" and any(core(c.dep_) == "nmod" and case(c) == "of" and c.pos_ == "NOUN" for c in t.rights):
        return  # "the state of emergency"
    if core(t.dep_) in ("nmod", "obl") and case(t) == "as":
        return
    if told.row == "state" and (countries := _of_countries(r, t)):
        for country in countries:  # "the nations of Serbia and Kosovo"
            r.out.append(Draft(lo, hi, t.i, r.ref_of(r.t.by_id[f"ISO:{country}"]), lo, hi, "role.state"))
        return
    others = [replace(told, country=c, body=None) for c in _other_countries(r, t) if c != told.country]
    _, _, _, last = role_at(r, t.i, lo)
    hi = whole_name(r, t.i, max(hi, last))
    for one in (told, *others):
        ref = phrase_ref(r, t.i, one)
        if others and ref.id.startswith("TXT:") and one.country and one.sector:
            id_ = f"{one.country}:{one.sector}"
            ref = r.refs.setdefault(id_, Ref(id=id_, name=r.sector_name(one.country, one.sector), kind="role", country=one.country, sector=one.sector, row=one.row))
        r.out.append(Draft(lo, hi, t.i, ref, lo, hi, f"role.{told.row}"))
    for i in range(lo, hi):
        if not any(f.head == i for f in r.out[-3:]) and doc[i].dep_ != "nmod:poss":
            done[i] = True


def _gathers(r: Reading, t: Token) -> bool:
    """Whether a noun for a body is only how people come together: "an assembly of several foreign ministers"."""
    return r.lower[t.i] in r.w["gatherings"] and any(core(c.dep_) == "nmod" and case(c) == "of" and c.tag_ == "NNS" and role_at(r, c.i, c.i)[0] is not None for c in t.rights)


def _of_countries(r: Reading, t: Token) -> list[str]:
    """The countries that a noun is of: both of "the governments of Chad and Niger"."""
    of = [c for c in t.rights if core(c.dep_) == "nmod" and case(c) == "of"][:1]
    of += [d for c in of for d in c.children if d.dep_ == "conj"]
    named = [m.entries[0] for c in of if (m := r.match_at[c.i]) is not None]
    return list(dict.fromkeys(e.country for e in named if e.kind == "country" and e.country)) if len(named) == len(of) else []


def _other_countries(r: Reading, t: Token) -> list[str]:
    """Further countries that people are of: of "Indian and Chinese troops" the second and later."""
    if not r.is_plural(t.i):
        return []
    of = [d for c in t.lefts if c.dep_ == "amod" and r.match_at[c.i] is not None for d in c.children if d.dep_ == "conj" and d.i < t.i]
    found = [e.country for d in of if (m := r.match_at[d.i]) is not None for e in m.entries[:1] if e.kind == "adjective" and e.country]
    return list(dict.fromkeys([*found, *_of_countries(r, t)]))


def _inner_ref(r: Reading, t: Token) -> Ref | None:
    span = r.person_at.get(t.i)
    if span is not None:
        return r.person_ref[span]
    m = r.match_at[t.i]
    if m is not None and r.root(m.first, m.last).i == t.i:
        people = next((x for x in m.entries if x.kind == "people"), None)
        e = r.choose(m.entries, single=m.last - m.first == 1)
        if e is None and people is not None:
            id_ = f"{people.country}:CVL" if people.country else f"TXT:{people.alias.lower()}"
            return r.refs.setdefault(id_, Ref(id=id_, name=people.alias, kind="role", country=people.country, sector="CVL", row="civilians"))
        if e is not None and e.kind in ("group", "organisation", "monitor", "media"):
            return r.ref_of(e)
        return None
    told = told_of(r, t.i)
    if told.row is None or r.t.role_rows[told.row].kind == "thing":
        return None
    return phrase_ref(r, t.i, told)


def _add_unknown(r: Reading, t: Token, told: Told, lo: int, hi: int, done: list[bool]) -> None:
    """A noun of no table: a proper name of a body, or a noun that speaks or acts."""
    if t.i in r.places or (case(t) == "by" and t.tag_ == "NN" and lo == t.i):
        return  # "by sea", "by mistake": a way, nobody
    label = t.ent_type_
    verb = t.head.lemma_.lower() if t.dep_ in ("nsubj", "obl:agent") and t.head.pos_ == "VERB" else ""
    lemma = t.lemma_.lower()
    if t.pos_ == "PROPN" and t.text[0].isupper():
        whole = r.orgs.get(t.i)
        if whole is not None and r.root(*whole).i != t.i and r.root(*whole).pos_ == "PROPN":
            return
        name = fold("".join(r.doc[i].text for i in range(lo, hi) if r.doc[i].pos_ == "PROPN"))
        local = r.local.get(name)
        body = r.lower[t.i] in r.w["organisation_heads"] and any(r.doc[i].pos_ == "PROPN" for i in range(lo, t.i))
        if local is None and not (label in ("ORG", "PERSON") or body or (label in ("", "MISC") and verb in r.w["speaking"])):
            return
        if label in ("LOC", "DATE", "MONEY") and not body:
            return
        if any(r.doc[i].ent_type_ == "DATE" for i in range(lo, hi)) or _is_disease(r, lo, hi):
            return
        if not (label == "ORG" or body or verb or local is not None or in_role(r, t)):
            return
        proper = [t.i]
        while (
            proper[0] > lo
            and (r.doc[proper[0] - 1].text[0].isupper() or r.doc[proper[0] - 1].text in DASH)
            and r.doc[proper[0] - 1].pos_ != "DET"
        ):
            proper.insert(0, proper[0] - 1)
        if whole is not None and r.match_at[whole[0]] is None and not any(r.person_at.get(i) for i in range(*whole)):
            hi = max(hi, whole[1])
            while hi > t.i + 1 and (not r.folds[hi - 1] or r.lower[hi - 1] in ("'s", "’s")):
                hi -= 1
        text = r.text(proper[0], hi)
        if local is None:
            kind = "person" if label == "PERSON" else "named"
            id_ = f"PER:{slug(text)}" if label == "PERSON" else f"TXT:{' '.join(words_in(text))}"
            local = r.refs.setdefault(id_, Ref(id=id_, name=text, kind=kind, country=told.country if told.stated else None, sector=told.sector))
        r.out.append(Draft(lo, hi, t.i, local, proper[0], hi, "name.unknown"))
    elif (
        t.pos_ == "NOUN"
        and verb in r.w["speaking"]
        and t.dep_ == "nsubj"
        and lemma not in r.w["no_actor_nouns"]
        and not lemma.endswith(("tion", "ment", "ness", "ity", "ism", "ship", "ence", "ance", "ing", "ure", "sis", "cy"))
        and t.tag_ in ("NN", "NNS")
    ):
        if verb not in r.w["plain_speech"] and not (t.tag_ == "NNS" or lemma.endswith(("er", "or", "ist", "ian", "man"))):
            return
        text = " ".join(r.lower[i] for i in range(lo, hi) if r.doc[i].pos_ not in ("DET", "NUM") and r.folds[i])
        ref = r.refs.setdefault(f"TXT:{text}", Ref(id=f"TXT:{text}", name=text, kind="role", country=told.country if told.stated else None, sector=None))
        r.out.append(Draft(lo, hi, t.i, ref, lo, hi, "noun.speaks"))
    else:
        return
    for i in range(lo, hi):
        if r.doc[i].dep_ != "nmod:poss":
            done[i] = True


def _is_disease(r: Reading, lo: int, hi: int) -> bool:
    """Whether a name is of an illness, whole or cut at its hyphens: "SARS-CoV-2"."""
    while lo > 1 and r.doc[lo - 1].text in DASH:
        lo -= 2
    return any(f in r.w["diseases"] for f in (*r.folds[lo:hi], "".join(r.folds[lo:hi])))


def _add_pronoun(r: Reading, t: Token) -> None:
    word = r.lower[t.i]
    if t.text.isupper() and len(t.text) > 1:
        return  # "US", "HE"
    if word in _FIRST:
        name = _FIRST[word]
        if r.voice is not None and not r.quoted[t.i]:
            r.out.append(Draft(t.i, t.i + 1, t.i, r.ref_of(r.voice), t.i, t.i + 1, "pronoun.voice"))
            return  # "We condemn the attack", in the words of a ministry
        r.out.append(Draft(t.i, t.i + 1, t.i, Ref(id=f"PRO:{name}", name=name, kind="pronoun"), t.i, t.i + 1, "pronoun.first"))
    elif word in PERSONAL or word in PLURAL or (word in _NEUTER and _it_acts(r, t)):
        r.out.append(Draft(t.i, t.i + 1, t.i, Ref(id=f"PRO:{word}", name=word, kind="unresolved"), t.i, t.i + 1, "pronoun"))
    elif (
        word in ("everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "others", "those") and in_role(r, t) and word != "those"
    ):
        r.out.append(Draft(t.i, t.i + 1, t.i, Ref(id=f"TXT:{word}", name=word, kind="role", sector="CVL"), t.i, t.i + 1, "role.civilians"))


def _it_acts(r: Reading, t: Token) -> bool:
    if t.dep_ == "nmod:poss":
        return True
    head = t.head
    if core(t.dep_) == "nsubj" and case(head) == "behind":
        return True  # "says it was behind the attack"
    if t.dep_ in ("expl", "nsubj:pass") or head.pos_ != "VERB" or any(c.dep_ in ("csubj", "expl") for c in head.children):
        return t.dep_ == "obj" and head.lemma_.lower() in r.w["addressee"]
    if t.dep_ == "nsubj":
        return head.lemma_.lower() not in r.w["it_is_no_actor"]
    return t.dep_ == "obj" and head.lemma_.lower() in r.w["it_is_blamed"]
