"""Parts of a total: "including 20 children", "of the 50 dead, 12 were women", "among them ten guards"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import asking
from sayso.annotate.figures.reading import CARRIED, Hang, way_of
from sayso.annotate.figures.words import OF_PEOPLE, VERBAL, is_person, kind_of, lemma_of, measures, noun_keys, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity


def among(reading: Reading, t: Token) -> Hang | None:
    """As in "Among the dead were 38 foreigners", "Among them were ten women": some of those who were counted before, or whom the noun names."""
    q = reading.count_before(t.i, 6)
    if q is not None and q.first > t.sent.start + 1 and (got := _included(reading, t, q)) is not None:
        return got
    if q is None or q.first < 3:
        return None
    before, after = reading.doc[q.first - 1], reading.next_word(q.last)
    if before.i == t.sent.start + 1 and t.sent[0].lower_ == "of" and before.lower_ in ("them", "these", "those", "whom"):  # "Of them 246 belonged to the group"
        whole = reading.last(t.i - 79, t.sent.start, OF_PEOPLE)
        return reading.part_of(whole) if whole is not None else None
    fronted = before.lower_ in ("is", "are", "was", "were")
    if not fronted and not (before.text == "," and after is not None and after.lower_ in ("is", "are", "was", "were")):  # "Of the 50 dead, 12 were children"
        return None
    reach = 8 if fronted or reading.doc[t.sent.start].lower_ != "of" else 24  # "Of the dead of 2021, when 55 lost their lives, 36 were children"
    start = next(
        (
            i
            for i in range(q.first - 2, max(q.first - reach, -1), -1)
            if reading.doc[i].lower_ == ("among" if fronted else "of") and (fronted or reach == 8 or i == t.sent.start)
        ),
        None,
    )
    if start is None or start < t.sent.start or (not fronted and start != t.sent.start):
        return None
    named = [x for x in reading.doc[start + 1 : min(q.first - 1, start + 8)] if x.pos_ not in ("DET", "NUM")]
    last = next(
        (f for f in reversed(reading.figures) if f.head < start and t.i - f.head < 80 and f.measure not in ("territory", "destroyed", "deployed", "other")),
        None,
    )
    if not fronted:
        named = [x for x in named if x.lower_ not in words_for("rest")] or named
    if len(named) == 1 and named[0].lower_ in words_for("them") and last is not None:
        return reading.part_of(last)
    row = next((rows[0] for x in named for key in noun_keys(x) if (rows := measures().named("counts", key))), None)
    if row is None and reading.doc[start + 1].lower_ in ("those", "people"):  # "Of those buried, eleven were children", "Of those who were hurt, six are alive"
        said = next((x for x in named if x.tag_ in ("VBN", "JJ", "VBD") and x.lower_ != "had"), None)
        rows = (["killed"] if said.lower_ == "buried" else measures().named("states", said.lower_) or measures().named("subject", lemma_of(said))) if said is not None else []
        row = next((r for r in rows if measures().rows[r].measure in OF_PEOPLE), None)
    return Hang(row, reading.doc[q.first - 1], "part") if row is not None else None


def some_of(reading: Reading, unit: Token, q: Quantity) -> tuple[Hang, Token | None] | None:
    """As in "Five of the 50 dead are children", "One of them was a soldier", "seven of the victims were women": some of the counted, and what they are."""
    of, told = reading.next_word(q.last), unit.head
    verbless = (
        told.pos_ == "NOUN" and of is not None and told.i == of.i + 2 and reading.doc[of.i + 1].lower_ in ("them", "these", "those", "whom")
    )  # "37 civilians, five of them children"
    served = told.pos_ == "VERB" and lemma_of(told) in words_for("serves")  # "Two of the four belonged to the police"
    if of is None or of.lower_ != "of" or tree.core(unit.dep_) != "nsubj" or (tree.child(told, "cop") is None and not served and not verbless):
        return None
    placed = lemma_of(told) == "condition" and tree.case(told) == "in"  # "Seventeen of these were in a serious condition"
    aged = placed or (told.pos_ == "NUM" and tree.case(told) in ("under", "over", "below", "above"))  # "Eight of the 49 were under 18"
    national = is_nationality(told) or (reading.is_place(told) and tree.case(told) == "from")  # "One of them was from Britain", "two of them were French"
    if not aged and not served and not national and (told.pos_ not in ("NOUN", "ADJ") or not is_person(kind_of(told))):
        return None
    aged = aged or served or tree.case(told) == "from"
    whom = [x for x in reading.doc[of.i + 1 : (tree.child(told, "cop", "aux") or told).i] if not x.is_space]
    if len(whom) > 6 or not whom:
        return None
    for x in whom:
        row = measures().of_noun("counts", x) or next(iter(measures().named("states", x.lower_)), None)
        if row is not None:
            return Hang(row, x, "part"), None if aged else told
    if (n := reading.quantity_at.get(whom[-1].i)) is not None and (
        same := next((f for f in reversed(reading.figures) if f.measure in OF_PEOPLE and n.low is not None and (f.low, f.high) == (n.low, n.high)), None)
    ) is not None:
        hang = reading.part_of(same)
        return hang, None if aged else told
    last = asking.spoken_of(reading, unit)
    if (
        last is None
        or not reading.figures
        or (placed and last != "wounded")
        or whom[-1].lower_ not in words_for("them")
        or tree.parted(reading.doc, reading.figures[-1].head, unit.i)
    ):
        return None
    return Hang(last, whom[-1], "part"), None if aged else told


def part(reading: Reading, t: Token) -> Hang | None:
    """As in "including 20 children", "most of them women": as the figure just before in the sentence."""
    i = t.i
    left = {x.i for x in t.subtree if x.i <= i}
    j = min(left) - 1 if left else i - 1
    words = [x.lower_ for x in reading.doc[max(j - 2, t.sent.start) : i] if not x.is_space]
    k = i - 1
    while k > 0 and (k in reading.quantity_at or reading.doc[k].pos_ in ("ADJ", "SPACE")):
        k -= 1
    colon = reading.doc[max(k, 0)].text == ":" and any(k - 4 < f.head < k for f in reading.figures[-1:])  # "157: 91 Saudis and 66 others"
    q = reading.count_of(t)
    mark = next((x.i for x in reversed(reading.doc[t.sent.start : i]) if x.text == ":"), None)
    if mark is not None and not any(x.tag_ in ("VBD", "VBZ", "VBP") for x in reading.doc[mark : t.sent.end]):
        whole = next((f for f in reading.figures if t.sent.start <= f.head < mark and f.measure in OF_PEOPLE), None)
        collective = (kind := kind_of(t)) is not None and kind.class_ == "collective"
        if whole is not None and not collective:  # "claimed 123 lives, the monitor said: 77 fighters, 39 soldiers and seven civilians"
            return reading.part_of(whole)
    after = " ".join(x.lower_ for x in reading.doc[q.last : q.last + 2]) if q is not None else ""
    apart = t.dep_ not in ("nsubj", "nsubj:pass", "obj") or t.i > t.head.i
    of_them = after in words_for("of_them") and (apart or after == "of whom" or (after == "of them" and _told_of_part(t)))
    if not colon and not of_them and not any(tuple(words[k : k + n]) in numbers().parts for k in range(len(words)) for n in (1, 2)):
        return None
    before = [f for f in reading.figures if f.head < i and f.head >= t.sent.start]
    return reading.part_of(before[-1]) if before else None


def there_were(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "There were 20 of them", "There were 156 under the age of 18", "in the stadium there are 11,000": of those who were counted or asked of before."""
    q, v = reading.quantity_at.get(t.i), t.head
    them = noun is not None and noun.lower_ in words_for("them")
    if q is None or (noun is not None and not them) or lemma_of(v) != "be" or tree.child(v, "expl") is None or tree.is_negated(v):
        return None
    last = reading.last(t.i - CARRIED + 1, t.i)
    if last is None or last.measure not in OF_PEOPLE:
        return None
    behind = reading.doc[q.last : q.last + 2]
    if them:
        return reading.as_before(last, "again")
    if behind[:1].text.lower() in ("under", "over", "below", "above", "aged"):
        return reading.part_of(last)
    where = [c for x in (v, t) for c in tree.children(x, "obl", "nmod") if tree.case(c) in ("in", "at")]
    return reading.part_of(last) if last.measure == "displaced" and any(lemma_of(c) in words_for("lodgings") or reading.is_place(c) for c in where) else None


def left(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "took 60 hostages; about 20 are left", "28 remain": those who are still held."""
    v = t.head
    stay = (v.lower_ == "left" and v.tag_ in ("VBN", "VBD", "JJ") and any(c.lower_ in ("are", "were") for c in v.children)) or (lemma_of(v) == "remain" and tree.child(v, "xcomp", "obl") is None)
    if noun is not None or t.i not in reading.quantity_at or not tree.core(t.dep_).startswith("nsubj") or not stay:
        return None
    last = reading.last(t.i - CARRIED + 1, t.i)
    held = last if last is not None and last.measure in ("captured", "detained") else None
    return reading.part_of(held) if held is not None else None


def adding_up(reading: Reading, t: Token) -> Hang | None:
    """As in "has taken in 812 Colombians since Thursday, 352 men, 258 women and 202 children": numbers behind a whole that make it up."""
    q = reading.count_of(t)
    whole = reading.last(t.sent.start, q.first) if q is not None else None
    while whole is not None and way_of(whole) == "part":
        whole = reading.last(t.sent.start, whole.head)
    if q is None or whole is None or whole.point is None or whole.low != whole.high or whole.measure not in OF_PEOPLE:
        return None
    some: list[Quantity] = []
    for x in reading.doc[whole.head + 1 : t.sent.end]:
        n = reading.quantity_at.get(x.i)
        if n is not None and n not in some and n.point is not None and n.low == n.high and n.last < len(reading.doc) and reading.doc[n.last].pos_ in ("NOUN", "PROPN", "ADJ"):
            some.append(n)
        elif some and x.i >= some[-1].last and (x.pos_ in VERBAL or x.text in (";", ":")):
            break
    return reading.part_of(whole) if q in some and len(some) > 1 and sum(n.point or 0 for n in some) == whole.point else None


def is_nationality(t: Token) -> bool:
    """Whether an adjective says of which people somebody is: "eight were British"."""
    return t.ent_type_ == "NORP" and t.tag_ in ("JJ", "NNP", "NNPS") and t.is_title


def of_those(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "Of the 68 injured, 58 have been able to leave hospital", "Of those who fled, 40 have come back": some of whom the sentence opens with."""
    q = reading.quantity_at.get(t.i)
    if q is None or noun is not None or tree.core(t.dep_) != "nsubj" or reading.doc[t.sent.start].lower_ != "of" or reading.doc[q.first - 1].text != ",":
        return None
    whole = next((f for f in reading.figures if t.sent.start <= f.head < q.first), None)
    if whole is not None:
        return reading.part_of(whole)
    last = reading.last(t.i - CARRIED + 1, t.sent.start)
    named = {lemma_of(x) for x in reading.doc[t.sent.start : q.first] if x.pos_ == "NOUN"}
    return reading.part_of(last) if last is not None and named & {w.rstrip("s") for w in (last.of or "").lower().split()} else None


def bare_part(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "Nine were children", "At least eight were from one family": some of those whom the sentence before counted."""
    v, dep = t.head, tree.core(t.dep_)
    if noun is None and dep == "nsubj" and v.lower_ == "alive" and t.i in reading.quantity_at and asking.spoken_of(reading, t) == "captured":
        return reading.part_of(next(f for f in reversed(reading.figures) if f.head < t.i))  # "of whom the army believes 20 are alive"
    if t.i in reading.quantity_at and reading.quantity_at[t.i].first <= v.i < t.i and v.dep_ == "advmod":
        v, dep = v.head, "nsubj"  # "upwards of 20 were not yet grown"
    told = tree.child(v, "cop") is not None and (
        ((kind := kind_of(v)) is not None and (kind.class_ == "person" or (lemma_of(v) == "family" and tree.case(v) == "from"))) or is_nationality(v) or (reading.is_place(v) and tree.case(v) == "from")
    )
    nameless = tree.is_negated(v) and (
        lemma_of(v) in words_for("recognises") or v.lower_ in words_for("grown")
    )  # "130 could not be identified", "20 were not yet grown"
    served = v.pos_ == "VERB" and lemma_of(v) in words_for("serves") and any(tree.case(c) in ("to", "for", "with", "in") for c in tree.children(v, "obl"))  # "eight belonged to the militias"
    told = told or nameless or served
    if (
        noun is not None
        or t.i not in reading.quantity_at
        or dep != "nsubj"
        or not told
        or (not nameless and not served and any(max(t.sent.start, _last_half(reading, t)) <= f.head and way_of(f) != "again" for f in reading.figures))
    ):
        return None
    last = next((f for f in reversed(reading.figures) if t.i - 40 < f.head), None)
    return reading.part_of(last) if last is not None and last.measure in OF_PEOPLE and way_of(last) != "earlier" else None


def hailing(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """As in "Most of those killed were cadets. One woman came from Ecuador": one of whom the sentence before tells."""
    v = t.head
    of_place = lemma_of(v) in words_for("hails") and any(tree.case(c) == "from" and reading.is_place(c) for c in tree.children(v, "obl"))
    kind = kind_of(noun)
    if not of_place or t.dep_ != "nsubj" or t.sent.start == 0 or (noun is not None and not is_person(kind)):
        return None
    before = reading.doc[t.sent.start - 1].sent
    opening = [x for x in before if not x.is_space][:6]
    if "\n" in before.text.strip() or not opening or opening[0].lower_ not in words_for("most_of"):
        return None
    row = next(
        (
            rows[0]
            for x in opening
            for key in (x.lower_, lemma_of(x))
            if (rows := [r for r in measures().named("states", key) + measures().named("counts", key) if measures().rows[r].measure in OF_PEOPLE])
        ),
        None,
    )
    return Hang(row, v, "part") if row is not None else None


def the_dead_were(reading: Reading, t: Token) -> Hang | None:
    """As in "At Nakyal the dead were two soldiers and two civilians": who those of a toll without a number are."""
    q = reading.count_of(t)
    if q is None or q.first < 3:
        return None
    verb, words = reading.doc[q.first - 1], reading.doc[q.first - 3 : q.first - 1]
    if verb.lower_ not in ("were", "was", "are") or len(words) < 2 or words[0].lower_ != "the" or words[1].i in reading.units:
        return None
    rows = measures().named("counts", words[1].lower_)
    return Hang(rows[0], words[1], "noun") if rows and words[1].lower_ not in words_for("no_toll") else None


def remarked(reading: Reading, q: Quantity) -> bool:
    """Whether words that open a part stand right before a count: "among them three children"."""
    words = tuple(x.lower_ for x in reading.doc[max(q.first - 2, 0) : q.first])
    return words in numbers().parts or words[-1:] in numbers().parts


def whole_of(reading: Reading, q: Quantity, noun: Token | None) -> bool:
    """Whether a count is the whole that some are of, of things: "78 of 97 drones", "12 of the 40 tanks"."""
    of = q.first - 1
    if reading.doc[max(of, 0)].lower_ in ("the", "its", "their", "some"):
        of -= 1
    kind = kind_of(noun)
    return (
        of > 0
        and reading.doc[of].lower_ == "of"
        and (of - 1) in reading.quantity_at
        and kind is not None
        and kind.class_ in ("materiel", "munition", "building")
    )


def told_to_be(reading: Reading, unit: Token, noun: Token | None) -> Token | None:
    """What the part of a whole is said to be: "half of them (were) children"."""
    word = reading.next_word((noun if noun is not None else unit).i + 1)
    if word is not None and word.lower_ in ("when", "while", "as"):
        return None
    while word is not None and (word.pos_ in ("AUX", "ADV", "DET", "ADJ", "NUM") or word.text in (",", "-") or (word.dep_ == "compound" and kind_of(word) is None)) and word.i - unit.i < 10:
        word = reading.next_word(word.i + 1)
    return word if word is not None and word.pos_ == "NOUN" and kind_of(word) is not None else None


def as_part(reading: Reading, f: FigureMention) -> FigureMention:
    """A figure, told as a part where its own "of" says so."""
    return replace(f, rule=f"{f.rule.rpartition('.')[0]}.part") if _partitive(reading, f) else f


def _included(reading: Reading, t: Token, q: Quantity) -> Hang | None:
    """As in "They included 78 men and 22 women", "The dead included 12 nurses", "The 61 included nine soldiers"; "121 were male and 47 female"."""
    verb = reading.doc[q.first - 1]
    if lemma_of(verb) == "include" and verb.pos_ == "VERB" and (whom := tree.child(verb, "nsubj")) is not None and verb.tag_ != "VBG":
        said = next((c for c in tree.children(whom, "acl") if whom.lower_ == "those"), whom)  # "Those killed included two nurses"
        if whom.lower_ in words_for("told_of") and said is whom:
            last = next(
                (
                    f
                    for f in reversed(reading.figures)
                    if f.head < whom.i and t.i - f.head < 80 and f.measure in OF_PEOPLE and not tree.parted(reading.doc, f.head, t.i)
                ),
                None,
            )
            return reading.part_of(last) if last is not None else None
        if (number := reading.quantity_at.get(whom.i)) is not None and number.point is not None and number.last == whom.i + 1 and reading.doc[number.first - 1].lower_ in ("the", "those", "these"):
            named = next((f for f in reversed(reading.figures) if f.head < whom.i and f.point == number.point and f.measure in OF_PEOPLE), None)
            return reading.part_of(named) if named is not None else None  # "The 61 include six children"
        row = measures().of_noun("counts", whom) or next(iter(measures().named("states", said.lower_)), None)
        return (
            Hang(row, verb, "part")
            if row is not None and (whom.i not in reading.units or reading.units[whom.i].measure == measures().rows[row].measure)
            else None
        )
    after = reading.next_word(q.last)
    come = after is not None and lemma_of(after) in words_for("hails") and reading.doc[after.i + 1 : after.i + 2].text.lower() == "from"
    if (
        verb.lower_ == "and"
        and (come or (t.dep_ == "nsubj" and t.head.dep_ == "conj" and tree.child(t.head, "cop") is not None))
        and (last := reading.last(t.sent.start, q.first)) is not None
        and way_of(last) == "part"
    ):
        return reading.part_of(last)  # "Fifteen of them were guards and two were children"
    if (
        verb.lower_ == "and"
        and t.dep_ == "conj"
        and (whom := tree.child(t.head, "nsubj")) is not None
        and tree.child(t.head, "cop") is not None
        and whom.i in reading.units
        and way_of(reading.units[whom.i]) == "part"
    ):
        return reading.part_of(reading.units[whom.i])
    return None


def _told_of_part(t: Token) -> bool:
    """Whether what is said of some of the counted is how or where they are, or where it befell them: "three of them were in a critical condition", "181 of them occurred in Gaza"."""
    v = t.head
    if v.tag_ in ("VBN", "VBG") and tree.child(v, "aux") is None:
        return True  # "more than 2,500 of them buried without a name"
    if v.pos_ == "VERB":
        if lemma_of(v) in words_for("lays") and tree.is_passive(v):
            return True  # "47 of them were laid in a mass grave"
        return lemma_of(v) in words_for("occurs") or (tree.is_passive(v) and lemma_of(v) in words_for("records"))
    return tree.child(v, "cop") is not None and (tree.case(v) in ("in", "under", "over", "below", "above", "at") or v.pos_ == "ADJ")


def _last_half(reading: Reading, t: Token) -> int:
    """Where the half of a sentence begins that a word stands in: behind the last semicolon."""
    return next((x.i for x in reversed(reading.doc[t.sent.start : t.i]) if x.text == ";"), t.sent.start)


def _partitive(reading: Reading, f: FigureMention) -> bool:
    """As in "one of the 14 insurgents detained", "several were held, two of whom confessed": part of another figure of the measure."""
    if way_of(f) in ("toll", "earlier", "corrected", "fraction", "part"):
        return False
    of = next((c for c in reading.doc[f.head].children if c.dep_ == "nmod" and c.i > f.head and tree.case(c) == "of"), None)
    if of is None:
        return False
    if of.tag_ in ("PRP", "WP") and reading.doc[f.head].dep_ == "appos":
        return True  # "the guards, one of them a sergeant"
    whole = reading.units.get(of.i)
    if whole is None and of.tag_ in ("WDT", "WP", "PRP") and reading.doc[f.head].dep_ in ("nsubj", "nsubj:pass", "appos"):
        whole = next((g for g in reversed(reading.figures) if of.sent.start <= g.head < f.head), None)
    return whole is not None and whole.head != f.head and whole.measure == f.measure
