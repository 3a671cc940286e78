"""The application: pages, forms, the JSON API and the files a browser needs, behind a guard."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections import OrderedDict
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

import sayso
from sayso import basemap, charts, model, wording
from sayso.annotate.events import plover
from sayso.errors import BusyError, LedgerError, NotFoundError, RequestError
from sayso.ledger import Ledger
from sayso.reconcile import reconcile
from sayso.search import Search
from sayso.web import show
from sayso.web.api import add_api
from sayso.web.asked import Asked, asked, to
from sayso.web.books import WAIT, open_books
from sayso.web.page import Page, Shell, Trouble
from sayso.web.pages import actors, claims, documents, events, figures, overview, pictures, search
from sayso.web.security import Forms, Guard, is_loopback
from sayso.web.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.web.shelf import Version

STATIC = Path(str(files("sayso.web"))) / "static"
NAV = (
    ("Overview", "/"),
    ("Events", "/events"),
    ("Figures", "/figures"),
    ("Claims", "/claims"),
    ("Documents", "/documents"),
    ("Actors", "/actors"),
    ("Map", "/map"),
    ("Timeline", "/timeline"),
    ("Network", "/network"),
)
_DONE = {
    "review": "Your review is kept, beside what was read.",
    "split": "The event was split. Claims that you took out are an event of their own.",
    "join": "The two events are one now.",
}
FILTER_WORDS = {
    "since": "from",
    "until": "until",
    "place": "place",
    "country": "country",
    "actor": "actor",
    "source": "source",
    "outlet": "outlet",
    "type": "type",
    "measure": "counts",
    "kind": "kind",
    "text": "words",
}


_KEPT = 64  # pages, of a hundred kilobytes or so, that are kept until the ledger changes


class Room:
    """What the pages share: the ledger, the index, the mark of forms, the templates."""

    def __init__(self, ledger: Shelf) -> None:
        """``ledger`` is shared by all requests."""
        self.ledger = ledger
        self.index = Search(ledger)
        self.forms = Forms()
        self.templates = templates()
        self._pages: OrderedDict[tuple[str, Version], bytes] = OrderedDict()
        self._choices: tuple[Version, dict[str, tuple[tuple[str, str], ...]]] | None = None

    def page(self, page: Page, request: Request) -> HTMLResponse | RedirectResponse:
        """Answer with a page, or with its address without the fields that a form left empty. Raises SaysoError."""
        given = request.query_params.multi_items()
        if not all(v for _, v in given):
            return RedirectResponse(asked(request.url.path, given).url(), status_code=303)
        what = asked(request.url.path, given, request.path_params.get("id", ""))
        key = (str(request.url), self.ledger.version())
        if (kept := self._pages.get(key)) is not None:
            return HTMLResponse(kept)
        with open_books(self.ledger, what.filters if page.filtered else {}) as books:
            choices = self.choices(books)
            context = page.make(books, what)
            used = tuple(books.used)
        answer = self.render(page.template, what, context, filtered=page.filtered, queries=used, choices=choices)
        if page.kept:
            self._pages[key] = bytes(answer.body)
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return answer

    def render(
        self,
        template: str,
        what: Asked,
        context: Any,
        *,
        filtered: bool = False,
        queries: tuple[str, ...] = (),
        choices: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
        status: int = 200,
    ) -> HTMLResponse:
        """Fill a template with a page's dataclass and the frame around it."""
        here = "/" + what.path.split("/")[1]
        section = {"/event": "/events", "/document": "/documents", "/claim": "/claims", "/actor": "/actors", "/source": "/actors"}.get(here, here)
        shell = Shell(
            asked=what,
            filtered=filtered,
            chips=tuple((FILTER_WORDS[k], wording.country(v) if k == "country" else v, what.url(**{k: None, "page": None})) for k, v in what.filters.items()),
            choices=choices or {},
            nav=tuple((name, what.url(path), path == section) for name, path in NAV),
            mark=self.forms.mark,
            queries=queries,
            ledger=self.ledger.path.name,
            version=sayso.__version__,
            done=_DONE.get(what.get("done"), ""),
            assets=_assets(),
        )
        values = {f.name: getattr(context, f.name) for f in fields(context)}
        return HTMLResponse(self.templates.get_template(template).render(shell=shell, **values), status_code=status)

    def choices(self, books: Any) -> dict[str, tuple[tuple[str, str], ...]]:
        """What the filters may be chosen from; kept until the ledger's file changes."""
        stamp = self.ledger.version()
        if self._choices is None or self._choices[0] != stamp:
            rows = books.rows("page_choices")
            books.used.remove("page_choices")
            found = {
                "outlet": tuple((r["value"], r["value"]) for r in rows if r["what"] == "outlet"),
                "country": tuple(sorted(((r["value"], wording.country(r["value"])) for r in rows if r["what"] == "country"), key=lambda c: c[1])),
                "type": tuple((t, t) for t in (*plover(), *get_args(model.RelationType), *get_args(model.Attitude))),
                "measure": tuple((m, show.measure(m)) for m in get_args(model.Measure)),
                "kind": tuple((k, f"{k}: {words}") for k, words in show.KINDS.items()),
            }
            self._choices = (stamp, found)
        return self._choices[1]


def make_app(ledger: str | Path, *, host: str = "127.0.0.1", token: str | None = None, wait: float = WAIT) -> FastAPI:
    """Return the application for a ledger; ``wait`` is how many seconds a page waits for a writer. Raises RequestError when other machines could reach it and there is no token."""
    if not is_loopback(host) and not token:
        raise RequestError(f"--host {host} lets other machines in: give a --token that they must know")
    room = Room(Shelf(Ledger(ledger, wait=wait)))
    app = FastAPI(title="sayso", version=sayso.__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.add_middleware(Guard, hosts={"localhost", "127.0.0.1", "::1", host}, token=token, styles=_styles_of_plotly())
    for page in _pages(room):
        _add(app, room, page)
    _add_forms(app, room)
    add_api(app, room.ledger, room.index)
    _add_errors(app, room)
    _add_files(app)
    app.mount("/static", _Static(directory=STATIC), name="static")
    return app


def _pages(room: Room) -> list[Page]:
    modules = (overview, documents, claims, events, figures, actors, pictures)
    return [*(p for m in modules for p in m.PAGES), search.search_page(room.index)]


def _add(app: FastAPI, room: Room, page: Page) -> None:
    def answer(request: Request) -> Response:
        return room.page(page, request)

    app.get(page.path, include_in_schema=False)(answer)


def _add_files(app: FastAPI) -> None:
    """What the figures need: Plotly out of the installed wheel, and the base map."""
    kept = {"cache-control": "max-age=86400"}

    def plotly() -> Response:
        return Response(charts.plotly_js(), media_type="text/javascript", headers=kept)

    def base_map(name: str) -> Response:
        try:
            return Response(basemap.map_file(name), media_type="application/geo+json", headers=kept)
        except FileNotFoundError as e:
            raise HTTPException(404) from e

    app.get("/static/plotly.js", include_in_schema=False)(plotly)
    app.get("/static/map/{name}.geojson", include_in_schema=False)(base_map)


def _styles_of_plotly() -> list[str]:
    """The style sheet that Plotly's map puts into a page, out of its script."""
    found = re.findall(r"textContent='(\.maplibregl(?:[^'\\]|\\.)*)'", charts.plotly_js().decode("utf8"))
    return [ast.literal_eval(f"'{text}'") for text in found]


class _Static(StaticFiles):
    """Style sheets and scripts: may be kept, since their addresses change with them."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Let the browser keep the file."""
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "max-age=31536000, immutable"
        return response


@cache
def _assets() -> str:
    return hashlib.blake2b(b"".join(p.read_bytes() for p in sorted(STATIC.iterdir()) if p.suffix in (".css", ".js")), digest_size=5).hexdigest()


# ---------------------------------------------------------------- forms


def _add_forms(app: FastAPI, room: Room) -> None:
    def checked(request: Request, mark: str) -> None:
        if not room.forms.good(mark, request):
            raise HTTPException(403, "This form was not made by the server that runs now. Go back, load the page again, and send it once more.")

    def review(
        request: Request,
        id: str,  # noqa: A002  the name in the address
        mark: Annotated[str, Form()] = "",
        verdict: Annotated[str, Form()] = "",
        note: Annotated[str, Form()] = "",
    ) -> RedirectResponse:
        checked(request, mark)
        if verdict not in ("accepted", "rejected", ""):
            raise RequestError(f"a verdict is accepted or rejected, not {verdict!r}")
        room.ledger.review(id, verdict=verdict or None, note=note.strip() or None)
        if verdict:
            reconcile(room.ledger)  # what is rejected counts no more
        return _back("claim", id, "review")

    def split(request: Request, id: str, mark: Annotated[str, Form()] = "", claim: Annotated[list[str] | None, Form()] = None) -> RedirectResponse:  # noqa: A002
        checked(request, mark)
        room.ledger.split(id, claim or [])
        return _settled(id, "split")

    def join(request: Request, id: str, mark: Annotated[str, Form()] = "", other: Annotated[str, Form()] = "") -> RedirectResponse:  # noqa: A002
        checked(request, mark)
        room.ledger.join(id, other.strip().rstrip("/").rpartition("/")[2])
        return _settled(id, "join")

    def _settled(id_: str, done: str) -> RedirectResponse:
        """Put the claims together anew, as far as the decision touches them, and go to where the event's first claim is now."""
        first = room.ledger.event_claims(id_)[0]["id"]
        reconcile(room.ledger)
        now = room.ledger.query("select happening_id from happening_claim where claim_id = $id", {"id": first})
        return _back("event", now[0]["happening_id"] if now else id_, done)

    async def correct(request: Request, id: str) -> RedirectResponse:  # noqa: A002
        from starlette.concurrency import run_in_threadpool  # noqa: PLC0415

        form = {k: str(v) for k, v in (await request.form()).items()}
        checked(request, form.get("mark", ""))

        def keep() -> None:
            was = {f.name: f.value for f in claims.fields(room.ledger.find(id, "claim"))}
            changes = {k: form[k].strip() for k in was if k in form and form[k].strip() != was[k]}
            room.ledger.review(id, changes=changes, note=form.get("note", "").strip() or None)

        await run_in_threadpool(keep)
        return _back("claim", id, "review")

    app.post("/claim/{id}/review", include_in_schema=False)(review)
    app.post("/claim/{id}/correct", include_in_schema=False)(correct)
    app.post("/event/{id}/split", include_in_schema=False)(split)
    app.post("/event/{id}/join", include_in_schema=False)(join)


def _back(what: str, id_: str, done: str) -> RedirectResponse:
    return RedirectResponse(f"{to(what, id_)}?done={done}#done", status_code=303)


# ---------------------------------------------------------------- what goes wrong


def _add_errors(app: FastAPI, room: Room) -> None:
    def failed(request: Request, status: int, message: str, *, busy: bool = False) -> Response:
        if request.url.path.startswith("/api/"):
            return Response(json.dumps({"detail": message}), status_code=status, media_type="application/json")
        title = {400: "That cannot be asked", 403: "Not accepted", 404: "Nothing here", 405: "Not so", 503: "The ledger is busy" if busy else "The ledger cannot be read"}.get(
            status, "Something went wrong"
        )
        what = Asked(path=request.url.path, filters={}, other={})
        answer = room.render("trouble.html", what, Trouble(title=title, message=message, again=busy), status=status)
        if busy:
            answer.headers["retry-after"] = "5"
        return answer

    def ledger_trouble(request: Request, e: Exception) -> Response:
        return failed(request, 503, str(e), busy=isinstance(e, BusyError))

    def not_found(request: Request, e: Exception) -> Response:
        return failed(request, 404, str(e))

    def bad_request(request: Request, e: Exception) -> Response:
        return failed(request, 400, str(e))

    def http(request: Request, e: Exception) -> Response:
        assert isinstance(e, HTTPException)
        words = "There is no page with this address." if e.status_code == 404 else str(e.detail)
        return failed(request, e.status_code, words)

    app.add_exception_handler(LedgerError, ledger_trouble)
    app.add_exception_handler(NotFoundError, not_found)
    app.add_exception_handler(RequestError, bad_request)
    app.add_exception_handler(HTTPException, http)


# ---------------------------------------------------------------- templates


def templates() -> Environment:
    """The templates: everything is escaped, and characters that turn or hide text are made visible."""
    env = Environment(loader=PackageLoader("sayso.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalize)
    env.filters["number"] = show.number
    env.globals["to"] = to
    return env


def _finalize(value: Any) -> Any:
    if value is None:
        return ""
    return show.harmless(value) if type(value) is str else value
