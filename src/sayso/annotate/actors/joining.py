"""Mentions that are one: appositions, groups named later, headlines."""

from __future__ import annotations

from dataclasses import replace

from sayso.annotate.actors.phrases import edges
from sayso.annotate.actors.reading import UNNAMED, Draft, Reading, Ref
from sayso.annotate.actors.tables import singular, words_in
from sayso.tree import case, child, core


def name_groups(r: Reading) -> None:
    """Give groups the names that their words tell: "a group calling itself the Kashmir Tigers", "a little-known group, the Resistance Front"."""
    by_head = {f.head: f for f in r.out}
    for f in [f for f in r.out if f.ref.kind == "role" and not f.plural and f.rule in ("role.group", "role.rebels", "role.paramilitaries", "role.organisation")]:
        called = next((c for c in r.doc[f.head].rights if c.dep_ in ("acl", "acl:relcl") and c.lemma_.lower() in r.w["naming"]), None)
        name = child(called, "obj", "xcomp", "obl", "ccomp") if called is not None else child(r.doc[f.head], "appos")
        if called is not None and name is not None and name.lower_ == "itself":
            name = child(called, "xcomp") or next((c for c in called.rights if c.i > name.i and c.dep_ in ("obj", "xcomp", "obl")), None)
        if name is None or name.pos_ != "PROPN" or not f.head < name.i < f.head + 9 or (r.match_at[name.i] is not None and name.i not in by_head):
            continue
        if name.i not in by_head:
            lo, hi = edges(r, name.i)
            first = lo + (r.lower[lo] in ("the", "as"))
            if first + 1 == hi or not all(t.text[0].isupper() or t.pos_ in ("ADP", "PART", "PUNCT", "CCONJ", "DET") for t in r.doc[first:hi]):
                continue
            text = r.text(first, hi)
            ref = r.refs.setdefault(f"TXT:{' '.join(words_in(text))}", Ref(id=f"TXT:{' '.join(words_in(text))}", name=text, kind="named"))
            by_head[name.i] = Draft(lo, hi, name.i, ref, first, hi, "name.called")
            r.out.append(by_head[name.i])
        new = by_head[name.i].ref
        if called is not None and new.kind == "named":
            new.sector, new.country = new.sector or f.ref.sector, new.country or f.ref.country
            new.heads |= f.ref.heads
            f.ref = new
        if new.kind == "named" and (called is not None or r.doc[edges(r, name.i)[0] - 1].text == ","):
            f.text_first, f.text_last = by_head[name.i].text_first, by_head[name.i].text_last


def name_examples(r: Reading) -> None:
    """Those who are named of several are among them: in "urged allies such as Chad and Niger" Chad and Niger are urged."""
    drafted = {f.head: f for f in r.out if f.ref.kind not in ("role", "thing", "unresolved") and r.doc[f.head].pos_ == "PROPN"}
    for f in [f for f in r.out if f.plural and f.ref.kind == "role"]:
        for c in r.doc[f.head].rights:
            if core(c.dep_) != "nmod" or case(c) not in ("such as", "including"):
                continue
            for one in (c, *(d for d in c.rights if d.dep_ == "conj")):
                m = r.match_at[one.i]
                e = r.choose(m.entries, single=m.last - m.first == 1) if m is not None and r.root(m.first, m.last).i == one.i else None
                if m is not None and e is not None and e.kind in ("country", "group", "organisation") and f.ref.id.startswith("TXT:"):
                    r.out.append(replace(f, ref=r.ref_of(e), text_first=m.first, text_last=m.last, rule="name.example"))
                elif (named := drafted.get(one.i)) is not None and case(c) == "such as":
                    r.out.append(replace(f, ref=named.ref, text_first=named.text_first, text_last=named.text_last, rule="name.example"))


def merge_appositions(r: Reading) -> None:
    """A name and what follows it are one actor: "the Civil Defence, also known as the White Helmets"; "the Islamist group X"."""
    by_head = {f.head: f for f in r.out}
    for f in r.out:
        t = r.doc[f.head]
        if (
            case(t) == "as"
            and t.head.lemma_.lower() in ("know", "call")
            and t.head.dep_ in ("acl", "amod", "advcl", "conj", "appos", "acl:relcl", "parataxis")
        ):
            main = by_head.get(t.head.head.i)
            if main is not None and main is not f and main.ref is not f.ref and main.ref.kind in ("named", "person") and f.ref.kind in ("named", "person"):
                known, new = (f, main) if f.ref.id in r.t.by_id and main.ref.id not in r.t.by_id else (main, f)
                _make_one(r, new.ref, known.ref)
        ally = by_head.get(f.first - 1) if f.ref.kind == "country" and t.dep_ in ("appos", "compound", "flat", "nmod:desc") else None
        if ally is not None and t.head.i == ally.head and ally.ref.kind == "role" and not ally.plural and ally.rule.startswith(("role.", "noun.")):
            ally.ref = f.ref  # "US ally Saudi Arabia", "its neighbour Chad"
        if f.ref.kind not in ("named", "person"):
            continue
        other = by_head.get(t.head.i) if t.dep_ in ("appos", "nmod:desc", "flat") else None
        if f.ref.kind == "person" and t.dep_ == "conj" and (one := by_head.get(t.head.i)) is not None and _second_office(r, one, f):
            r.out = [g for g in r.out if g is not one]
            by_head[t.head.i] = f
            r.out.append(
                replace(f, first=one.first, last=one.last, head=one.head, text_first=f.text_first, text_last=f.text_last, rule="name.person.offices")
            )
            continue
        if other is not None and f.ref.kind == "person" and _titled_above(r, f, other.head):
            other = None
        one_of = other is not None and other.rule == "people" and f.ref.kind == "person" and r.lower[other.text_first] in ("a", "an")  # "An Austrian, Karl Meyer,"
        if other is not None and other.ref.kind == "role" and (one_of or other.rule.startswith(("role.", "noun."))) and not other.plural:
            if f.ref.kind == "named":
                f.ref.sector = f.ref.sector or other.ref.sector
                f.ref.country = f.ref.country or other.ref.country
            f.ref.heads |= other.ref.heads
            other.ref = f.ref
        if f.ref.kind == "named" and f.ref.sector is None:
            for c in t.children:
                if c.dep_ == "appos" and c.i in by_head and by_head[c.i].ref.kind == "role":
                    f.ref.sector = by_head[c.i].ref.sector
                    f.ref.country = f.ref.country or by_head[c.i].ref.country
                    f.ref.heads |= by_head[c.i].ref.heads
                    by_head[c.i].ref = f.ref
        for c in t.children:
            if c.dep_ == "appos" and c.i in by_head and by_head[c.i].ref.kind == "role" and not by_head[c.i].plural and f.ref.kind == "named":
                by_head[c.i].ref = f.ref


def _titled_above(r: Reading, f: Draft, i: int) -> bool:
    """Whether a person is the holder of an office, and a noun is only what that is of: the party of "the leader of the party, X"."""
    over = r.doc[i].head
    return core(r.doc[i].dep_) == "nmod" and r.refs.get(f"@{i}") is not f.ref and r.refs.get(f"@{over.i}") is f.ref


def name_the_unnamed(r: Reading) -> None:
    """Somebody without a name is who the text says that he is: "detained a man, later identified as X", "police named the attacker as X"."""
    by_head = {f.head: f for f in r.out}
    for f in [f for f in r.out if f.ref.kind == "person" and case(r.doc[f.head]) == "as"]:
        verb = r.doc[f.head].head
        if verb.lemma_.lower() not in r.w["identifying"] or core(r.doc[f.head].dep_) not in ("obl", "xcomp"):
            continue
        over = verb.head
        noun = over if verb.dep_ in ("acl", "acl:relcl") else child(verb, "obj", "nsubj:pass")
        if noun is None and verb.dep_ == "advcl" and verb.tag_ == "VBN" and over.i < verb.i:
            noun = child(over, "obj") or child(over, "nsubj:pass") or child(over, "nsubj")
        one = by_head.get(noun.i) if noun is not None else None
        if one is not None and one.ref.kind == "role" and not one.plural and one.rule in UNNAMED:
            f.ref.sector = f.ref.sector or (one.ref.sector if one.rule != "role.civilians" else None)
            f.ref.unnamed.add(singular(r.folds[one.head]))
            one.ref = f.ref


def _second_office(r: Reading, one: Draft, f: Draft) -> bool:
    """Whether two offices go with one name: "Retired police officer and author X"."""
    noun = r.doc[one.head]
    row = r.t.role_rows.get(one.rule[5:]) if one.rule.startswith("role.") else None
    if row is None or row.kind not in ("person", "office", "people") or one.plural or noun.pos_ != "NOUN" or noun.tag_ != "NN":
        return False
    lo, _ = edges(r, one.head)
    between = r.doc[one.head + 1 : f.text_first]
    return (
        not any(c.dep_ in ("det", "nmod:poss", "nummod") for c in noun.lefts)
        and len(between) > 1
        and between[0].lower_ == "and"
        and between[1].text.islower()
        and not any(w.pos_ == "DET" or w.text == "," for w in between)
        and not r.doc[lo].is_space
    )


def join_headline(r: Reading) -> None:
    """A headline shortens names: who is a "Miners' union" there is the "National Miners' Union" of the body."""
    end = next((t.i for t in r.doc if t.is_space and "\n" in t.text), 0)
    short = [f for f in r.out if f.head < end and f.ref.id.startswith("TXT:") and f.ref.kind in ("named", "role") and not f.plural]
    if not short:
        return
    long = [f for f in r.out if f.head > end and f.ref.kind == "named"]
    for f in short:
        words = [r.folds[i] for i in range(f.text_first, f.text_last) if r.folds[i] and r.lower[i] not in ("the", "a", "an", "'s", "’s")]
        if len(words) < 2:
            continue
        for g in long:
            theirs = [r.folds[i] for i in range(g.text_first, g.text_last) if r.folds[i] and r.lower[i] not in ("'s", "’s")]
            if len(theirs) > len(words) and theirs[-len(words) :] == words:
                _make_one(r, f.ref, g.ref)
                break


def _make_one(r: Reading, old: Ref, new: Ref) -> None:
    """Let every mention of one actor stand for another."""
    for f in r.out:
        if f.ref is old:
            f.ref = new
