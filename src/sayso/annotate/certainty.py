"""How certain: polarity and modality of every predicate, by its own words and by what embeds it.

The words are rows of ``data/en/certainty.toml``. A sentence is read from its root down: what stands above a predicate
gives it a context ("urged Russia to stop ...": requested), its own words add to that ("may", "not", "reportedly"), and
the result is the context of what stands below. The factors are those of FactBank (Saurí and Pustejovsky 2009,
doi:10.1007/s10579-009-9089-9): event-selecting predicates, modal and negative particles, and the syntax between them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from sayso.errors import TableError
from sayso.model import Certainty, Modality
from sayso.remits import is_entrusted, is_remit
from sayso.tables import read_table
from sayso.tree import case, children, coordinated_head, core, is_passive, own_clauses, tokens_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.model import Polarity, Said

TABLE = "en/certainty.toml"
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nt", "nowhere"})
NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "noone", "neither"})
OCCASIONS = frozenset({"point", "time", "stage", "way", "circumstance", "moment", "occasion", "account"})  # "under no circumstances"
DEADLINES = frozenset({"minute", "hour", "day", "week", "month", "year", "deadline", "fortnight"})
OWN = frozenset({"i", "we", "it", "he", "she", "they"})
HABITS = frozenset({"often", "sometimes", "regularly", "frequently", "routinely", "occasionally", "usually", "always", "typically", "repeatedly"})
PACTS = frozenset({"agreement", "deal", "treaty", "pact", "accord", "convention", "bloc", "union", "organisation", "organization", "body", "court", "council", "race", "talk", "negotiation", "market"})
ERAS = frozenset({"colonial", "soviet", "ottoman", "medieval", "ancient", "imperial", "apartheid", "victorian", "stalinist", "nazi", "pre-war", "prewar"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "both", "all", "every", "each"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
REAL = frozenset({"asserted", "historical"})
UNREAL = frozenset({"would", "could", "should", "might", "'d", "’d"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
TRANSPARENT = frozenset({"aux", "cop", "punct", "cc", "mark", "det", "case", "fixed", "goeswith", "discourse", "expl", "nummod", "flat"})


class Row(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One row of ``data/en/certainty.toml``; the file's head explains the columns."""

    on: Literal["verb", "noun", "adjective", "auxiliary", "adverb", "modifier", "mark", "case", "time"]
    words: list[str]
    gloss: str
    slots: list[str] = []
    modality: Modality | Literal["keep", "fact"] = "keep"
    past: Modality | Literal["keep", "fact"] | None = None
    flips: bool = False
    negated: Literal["carry", "fact", "possible", "denied"] = "carry"
    hedge: bool = False


class Rules(NamedTuple):
    """The table by look-up: embedders by (word class, word, slot), own words by (kind, word)."""

    embed: dict[tuple[str, str, str], tuple[str, Row]]
    own: dict[tuple[str, str], tuple[str, Row]]


def index_rows(rows: dict[str, Row]) -> Rules:
    """Index the rows. Raises TableError when two rows speak of one word in one slot."""
    embed: dict[tuple[str, str, str], tuple[str, Row]] = {}
    own: dict[tuple[str, str], tuple[str, Row]] = {}
    for name, row in rows.items():
        for word in row.words:
            if row.on in ("verb", "noun", "adjective"):
                for slot in row.slots:
                    key = (row.on, word, slot)
                    if key in embed:
                        raise TableError(f"data/{TABLE} [{name}]: {word!r} with {slot!r} is in [{embed[key][0]}] already")
                    embed[key] = (name, row)
            elif (row.on, word) in own:
                raise TableError(f"data/{TABLE} [{name}]: {word!r} is in [{own[row.on, word][0]}] already")
            else:
                own[row.on, word] = (name, row)
    return Rules(embed, own)


@cache
def rules() -> Rules:
    """The rows that ship, indexed."""
    return index_rows(read_table(TABLE, Row))


class _State(NamedTuple):
    """How a predicate stands while a sentence is read."""

    modality: Modality = "asserted"
    negated: bool = False
    hedge: str | None = None
    rule: str = "plain"


PLAIN = _State()
GENERAL = _State("possible", rule="general")  # of no happening: what a law says, a word means, a body is for


def find_certainty(doc: Doc, said: list[Said]) -> list[Certainty]:
    """Return how each token of the document stands if it is read as a predicate; the index is the token's number.

    ``said`` adds hedges: an attribution to nobody ("reportedly", "it is believed") hedges what it vouches for.
    """
    table = rules()
    states: list[_State] = [PLAIN] * len(doc)
    contexts: list[_State] = [PLAIN] * len(doc)
    for sentence in doc.sents:
        question = _is_question(sentence)
        todo = [sentence.root]
        contexts[sentence.root.i] = _State("possible", rule="question") if question else PLAIN
        while todo:
            token = todo.pop()
            if token.head.i != token.i:
                contexts[token.i] = _context(token, states, contexts, table)
            states[token.i] = _own(token, contexts[token.i], table)
            todo.extend(token.children)
    _spread_hedges(doc, said, states)
    return [_certainty(s) for s in states]


def certainty_score(certainty: Certainty) -> float:
    """Return a certainty as a number from -3 (did not happen) to +3 (happened), the scale of the factuality corpora.

    The numbers follow the meaning of the classes: what is asserted is certain, a hedge takes a part of it,
    and what is planned, promised, possible ... leans to its side of the middle.
    """
    weight = SCORES[certainty.modality]
    if certainty.hedge and weight > HEDGED:
        weight = HEDGED
    return -weight if certainty.polarity == "negated" else weight


SCORES: dict[str, float] = {"asserted": 3.0, "historical": 3.0, "planned": 2.0, "promised": 1.5, "possible": 1.0, "requested": 1.0, "threatened": 1.0, "wished": 0.5, "conditional": 0.5, "denied": -1.0}
HEDGED = 2.0


@cache
def _certain(modality: Modality, polarity: Polarity, hedge: str | None, rule: str) -> Certainty:
    return Certainty(polarity=polarity, modality=modality, hedge=hedge, rule=rule)


def _certainty(state: _State) -> Certainty:
    return _certain(state.modality, "negated" if state.negated else "affirmed", state.hedge, f"certainty.{state.rule}")


# ---------------------------------------------------------------- what stands above


def _context(token: Token, states: list[_State], contexts: list[_State], table: Rules) -> _State:
    """What the words above a token make of it, before its own words are read."""
    head, dep = token.head, token.dep_
    above = states[head.i]
    if dep == "conj":
        return _shared(token, states, contexts)
    if core(dep) in TRANSPARENT:
        return above
    clausal = _is_clausal(token)
    slots = _slots(token, clausal=clausal)
    if clausal and (_is_ruled(token, slots, table) or _is_defined(token, table) or _is_remit(token, slots, table)):
        return GENERAL
    found = _row(head, slots, table)
    ahead = table.embed.get(("noun", token.lemma_.lower(), "announced"))
    if ahead is not None and above.modality in REAL and _is_announced(token):
        return _embed(ahead[0], ahead[1], head, above)
    if found is not None and slots == ["obj"] and _has_happened(token):
        found = None  # "approved the attacks that took place this week"
    if found is not None and found[0] == "reject" and _is_claim(token, table):
        return _State("denied", rule="reject")  # "rejected accusations that ..."
    if found is not None and found[0] in ("try", "try.noun", "plan.noun") and "to" in slots and above.modality in REAL and (_came_to_nothing(head, table) or _came_to_nothing(token, table)):
        return _State(negated=True, rule="undone")
    if (above.modality in REAL or above.rule == "imperative") and not above.negated and _is_performed(token, table):
        return _State(rule="say.polite")
    if found is not None:
        return _embed(found[0], found[1], head, above)
    if _is_called_false(token, table):
        return _State("denied", rule="false")
    if clausal:
        return _clause_context(token, slots, above)
    return _noun_context(token, above)


def _shared(token: Token, states: list[_State], contexts: list[_State]) -> _State:
    """The context of a coordinated word: that of the first, unless its form says it belongs higher up."""
    first = token.head
    above = contexts[first.i]
    if token.tag_ in FINITE_TAGS and first.pos_ in ("VERB", "AUX") and first.head.i != first.i and not _has_subject(token) and not _is_finite(first):
        top = first.head
        while top.head.i != top.i and top.tag_ not in FINITE_TAGS and top.dep_ in ("xcomp", "ccomp", "advcl", "conj"):
            top = top.head
        return contexts[top.i]
    if token.tag_ == "VBD" and not _has_subject(token) and first.tag_ == "VBN" and first.dep_ == "ccomp" and children(first, "aux") and first.head.tag_ == "VBD":
        return contexts[first.head.i]
    if _would_have(first) and token.tag_ in ("VBD", "VBN") and _joined_by(token, "but") and not _has_subject(token) and not children(token, "aux"):
        return above  # "would have faced trial but resigned"
    if first.pos_ in NOMINAL and token.pos_ in NOMINAL and not _is_clausal(token):
        if not any(c.dep_ in ("det", "nmod:poss", "amod") for c in token.children):
            state = states[first.i]
            return state if _joined_by(token, "or", "nor") or not state.negated else above
        return above
    if token.pos_ in ("VERB", "AUX") and not _has_subject(token) and not any(c.dep_ == "aux" for c in token.children) and _same_form(first, token):
        state = states[first.i]  # "may have killed and wounded", "did not enter or shell"
        also = _joined_by(token, "or", "nor") or (_joined_by(token, "and") and not _may_be_past(first, token))
        if state.negated and not above.negated and not also:
            state = state._replace(negated=False)
        return state
    return above


def _embed(name: str, row: Row, head: Token, above: _State) -> _State:
    """Apply a row of the table to the state of the word that embeds."""
    effect = row.past if row.past is not None and _is_past(head) else row.modality
    hedge = (row.hedge and head.lower_) or above.hedge
    denied = above.modality == "denied" and not row.flips
    if above.negated and row.negated != "carry" and (above.modality in REAL or row.modality == "denied"):
        if row.negated in ("possible", "denied"):
            return _State(row.negated, rule=f"{name}.negated")
        return _State(rule=f"{name}.negated")
    if effect == "fact":
        if row.hedge and above.modality == "denied":
            return _State("denied", rule=name)  # "refuted reports that ..."
        return _State(hedge=head.lower_ if row.hedge else None, rule=name)
    negated = above.negated ^ row.flips
    if effect == "keep":
        return _State(above.modality, negated, hedge, name)
    if denied or above.modality == "conditional":
        return _State(above.modality, negated, hedge, name)
    return _State(effect, negated, hedge, name)


def _clause_context(token: Token, slots: list[str], above: _State) -> _State:
    """A clause below a word that has no row for it."""
    dep, head = core(token.dep_), token.head
    unreal = above.modality not in ("asserted", "historical")
    if dep in ("parataxis", "vocative"):
        return PLAIN
    if dep == "csubj":
        return above._replace(negated=False)  # "Executing him would not help"
    if token.dep_ in ("acl:relcl", "advcl:relcl"):
        if _is_content(token, rules()):
            return _State(hedge=head.lower_, rule="accuse.noun")
        if unreal and not _is_definite(head) and token.tag_ != "VBD":
            return _State(above.modality, rule=above.rule)
        return PLAIN
    if "to_have" in slots:
        return _State(above.modality, above.negated, above.hedge, "perfect")
    if "to" in slots and any(c.lower_ == "too" for c in children(head, "advmod")) and head.pos_ in ("ADJ", "ADV"):
        return _State("possible" if above.negated else above.modality, not above.negated, above.hedge, "too")  # "too weak to attack"
    if "to" in slots and _is_deadline(head):
        return _State("requested", rule="deadline")
    if "to" in slots and dep == "acl" and _is_ranked(head):
        return above  # "the third minister to be jailed"
    if "to" in slots and "to_ing" not in slots:
        if above.modality in ("denied", "conditional") or above.rule.startswith("question"):
            return _State(above.modality, rule=above.rule)  # "What can Japan do to improve relations?"
        if dep == "xcomp" and head.pos_ == "ADJ":
            return _State(above.modality, above.negated, above.hedge, above.rule)
        return _State("planned", above.negated and dep == "xcomp", rule="purpose")
    if dep in ("ccomp", "xcomp"):
        if "ing" in slots or "bare" in slots or "small" in slots:
            return above
        return _State("possible", rule=above.rule) if above.negated or unreal else _State(hedge=None, rule="plain")
    if dep == "acl":
        return PLAIN
    if dep == "advcl":
        if token.tag_ == "VBG" and not any(c.dep_ in ("mark", "case") and c.lower_ != "by" for c in token.children):
            return _State(above.modality, hedge=above.hedge, rule=above.rule)  # "pounded the area, killing 18"
        if _lies_ahead(head) and any(c.dep_ == "mark" and c.lower_ in ("until", "till") for c in token.children):
            return _State("conditional", rule="until")  # "promised protests until the army withdrew"
        if unreal and above.modality != "denied" and any(c.dep_ == "mark" and c.lower_ in ("until", "till", "before", "unless") for c in token.children):
            return _State("conditional", rule="until")  # "would fight on until the rebels surrendered"
        if unreal and token.tag_ != "VBD" and not any(c.dep_ == "aux" and c.tag_ == "VBD" for c in token.children):
            return _State(above.modality, rule=above.rule)
        return PLAIN
    return above


def _noun_context(token: Token, above: _State) -> _State:
    """A nominal, adjective or adverb below a word that has no row for it."""
    dep = core(token.dep_)
    if token.pos_ not in NOMINAL:
        return PLAIN if dep == "amod" and token.tag_ in ("VBN", "VBG") and _is_definite(token.head) else above
    if dep == "appos" and _is_definite(token) and token.pos_ == "NOUN" and token.head.pos_ == "PROPN":
        return PLAIN  # "offered to Zelensky, the president of Ukraine"
    if dep in ("compound", "flat", "appos"):
        return above
    if dep == "list":
        return PLAIN
    if above.modality in ("asserted", "historical") and not above.negated:
        return PLAIN if _is_definite(token) or not above.hedge else _State(hedge=above.hedge, rule=above.rule)
    if _is_definite(token) or (above.modality in ("asserted", "historical") and dep in ("nsubj", "obl", "nmod")):
        return PLAIN
    return above


def _slots(token: Token, *, clausal: bool) -> list[str]:
    """Which complement of its head a token is, the most telling name first."""
    is_so = any(c.dep_ == "cop" for c in token.children)  # "denied being behind the attack": its preposition is its own
    dep, marks = core(token.dep_), [c for c in token.children if (c.dep_ == "mark" or (c.dep_ == "case" and not is_so)) and c.i < token.i]
    words = [_with_fixed(m) for m in marks]
    if clausal:
        if token.dep_ in ("acl:relcl", "advcl:relcl", "parataxis") or (dep == "advcl" and any(m.pos_ == "SCONJ" and m.lower_ in IN_CLAUSES for m in marks)):
            return []
        if dep == "csubj":
            return ["subj"]
        having = any(c.dep_ in ("aux", "cop") and c.tag_ == "VBG" for c in token.children)
        infinitive = "to" in words and token.tag_ != "VBG" and not having
        if infinitive:
            perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children)
            if perfect:
                return ["to_have", "to"]
            if any(c.lower_ == "be" for c in token.children) or token.lower_ == "be":
                return ["to_be", "to"]
            return ["obj_to", "to"] if any(c.dep_ in ("obj", "nsubj:pass") for c in token.head.children) else ["to"]
        if having or (token.tag_ == "VBG" and not any(c.dep_ == "aux" and c.tag_ in FINITE_TAGS for c in token.children)):
            if words:
                return [f"{words[0]}_ing", words[0]]
            return ["ing"] if dep != "advcl" else []
        if any(w in ("whether", "if") for w in words):
            return ["whether"]
        if dep == "xcomp":
            return ["small", "bare"] if token.tag_ != "VB" else ["bare"]
        if dep in ("ccomp", "acl") or (dep == "advcl" and "that" in words):
            return ["that"] if token.tag_ != "VBN" or dep != "acl" or "that" in words else []
        return []
    if dep == "obj" or token.dep_ == "nsubj:pass":
        return ["obj"]
    if token.dep_ == "nsubj":
        return ["subj"]
    if dep in ("obl", "nmod") and words:
        return [" ".join(words), words[-1]]
    if dep == "iobj":
        return ["iobj"]
    if dep == "compound" or (dep == "nmod" and token.dep_ == "nmod:desc"):
        return ["compound"]
    return []


IN_CLAUSES = frozenset({"if", "unless", "because", "as", "since", "while", "when", "although", "though", "after", "before", "until", "so", "once", "till", "whereas", "lest", "provided"})


def _row(head: Token, slots: list[str], table: Rules) -> tuple[str, Row] | None:
    """The row for a head word and the first of these slots that has one."""
    if not slots:
        return None
    kind = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "ADV": "adjective"}.get(head.pos_)
    if kind is None:
        return None
    word = head.lemma_.lower()
    particle = next((c.lower_ for c in head.children if c.dep_ == "compound:prt"), None)
    kinds = (kind, "adjective") if kind == "verb" and head.tag_ in ("VBN", "JJ") else (kind,)
    words = [word]
    if kind == "verb" and any(c.lower_ == "yet" for c in children(head, "advmod")):
        words = [f"{word} yet", word]  # "has yet to release"
    if word == "charge" and is_entrusted(head):
        words = ["task"]
    if word == "plead" and (guilty := next((c for c in head.children if c.lower_ == "guilty"), None)) is not None:
        words = ["plead not guilty" if any(c.lower_ == "not" for c in (*head.children, *guilty.children)) else "plead guilty"]  # to what, "on Tuesday to killing"
    if kind == "noun" and (prep := next((c.lower_ for c in head.children if c.dep_ == "case"), None)):
        words = [f"{prep} {word}", word]  # "in the event of"
    for slot in slots:
        for k in kinds:
            if particle is not None and (k, f"{word} {particle}", slot) in table.embed:
                return table.embed[k, f"{word} {particle}", slot]
            if k == "adjective" and (k, head.lower_, slot) in table.embed:
                return table.embed[k, head.lower_, slot]
            for w in words if particle is None else ():
                if (k, w, slot) in table.embed:
                    return table.embed[k, w, slot]
    return None


# ---------------------------------------------------------------- its own words


def _own(token: Token, context: _State, table: Rules) -> _State:
    """Add to the context what the token's own dependents say."""
    modality, negated, hedge, rule = context
    own: Modality | None = None
    flips = False
    for c in token.children:
        dep, low = core(c.dep_), c.lower_
        if (dep in ("advmod", "neg", "cc", "det") and low in NEGATIONS and not _is_not_only(c)) or _is_no_longer(c):
            flips, rule = not flips, _named(rule, "not")
        elif dep == "det" and low in ("no", "neither"):
            negated, flips, rule = True, False, _named(rule, "no")
        elif dep == "obl" and c.lemma_.lower() in OCCASIONS and any(g.lower_ == "no" for g in c.children):
            flips, rule = not flips, _named(rule, "no")  # "at no point did they fire"
        elif dep in ("nsubj", "obj", "iobj") and c.dep_ != "nsubj:outer" and _is_nobody(c) and not (dep == "obj" and ("verb", token.lemma_.lower(), "obj") in table.embed):
            flips, rule = not flips, _named(rule, "nobody")
        elif dep == "aux" and ("auxiliary", low) in table.own:
            name, row = table.own["auxiliary", low]
            m = _auxiliary(token, c, name, row, context, table)
            if m is not None:
                own, rule = m, _named(rule, name)
        elif dep == "advmod" and ("adverb", low) in table.own:
            name, row = table.own["adverb", low]
            if row.modality == "historical" and not _is_long_ago(token, c):
                continue
            if row.hedge:
                hedge = low
            if row.modality != "keep":
                own = _as_modality(row.modality)
            rule = _named(rule, name)
        elif dep == "amod" and token.pos_ in NOMINAL and ("modifier", low) in table.own:
            name, row = table.own["modifier", low]
            hedge = low if row.hedge else hedge
            flips ^= row.flips
            own = _as_modality(row.modality) or own
            rule = _named(rule, name)
        elif dep == "mark" and _mark(c, token, table) is not None:
            name, row = table.own["mark", _mark(c, token, table) or ""]
            if row.flips:
                flips, rule = True, name
            else:
                modality, rule = _as_modality(row.modality) or modality, name
        elif dep == "case" and ("case", _with_fixed(c)) in table.own:
            name, row = table.own["case", _with_fixed(c)]
            flips ^= row.flips
            modality, rule = _as_modality(row.modality) or modality, name
        elif dep in ("obl", "advmod", "advcl", "nmod") and _names_long_ago(c, table):
            own, rule = "historical", "time"
    if token.dep_ == "advcl" and token.left_edge.i and token.doc[token.left_edge.i - 1].lower_ in ("provided", "providing"):
        modality, rule = "conditional", "if"  # parsed as a verb of its own
    if token.dep_ == "ccomp" and token.head.tag_ in ("VBN", "VBG") and token.head.lower_ in ("provided", "providing", "assuming", "supposing") and token.head.dep_ in ("advcl", "acl"):
        modality, rule = "conditional", "if"
    if own is None and modality == "asserted" and _is_subjunctive(token):
        own, rule = "requested", "subjunctive"
    if own == "planned" and modality == "asserted" and _is_own_threat(token):
        own, rule = "threatened", "or.else" if token.dep_ == "conj" else "warn"
    if token.dep_ in ("ROOT", "parataxis", "ccomp", "conj") and token.tag_ == "VB" and _is_imperative(token) and modality == "asserted" and own is None:
        own, rule = "requested", "imperative"
    if own is None and modality == "asserted" and token.tag_ == "VB" and _is_due(token):
        own, rule = "planned", "due"
    if own is not None and (modality in ("asserted", "historical") or (own == "conditional" and modality == "planned")):
        modality = own
        if own == "planned" and any(_is_conditional(c) for c in children(token, "advcl")):
            modality, rule = "conditional", "if"
    if modality == "asserted" and _is_regular(token):
        return GENERAL
    if modality == "possible" and own == "possible" and _is_reserved(token):
        return GENERAL
    return _State(modality, negated ^ flips, hedge, rule)


def _is_present(verb: Token) -> bool:
    """Whether a clause is in the simple present: "are arrested", "allows"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    return any(h.tag_ in ("VBZ", "VBP") and h.lemma_ in ("be", "do") for h in helpers) or (verb.tag_ in ("VBZ", "VBP") and not helpers)


def _is_ruled(clause: Token, slots: list[str], table: Rules) -> bool:
    """Whether a law says so of everybody: "The constitution states that ministers are removed", "allows the president to declare war"."""
    verb = clause.head
    if verb.tag_ not in ("VBZ", "VBP") or not any(("noun", c.lemma_.lower(), "law") in table.embed for c in children(verb, "nsubj")):
        return False
    allowed = "to" in slots and (found := table.embed.get(("verb", verb.lemma_.lower(), "to"))) is not None and found[1].modality == "possible"
    return allowed or (clause.dep_ == "ccomp" and clause.i > verb.i and _is_present(clause))


def _is_defined(clause: Token, table: Rules) -> bool:
    """Whether a clause says what a word means: "A massacre is an attack in which people are killed", "defines a battle as a clash where 25 die"."""
    noun = clause.head
    if clause.dep_ != "acl:relcl" or not _is_present(clause) or not any(w.tag_ in ("WDT", "WRB") and w.dep_ in ("obl", "advmod") for w in clause.children):
        return False
    if core(noun.dep_) in ("obl", "obj") and ("verb", noun.head.lemma_.lower(), "defined") in table.embed:
        return any(c.lower_ == "as" for t in (noun, *noun.head.children) for c in t.children)
    word = next(iter(children(noun, "nsubj")), None)
    is_one = any(c.dep_ == "cop" and c.tag_ in ("VBZ", "VBP") for c in noun.children) and any(c.lower_ in ("a", "an", "any") for c in children(noun, "det"))
    return is_one and word is not None and word.pos_ == "NOUN" and not _is_definite(word)


def _is_remit(clause: Token, slots: list[str], table: Rules) -> bool:
    """Whether a clause says what a body is there for: "tasked with investigating war crimes", "set up to prosecute war criminals"."""
    verb = clause.head
    if not ({"to", "with_ing"} & set(slots)) or not is_passive(verb) or not any(_is_bare_plural(c) for c in children(clause, "obj")):
        return False
    word = " ".join([verb.lemma_.lower(), *(c.lower_ for c in verb.children if c.dep_ == "compound:prt")])
    return ("verb", word, "remit") in table.embed or is_remit(clause)


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ == "NNS" and not any(c.dep_ in ("det", "nummod", "nmod:poss") for c in noun.children)


def _is_regular(verb: Token) -> bool:
    """Whether a present tells of what comes round: "vote for a president every five years"."""
    return verb.tag_ in ("VBZ", "VBP") and any(any(d.lower_ == "every" for d in children(c, "det")) and children(c, "nummod") for c in children(verb, "obl"))


def _is_reserved(verb: Token) -> bool:
    """Whether it is told who has the power: "Only the king may dissolve parliament"."""
    helpers = {c.lower_ for c in children(verb, "aux")}
    return bool(helpers & {"may", "can"}) and "have" not in helpers and any(c.i < verb.i and any(a.lower_ == "only" and a.i < c.i for a in children(c, "advmod")) for c in children(verb, "nsubj"))


def _auxiliary(token: Token, aux: Token, name: str, row: Row, context: _State, table: Rules) -> Modality | None:
    """What a modal verb makes of its verb; None when it only marks tense."""
    modality = _as_modality(row.modality)
    low = aux.lower_
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "'ve", "’ve") for c in token.children)
    if low == "should" and aux.i == token.left_edge.i and token.dep_ == "advcl":
        return "conditional"  # "Should the truce collapse, ..."
    if low in ("'d", "’d") and token.tag_ == "VBN":
        return None  # "they'd left"
    if name == "would":
        wish = table.embed.get(("verb", token.lemma_.lower(), "to"))
        if wish is not None and wish[1].modality == "wished":
            return None  # "would like to"
        if perfect or children(token, "csubj") or any(_is_conditional(c) for c in children(token, "advcl")):
            return "conditional"
        if ("verb", _with_particle(token), "polite") in table.embed and any(c.lower_ in ("i", "we") for c in children(token, "nsubj")):
            return None  # "I would urge"
        if _is_told(token) and (_is_refused(token) or any(c.lower_ in HABITS for c in children(token, "advmod"))):
            return None  # "would not say why", "would often beat the prisoners"
        return "planned" if token.dep_ in ("ccomp", "conj", "acl:relcl", "acl", "parataxis") and context.modality == "asserted" else "conditional"
    if name == "must" and perfect:
        return "possible"
    if low == "could" and any(c.dep_ == "advmod" and c.lower_ in NEGATIONS for c in token.children) and not perfect:
        return None  # "could not enter": they did not
    return modality


def _is_performed(token: Token, table: Rules) -> bool:
    """Whether a speaker does what he says he would like to do: "I want to appeal to Chad", "Let me reiterate my call"."""
    head = token.head
    if token.dep_ != "xcomp" or ("verb", _with_particle(token), "polite") not in table.embed:
        return False
    if head.lemma_.lower() in ("let", "allow"):
        return any(c.lower_ in ("me", "us") for c in children(head, "obj", "iobj")) or any(c.lower_ in ("me", "us") for c in children(token, "nsubj"))
    wish = table.embed.get(("verb", head.lemma_.lower(), "to"))
    return wish is not None and wish[1].modality == "wished" and head.tag_ not in ("VBD", "VBN") and any(c.lower_ in ("i", "we") for c in children(head, "nsubj"))


def _with_particle(verb: Token) -> str:
    """A verb with the preposition behind it that makes it another: "call on"."""
    after = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return f"{verb.lemma_.lower()} {after}" if after in ("on", "upon", "for", "to") else verb.lemma_.lower()


def _is_told(token: Token) -> bool:
    """Whether a verb heads its sentence, in the past as the text goes."""
    return coordinated_head(token).dep_ in ("ROOT", "root")


def _is_refused(token: Token) -> bool:
    """Whether somebody "would not" or "neither ... would": they did not when they were asked."""
    return any(c.dep_ == "advmod" and c.lower_ in NEGATIONS for c in token.children) or any(_is_nobody(c) for c in children(token, "nsubj"))


def _is_claim(token: Token, table: Rules) -> bool:
    """Whether a noun is what somebody says: "accusations", "reports"."""
    found = table.embed.get(("noun", token.lemma_.lower(), "that"))
    return found is not None and found[0] in ("accuse.noun", "claim.noun", "rumour.noun")


def _is_content(clause: Token, table: Rules) -> bool:
    """Whether a clause behind an accusation is what that says, and was parsed as a relative one: "an allegation he beat his wife"."""
    found = table.embed.get(("noun", clause.head.lemma_.lower(), "that"))
    if found is None or found[0] not in ("accuse.noun", "rumour.noun") or any(c.tag_ in ("WDT", "WP") for c in clause.children):
        return False
    subject = next(iter(children(clause, "nsubj")), None)
    return subject is not None and (is_passive(clause) or bool(children(clause, "obj", "cop", "ccomp", "xcomp")))


def _has_happened(noun: Token) -> bool:
    """Whether a relative clause tells of a certain deed that it took place: "ordered the raid that killed nine"."""
    if noun.pos_ not in NOMINAL or not _is_definite(noun):
        return False
    return any(c.dep_ == "acl:relcl" and c.tag_ == "VBD" and any(w.tag_ == "WDT" and core(w.dep_) == "nsubj" for w in c.children) and not any(w.lower_ in NEGATIONS for w in c.children) for c in noun.children)


def _is_called_false(token: Token, table: Rules) -> bool:
    """Whether a claim is given a bad name: "called reports that ... baseless"."""
    if token.dep_ != "obj" or token.head.lemma_.lower() not in ("call", "brand", "label", "term", "describe", "denounce") or not _is_claim(token, table):
        return False
    return any(("adjective", t.lower_, "subj") in table.embed and table.embed["adjective", t.lower_, "subj"][0] == "false" for t in token.head.subtree if t.i > token.i)


def _lies_ahead(verb: Token) -> bool:
    """Whether what a verb has for an object is still to come: "promised protests", "threatened strikes"."""
    found = rules().embed.get(("verb", verb.lemma_.lower(), "obj"))
    return found is not None and found[1].modality in ("promised", "threatened") and bool(children(verb, "obj"))


def _is_ranked(noun: Token) -> bool:
    """Whether an infinitive says of what somebody is the first, the last, the only one, among those who did it, and so what happened."""
    if noun.pos_ == "NOUN" and case(noun) == "among" and children(noun, "cop"):
        return True  # "was among the states to vote against it"
    embed = rules().embed
    if ("noun", noun.lemma_.lower(), "rank") in embed:
        return False  # "the first step to end the war"
    return any(c.dep_ in ("amod", "nummod") and ("adjective", c.lower_, "rank") in embed for c in noun.children)


def _is_announced(noun: Token) -> bool:
    """Whether a deed is only announced: "announced the withdrawal of its troops", "the visit announced on Monday"; leaving a pact is done by saying so."""
    if any(core(c.dep_) in ("nmod", "obl") and (c.ent_type_ == "ORG" or c.lemma_.lower() in PACTS) and any(m.lower_ == "from" for m in c.children) for c in noun.children):
        return False
    carried = noun.dep_ in ("obj", "nsubj:pass") and noun.head.lemma_.lower() in ("announce", "unveil")
    return carried or any(c.lemma_.lower() == "announce" and c.tag_ == "VBN" for c in children(noun, "acl"))


def _came_to_nothing(head: Token, table: Rules) -> bool:
    """Whether an attempt or a plot failed: "the plot to kill the king failed", "tried in vain to seize the airport"."""
    if head.pos_ == "NOUN":
        over = head.head
        return head.dep_ == "nsubj" and any((kind, over.lemma_.lower(), "undone") in table.embed for kind in ("verb", "adjective")) and not any(c.lower_ in NEGATIONS for c in over.children)
    return head.pos_ == "VERB" and any(("adjective", c.lower_, "undone") in table.embed for c in children(head, "advmod", "obl"))


def _is_deadline(verb: Token) -> bool:
    """As in "gave the troops a month to leave"."""
    return verb.lemma_ == "give" and bool(children(verb, "iobj")) and any(c.lemma_.lower() in DEADLINES for c in verb.children if core(c.dep_) in ("obj", "obl"))


def _is_subjunctive(token: Token) -> bool:
    """Whether a clause with "that" has a bare verb: "insisted that they be freed"."""
    if token.dep_ != "ccomp" or not any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children):
        return False
    helpers = [c for c in token.children if core(c.dep_) in ("aux", "cop")]
    if any(c.tag_ in (*FINITE_TAGS, "MD", "TO") or c.lower_ == "do" for c in helpers):
        return False
    return token.tag_ == "VB" or any(c.lower_ == "be" for c in helpers)


def _is_own_threat(token: Token) -> bool:
    """What a speaker will do himself, "or" else, or warns of: "leave or we will burn it", "warned that it would sink them"."""
    if token.dep_ == "conj" and _joined_by(token, "or", "otherwise"):
        return any(c.lower_ in ("we", "i") for c in children(token, "nsubj")) or (token.head.tag_ == "VB" and _is_imperative(token.head))
    return token.dep_ == "ccomp" and token.head.lemma_.lower() == "warn" and any(core(c.dep_) == "nsubj" and c.lower_ in OWN for c in token.children)


def _is_due(token: Token) -> bool:
    """As in "was due to begin", however it is parsed."""
    doc, i = token.doc, token.i
    return i > 1 and doc[i - 1].lower_ == "to" and doc[i - 2].lower_ in ("due", "scheduled", "slated", "supposed", "set", "poised", "expected")


def _is_conditional(clause: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("if", "unless", "provided", "should") for c in clause.children)


def _mark(mark: Token, token: Token, table: Rules) -> str | None:
    """The row of a clause's opening word, if it has one that holds here."""
    word = _with_fixed(mark)
    if ("mark", word) not in table.own:
        return None
    if word in ("if", "whether") and core(token.dep_) == "ccomp":
        return "whether"
    if word == "once" and token.tag_ == "VBD":
        return None
    return word


def _as_modality(m: str) -> Modality | None:
    return None if m in ("keep", "fact") else m  # type: ignore[return-value]


def _named(rule: str, name: str) -> str:
    return name if rule == "plain" else f"{rule}+{name}"


def _is_not_only(negation: Token) -> bool:
    """"not only", "not just": no negation of the verb."""
    after = negation.nbor(1) if negation.i + 1 < len(negation.doc) else None
    return after is not None and after.lower_ in ("only", "just", "merely", "simply", "least")


def _is_no_longer(token: Token) -> bool:
    """"no longer", "not any more"."""
    return token.dep_ == "advmod" and token.lower_ in ("longer", "more") and any(c.lower_ == "no" for c in token.children)


def _is_nobody(token: Token) -> bool:
    if token.lower_ in NOBODY or (token.lower_ == "one" and token.i and token.nbor(-1).lower_ == "no"):
        return True
    return any((c.dep_ == "det" and c.lower_ in ("no", "neither")) or (c.lower_ == "neither" and core(c.dep_) in ("cc", "advmod")) for c in token.children)


def _is_long_ago(token: Token, adverb: Token) -> bool:
    """"had long", "once" before a past verb; not "as long as", "once again"."""
    if adverb.lower_ == "long":
        return adverb.i < token.i and any(c.dep_ == "aux" and c.lemma_ == "have" for c in token.children) and not any(True for _ in adverb.children)
    if adverb.lower_ == "once":
        return adverb.i < token.i and token.tag_ in ("VBD", "VBN") and not any(True for _ in adverb.children) and adverb.i + 1 < len(token.doc) and token.doc[adverb.i + 1].lower_ not in ("again", "more")
    return True


def _names_long_ago(token: Token, table: Rules) -> bool:
    """Whether a time phrase lies years back: "decades ago", "going back more than a decade", "in the 1980s"."""
    words = [token, *[g for g in token.children if core(g.dep_) in ("obl", "nmod", "obj")]]
    words += [g for w in words[1:] for g in w.children if core(g.dep_) in ("obl", "nmod")]
    for w in words:
        if ("time", w.lemma_.lower()) in table.own and (w.lower_ != "generation"):
            near = {x.lower_ for x in token.subtree}
            if near & ERAS or near & {"ago", "earlier", "previous", "back", "last", "since", "past", "before", "date"}:
                return True
        if len(w.text) == 5 and w.text[:2] in ("18", "19") and w.text[2:4].isdigit() and w.text.endswith("s"):
            return True
        if w.lower_ == "ago" or (w.lower_ == "years" and any(x.lower_ == "ago" for x in w.subtree)):
            return any(x.lower_ in ("years", "decades", "centuries", "generations") for x in w.subtree) and not any(x.lower_ in ("two", "a", "one") for x in w.subtree)
    return False


# ---------------------------------------------------------------- small questions


def _is_question(sentence: Span) -> bool:
    for t in reversed(sentence):
        if t.is_space or t.text in "”\"'’)":
            continue
        return t.text == "?"
    return False


def _is_clausal(token: Token) -> bool:
    """Whether a token heads a clause: a verb, or a predicate nominal with its copula."""
    if core(token.dep_) in ("ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"):
        return True
    if core(token.dep_) in ("obl", "nmod", "obj") and token.tag_ == "VBG" and token.pos_ == "VERB":
        return True
    return token.dep_ == "conj" and (token.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in token.children))


def _is_definite(token: Token) -> bool:
    if token.pos_ in ("PROPN", "PRON"):
        return True
    if any(c.dep_ in ("flat", "appos") and c.pos_ == "PROPN" and c.i == token.i + 1 for c in token.children):
        return True  # "French president Emmanuel Macron"
    return any((c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "nmod:poss" for c in token.children)


def _is_past(token: Token) -> bool:
    if token.tag_ == "VBD":
        return True
    return any(c.dep_ in ("cop", "aux", "aux:pass") and c.tag_ == "VBD" for c in token.children)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE_TAGS or any(c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in (*FINITE_TAGS, "MD") for c in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(core(c.dep_) == "nsubj" for c in verb.children)


def _same_form(first: Token, other: Token) -> bool:
    """Whether an auxiliary of the first could serve the other: "may have killed and wounded", not "may stay and went"."""
    return first.tag_ == other.tag_ or {first.tag_, other.tag_} <= {"VBD", "VBN"} or {first.tag_, other.tag_} <= {"VB", "VBP"}


def _may_be_past(first: Token, other: Token) -> bool:
    """Whether a participle with an object may as well be a past tense: "has published no losses and rejected the claim"."""
    return first.tag_ == "VBN" and not is_passive(first) and other.lower_.endswith("ed") and any(c.dep_ == "obj" for c in other.children)


def _would_have(verb: Token) -> bool:
    """Whether a verb tells of what did not come about: "would have won", "could have been jailed"."""
    words = {c.lower_ for c in children(verb, "aux")}
    return bool(words & UNREAL) and bool(words & {"have", "'ve", "’ve"})


def _joined_by(token: Token, *words: str) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in words for c in token.children)


def _is_imperative(verb: Token) -> bool:
    if any(core(c.dep_) in ("nsubj", "csubj", "expl") or (c.dep_ in ("aux", "mark", "aux:pass") and c.lower_ not in ("do", "not", "let")) for c in verb.children):
        return False
    return verb.dep_ != "conj" or _is_imperative(verb.head)


def _with_fixed(token: Token) -> str:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    if (before, token.lower_) in (("short", "of"), ("far", "from")):
        return f"{before} {token.lower_}"
    return " ".join([token.lower_, *(c.lower_ for c in token.children if c.dep_ == "fixed")])


def _spread_hedges(doc: Doc, said: list[Said], states: list[_State]) -> None:
    """Put the words of an attribution to nobody on all that it vouches for."""
    for s in said:
        if s.form != "hedge" or not s.cue_text:
            continue
        hedge = s.cue_text.lower()
        touched = {t.i for span in s.content for t in tokens_in(doc, span)} | set(s.heads)
        for i in list(touched):
            if i in s.heads:
                beyond = own_clauses(doc[i])
                touched.update(t.i for t in doc[i].subtree if t.i not in beyond)
        for i in touched:
            if states[i].hedge is None and (s.cue is None or i != s.cue):
                states[i] = states[i]._replace(hedge=hedge)


__all__ = ["Row", "Rules", "certainty_score", "find_certainty", "index_rows", "is_passive", "rules"]
