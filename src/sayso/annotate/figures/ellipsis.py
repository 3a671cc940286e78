"""Nouns and verbs left out: "4 killed and 11 injured", "79 injured, 16 children included", "the injured at 310": by the words right beside a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso import tree
from sayso.annotate.figures import again, asking, flight, things, tolls, verbs
from sayso.annotate.figures.reading import Hang, row_of
from sayso.annotate.figures.words import OF_PEOPLE, first_fit, fits, is_person, kind_of, lemma_of, measures, rows_of_ward, words_for
from sayso.quantities import numbers

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.annotate.figures.reading import Reading
    from sayso.model import FigureMention
    from sayso.quantities import Quantity


def apposed(reading: Reading, noun: Token) -> Hang | None:
    """As in "3 aid workers wounded and 2 drivers killed": the participle between this count and the next.

    Also "and wounded 3 others", where the verb stands right before the count.
    """
    m = measures()
    word, after = reading.next_word(noun.i + 1), reading.next_word(noun.i + 2)
    if word is not None and after is not None and word.tag_ in ("VBN", "VBD", "JJ") and after.text in ("and", ",") and tree.child(word, "obj") is None:
        following = reading.next_word(after.i + 1)
        row = first_fit(m.named("states", word.lower_), None)
        if row is not None and following is not None and any(i in reading.quantity_at for i in range(following.i, following.i + 3)):
            return Hang(row, word, "state")
    q = reading.count_before(noun.i, 8)
    if q is None or q.first < 2:
        return None
    verb, before = reading.doc[q.first - 1], reading.doc[q.first - 2]
    listed = before.text == "," and any(noun.sent.start <= f.head < q.first for f in reading.figures[-1:])  # a headline's "kill three, wound dozens"
    if (
        (before.lower_ in ("and", "but") or listed)
        and not m.verb("object", reading.doc[max(q.first - 3, 0)])
        and (verb.tag_ in ("VBD", "VBG", "VBN") or listed)
        and (noun.head.i != verb.i or verb.dep_ == "amod")
    ):
        row = next((r for r in m.verb("object", verb) if r in ("killed", "wounded", "detained", "captured")), None)
        if row is not None and fits(row, kind_of(noun)):
            return Hang(row, verb, "verb")
    return None


def adjacent(reading: Reading, t: Token) -> Hang | None:
    """As in "4 killed and 11 injured": the participle that follows an elliptic count."""
    q = reading.quantity_at.get(t.i)
    word = reading.next_word(q.last if q is not None else t.i + 1)
    if q is not None and word is not None and q.first > 1 and reading.doc[q.first - 1].text == ",":
        in_all = word.lower_ == "in" and reading.doc[word.i + 1].lower_ in ("all", "total")
        if in_all or word.lower_ == "altogether":
            said = reading.doc[q.first - 2]  # "those killed, 203 in all"
            row = next(iter(measures().named("states", said.lower_)), None) or measures().of_noun("counts", said)
            return Hang(row, said, "state") if row is not None else None
    word = _behind_insertion(reading, word)
    while word is not None and word.lower_ in words_for("before_state"):
        word = reading.next_word(word.i + 1)
    if word is None or word.sent.start != t.sent.start or word.pos_ == "PROPN":
        return None
    what, who = tree.child(word, "obj"), tree.child(word, "nsubj")
    if what is not None and what.lower_ not in words_for("captives"):
        return None
    if word.lower_ in measures().rows["sheltering"].stays and reading.doc[word.i - 1].lower_ == "still":
        return Hang("sheltering", word, "state")  # a headline's "over 1,300 still below"
    rows = _rows_behind(reading, q, word)
    told = q is not None and lemma_of(reading.doc[q.first - 1]) in numbers().telling | {"leave"} and things.meant(reading, t) is None  # "reported 40 missing"
    people = told or asking.spoken_of(reading, t) is not None
    row = first_fit(rows, None) or (next((r for r in rows if "person" in measures().rows[r].takes), None) if people else None)
    if row is None or (who is not None and who.i != t.i and word.tag_ != "VBN"):
        return None
    after = reading.next_word(word.i + 1)
    if after is not None and after.pos_ in ("NOUN", "PROPN") and after.dep_ != "punct" and word.head.i == after.i:
        return None
    return Hang(verbs.joined(reading, row, word), word, "state", named=row)


def _behind_insertion(reading: Reading, word: Token | None) -> Token | None:
    """The word behind an insertion that names one of the counted: "seven, the village head inclusive, abducted"."""
    if word is None or word.text != ",":
        return word
    end = next((x for x in reading.doc[word.i + 1 : min(word.i + 9, word.sent.end)] if x.text == ","), None)
    named = end is not None and (reading.doc[end.i - 1].lower_ in words_for("inclusive") or reading.doc[end.i - 2 : end.i].text.lower() == "among them")
    behind = reading.next_word(end.i + 1) if end is not None and named else None
    return behind if behind is not None and behind.tag_ in ("VBN", "JJ", "VBD") else word


def _rows_behind(reading: Reading, q: Quantity | None, word: Token) -> list[str]:
    """The rows of the word behind a count: "11 injured", "251 taken hostage", "three in serious condition", "34 taken to hospital"."""
    m, doc = measures(), reading.doc
    if rows := m.named("states", word.lower_):
        return rows
    if word.lower_ == "alive" and q is not None and "rescued" in (rows := m.named("result", f"{lemma_of(doc[q.start].head)} alive")):
        return rows  # "brought out 18 alive"
    participle = word.tag_ in ("VBN", "VBD")
    as_what = reading.next_word(word.i + 1) if participle else None
    led = as_what is not None and (as_what.lower_ in words_for("captives") or as_what.lower_ in ("away", "off"))
    if as_what is not None and led and (rows := m.named("result", f"{lemma_of(word)} {as_what.lower_}")):
        return rows
    if q is not None and word.i == q.last and word.lower_ in ("in", "behind", "on"):
        ward = next((x for x in doc[word.i + 1 : word.i + 5] if x.pos_ == "NOUN" and x.head.i not in range(word.i, x.i)), None)
        if ward is not None and tree.case(ward) == word.lower_ and lemma_of(ward) in words_for("in_state"):
            return [r for r in rows_of_ward(ward) if r in ("wounded", "detained", "captured")]
    if participle and doc[word.i + 1 : word.i + 2].text in ("to", "in"):
        ward = next((x for x in doc[word.i + 2 : word.i + 4] if x.pos_ == "NOUN"), None)
        return m.named("result", f"{lemma_of(word)} {lemma_of(ward)}") if ward is not None else []
    return []


def plain(reading: Reading, t: Token, noun: Token | None) -> Hang | None:
    """What the words right beside a count say of it, whatever the parse makes of them: parts behind their whole, numbers alone."""
    q = reading.count_of(t)
    if q is None or q.first == 0:
        return tolls.names_listed(reading, noun)
    before = reading.doc[q.first - 1]
    last = reading.last(reading.doc[q.start].sent.start, q.first)
    end = max(q.last, noun.i + 1 if noun is not None else 0)
    if last is not None and (got := _behind_whole(reading, q, noun, last, end) or _of_them_told(reading, q, last)):
        return got
    flown = noun is not None and before.lower_ == "of" and noun.lower_ in words_for("launched")
    if noun is not None and flown and (things.flown(reading, t) or things.flown(reading, noun)) is not None:
        return Hang("fired", noun, "state")  # "Of 33 fired, 21 were shot down"
    tail = reading.doc[end : end + 2]
    left = noun is None and q.last == end and tail[:1].text.lower() == "left" and (len(tail) < 2 or tail[1].is_punct)
    if left and flight.displaced_near(reading, t):
        return Hang("displaced", reading.doc[end], "crossing")  # "On Thursday alone, more than 9,000 left"
    return (
        tolls.number_verb(reading, before)
        or tolls.names_listed(reading, noun)
        or (tolls.on_list(reading, q) if noun is None else None)
        or tolls.and_the(reading, noun, before)
        or _wounded_behind(reading, noun, before, last)
        or _so_did(reading, t, q)
        or again.cited_number(reading, q, noun)
        or again.behind_more(reading, q, noun, before)
        or _then_of(reading, q, noun, before)
    )


def _behind_whole(reading: Reading, q: Quantity, noun: Token | None, last: FigureMention, end: int) -> Hang | None:
    """As in "79 injured, 16 children included", "at a rate of over 1,000 a day", "84 and 47 were killed, the group said, 131 men in all": by the words behind."""
    before, tail = reading.doc[q.first - 1], reading.doc[end : end + 3]
    words = [x.lower_ for x in tail]
    two = " ".join(words[:2])
    included = words[:1] == ["included"] and (len(tail) < 2 or tail[1].is_punct or words[1] in ("and", "in"))
    among_them = two == "among them" and (len(tail) < 3 or tail[2].is_punct or words[2] in ("and", "or") or tail[2].pos_ == "SPACE")
    if (included or among_them) and last.measure in (*OF_PEOPLE, "other") and before.text in (",", "(", "–", "—"):
        return reading.part_of(last)
    rate = before.lower_ == "of" and before.i > 0 and reading.doc[before.i - 1].lower_ == "rate"
    if rate and last.measure == "displaced" and two in words_for("daily"):
        return reading.as_before(last, "listed")
    in_all = two in ("in all", "in total") and (len(tail) < 3 or tail[2].is_punct)
    if in_all and noun is not None and before.text == "," and last.measure in OF_PEOPLE:
        return Hang(row_of(last), reading.predicate_of(last), "sum")
    return None


def _of_them_told(reading: Reading, q: Quantity, last: FigureMention) -> Hang | None:
    """As in "35 injured, eight of them critical", "38 missiles, 25 of them destroyed", "27 wounded, six of them children": of the nearest."""
    of_them = " ".join(x.lower_ for x in reading.doc[q.last : q.last + 2]) in words_for("of_them")
    word = reading.next_word(q.last + 2) if of_them and reading.doc[q.first - 1].text == "," else None
    if word is None:
        return None
    if word.dep_ == "compound" and word.i < word.head.i < word.i + 3 and is_person(kind_of(word.head)):
        word = word.head  # "six of them service members"
    state = word.tag_ in ("VBN", "JJ", "VBD")
    if last.head < q.first - (6 if state else 20):
        return None
    if word.lower_ in words_for("grave") and last.measure in ("wounded", "killed_or_wounded"):
        return reading.part_of(last)
    kind = kind_of(reading.doc[last.head])
    row = first_fit(measures().named("states", word.lower_), kind) if state else None
    if row is not None and kind is not None:
        return Hang(row, word, "state")
    own = measures().of_noun("counts", word) if last.measure == "killed_or_wounded" else None
    if own in ("killed", "wounded"):
        return Hang(own, word, "part")  # "210 civilian casualties, 69 of them deaths"
    then = reading.next_word(word.i + 1)
    closed = then is not None and (then.is_punct or then.pos_ == "CCONJ") and not any(x.i > word.i for x in tree.children(word, "cop"))
    noun = word.pos_ in ("NOUN", "PROPN", "DET") and not measures().named("states", word.lower_)
    return reading.part_of(last) if closed and noun and (last.measure in OF_PEOPLE or row_of(last) in ("freed", "rescued", "raped", "judged")) else None


def _wounded_behind(reading: Reading, noun: Token | None, joint: Token, last: FigureMention | None) -> Hang | None:
    """As in "three were killed ... and 12 members of the security forces wounded": the participle without its verb."""
    if noun is None or joint.lower_ not in ("and", ",", "while") or last is None or last.measure not in OF_PEOPLE or not is_person(kind_of(noun)):
        return None
    of = next((c for c in tree.children(noun, "nmod") if tree.case(c) == "of" and not reading.has_count(c)), None)
    word = reading.next_word((of.right_edge.i if of is not None and of.right_edge.i < noun.sent.end else noun.i) + 1)
    if word is not None and of is not None and measures().named("states", reading.doc[of.right_edge.i].lower_) and reading.doc[of.right_edge.i].tag_ == "VBN":
        word = reading.doc[of.right_edge.i]
    after = reading.next_word(word.i + 1) if word is not None else None
    if (
        word is None
        or word.tag_ != "VBN"
        or not (after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ"))
        or tree.child(word, "aux", "obj") is not None
    ):
        return None
    row = next((r for r in measures().named("states", word.lower_) if measures().rows[r].measure in ("killed", "wounded", "missing", "detained")), None)
    return Hang(row, word, "state") if row is not None else None


def _so_did(reading: Reading, t: Token, q: Quantity) -> Hang | None:
    """As in "Four soldiers lost their lives. So did three militants": what befell those of the sentence before."""
    words = [x.lower_ for x in reading.doc[max(q.first - 2, 0) : q.first]]
    last = reading.last(0, t.sent.start)
    if len(words) < 2 or words[0] != "so" or words[1] not in ("did", "were", "was", "have", "had", "has") or last is None or t.i - last.head > 40:
        return None
    return reading.as_before(last, "listed") if last.measure in OF_PEOPLE else None


def _then_of(reading: Reading, q: Quantity, noun: Token | None, of: Token) -> Hang | None:
    """As in "spoke of more than 10,000 on Monday and on Tuesday of about 21,000": the same words again, of another day."""
    after = reading.next_word(q.last)
    if noun is not None or of.lower_ not in ("of", "at", "to", "from") or (after is not None and not after.is_punct and after.pos_ != "CCONJ"):
        return None
    day = next((m for m in reading.times if m.last in (of.i, of.i + 1) and m.first < of.i), None) if len(reading.times) else None
    first = day.first if day is not None else of.i - 1 if reading.doc[of.i - 1].ent_type_ == "DATE" or reading.doc[of.i - 1].lower_.endswith("day") else None
    if first is None:
        return None
    words = [x.lower_ for x in reading.doc[max(first - 2, 0) : first]]
    last = reading.last(of.sent.start, first)
    joint = words[-1:] == ["and"] or words[-2:-1] in (["and"], [","], [";"], ["then"]) or words[-1:] == [";"]
    return (
        reading.as_before(last, "listed")
        if joint and last is not None and last.measure in OF_PEOPLE and tree.case(reading.doc[last.head]) == of.lower_
        else None
    )
