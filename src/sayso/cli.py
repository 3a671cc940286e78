"""The commands: each a docstring, its options, and a call or two. What is raised on purpose becomes one line and status 1 here."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.errors import InputError, NotFoundError, RequestError, SaysoError

if TYPE_CHECKING:
    import datetime as dt

    from sayso.ingest import Newsroom
    from sayso.ledger import Ledger
    from sayso.model import Reading

Command = TypeVar("Command", bound=Callable[..., Any])

_CLASHES = 20  # lines about names of two actors: more are counted
_WHOLE = 3  # up to this many documents are shown in full, more as a line each
_MEASURES = ("killed", "wounded", "killed_or_wounded", "missing", "displaced", "detained", "captured", "territory", "destroyed", "deployed", "other")


class Sayso(click.Group):
    """The commands, with one place that turns an error into an exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Report what is raised on purpose as one line with status 1; let a bug be a traceback."""
        try:
            return super().invoke(ctx)
        except SaysoError as e:
            raise click.ClickException(str(e)) from e


class Day(click.ParamType[Any]):
    """A day on the command line."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day. Fails as wrong usage."""
        import datetime as dt  # noqa: PLC0415  only here

        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day (YYYY-MM-DD)", param, ctx)


def format_option(command: Command) -> Command:
    """Add --format, the same everywhere."""
    return click.option("--format", "format_", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True, help="How to print.")(command)


def ledger_option(command: Command) -> Command:
    """Add --ledger, the same everywhere."""
    return click.option(
        "--ledger", type=click.Path(dir_okay=False), default="sayso.duckdb", envvar="SAYSO_LEDGER", show_default=True, show_envvar=True, help="The ledger file."
    )(command)


def filter_options(command: Command) -> Command:
    """Add the filters, the same everywhere."""
    options = [
        click.option("--since", type=Day(), help="On or after this day (of what is claimed, else of publication)."),
        click.option("--until", type=Day(), help="On or before this day."),
        click.option("--place", help="At a place with this in its name."),
        click.option("--country", help="In this country, or by or to its actors (ISO 3166-1 alpha-3: SDN)."),
        click.option("--actor", help="An actor with this in its name, or this id."),
        click.option("--source", help="Vouched for by a source with this in its name, or this id."),
        click.option("--outlet", help="Published by this outlet."),
        click.option("--type", help="Of this type: an event's (ASSAULT), a relation's (backs), a position's (wants)."),
        click.option("--measure", type=click.Choice(_MEASURES), help="Figures of this measure."),
        click.option("--kind", type=click.Choice(["event", "figure", "relation", "position"]), help="Claims of this kind."),
        click.option("--text", help="With these words in the evidence."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def known_option(command: Command) -> Command:
    """Add --as-known, the same everywhere."""
    text = "Show the record with only the documents published by this day, reconciled anew."
    return click.option("--as-known", type=Day(), help=text)(command)


@contextmanager
def _record(ledger: str, as_known: dt.date | None) -> Iterator[Ledger]:
    """The ledger, or what it would have said on a day; says on standard error what was left out because nobody can tell its day."""
    from sayso.ledger import Ledger  # noqa: PLC0415  start-up time

    if as_known is None:
        yield Ledger(ledger)
        return
    from sayso import wording  # noqa: PLC0415  start-up time
    from sayso.known import known_on  # noqa: PLC0415  start-up time

    with known_on(Ledger(ledger), as_known) as known:
        if known.undated:
            click.echo(f"{wording.how_many(known.undated, 'document')} without a day of publication left out: nobody can tell whether known by then", err=True)
        yield known


@click.group(cls=Sayso, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sayso")
def cli() -> None:
    """Read news about conflict and diplomacy into a record of who did what to whom, where and when, and on whose say-so."""


# ---------------------------------------------------------------- reading


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--published", type=Day(), help="The day of publication, for inputs that do not say.")
@click.option("--outlet", help="Who published, for inputs that do not say.")
@click.option("--url", help="The address, for inputs that do not say.")
@click.option("--title", help="The title, for inputs that do not say.")
@click.option("--no-ledger", is_flag=True, help="Only print; keep nothing.")
@click.option("--model", metavar="NAME", help="Read with this installed spaCy pipeline instead of the embedded reader.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="How many processes read.")
@format_option
@ledger_option
def read(
    inputs: tuple[str, ...],
    published: dt.date | None,
    outlet: str | None,
    url: str | None,
    title: str | None,
    no_ledger: bool,  # noqa: FBT001  a flag
    model: str | None,
    workers: int,
    format_: str,
    ledger: str,
) -> None:
    """Read INPUTs, keep their claims in the ledger, and print what was read.

    An INPUT is a text file, a table of articles (.jsonl, .csv, .tsv with columns text, title, published, outlet, url),
    a folder, a glob, or - for standard input. A text file may begin with a header of "key: value" lines between two
    lines "---". What cannot be read is named on standard error, the rest is read, and the exit status is 1.

    Example: sayso read article.txt --published 2024-12-03 --outlet Caliber.Az
    """
    from sayso import ingest  # noqa: PLC0415  start-up time

    failures: list[InputError] = []

    def complain(error: InputError) -> None:
        failures.append(error)
        click.echo(f"Error: {error}", err=True)

    known = ingest.defaults(published, outlet, url, title)
    readings = ingest.read_inputs(inputs, known, workers=workers, model=model, on_error=complain)
    with _newsroom(None if no_ledger else ledger) as room, _progress(readings) as shown:
        if no_ledger and format_ == "jsonl":
            _print_claims(shown)
        elif format_ == "jsonl":
            _print_claims(room.take(shown))
        else:
            _print_readings(room, room.take(shown), format_)
    if failures:
        sys.exit(1)


@contextmanager
def _newsroom(path: str | None) -> Iterator[Newsroom]:
    """The ledger, or one that is thrown away: what is only printed is compared all the same."""
    from sayso.ingest import Newsroom  # noqa: PLC0415  start-up time

    if path is not None:
        yield Newsroom(path)
        return
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        yield Newsroom(Path(folder) / "unkept.duckdb")


@contextmanager
def _progress(readings: Iterable[Reading]) -> Iterator[Iterator[Reading]]:
    """Count documents on standard error while they are read, when that is a terminal."""
    if not sys.stderr.isatty():
        yield iter(readings)
        return
    from rich.console import Console  # noqa: PLC0415  start-up time
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def counted() -> Iterator[Reading]:
            for reading in readings:
                bar.advance(task)
                yield reading

        yield counted()


def _print_claims(readings: Iterable[Reading]) -> None:
    from sayso.ledger import claim_line  # noqa: PLC0415  start-up time

    for reading in readings:
        for claim in reading.claims:
            click.echo(claim_line(claim.to_dict()))


def _print_readings(room: Newsroom, readings: Iterable[Reading], format_: str) -> None:
    """Print readings as tables, or their claims as CSV, once all are read and compared."""
    from sayso import render  # noqa: PLC0415  start-up time

    heads: list[dict[str, Any]] = []
    whole: list[Reading] = []
    for reading in readings:
        if len(whole) <= _WHOLE:
            whole.append(reading)
        d = reading.document
        heads.append(
            {
                "id": d.id,
                "outlet": d.outlet,
                "title": d.title,
                "published": d.published and d.published.isoformat()[:10],
                "words": len(d.text.split()),
                "claims": len(reading.claims),
            }
        )
    if not heads:
        return
    if format_ == "csv":
        from sayso.ledger import to_csv  # noqa: PLC0415  start-up time

        ids = {h["id"] for h in heads}
        rows = room.listing("claims")
        click.echo(to_csv((r for r in rows if r["document"] in ids), rows.columns), nl=False)
        return
    apart = room.discrepancies()
    console = render.console()
    if len(heads) > _WHOLE:
        console.print(render.heads(heads))
        console.print()
        console.print(render.totals(heads, apart))
        return
    for reading, h in zip(whole, heads, strict=True):
        claims = [c.to_dict() for c in reading.claims]
        ids = {c["id"] for c in claims}
        console.print(render.reading(h, claims, [a for a in apart if ids & set(a["claims"])]))


# ---------------------------------------------------------------- listings

_LISTINGS = {
    "claims": "who says what, where and when",
    "events": "what happened, each with the claims of all documents about it",
    "accounts": "what each source counts as of when, and what it replaces, repeats or contradicts",
    "figures": "counts of people and things, with their bounds",
    "quotes": "quotations, with speaker, cue and day",
    "relations": "lasting ties: who leads, backs, arms, fights alongside whom",
    "positions": "stances and policies",
    "discrepancies": "accounts that cannot both be right",
    "actors": "who does, undergoes and vouches",
    "places": "places that are named",
    "territory": "who seized, lost or left which place, and who holds it now by whose word",
    "documents": "what was read",
}


def _listing_command(name: str, gloss: str) -> click.Command:
    def run(format_: str, ledger: str, as_known: dt.date | None, **filters: Any) -> None:
        if click.get_current_context().invoked_subcommand:
            return  # of `sayso actors import`
        with _record(ledger, as_known) as book:
            listed(book, format_, filters)

    def listed(book: Ledger, format_: str, filters: Mapping[str, Any]) -> None:
        from sayso import render  # noqa: PLC0415  start-up time

        if name == "claims" and format_ == "jsonl":
            for line in book.claim_lines(**filters):
                click.echo(line)
        elif name == "discrepancies" and format_ == "jsonl":
            for row in book.discrepancies(**filters):
                click.echo(render.to_json({"schema": "sayso.discrepancy/1", **row}))
        elif name == "accounts" and format_ == "jsonl":
            for row in book.accounts(**filters):
                click.echo(render.to_json(_account(row)))
        elif format_ == "table" and name in ("claims", "figures"):
            kind = {"kind": "figure"} if name == "figures" else {}
            render.console().print(render.listing(name, book.claims(**{**filters, **kind})))
        else:
            rows = book.listing(name, **filters)
            _print_rows(name, rows, rows.columns, format_)

    run.__doc__ = f"List {name}: {gloss}.\n\n    Example: sayso {name} --since 2023-04-15 --format csv\n    "
    make = partial(cli.group, invoke_without_command=True) if name == "actors" else cli.command
    command: click.Command = make(name)(filter_options(known_option(format_option(ledger_option(run)))))
    return command


def _account(row: Mapping[str, Any]) -> dict[str, Any]:
    """An account as the contract's JSON object."""
    keys = {"id": "source_id", "text": "source_text", "name": "source", "class": "source_class", "kind": "source_kind", "side": "source_side"}
    source = {key: row[column] for key, column in keys.items()}
    rest = {k: v for k, v in row.items() if k not in keys.values()}
    return {"schema": "sayso.account/1", **rest, "source": source}


def _print_rows(name: str, rows: Iterable[Mapping[str, Any]], columns: Iterable[str], format_: str) -> None:
    from sayso import render  # noqa: PLC0415  start-up time
    from sayso.ledger import to_csv  # noqa: PLC0415  start-up time

    if format_ == "jsonl":
        for row in rows:
            click.echo(render.to_json(row))
    elif format_ == "csv":
        click.echo(to_csv(rows, list(columns)), nl=False)
    else:
        render.console().print(render.listing(name, rows))


for _name, _gloss in _LISTINGS.items():
    _listing_command(_name, _gloss)

_actors: click.Group = cli.commands["actors"]  # type: ignore[assignment]  # made above


@_actors.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "format_", type=click.Choice(["csv", "json", "toml", "wikidata"]), help="What FILE is, where its ending and contents do not say.")
@click.option("--kind", type=click.Choice(["person", "group", "organisation", "monitor", "media"]), help="What the actors are whose rows do not say.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="Another folder than the user's own ($SAYSO_ACTORS names it for reading).")
def import_actors(file: Path, format_: Any, kind: Any, into: Path | None) -> None:
    """Add the actors of FILE to those that reading knows: CSV, JSON, TOML, or the results of a Wikidata query.

    Their names go before ours. A table of the same file name is replaced; when a row is wrong, nothing is kept. Columns:
    id, name, aliases, weak, kind, country, sector, parent, backers, offices, note; name and kind are needed.

    Example: sayso actors import ministers.csv --kind person
    """
    from sayso import identity, wording  # noqa: PLC0415  start-up time

    done = identity.import_table(file, format_=format_, kind=kind, into=into)
    for line in done.clashes[:_CLASHES]:
        click.echo(f"clash: {line}", err=True)
    if (more := len(done.clashes) - _CLASHES) > 0:
        click.echo(f"clash: and {more:,} more names", err=True)
    known = f", {done.extended:,} of them known before" if done.extended else ""
    click.echo(f"{wording.how_many(done.actors, 'actor')}{known} {'in the place of those' if done.replaced else ''} in {done.path}".replace("  ", " "))


@_actors.command("export")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The file to write: .csv or .json.")
@ledger_option
def export_actors(output: Path, ledger: str) -> None:
    """Write the actors in force to FILE, to be changed and imported again: yours, ours, and office-holders learnt by the ledger.

    Example: sayso actors export -o actors.csv
    """
    from sayso import identity, wording  # noqa: PLC0415  start-up time
    from sayso.ledger import Ledger  # noqa: PLC0415  start-up time

    book = Ledger(ledger)
    there = book.path.exists()
    click.echo(f"{wording.how_many(identity.export_table(output, book if there else None), 'actor')} in {output}")
    if not there:
        click.echo(f"{book.path}: no such ledger, so nothing learnt from documents is among them", err=True)


@cli.command()
@click.argument("id_", metavar="ID")
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]), default="table", show_default=True, help="How to print.")
@known_option
@ledger_option
def show(id_: str, format_: str, as_known: dt.date | None, ledger: str) -> None:
    """Show one claim, event, account, document, discrepancy or actor in full; the beginning of an ID is enough.

    A claim says why it was made: its sentence with the evidence marked, the rule, and the chain of those who vouch.
    An event says why its claims are taken for one.

    Example: sayso show 3fa9c2d1
    """
    with _record(ledger, as_known) as book:
        _show(book, id_, format_)


def _show(book: Ledger, id_: str, format_: str) -> None:
    from sayso import render  # noqa: PLC0415  start-up time
    from sayso.identity import profile, tabled, to_lines  # noqa: PLC0415  start-up time

    console = render.console()
    try:
        found = book.find(id_)
    except NotFoundError:
        if (row := tabled(id_)) is None:
            raise
        shown = {k: row[k] for k in ("id", "name", "country", "sector")} | to_lines(row)
        click.echo(render.to_json(row)) if format_ == "jsonl" else console.print(render.record(shown))
        return
    what = found.pop("what")
    if what == "actor":
        rows = book.claims(actor=found["id"])
        row = {k: v for k, v in next((a for a in book.actors() if a["id"] == found["id"]), found).items() if k != "offices"}
        more = profile(book, found["id"])
        if format_ == "jsonl":
            click.echo(render.to_json({**row, **more}))
            return
        console.print(render.record({**row, **to_lines({**row, **more})}), "", render.listing("claims", rows))
    elif format_ == "jsonl":
        click.echo(render.to_json(found))
    elif what == "claim":
        console.print(render.claim_in_full(found, book.find(found["document"]["id"], "document")["text"]))
    elif what == "document":
        claims = [c for c in book.claims() if c["document"]["id"] == found["id"]]
        ids = {c["id"] for c in claims}
        console.print(render.reading(found, claims, [d for d in book.discrepancies() if ids & set(d["claims"])]))
        console.print(render.record({k: v for k, v in found.items() if k not in ("text", "title", "outlet", "published")}))
    elif what == "event":
        from sayso.reconcile import why_one  # noqa: PLC0415  loads duckdb

        accounts = [a for a in book.accounts() if a["event"] == found["id"]]
        console.print(render.event_in_full(found, accounts, why_one(book, found["id"]), book.event_claims(found["id"])))
    else:
        console.print(render.record(found))
        console.print("", render.listing("claims", [book.find(c, "claim") for c in found["claims"]]))


# ---------------------------------------------------------------- views


def output_option(command: Command) -> Command:
    """Add -o, for a view that can be drawn."""
    text = "Draw it into this file instead: .html, .svg, or .png."
    return click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help=text)(command)


@cli.command()
@click.option("--limit", type=click.IntRange(1), help="Only so many events.")
@click.option("--offset", type=click.IntRange(0), default=0, help="After so many.")
@filter_options
@output_option
@known_option
@format_option
@ledger_option
def timeline(limit: int | None, offset: int, output: Path | None, as_known: dt.date | None, format_: str, ledger: str, **filters: Any) -> None:
    """Show events in order of day: what happened in plain words, where, the figures, and by how many voices.

    A voice is a source or an outlet of its own; copies and repetitions count once. Figures that do not agree stand side
    by side. What no text dates is shown "by" the day it was told.

    Example: sayso timeline --country SDN --since 2023-04-15
    """
    with _record(ledger, as_known) as book:
        _print_view("timeline", book.timeline(limit=limit, offset=offset, **filters), output, format_)


@cli.command()
@click.option("--on", help="Whom the --actor acts on: the score of one actor on another.")
@filter_options
@output_option
@known_option
@format_option
@ledger_option
def escalation(on: str | None, output: Path | None, as_known: dt.date | None, format_: str, ledger: str, **filters: Any) -> None:
    """Show the score of conflict and cooperation by day, counted on events: of an actor on another, a country, a place.

    An event weighs once, however many articles tell of it, by PLOVER's score of its type: -9.3 for an assault, -5.1 for a
    threat, +2.1 for talks, +7.6 for a retreat or release. Each day names its events; "sayso show ID" opens one.

    Example: sayso escalation --actor "Rapid Support Forces" --on "Sudanese armed forces"
    """
    with _record(ledger, as_known) as book:
        _print_view("escalation", book.escalation(on=on, **filters), output, format_)


@cli.command()
@filter_options
@output_option
@known_option
@format_option
@ledger_option
def network(output: Path | None, as_known: dt.date | None, format_: str, ledger: str, **filters: Any) -> None:
    """Show who acts on whom: how many events, their mean score, their types, and lasting ties with who says so.

    Example: sayso network --country SDN --since 2023-04-15
    """
    with _record(ledger, as_known) as book:
        _print_view("network", book.network(**filters), output, format_)


@cli.command()
@click.argument("event", required=False, metavar="[EVENT]")
@click.option("--by", "rule", type=click.Choice(["lowest", "highest", "latest", "conservative", "range"]), required=True, help="The rule.")
@filter_options
@known_option
@format_option
@ledger_option
def summary(event: str | None, rule: str, as_known: dt.date | None, format_: str, ledger: str, **filters: Any) -> None:
    """Sum up the figures of an EVENT, or of what passes the filters, by a rule that is chosen and printed; nothing is averaged.

    lowest, highest: of the numbers given now. latest: each source's last. conservative: the lowest that a named source or an
    outlet itself gives, vague words aside, after ACLED's practice. range: low, best and high, after UCDP's practice. APART is
    0 when the accounts can all hold together, and up to 1 the farther those that contradict each other lie apart.

    Example: sayso summary --by range --measure killed --country SDN
    """
    from sayso.summaries import summarize  # noqa: PLC0415  start-up time

    with _record(ledger, as_known) as book:
        _print_view("summary", summarize(book, rule, event=event, **filters), None, format_)


def _print_view(name: str, rows: Any, output: Path | None, format_: str) -> None:
    """Print the rows of a view, or draw them into a file."""
    from sayso import render  # noqa: PLC0415  start-up time

    if output is not None:
        from sayso.drawings import draw  # noqa: PLC0415  start-up time

        draw(name, rows, output)
    elif format_ == "table":
        render.console().print(render.VIEWS[name](rows))
    elif format_ == "csv":
        from sayso.views import flat  # noqa: PLC0415  start-up time

        _print_rows(name, map(flat, rows), rows.columns, format_)
    else:
        _print_rows(name, rows, rows.columns, format_)


# ---------------------------------------------------------------- judging


@cli.command()
@click.argument("id_", metavar="ID")
@click.argument("others", nargs=-1, metavar="[CLAIM|EVENT]...")
@click.option("--accept", "verdict", flag_value="accepted", help="The claim is what the text says.")
@click.option("--reject", "verdict", flag_value="rejected", help="It is not.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="What a field should be, as named in the claim's JSON: event.type=COERCE.")
@click.option("--split", "deed", flag_value="split", help="Event ID: the CLAIMs named are of another event, all of one.")
@click.option("--join", "deed", flag_value="join", help="Event ID and the other EVENT are one.")
@click.option("--undo", "deed", flag_value="undo", help="Event ID: take back the newest --split or --join.")
@click.option("--note", help="Why.")
@ledger_option
def review(id_: str, others: tuple[str, ...], verdict: str | None, changes: tuple[str, ...], deed: str | None, note: str | None, ledger: str) -> None:
    """Record an analyst's judgement of a claim or an event beside it; what was read stays as it was read.

    A judgement of an event binds however often events are made again, until it is undone. Events, accounts and
    discrepancies are brought up to it at once.

    Example: sayso review 3fa9c2d1 --set figure.point=311 --note "corrected by the agency"

    Example: sayso review 5c81d0aa --split 3fa9c2d1 90b2e6f7 --note "another market"

    Example: sayso review 5c81d0aa --join e04f71bc
    """
    from sayso.ingest import Newsroom  # noqa: PLC0415  start-up time

    pairs = [c.partition("=") for c in changes]
    for field, equals, _ in pairs:
        if not equals or not field:
            raise click.BadParameter(f"{field!r} is not FIELD=VALUE", param_hint="--set")
    room = Newsroom(ledger)
    if deed is not None:
        if verdict is not None or pairs:
            raise click.UsageError(f"--{deed} judges an event; --accept, --reject and --set judge a claim")
        _judge_event(room, deed, id_, others, note)
        return
    if others:
        raise click.UsageError("more than one ID: say --split or --join")
    if verdict is None and not pairs and not note:
        raise click.UsageError("say --accept, --reject, --set FIELD=VALUE or --note TEXT; of an event --split, --join or --undo")
    kept = room.review(id_, verdict=verdict, changes={f: v for f, _, v in pairs}, note=note)
    if verdict is not None:
        room.reconcile()
    said = [kept["verdict"] or "", *(f"{k} = {v}" for k, v in kept["changes"].items()), kept["note"] or ""]
    click.echo(f"{id_}: {' · '.join(s for s in said if s)}")


def _judge_event(room: Newsroom, deed: str, event: str, others: tuple[str, ...], note: str | None) -> None:
    """Split, join or undo, and say which events there are now."""
    from sayso import wording  # noqa: PLC0415  start-up time

    if (deed == "undo") == bool(others) or (deed == "join" and len(others) != 1):
        wanted = {"split": "the claims that are of another event", "join": "one other event", "undo": "nothing but the event"}[deed]
        raise click.UsageError(f"--{deed} wants {wanted}")
    claims = [c["id"] for e in ((event, *others) if deed == "join" else (event,)) for c in room.event_claims(room.find(e, "event")["id"])]
    if deed == "undo":
        done = f"taken back: {wording.decision(room.undo(event))}"
    elif deed == "join":
        room.join(event, others[0], note)
        done = "joined"
    else:
        room.split(event, others, note)
        done = "split"
    room.reconcile()
    found = room.query("select distinct happening_id as id from happening_claim where list_contains($claims, claim_id) order by id", {"claims": claims})
    click.echo(f"{done}; now {', '.join(e['id'] for e in found)}")


@cli.command()
@ledger_option
def reconcile(ledger: str) -> None:
    """Make events, accounts and discrepancies anew from all claims of a ledger; what analysts decided stays."""
    from sayso import wording  # noqa: PLC0415  start-up time
    from sayso.ledger import Ledger  # noqa: PLC0415  start-up time
    from sayso.reconcile import reconcile as compare  # noqa: PLC0415  start-up time

    book = Ledger(ledger)
    compare(book, whole=True)
    click.echo(wording.how_many(len(book.discrepancies()), "discrepancy", "discrepancies"))


@cli.command()
@click.argument("actor")
@click.option("--on", help="The other actor: show the paths from the one to the other.")
@click.option("--since", type=Day(), help="Ties told of on or after this day.")
@click.option("--until", type=Day(), help="Ties told of on or before this day.")
@format_option
@ledger_option
def influence(actor: str, on: str | None, since: dt.date | None, until: dt.date | None, format_: str, ledger: str) -> None:
    """Show by which paths ACTOR could press others: who backs, arms, leads, talks to, urges whom, by whose account.

    Example: sayso influence USA --on "Rapid Support Forces"
    """
    from sayso import render  # noqa: PLC0415  start-up time
    from sayso.influence import find_influence, to_rows  # noqa: PLC0415  start-up time
    from sayso.ledger import Ledger  # noqa: PLC0415  start-up time

    paths = find_influence(Ledger(ledger), actor, on, since=since, until=until)
    if format_ == "table":
        console = render.console()
        console.print(render.influence(paths, console.width))
    else:
        _print_rows("influence", to_rows(paths), ("path", "step", "from", "from_id", "verbs", "to", "to_id", "accounts", "claims"), format_)


@cli.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(["csv", "parquet", "plover", "geojson"]))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="The file to write.")
@filter_options
@ledger_option
def export(format_: str, output: Path, ledger: str, **filters: Any) -> None:
    """Write claims to FILE in another FORMAT: csv, parquet, plover, geojson.

    What the format cannot carry is said on standard error and in FILE.loss.json.

    Example: sayso export geojson -o sudan.geojson --country SDN
    """
    from sayso.exports import export as write  # noqa: PLC0415  start-up time
    from sayso.ledger import Ledger  # noqa: PLC0415  start-up time

    for what, n in write(Ledger(ledger), format_, output, **filters).items():
        click.echo(f"not carried: {what}: {n:,}", err=True)


@cli.command()
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html", help="The file to write.")
@click.option("--title", help="The heading.")
@click.option("--no-charts", is_flag=True, help="Words and tables only: a small file without scripts.")
@click.option("--made", type=Day(), help="The day it says it was made; else that of the newest document.")
@filter_options
@known_option
@ledger_option
def report(
    output: Path,
    title: str | None,
    no_charts: bool,  # noqa: FBT001  a flag
    made: dt.date | None,
    as_known: dt.date | None,
    ledger: str,
    **filters: Any,
) -> None:
    """Write one self-contained page to mail: figures that do not agree, map, timeline, events, and the words behind each number.

    The page opens from a file without a network. With the same ledger and filters it is the same, byte for byte.

    Example: sayso report -o sudan.html --country SDN --title "Sudan, April 2023"
    """
    from sayso.report import report as write  # noqa: PLC0415  start-up time

    with _record(ledger, as_known) as book:
        page = write(book, title=title, with_charts=not no_charts, made=made, **filters)
    try:
        output.write_text(page, encoding="utf8", errors="replace")
    except OSError as e:
        raise RequestError(f"{output}: {e.strerror or e}") from e


@cli.command()
@click.argument("sets", nargs=-1, metavar="[SET]...")
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="The file or folder of gold data.")
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help="Put the figures into this Markdown page, between its markers.")
@click.option("--floors", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="Fail when a figure is below its floor in this TOML file.")
@format_option
def evaluate(sets: tuple[str, ...], gold: Path, write: Path | None, floors: Path | None, format_: str) -> None:
    """Measure accuracy on gold data: every figure of every SET, or of all sets found under --gold.

    Example: sayso evaluate seed --gold facts.json
    """
    from sayso import evaluate as measuring  # noqa: PLC0415  start-up time
    from sayso.measured import below_floor, folder_of, read_floors, sets_under, write_page  # noqa: PLC0415  start-up time

    names = list(sets) or sets_under(gold)
    least = read_floors(floors) if floors else {}
    measured = {}
    for name in names:
        measured[name] = measuring.measure(name, folder_of(name, gold))
        _print_figures(name, measured[name], least.get(name, {}), format_)
    if write:
        write_page(write, measured)
    if low := below_floor(measured, least):
        raise RequestError("below the floor: " + "; ".join(low))


def _print_figures(name: str, figures: Mapping[str, float], floors: Mapping[str, float], format_: str) -> None:
    from sayso import render  # noqa: PLC0415  start-up time

    if format_ == "table":
        console = render.console()
        console.print(f"[bold]{name}[/bold]")
        console.print(render.key_figures(figures, floors))
        return
    rows = [{"set": name, "figure": f, "value": v} for f, v in figures.items()]
    _print_rows("figures", rows, ("set", "figure", "value"), format_)


@cli.command()
def doctor() -> None:
    """Say what is installed, which model and gazetteer are in use, and whether they work."""
    from sayso.doctor import check  # noqa: PLC0415  start-up time

    good = True
    for name, what, works in check():
        good = good and works
        click.echo(f"{'ok ' if works else 'BAD'}  {name:<12} {what}")
    if not good:
        sys.exit(1)


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8042, show_default=True, help="The port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; any but this machine's own needs --token.")
@click.option("--token", envvar="SAYSO_TOKEN", help="What other machines must know: they add ?token=... to the address once.")
@ledger_option
def serve(port: int, host: str, token: str | None, ledger: str) -> None:
    """Open the reading room: a web application on this machine, to read, check and correct what a ledger holds.

    Nothing is fetched from elsewhere. A running `sayso read` is waited for.

    Example: sayso serve --ledger sudan.duckdb
    """
    from sayso.web.serve import run  # noqa: PLC0415  start-up time

    run(Path(ledger), host=host, port=port, token=token)
