"""Exports: the ledger in other people's formats, each with an account of what the format could not carry.

PLOVER: manual, draft 0.8 (2021), Open Event Data Alliance; one JSON object a line. GeoJSON: RFC 7946, WGS 84 degrees.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sayso.errors import RequestError
from sayso.ledger import Ledger, fetch, read_sql, run_file, select_claims
from sayso.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from duckdb import DuckDBPyConnection


class _Plover(msgspec.Struct, kw_only=True):
    """What is used of a row of ``data/plover.toml``."""

    quad: str
    score: float


def export(ledger: Ledger, format_: str, path: str | Path, **filters: Any) -> dict[str, int]:
    """Write the claims that pass the filters to a file and return what was lost: words and how many.

    The losses are written beside it, as ``<path>.loss.json``. Raises RequestError for an unknown format or a file
    that cannot be written, LedgerError.
    """
    if format_ not in FORMATS:
        raise RequestError(f"no export format {format_!r}; there are: {', '.join(FORMATS)}")
    path = Path(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with ledger.reading() as con:
            select_claims(con, filters)
            FORMATS[format_](con, part)
            lost = {row["what"]: row["n"] for row in fetch(run_file(con, "exports", f"{format_}_loss")) if row["n"]}
        part.replace(path)
        loss = {"format": format_, "ledger": ledger.path.name, "filters": {k: str(v) for k, v in filters.items() if v is not None}, "lost": lost}
        path.with_name(path.name + ".loss.json").write_text(json.dumps(loss, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    except OSError as e:
        raise RequestError(f"{path}: {e.strerror or e}") from e
    finally:
        part.unlink(missing_ok=True)
    return lost


def _csv(con: DuckDBPyConnection, path: Path) -> None:
    rows = fetch(run_file(con, "views", "claims"))
    path.write_text(rows.to_csv(), encoding="utf8")


def _parquet(con: DuckDBPyConnection, path: Path) -> None:
    query = read_sql("views", "claims").rstrip().rstrip(";")
    quoted = str(path).replace("'", "''")
    con.execute(f"copy ({query}) to '{quoted}' (format parquet)")


def _plover(con: DuckDBPyConnection, path: Path) -> None:
    types = read_table("plover.toml", _Plover)
    rows = fetch(run_file(con, "exports", "plover"))
    lines = ({**row, "quad": types[row["event_type"]].quad, "score": types[row["event_type"]].score} for row in rows)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf8")


def _geojson(con: DuckDBPyConnection, path: Path) -> None:
    features = [_feature(row) for row in fetch(run_file(con, "exports", "geojson"))]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n", encoding="utf8")


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    properties = {k: v for k, v in row.items() if k not in ("lat", "lon", "id")}
    return {"type": "Feature", "id": row["id"], "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]}, "properties": properties}


FORMATS: dict[str, Callable[[DuckDBPyConnection, Path], None]] = {"csv": _csv, "parquet": _parquet, "plover": _plover, "geojson": _geojson}
