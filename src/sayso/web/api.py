"""The same as the pages, as JSON: every listing with its filters, single records, views, search, and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from sayso import model, views
from sayso.influence import find_influence, to_rows
from sayso.ledger import LISTINGS, Ledger, read_sql
from sayso.web.books import open_books
from sayso.web.security import sent_from_here

if TYPE_CHECKING:
    from fastapi import FastAPI

    from sayso.search import Search

MOST = 500  # rows of one answer


class Filters(BaseModel):
    """The filters of every listing, as on the command line."""

    model_config = ConfigDict(extra="forbid")

    since: str | None = Field(None, description="On or after this day (of what is claimed, else of publication): YYYY-MM-DD.")
    until: str | None = Field(None, description="On or before this day.")
    place: str | None = Field(None, description="At a place with this in its name.")
    country: str | None = Field(None, description="In this country, or by or to its actors (ISO 3166-1 alpha-3).")
    actor: str | None = Field(None, description="An actor with this in its name, or this id.")
    source: str | None = Field(None, description="Vouched for by a source with this in its name, or this id.")
    outlet: str | None = Field(None, description="Published by this outlet.")
    type: str | None = Field(None, description="An event's type (ASSAULT), a relation's (backs), a position's (wants).")
    measure: model.Measure | None = Field(None, description="Figures of this measure.")
    kind: model.Kind | None = Field(None, description="Claims of this kind.")
    text: str | None = Field(None, description="With these words in the evidence.")

    def given(self) -> dict[str, Any]:
        """The filters that are on."""
        return self.model_dump(include=set(Filters.model_fields), exclude_none=True)


class Paged(Filters):
    """Filters, and which rows of those that pass."""

    limit: int = Field(50, ge=1, le=MOST, description="How many rows at most.")
    offset: int = Field(0, ge=0, description="After how many rows.")


class Influence(Filters):
    """Between whom paths are looked for."""

    start: str = Field(description="The actor that could press: a name, an id or a country's code.")
    on: str | None = Field(None, description="The actor that could be pressed.")


class Escalated(Filters):
    """Whose events of each day."""

    on: str | None = Field(None, description="Then the filter actor does, and this one undergoes.")


class Searched(BaseModel):
    """What is searched for."""

    q: str = Field(description="Words; a phrase in quotation marks; word* for a beginning; -word for one that must not be there.")
    limit: int = Field(50, ge=1, le=MOST)
    offset: int = Field(0, ge=0)


class Review(BaseModel):
    """An analyst's judgement of a claim: at least one of the three."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["accepted", "rejected"] | None = None
    changes: dict[str, str] = Field({}, description='Fields and the values they should have: {"event.type": "COERCE"}.')
    note: str | None = Field(None, max_length=10_000)


class Rows(BaseModel):
    """Rows, as the command line prints them with --format jsonl."""

    rows: list[dict[str, Any]]


class Record(BaseModel):
    """One record: a claim as in the contract, else its row."""

    model_config = ConfigDict(extra="allow")


def add_api(app: FastAPI, ledger: Ledger, index: Search) -> None:
    """Add ``/api``: listings, records, views, search, reviews, and a page that names them all."""
    api = APIRouter(prefix="/api")
    for name in LISTINGS:
        _add_listing(api, ledger, name)
    _add_records(api, ledger)
    _add_views(api, ledger)

    @api.get("/search", summary="Documents with these words, the best first.", response_model=Rows)
    def search(asked: Annotated[Searched, Query()]) -> dict[str, Any]:
        ids, _ = index.find(asked.q, asked.limit, asked.offset)
        with open_books(ledger) as books:
            rows = {r["id"]: r for r in books.rows("page_some_documents", ids=ids)} if ids else {}
        return {"rows": [{k: v for k, v in rows[i].items() if k != "text"} for i in ids if i in rows]}

    app.include_router(api)

    @app.get("/api", include_in_schema=False)
    def contents() -> HTMLResponse:
        return HTMLResponse(_contents(app))


def _add_listing(api: APIRouter, ledger: Ledger, name: str) -> None:
    def rows(asked: Annotated[Paged, Query()]) -> dict[str, Any]:
        filters = asked.given()
        if name in ("documents", "quotes", "territory"):  # they ask more than which claims pass
            return {"rows": list(ledger.listing(name, **filters)[asked.offset : asked.offset + asked.limit])}
        with open_books(ledger, filters) as books:
            if name == "claims":
                return {"rows": books.claims([r["id"] for r in books.rows("page_claims", most=asked.limit, first=asked.offset)])}
            books.select()
            sql = read_sql("views", name).rstrip().rstrip(";")
            return {"rows": list(books.fetch(f"select * from ({sql}) limit {asked.limit} offset {asked.offset}"))}

    said = {"claims": "Claims, those of the newest documents first."}.get(name, f"{name.capitalize()}, as `sayso {name}` lists them.")
    api.get(f"/{name}", summary=said, response_model=Rows, name=name)(rows)


def _add_records(api: APIRouter, ledger: Ledger) -> None:
    for what in ("claim", "event", "account", "document", "discrepancy"):
        _add_record(api, ledger, what)

    @api.get("/events/{id}/claims", summary="The claims of an event.", response_model=Rows)
    def event_claims(id: str) -> dict[str, Any]:  # noqa: A002
        return {"rows": list(ledger.event_claims(ledger.find(id, "event")["id"]))}

    @api.post("/claims/{id}/review", summary="Keep an analyst's judgement beside a claim; returns all that is judged of it.", response_model=Record)
    def review(id: str, given: Review, request: Request) -> dict[str, Any]:  # noqa: A002
        if not sent_from_here(request):
            raise HTTPException(403, "reviews are taken from this server's own pages and from programs, not from other sites")
        return ledger.review(id, verdict=given.verdict, changes=given.changes, note=given.note)


def _add_record(api: APIRouter, ledger: Ledger, what: str) -> None:
    def one(id: str) -> dict[str, Any]:  # noqa: A002  the name in the address
        return {k: v for k, v in ledger.find(id, what).items() if k != "what"}

    plural = "discrepancies" if what == "discrepancy" else f"{what}s"
    api.get(f"/{plural}/{{id}}", summary=f"One {what} by its id or the beginning of one.", response_model=Record, name=what)(one)


def _add_views(api: APIRouter, ledger: Ledger) -> None:
    @api.get("/timeline", summary="Events in order of day.", response_model=Rows)
    def timeline(asked: Annotated[Paged, Query()]) -> dict[str, Any]:
        return {"rows": list(views.timeline(ledger, limit=asked.limit, offset=asked.offset, **asked.given()))}

    @api.get("/escalation", summary="Events of each day, added up.", response_model=Rows)
    def escalation(asked: Annotated[Escalated, Query()]) -> dict[str, Any]:
        return {"rows": list(views.escalation(ledger, on=asked.on, **asked.given()))}

    @api.get("/network", summary="Who acts on whom, most events first.", response_model=Rows)
    def network(asked: Annotated[Paged, Query()]) -> dict[str, Any]:
        return {"rows": list(views.network(ledger, **asked.given())[asked.offset : asked.offset + asked.limit])}

    @api.get("/contested", summary="Figures that cannot all be right, the farthest apart and most reported first.", response_model=Rows)
    def contested(asked: Annotated[Paged, Query()]) -> dict[str, Any]:
        return {"rows": list(views.contested(ledger, limit=asked.offset + asked.limit, **asked.given())[asked.offset :])}

    @api.get("/influence", summary="Paths by which one actor could press another: one row a step.", response_model=Rows)
    def influence(asked: Annotated[Influence, Query()]) -> dict[str, Any]:
        return {"rows": to_rows(find_influence(ledger, asked.start, asked.on, **asked.given()))}


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>JSON API · sayso</title>
<link rel="stylesheet" href="/static/room.css"></head><body><main id="main" class="plain"><p><a href="/">sayso</a></p><h1>JSON API</h1>
<p>Everything the pages show, as JSON. The description for programs is <a href="/api/openapi.json">openapi.json</a>
(<a href="https://spec.openapis.org/oas/v3.1.0" rel="noopener noreferrer">OpenAPI 3.1</a>).</p>{routes}</main></body></html>"""


def _contents(app: FastAPI) -> str:
    """A plain page of what the API has; everything on it is ours."""
    out = []
    for path, methods in app.openapi()["paths"].items():
        for method, operation in methods.items():
            rows = "".join(
                f"<tr><td><code>{p['name']}</code></td><td>{p.get('description') or p['schema'].get('description') or ''}</td></tr>"
                for p in operation.get("parameters", ())
            )
            table = (
                f"<table><thead><tr><th scope='col'>parameter</th><th scope='col'>what it does</th></tr></thead><tbody>{rows}</tbody></table>" if rows else ""
            )
            out.append(f"<h2><code>{method.upper()} {path}</code></h2><p>{operation['summary']}</p>{table}")
    return _PAGE.replace("{routes}", "".join(out))
