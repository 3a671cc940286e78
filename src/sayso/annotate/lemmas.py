"""Lemmas by table and rule: "seizing" is "seize", "towns" is "town"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

VOWELS = "aeiou"


class FormsRow(msgspec.Struct, forbid_unknown_fields=True):
    """A row of ``data/en/irregular.toml``: forms of one verb."""

    forms: list[str]


def rule_lemma(form: str, pos: str, known: Mapping[str, Collection[str]], words: Collection[str] = ()) -> str:
    """Return the lemma that spelling alone suggests, lower case.

    ``form`` is the word, ``pos`` its universal part of speech, ``known`` the lemmas known for VERB and NOUN: of two
    possible spellings ("plan" and "plane" for "planing") a known one wins, then one that is among ``words``.
    """
    word = form.lower().replace("’", "'")
    if pos in ("VERB", "AUX"):
        return _verb(word, known["VERB"], words)
    if pos == "NOUN":
        return _noun(word, known["NOUN"])
    return word


def _verb(word: str, known: Collection[str], words: Collection[str]) -> str:
    if word in known and not (word.endswith(("ing", "ed")) and len(word) > 5):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return _first_known([word[:-2], word[:-1]] if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")) else [word[:-1]], known, words)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for end in ("ing", "ed"):
        stem = word[: -len(end)]
        if word.endswith(end) and len(stem) >= 2 and any(c in "aeiouy" for c in stem):
            return _first_known(_stems(stem), known, words)
    return word


def _stems(stem: str) -> list[str]:
    """Spellings a stem may go back to, the likelier first: doubled consonant, bare, with a final e."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS and stem[-1] not in "lsz":
        return [stem[:-1], stem]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "ls":
        return [stem, stem[:-1]]
    short = len(stem) == 3 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[0] not in VOWELS
    soft = stem.endswith(("c", "v", "z", "dg", "rg", "ng", "uad", "iat", "at", "ut", "as", "os", "us", "rs", "ns", "ir", "ur", "id", "ok", "ak", "if", "iz", "is", "ag", "ib", "u", "bl", "pl", "tl", "gl", "dl", "kl", "fl"))
    return [stem + "e", stem] if short or soft else [stem, stem + "e"]


def _noun(word: str, known: Collection[str]) -> str:
    if word in known and not (word.endswith("s") and word[:-1] in known):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("ves") and word[:-3] + "f" in known:
        return word[:-3] + "f"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _first_known(candidates: list[str], *known: Collection[str]) -> str:
    return next((c for words in known for c in candidates if c in words), candidates[0])


class Lemmatizer:
    """Look a form up, else go by the rules. ``tables`` is the model's ``lemmas.json``, ``words`` any list of English words."""

    def __init__(self, tables: Mapping[str, Mapping[str, object]], words: Collection[str] = ()) -> None:
        self._words = words
        self._exceptions: Mapping[str, Mapping[str, str]] = tables["exceptions"]  # type: ignore[assignment]
        self._known = {k: frozenset(v) for k, v in tables["known"].items()}  # type: ignore[call-overload]
        self._irregular = {form: lemma for lemma, row in read_table("en/irregular.toml", FormsRow).items() for form in row.forms}
        self._cache: dict[tuple[str, str], str] = {}

    def __call__(self, form: str, pos: str) -> str:
        """Return the lemma of a form with a universal part of speech; proper nouns stay as they are."""
        if pos in ("PROPN", "PUNCT", "NUM", "SYM", "X", "SPACE"):
            return form
        key = (form, pos)
        if key not in self._cache:
            if len(self._cache) > 200_000:
                self._cache.clear()
            low = form.lower().replace("’", "'")
            own = self._irregular.get(low) if pos == "VERB" else None
            self._cache[key] = own or self._exceptions.get(pos, {}).get(low) or rule_lemma(low, pos, self._known, self._words)
        return self._cache[key]
