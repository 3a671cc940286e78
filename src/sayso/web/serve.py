"""Start the reading room: one process, threads for requests, until Ctrl-C."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import click
import uvicorn

from sayso.errors import LedgerError, RequestError
from sayso.web.app import make_app

if TYPE_CHECKING:
    from pathlib import Path

_BUSY_THREADS = 8  # requests at a time: each holds a few dozen megabytes of the database's memory


def run(ledger: Path, *, host: str, port: int, token: str | None) -> None:
    """Serve a ledger. Raises LedgerError when there is none, RequestError when the address cannot be used."""
    if not ledger.exists():
        raise LedgerError(f"{ledger}: no such ledger; `sayso read` makes one")
    app = make_app(ledger, host=host, token=token)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host.strip("[]"), port), family=family)
    except OSError as e:
        raise RequestError(f"{host}, port {port}: {e.strerror or e}") from e
    shown = f"[{host.strip('[]')}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/" + (f"?token={token}" if token else "")
    click.echo(f"Reading {ledger.name} at {address} (Ctrl-C ends it)")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, date_header=False, proxy_headers=False))
    server.run(sockets=[listening])
