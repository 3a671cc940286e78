"""Numbers put to a toll: "the death toll rose to 18", "put the number of dead at 18", "the injured number 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking, nouns
from sayso.annotate.figures.reading import Hang, row_of, way_of
from sayso.annotate.figures.words import NOMINAL, OF_PEOPLE, first_fit, is_person, kind_of, lemma_of, measures, noun_keys, rows_of_ward, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity


def row_of_toll(reading: Reading, noun: Token) -> str | None:
    """The row of a nominal that stands for a number of people: "the death toll", "the number of wounded"."""
    m = measures()
    if noun.lower_ in ("it", "that", "this") and noun.dep_ == "obj":  # "had put it at 138", "later revised that to 52"
        return asking.spoken_of(reading, noun)
    for key in noun_keys(noun):
        if rows := m.named("tolls", key) or m.named("counts", key):
            return rows[0]
    if lemma_of(noun) not in words_for("tolls"):
        said = reading.next_word(noun.i + 1) if noun.lower_ == "those" else None
        return next((r for r in m.named("states", said.lower_) if m.rows[r].measure in OF_PEOPLE), None) if said is not None and said.tag_ == "VBN" else None  # "bringing to 99 those killed"
    whom = next((b for b in tree.children(noun, "nmod") if b.lower_ in words_for("victims") and m.of_noun("counts", b) is None), None)  # casualties are counted as such
    if whom is not None and (row := asking.spoken_of(reading, whom)) is not None:
        return row  # "The number of victims is 36"
    within = reading.doc[noun.i + 1 : noun.i + 2].text.lower() in ("inside", "within") and lemma_of(noun) in words_for("numbers")
    spot = reading.doc[noun.i + 1].head if within and reading.doc[noun.i + 1].dep_ == "case" else None
    if within and (spot is None or ((kind := kind_of(spot)) is not None and kind.class_ in ("building", "place"))):
        return "sheltering"  # "put the number inside at 550"
    if not any(_says_of_what(reading, below) for below in noun.children):
        return _row_of_last(reading, noun)
    return next((row for below in noun.children if (row := _row_below(reading, noun, below)) is not None), None)


def by_toll(reading: Reading, v: Token, t: Token) -> Hang | None:
    """As in "the death toll rose to 18", "put the number of dead at 18"."""
    if any(tree.case(c) == "off" for c in tree.children(v, "obl")):
        return None  # "crossed 24 names off her register"
    # "the toll, which residents put at 30"
    which = v.dep_ == "acl:relcl" and not any(
        c.dep_ == "obj" and c.i != t.i and row_of_toll(reading, c) for c in v.children
    )  # not "their injuries, which took the number of dead to 56"
    bare = which and lemma_of(v.head) in words_for("counts") and not any(x.tag_ == "WDT" for x in v.children)  # "a figure the ministry had given as 85,000"
    for c in (*((v.head,) if bare else ()), *(v.head if x.tag_ == "WDT" and which else x for x in v.children)):
        if c.dep_ == "obj" and tree.core(t.dep_) == "nsubj":
            continue  # "two ministries give different tolls"
        if c.lower_ == "it" and t.i not in reading.quantity_at:
            continue  # "put it at 138 km"
        if (c.dep_ == "obl" and tree.case(c) in numbers().beside) or any(x.i in reading.quantity_at for x in tree.children(c, "nsubj", "nummod") if c.dep_ == "obl"):
            continue  # "stood at 53, with five missing"
        if (
            c.lower_ == "it"
            and c.dep_ == "nsubj"
            and c.i < v.i
            and lemma_of(v) in numbers().rising
            and (last := reading.last(t.i - 59, c.i, OF_PEOPLE)) is not None
            and way_of(last) == "toll"
        ):
            return Hang(row_of(last), v, "toll")  # "By Thursday it had climbed to 19"
        owned = (
            c.dep_ == "xcomp" and c.pos_ == "ADJ" and (tree.child(c, "nmod:poss", "det") is not None or reading.doc[c.i - 1].lower_ in ("its", "their", "the"))
        )  # "put its dead at 31"
        if c.i != t.i and (tree.core(c.dep_) in ("nsubj", "obj", "obl", "csubj") or owned or c.i == v.head.i) and (row := row_of_toll(reading, c)):
            return Hang(row, v, "toll")
    if v.dep_ in ("conj", "xcomp", "advcl") and lemma_of(v.head) in numbers().counting:
        return by_toll(reading, v.head, t)
    if lemma_of(v) == "bring" and tree.case(t) == "to" and tree.child(v, "obj") is None:  # "bringing to 99, by the same doctors, those killed"
        behind = next((x for x in reading.doc[t.i + 1 : min(t.i + 14, t.sent.end)] if x.lower_ == "those" or (x.pos_ == "NOUN" and lemma_of(x) in words_for("tolls"))), None)
        row = row_of_toll(reading, behind) if behind is not None else None
        return Hang(row, v, "toll") if row is not None else None
    if v.dep_ == "conj" and tree.child(v, "nsubj") is None and (told := tree.child(v.head, "nsubj")) is not None and tree.child(v.head, "cop") is not None:
        row = row_of_toll(reading, told)
        return Hang(row, v, "toll") if row is not None else None  # "The toll was eight at first and later rose to 13"
    return None


def can_count(reading: Reading, teller: Token) -> bool:
    """Whether a nominal is somebody who can give a number: a body, an outlet, a person, or a list of theirs."""
    if teller.ent_type_ in ("ORG", "PERSON") or teller.lower_ in ("he", "she", "they", "it") or reading.actors.headed_by(teller) is not None:
        return True
    kind = kind_of(teller)
    return is_person(kind) or lemma_of(teller) in numbers().tolls or lemma_of(teller) in words_for("agencies")


def predicative(reading: Reading, t: Token) -> Hang | None:
    """As in "The death toll is 18"; a heading "Deaths: 18"; "It could be 250 or 260" after a toll."""
    own = tree.child(t, "nsubj")
    last = next((f for f in reversed(reading.figures) if t.i - 60 < f.head < t.i and f.measure not in ("territory", "other")), None)
    if (
        own is not None
        and own.lower_ == "it"
        and last is not None
        and t.i in reading.quantity_at
        and any(c.tag_ == "MD" and c.dep_ == "aux" for c in t.children)
    ):
        return Hang(row_of(last), t, "again") if row_of(last) in measures().rows else None
    if (
        own is not None
        and own.lower_ == "it"
        and t.i in reading.quantity_at
        and (spoken := asking.spoken_of(reading, t)) is not None
        and (any(tree.case(c) in ("for", "to", "with") and can_count(reading, c) for c in tree.children(t, "obl")) or _reckoned(t))
    ):
        return Hang(spoken, t, "again")  # "for the daily it was 98", "another feared that it was nearly 100"
    if own is not None and own.lower_ == "it" and t.lower_ in words_for("one_victim") and reading.has_count(t) and (spoken := asking.spoken_of(reading, t)) is not None:
        return Hang(spoken, t, "again")  # "It is 38 victims, the ministry rectified"
    if own is not None and last is not None and own.i < t.i and _makes_up(reading, own, t, last):
        return Hang(row_of(last), own, "part")
    for c in (*t.children, *(t.head.children if t.dep_ == "nummod" else ()), *(c for n in tree.children(t, "nummod") for c in n.children)):
        if tree.core(c.dep_) == "nsubj" and c.i < t.i and c.lower_ in words_for("victims") and (spoken := asking.spoken_of(reading, c)) is not None:
            return Hang(spoken, c, "part")  # "The victims were 102 men, 17 women and 12 children"
        if tree.core(c.dep_) == "nsubj" and c.i < t.i and (row := row_of_toll(reading, c)):
            anew = any(a.lower_ in numbers().corrected for a in tree.children(c, "amod"))
            before = any(a.lower_ in numbers().earlier for a in tree.children(c, "amod"))
            return Hang(row, c, "corrected" if anew and reading.figures else "earlier" if before else "toll")
    return None


def _reckoned(t: Token) -> bool:
    """Whether somebody holds that "it" is a number: "insisting that it was 20", "feared that it was nearly 100"."""
    v = t.head
    while t.dep_ == "advmod" and v.pos_ in ("ADJ", "ADV"):
        t, v = v, v.head
    return tree.core(t.dep_) == "ccomp" and lemma_of(v) in words_for("reckons")


def set_at(reading: Reading, v: Token, t: Token) -> Hang | None:
    """As in "the ministry makes it sixty-one", "the hospital had it at seven", "had the injured at 14": a number that somebody holds a toll to be."""
    whom, teller = tree.child(v, "obj"), tree.child(v, "nsubj")
    made = lemma_of(v) in words_for("makes_it") and not tree.case(t)
    if whom is None or teller is None or t.i not in reading.quantity_at or not (made or (lemma_of(v) == "have" and tree.case(t) == "at")) or not can_count(reading, teller):
        return None
    row = asking.spoken_of(reading, t) if whom.lower_ == "it" else next((rows[0] for key in noun_keys(whom) if (rows := measures().named("counts", key))), None)
    return Hang(row, v, "again") if row is not None and (whom.lower_ == "it" or not made) else None


def _makes_up(reading: Reading, own: Token, t: Token, last: FigureMention) -> bool:
    """As in "The dead number 22. They are 12 doctors and 10 patients": numbers that add up to the one before."""
    told = own.lower_ in ("they", "these", "those") or own.lower_ in words_for("victims") or row_of_toll(reading, own) == row_of(last)
    shares = [q.point or 0 for x in tree.conjuncts(t) for n in tree.children(x, "nummod") if (q := reading.quantity_at.get(n.i)) is not None]
    return told and last.head < t.sent.start and last.measure in OF_PEOPLE and len(shares) > 1 and sum(shares) == last.point


def up_or_down(reading: Reading, q: Quantity) -> Token | None:
    """The "up" or "down" of "up from 56", "down from the 90 reported before"."""
    before = [x for x in reading.doc[max(q.first - 3, 0) : q.first] if x.lower_ not in ("the", "a", "an")]
    return before[-2] if len(before) > 1 and before[-1].lower_ == "from" and before[-2].lower_ in words_for("sides") else None


def earlier(reading: Reading, side: Token, t: Token, way: str = "earlier") -> Hang | None:
    """As in "up from 56": an earlier state of the toll that the sentence gives."""
    v = side.head
    while v.dep_ in ("nmod", "obj") and lemma_of(v) not in numbers().counting:
        v = v.head  # "brought the toll of the bombing down from 48", tied to the bombing
    hang = by_toll(reading, v, t) if lemma_of(v) in numbers().counting else None
    if (
        hang is None
        and (last := next((f for f in reversed(reading.figures) if t.sent.start <= f.head < side.i and f.measure != "territory"), None))
        is not None
    ):
        hang = Hang(row_of(last), reading.predicate_of(last), "")
    return hang.told_as(way) if hang is not None else None


def counter(reading: Reading, v: Token) -> Token | None:
    """The verb that puts a number to a toll, above a participle or place that belongs to the toll's own words."""
    for _ in range(6):
        if v.head.i == v.i or tree.core(v.dep_) not in ("acl", "nmod", "obl", "conj", "amod"):
            break
        if v.dep_ == "obl" and lemma_of(v.head) in numbers().counting:
            return None
        v = v.head
    return (
        v.head
        if tree.core(v.dep_) in ("obj", "nsubj") and lemma_of(v.head) in numbers().counting and v.pos_ in NOMINAL and row_of_toll(reading, v) is not None
        else None
    )


def that_of(reading: Reading, t: Token) -> Hang | None:
    """As in "gave the number of injured as 1,000 and that of arrests as 532", "admitted the loss of seven fighters and put that of the rebels at 23"."""
    words = reading.doc[max(t.sent.start, t.i - 12) : t.i]
    that = next((x for x in reversed(words) if x.lower_ in ("that", "those") and reading.doc[x.i + 1].lower_ == "of"), None)
    verb = (
        next((x for x in reversed(reading.doc[t.sent.start : that.i]) if lemma_of(x) in numbers().setting and x.pos_ == "VERB"), None)
        if that is not None
        else None
    )
    if that is None or verb is None or reading.doc[t.sent.start].i >= verb.i:
        return None
    counted = any(lemma_of(x) in words_for("numbers") for x in reading.doc[verb.i : that.i])
    columns = ("counts", "states", "deeds", "tolls")
    row = next(
        (
            rows[0]
            for x in reading.doc[that.i + 2 : t.i]
            for column in columns[: 3 if counted else 0]
            for key in noun_keys(x)
            if (rows := measures().named(column, key))
        ),
        None,
    )
    row = row or next(
        (
            rows[0]
            for x in reversed(reading.doc[t.sent.start : that.i])
            if x.pos_ == "NOUN"
            for column in columns[2:]
            for key in noun_keys(x)
            if (rows := measures().named(column, key))
        ),
        None,
    )
    return Hang(row, that, "toll") if row is not None else None


def before_colon(reading: Reading, t: Token) -> Hang | None:
    """As in "put the toll at 47: 39 civilians and eight soldiers", "a higher toll of 32: 19 adults ...": the sum before its parts."""
    q = reading.quantity_at.get(t.i)
    if (
        q is None
        or q.first < 2
        or reading.doc[q.first - 1].lower_ not in ("at", "to", "of")
        or (after := reading.next_word(q.last)) is None
        or after.text != ":"
    ):
        return None
    counted = any(lemma_of(v) in numbers().counting for v in reading.doc[t.sent.start : q.first])
    for noun in reversed(reading.doc[t.sent.start : q.first - 1]):
        if noun.pos_ != "NOUN" or not (counted or noun.i == q.first - 2):
            continue
        if row := next((rows[0] for key in noun_keys(noun) if (rows := measures().named("tolls", key) or measures().named("counts", key))), None):
            return Hang(row, noun, "toll")
    return None


def names_listed(reading: Reading, noun: Token | None) -> Hang | None:
    """As in "A list of the fallen had 46 names", "77 names on its list of wounded": the names are people."""
    if noun is not None and tree.case(noun) == "of" and noun.head.lower_ == "names" and is_person(kind_of(noun)):
        noun = noun.head  # "The names of 27 villagers are carved on the stone"
    if noun is None or noun.lower_ != "names":
        return None
    if any(lemma_of(x) in words_for("memorials") for x in noun.sent if x.pos_ == "NOUN"):
        return Hang("killed", noun, "toll")  # "fifty-nine names on the stone"
    if lemma_of(noun.head) in words_for("reads_names") and (dead := next((x for x in noun.sent if x.lower_ in ("dead", "fallen", "killed", "victims", "slain") and x.i > noun.i and x.i not in reading.quantity_at), None)) is not None:
        return Hang("killed", dead, "toll")  # "27 names were read out at the ceremony for the dead"
    for listing in (x for x in noun.sent if x.lower_ in words_for("lists")):
        _, rows = _rows_of_list(listing)
        if rows:
            return Hang(rows[0], listing, "toll")
    return None


def _rows_of_list(listing: Token) -> tuple[Token | None, list[str]]:
    """Who is on a list, and the rows that name them: "a list of the fallen"."""
    of, m = next((c for c in tree.children(listing, "nmod") if tree.case(c) == "of"), None), measures()
    return of, (m.named("states", of.lower_) or [r for key in noun_keys(of) for r in m.named("counts", key)]) if of is not None else []


def on_list(reading: Reading, q: Quantity) -> Hang | None:
    """As in "there were 44 on the roll of the missing", "in September there were 22 on its roll"."""
    words = reading.doc[q.last : q.last + 3]
    if len(words) < 3 or words[0].lower_ != "on" or words[1].lower_ not in ("the", "its", "their", "his", "her", "our") or words[2].lower_ not in words_for("lists"):
        return None
    of, rows = _rows_of_list(words[2])
    row = next((r for r in rows if measures().rows[r].measure in OF_PEOPLE), None) or (asking.spoken_of(reading, words[2]) if of is None else None)
    return Hang(row, words[2], "toll") if row is not None else None


def and_the(reading: Reading, noun: Token | None, at: Token) -> Hang | None:
    """As in "put the dead at 98 and the injured at 310": a second toll by the same verb."""
    who, article = reading.doc[max(at.i - 1, 0)], reading.doc[max(at.i - 2, 0)]
    if (
        noun is not None
        or at.lower_ not in ("at", "to")
        or article.lower_ not in ("the", "its", "their")
        or reading.doc[max(at.i - 3, 0)].lower_ not in ("and", ",")
    ):
        return None
    verb = next((x for x in reversed(reading.doc[at.sent.start : at.i]) if lemma_of(x) in numbers().setting and x.pos_ == "VERB"), None)
    rows = [r for key in (who.lower_, *noun_keys(who)) for r in measures().named("counts", key) if measures().rows[r].measure in OF_PEOPLE]
    return Hang(rows[0], verb, "toll") if rows and verb is not None else None


def number_verb(reading: Reading, before: Token) -> Hang | None:
    """As in "The country's dead number 14", "The wounded now number more than 30"."""
    who = reading.doc[max(before.i - 1, 0)]
    who = reading.doc[max(before.i - 2, 0)] if who.pos_ == "ADV" else who
    if before.lower_ not in words_for("numbers_verb") or (before.dep_ == "obj" and who.pos_ == "VERB" and (who.i == 0 or who.nbor(-1).lower_ != "the")):
        return None
    m = measures()
    rows = m.named("counts", who.lower_) or [r for key in noun_keys(who) for r in m.named("counts", key)]
    if not rows and who.tag_ in ("VBD", "VBN") and any(x.lower_ in ("those", "who") for x in reading.doc[max(who.i - 2, 0) : who.i]):
        rows = m.named("states", who.lower_) or m.named("subject", lemma_of(who))  # "Those who fled numbered 67,848"
    if not rows and (before.lower_ == "numbered" or before.pos_ == "VERB"):
        for x in reversed(reading.doc[max(before.sent.start, before.i - 10) : before.i]):  # "The dead at the palace numbered 62"
            if x.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"):
                break
            first = x.i == x.sent.start or reading.doc[x.i - 1].lower_ in ("the", "its", "their") or reading.doc[x.i - 1].i == x.sent.start
            if first and (rows := m.named("counts", x.lower_) or [r for key in noun_keys(x) for r in m.named("counts", key)]):
                break
    if not rows and who.lower_ == "they" and (spoken := asking.spoken_of(reading, who)) is not None:
        rows = [spoken]
    return Hang(rows[0], before, "toll") if rows else None


def tolled(verb: Token) -> Token | None:
    """Whom a toll counts, by its own words: "the number of soldiers killed", "the number of its fallen soldiers", "the rebels' losses"."""
    for c in (verb, *verb.children):
        if lemma_of(c) in words_for("losses") and tree.core(c.dep_) in ("nsubj", "obj", "obl", "ROOT", "root"):
            near = (*tree.children(c, "nmod:poss", "compound", "amod"), *(b for b in tree.children(c, "nmod") if tree.case(b) == "of"))
            whose = next((b for b in near if is_person(kind_of(b)) or lemma_of(b) in words_for("troops")), None)
            return whose if whose is not None and whose.pos_ in ("NOUN", "ADJ") and whose.lower_ not in words_for("nobodies") else None
        if (lemma_of(c) in words_for("counted_of") and tree.core(c.dep_) in ("nsubj", "obj", "obl", "ROOT", "root")) or (
            c.i == verb.i and c.lower_ in ("that", "those")
        ):
            of = next(
                (b for b in (*tree.children(c, "nmod"), *(tree.children(c.head, "obl") if c.lower_ in ("that", "those") else ())) if tree.case(b) == "of"), None
            )
            kind = kind_of(of)
            return of if of is not None and of.pos_ == "NOUN" and is_person(kind) and of.lower_ not in words_for("nobodies") else None
    return None


def toll_words(reading: Reading, verb: Token) -> list[Token]:
    """The words of the nominal that a number is put to, those that may say where: "the toll in Goma", "Goma's toll", "the Beirut blast toll"."""
    noun = next((c for c in verb.children if tree.core(c.dep_) in ("nsubj", "obj") and row_of_toll(reading, c) is not None), None)
    if noun is None:
        return []
    after = [x for x in noun.subtree if x.i > noun.i and (noun.i > verb.i or x.i < verb.i) and tree.case(x) in ("in", "at", "near", "on", "across", "around")]
    return after + [x for x in tree.children(noun, "compound", "nmod:poss") if x.pos_ == "PROPN"]


def of_the_toll(reading: Reading, verb: Token) -> list[Token]:
    """The words that say whose toll a number is put to: "civilian deaths", "the number of civilian dead", "the toll of civilians"."""
    noun = next((c for c in (verb, *verb.children) if (c is verb or tree.core(c.dep_) in ("nsubj", "obj")) and row_of_toll(reading, c) is not None), None)
    if noun is None:
        return []
    whom = [c for c in noun.children if (tree.core(c.dep_) == "nmod" and tree.case(c) in ("of", "among")) or c.dep_ == "amod"]
    return [x for t in (noun, *whom) for x in (t, *t.children) if x.dep_ == "amod" or x.i in {t.i for t in whom}]


def _of_counters(below: Token) -> bool:
    """Whether what hangs on a tally says who counts or where, not what: "a tally of hospitals by the agency", "a count from the morgues"."""
    kind = kind_of(below)
    if tree.core(below.dep_) != "nmod" or rows_of_ward(below):
        return False
    return (
        tree.case(below) in ("by", "from")
        or (tree.case(below) == "for" and below.lower_ in words_for("tally_scopes"))
        or below.ent_type_ == "ORG"
        or (kind is not None and kind.class_ == "building")
        or lemma_of(below) in words_for("tally_sources")
    )


def _says_of_what(reading: Reading, below: Token) -> bool:
    """Whether what hangs on a tally says of whom or what it is: "the number of people killed", but not "the total", "the figure given by the police"."""
    if below.dep_ == "amod":
        return bool(measures().named("states", below.lower_))
    if tree.case(below) in numbers().beside:
        return False  # "the count, which stood at 53, with five missing"
    given = (below.dep_ == "acl" and lemma_of(below) in words_for("given")) or (below.dep_ == "acl:relcl" and lemma_of(below) in numbers().counting)  # "the count, which stood at 53"
    tied = tree.core(below.dep_) in ("nmod", "compound", "acl") and below.dep_ != "nmod:poss" and below.i not in reading.quantity_at
    return tied and not given and not _of_counters(below)


def _row_of_last(reading: Reading, noun: Token) -> str | None:
    """The row of a tally that says nothing of what it is: of what was asked, of the dead of the same sentence or of what was counted last."""
    if (asked := asking.asked_before(reading, noun)) is not None:
        return asked
    near = [f for f in reading.figures if f.head > noun.i - 60]
    own = [f for f in near if f.head >= noun.sent.start and f.measure == "killed" and way_of(f) != "part"]
    last = next(reversed(own or near), None)  # "killed 413 and wounded 3,551, raising its count from 330": of the dead
    if last is not None and last.measure in ("wounded", "missing"):  # "Bringing to 55 the number of those who perished ...; three are yet to be found. The count had stood at 53"
        sent = reading.doc[last.head].sent
        last = next((f for f in reading.figures if sent.start <= f.head < last.head and f.measure == "killed" and way_of(f) == "toll"), last)
    return row_of(last) if last is not None and last.measure not in ("territory", "other", "destroyed") else None


def _row_below(reading: Reading, noun: Token, below: Token) -> str | None:
    """The row that a word on a tally gives: "of wounded", "of those in hospital", "of soldiers killed", "now held", "it says it has lost"."""
    m = measures()
    if below.dep_ == "acl" and (rows := m.named("tolled", below.lower_)) and (spoken := asking.spoken_of(reading, noun)) is not None:
        return spoken if spoken in ("captured", *rows) else rows[0]  # "bringing to 69 the number now held"
    lost = next((x for x in below.subtree if x.pos_ == "VERB" and lemma_of(x) in words_for("loses")), None) if below.dep_ == "acl:relcl" else None
    if lost is not None and tree.child(lost, "obj") is None:
        return "killed" if lemma_of(lost) in words_for("loses_to_death") else m.verb("object", lost)[0]
    if tree.core(below.dep_) not in ("nmod", "compound", "acl", "amod") or tree.case(below) in numbers().beside:
        return None
    for key in (*noun_keys(below), below.lower_):
        if rows := m.named("counts", key) or m.named("states", key) or m.named("object", key):
            return rows[0]
    for ward in tree.children(below, "nmod", "obl"):
        if rows := rows_of_ward(ward):
            return rows[0]
    for said in below.children:
        if said.dep_ == "acl" and (rows := m.named("tolled", said.lower_)) and is_person(kind_of(below)):
            return rows[0]
        if tree.core(said.dep_) in ("amod", "acl") and (rows := m.named("states", said.lower_) or m.named("object", lemma_of(said))):
            return first_fit(rows, kind_of(below)) if kind_of(below) is not None else rows[0]  # not "the number of vehicles taken"
    got = nouns.own_measure(reading, below, kind_of(below), below)
    return got.row if got is not None else None
