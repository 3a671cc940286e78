"""The embedded reader: trees, offsets, windows, lemmas."""

import itertools
import json
import random
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from sayso.annotate.clear import to_universal
from sayso.annotate.lemmas import Lemmatizer
from sayso.annotate.parse import is_wrapped, model_info, parse, parse_many, use_model, vocabulary
from sayso.annotate.repairs.clauses import give_back_subjects
from sayso.annotate.trees import best_tree
from sayso.errors import ModelError

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))


def trees(n):
    """Every tree over ``n`` words with one root, as lists of heads."""
    for heads in itertools.product(range(n), repeat=n):
        roots = [i for i, h in enumerate(heads) if h == i]
        if len(roots) != 1:
            continue
        if all(reaches(heads, i, roots[0]) for i in range(n)):
            yield heads


def reaches(heads, i, root):
    for _ in heads:
        i = heads[i]
    return i == root


@pytest.mark.parametrize("n", [1, 2, 3, 4, 5])
def test_best_tree_is_the_best_of_all_trees(n):
    """The tree that is found scores as high as the best of all trees, tried one by one."""
    rng = np.random.default_rng(n)
    for _ in range(60):
        scores = rng.normal(size=(n, n)).astype(np.float32)

        def total(heads, s=scores):
            return sum(s[i, h] for i, h in enumerate(heads))

        found = best_tree(scores)
        assert tuple(found) in set(trees(n))
        likely = set(np.argsort(-scores.diagonal())[:3])
        best = max(total(t) for t in trees(n) if next(i for i, h in enumerate(t) if h == i) in likely)
        greedy = scores.argmax(1)
        if tuple(greedy) in set(trees(n)):
            best = total(greedy)
        assert total(found) == pytest.approx(best, abs=1e-4)


def test_tokens_keep_their_place_in_the_text():
    """A token's offset is its offset in the text, whatever the white space."""
    text = "  Rebels\t seized\n\nthe  town.\r\n\r\nThe army left. "
    doc = parse(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?", "“", "a" * 50_000, "\u202e\u200f", "word " * 3000, "no full stop\n" * 500])
def test_odd_text_is_read(text):
    """Nothing in a text makes the reader fail: every word gets one head, every sentence one root."""
    doc = parse(text)
    assert doc.text == text
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1


def test_a_parse_does_not_depend_on_its_neighbours():
    """A document's parse is the same alone, first, last or among others."""
    texts = [p.read_text(encoding="utf8") for p in EXAMPLES]
    assert texts
    alone = [parse(t).to_json() for t in texts]
    mixed = list(range(len(texts)))
    random.Random(3).shuffle(mixed)
    for i, doc in zip(mixed, parse_many(texts[i] for i in mixed), strict=True):
        assert doc.to_json() == alone[i]


def test_a_line_break_ends_a_sentence_but_not_in_wrapped_text():
    """A heading without a full stop is a sentence of its own; a line wrapped at a fixed width is not."""
    heading = [s.text.strip() for s in parse("Rebels enter Aleppo\nThe army withdrew on Sunday.").sents]
    assert heading == ["Rebels enter Aleppo", "The army withdrew on Sunday."]
    wrapped = "\n".join(
        ["The army said on Monday that its soldiers had retaken the town of", "Wad Madani after three days of fighting with the paramilitaries and", "that the bridge over the river was again open to trucks that carry", "food, while the paramilitaries denied it.", ""]
    )
    assert is_wrapped(wrapped)
    assert len(list(parse(wrapped).sents)) == 1


@pytest.mark.parametrize(
    "second",
    ["Haddad, who was visiting the town of Kosti in the state of White Nile, survived the attack.", "Traoré, who was opening a school, was not hurt."],
)
def test_a_capital_behind_a_stop_and_a_whole_word_begins_a_sentence(second):
    """A sentence start that the reader just misses is one all the same."""
    first = "Yesterday, Sudan's defence minister Haddad was stabbed, according to government authorities."
    assert [s.text.strip() for s in parse(f"{first} {second}").sents] == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        '"We left the town at once!" Haddad told reporters on Thursday.',
        '"We will hold the bridge." Haddad said on Monday.',
        "On Monday Sgt. John Miller told reporters that Capt. Ana Ruiz was hurt.",
        "Maj. Gen. Omar Bakri and Lt. Col. Ivan Petrov met Brig. Gen. Sadiq in St. Louis.",
    ],
)
def test_a_stop_behind_a_title_or_before_who_said_it_ends_no_sentence(text):
    """Who said what was quoted belongs to it, and a title to the name behind it."""
    assert len(list(parse(text).sents)) == 1


@pytest.mark.parametrize(
    ("sentence", "verb", "subject", "object_"),
    [
        ("Rebels seized the town.", "seized", "Rebels", "town"),
        ("The minister condemned the attack on Friday.", "condemned", "minister", "attack"),
        ("Nigerian soldiers freed 50 hostages, the army said.", "freed", "soldiers", "hostages"),
    ],
)
def test_plain_sentences_have_their_subject_and_object(sentence, verb, subject, object_):
    """In a plain sentence the doer is the subject and the thing done to is the object."""
    doc = parse(sentence)
    v = next(t for t in doc if t.text == verb)
    assert [c.text for c in v.children if c.dep_ == "nsubj"] == [subject]
    assert [c.text for c in v.children if c.dep_ == "obj"] == [object_]


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("seizing", "VERB", "seize"), ("bombed", "VERB", "bomb"), ("planned", "VERB", "plan"), ("staged", "VERB", "stage"), ("fled", "VERB", "flee"),
        ("fighting", "VERB", "fight"), ("shelled", "VERB", "shell"), ("denies", "VERB", "deny"), ("armies", "NOUN", "army"), ("men", "NOUN", "man"),
        ("clashes", "NOUN", "clash"), ("Syria", "PROPN", "Syria"), ("ambushed", "VERB", "ambush"), ("pledging", "VERB", "pledge"), ("said", "VERB", "say"),
        ("boycotted", "VERB", "boycott"), ("blockading", "VERB", "blockade"), ("freed", "VERB", "free"), ("troops", "NOUN", "troop"), ("deplored", "VERB", "deplore"),
        ("besieging", "VERB", "besiege"), ("ceded", "VERB", "cede"), ("looting", "VERB", "loot"), ("torched", "VERB", "torch"), ("razed", "VERB", "raze"),
        ("hijacked", "VERB", "hijack"), ("abducted", "VERB", "abduct"), ("killings", "NOUN", "killing"), ("crises", "NOUN", "crisis"), ("was", "AUX", "be"),
    ],
)  # fmt: skip
def test_lemmas(form, pos, lemma):
    """A form goes back to the word a dictionary has, by table or by rule."""
    folder = files("sayso") / "models/en"
    words = json.loads((folder / "tokenizer.json").read_text(encoding="utf8"))["model"]["vocab"]
    assert Lemmatizer(json.loads((folder / "lemmas.json").read_text(encoding="utf8")), words)(form, pos) == lemma


def test_an_unknown_pipeline_is_refused_by_name():
    """Asking for a spaCy pipeline that is not installed says so."""
    with pytest.raises(ModelError, match="no spaCy pipeline 'xx_nothing' is installed"):
        use_model("xx_nothing")
    use_model(None)
    assert model_info()["name"] == "models/en"


def test_clear_labels_become_universal():
    """Prepositions and copulas of a CLEAR parse are turned: the noun carries the tie, the function word hangs on it."""
    words = ["Troops", "were", "driven", "by", "rebels", "from", "the", "town", "."]
    heads = [2, 2, 2, 2, 3, 2, 7, 5, 2]
    deps = ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "prep", "det", "pobj", "punct"]
    pos = ["NOUN", "AUX", "VERB", "ADP", "NOUN", "ADP", "DET", "NOUN", "PUNCT"]
    doc = to_universal(Doc(vocabulary(), words=words, heads=heads, deps=deps, pos=pos, lemmas=[w.lower() for w in words]))
    assert [(t.text, t.dep_, t.head.text) for t in doc if t.text in ("Troops", "rebels", "by", "town", "from")] == [
        ("Troops", "nsubj:pass", "driven"),
        ("by", "case", "rebels"),
        ("rebels", "obl:agent", "driven"),
        ("from", "case", "town"),
        ("town", "obl", "driven"),
    ]
    words, heads, deps = ["He", "is", "a", "dictator"], [1, 1, 3, 1], ["nsubj", "ROOT", "det", "attr"]
    doc = to_universal(Doc(vocabulary(), words=words, heads=heads, deps=deps, pos=["PRON", "AUX", "DET", "NOUN"], lemmas=["he", "be", "a", "dictator"]))
    assert [(t.text, t.dep_, t.head.text) for t in doc] == [("He", "nsubj", "dictator"), ("is", "cop", "dictator"), ("a", "det", "dictator"), ("dictator", "ROOT", "dictator")]


def test_white_space_inside_a_name_is_part_of_it():
    """A name broken by two blanks or a line break is still one name."""
    assert [e.text for e in parse("The envoy flew to New   York on Monday.").ents if e.label_ != "DATE"] == ["New   York"]


def test_a_subject_before_a_verb_without_one_is_that_verbs():
    """Two subjects on the clause that is said: the first goes back to who says it."""
    heads = np.array([3, 1, 4, 1, 3])
    labels = ["nsubj", "root", "det", "ccomp", "obj"]
    give_back_subjects(heads, labels)
    assert heads.tolist() == [3, 1, 4, 1, 3]
    heads, labels = np.array([3, 1, 3, 1, 3]), ["nsubj", "root", "nsubj", "ccomp", "obj"]
    give_back_subjects(heads, labels)
    assert heads.tolist() == [1, 1, 3, 1, 3]


def test_a_subject_behind_a_clause_and_right_before_the_verb_of_saying_is_that_verbs():
    """The ministry of "It killed 12 and wounded 30, the ministry said" wounded nobody. A subject that is where it should be stays."""
    labels = ["nsubj", "ccomp", "obj", "cc", "conj", "obj", "nsubj", "root"]
    heads = np.array([1, 7, 1, 4, 1, 4, 4, 7])
    give_back_subjects(heads, labels)
    assert heads.tolist() == [1, 7, 1, 4, 1, 4, 7, 7]
    give_back_subjects(heads, labels)
    assert heads.tolist() == [1, 7, 1, 4, 1, 4, 7, 7]


def test_a_subject_before_a_clause_that_has_none_is_that_clauses():
    """The rebels of "Rebels executed 12, an inquiry has found" executed, and found nothing. A dateline in their place stays where it is."""
    labels = ["nsubj", "ccomp", "obj", "punct", "det", "nsubj", "aux", "root"]
    heads = np.array([7, 7, 1, 1, 5, 7, 7, 7])
    give_back_subjects(heads, labels)
    assert heads.tolist() == [1, 7, 1, 1, 5, 7, 7, 7]
    labels = ["nsubj", "punct", "ccomp", "obj", "det", "nsubj", "aux", "root"]
    heads = np.array([7, 0, 7, 2, 5, 7, 7, 7])
    give_back_subjects(heads, labels)
    assert heads[0] == 7


def test_who_stands_behind_the_verb_of_saying_is_its_subject():
    """The commander of "Nine were killed, said the commander" killed nobody; a place with its preposition stays where it is."""
    labels = ["nsubj:pass", "aux:pass", "ccomp", "punct", "root", "det", "obl:agent"]
    heads = np.array([2, 2, 4, 4, 4, 6, 2])
    give_back_subjects(heads, labels)
    assert (heads.tolist(), labels[6]) == ([2, 2, 4, 4, 4, 6, 4], "nsubj")
    labels = ["nsubj:pass", "aux:pass", "ccomp", "punct", "root", "case", "obl"]
    heads = np.array([2, 2, 4, 4, 4, 6, 2])
    give_back_subjects(heads, labels)
    assert (heads[6], labels[6]) == (2, "obl")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("Some 300 people, the mayor estimates, are missing.", {("mayor", "nsubj", "estimates"), ("estimates", "parataxis", "missing")}),
        ("Across Cabo Delgado, the monitoring group ACLED reckons, some 4,700 people have died.", {("group", "nsubj", "reckons"), ("reckons", "parataxis", "died")}),
        ("The clashes left 12 militants and two soldiers dead.", {("dead", "xcomp", "left")}),
        ("The army counted 45 rebels, 19 soldiers and three civilians killed.", {("killed", "acl", "rebels")}),
        ("At least 20 members of the security forces and six civilians had been killed.", {("civilians", "conj", "members")}),
        ("Thousands buried the victims of the air strike on a bus in Dahyan.", {("bus", "nmod", "strike")}),
        ("Two people died in the attack on Monday.", {("Monday", "obl", "died")}),
        ("Shops closed. Fighting between the army and rebels resumed.", {("Fighting", "nsubj", "resumed"), ("army", "nmod", "Fighting")}),
        ("Groups have also called for the prisoners to be freed.", {("freed", "ccomp", "called"), ("prisoners", "nsubj:pass", "freed")}),
        ("Groups called for a meeting to be safe.", {("meeting", "obl", "called")}),
        ("Shops closed. Crowds gathered in Minsk.", {("Crowds", "nsubj", "gathered"), ("Minsk", "obl", "gathered")}),
        ("Shots were heard as the army and the paramilitary Rapid Support Forces (RSF) fought for control of key sites.", {("RSF", "appos", "Forces")}),
        ("The Syrian Observatory for Human Rights (SOHR) counted ten dead.", {("SOHR", "appos", "Observatory")}),
    ],
)
def test_slips_of_the_reader_that_are_repaired(text, ties):
    """What hangs on what in sentences that the reader alone ties otherwise, and in one that it ties right."""
    assert ties <= {(t.text, t.dep_, t.head.text) for t in parse(text)}


@pytest.mark.model
def test_repairs_that_leave_no_tree_are_not_made(monkeypatch):
    """A text is read though a repair goes wrong: the reader's own tree stands."""

    def tie_a_knot(words, out):
        out["heads"][0], out["heads"][1] = 1, 0

    text = "Gunmen killed ten people in Goma on Friday."
    before = [t.head.i for t in parse(text)]
    monkeypatch.setattr("sayso.annotate.parse.REPAIRS", (tie_a_knot,))
    assert [t.head.i for t in parse(text)] == before
