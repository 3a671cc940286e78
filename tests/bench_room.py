"""How fast the reading room answers: ``python tests/bench_room.py [LEDGER [PAGE...]]``. Nothing is asserted; machines differ.

Without a ledger one of 100,000 documents and 1,000,000 claims is made and reconciled first, which takes minutes. The server
runs as ``sayso serve`` does, in its own process; each page is asked for in turn, single records and filters chosen at random.
Seconds are those of the clock; on a busy machine the processor's time, of all threads of the server, says more.
"""

from __future__ import annotations

import math
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

import duckdb

ROUNDS = 20  # requests of each page
DOCUMENTS, CLAIMS = 100_000, 1_000_000


def addresses(ledger: Path, n: int) -> dict[str, list[str]]:
    """Return ``n`` addresses of each page, with records and filters chosen at random, always the same."""
    con = duckdb.connect(str(ledger), read_only=True)
    chance = random.Random(1)

    def some(sql: str) -> list[str]:
        found = [str(v) for (v,) in con.execute(sql).fetchall()]
        return [quote(chance.choice(found), safe="") for _ in range(n)]

    events = some("select id from happening order by claims desc, id limit 5000")
    towns = some("select distinct place from happening where place is not null order by place")
    countries = some("select distinct country from happening where country is not null order by country")
    actors = some("select actor_id from actor_ref group by actor_id order by count(*) desc, actor_id limit 200")
    days = some("select distinct first_day from happening where first_day is not null order by first_day")
    pages = {
        "overview": ["/"] * n,
        "overview, country and days": [f"/?country={c}&since={d}" for c, d in zip(countries, days, strict=True)],
        "overview, place": [f"/?place={t}" for t in towns],
        "events": [f"/events?page={chance.randint(1, 40)}" for _ in range(n)],
        "events, country": [f"/events?country={c}&sort=voices" for c in countries],
        "event": [f"/event/{e}" for e in events],
        "figures": ["/figures"] * n,
        "figures, country": [f"/figures?country={c}" for c in countries],
        "claims": [f"/claims?page={chance.randint(1, 40)}" for _ in range(n)],
        "claims, place": [f"/claims?place={t}" for t in towns],
        "claims, actor": [f"/claims?actor={a}" for a in actors],
        "claim": [f"/claim/{c}" for c in some("select id from claim using sample 2000 rows (reservoir, 1)")],
        "documents": [f"/documents?page={chance.randint(1, 40)}" for _ in range(n)],
        "document": [f"/document/{d}" for d in some("select id from document using sample 2000 rows (reservoir, 1)")],
        "actors": ["/actors"] * n,
        "actor": [f"/actor/{a}" for a in actors],
        "source": [f"/source/{s}" for s in some("select voice from voice group by voice order by count(*) desc, voice limit 200")],
        "map": ["/map"] * n,
        "map, country": [f"/map?country={c}" for c in countries],
        "timeline": [f"/timeline?page={chance.randint(1, 40)}" for _ in range(n)],
        "timeline, place": [f"/timeline?place={t}" for t in towns],
        "network": ["/network"] * n,
        "network, country": [f"/network?country={c}" for c in countries],
        "influence": [f"/network?from={a}&on={b}" for a, b in zip(actors, reversed(actors), strict=True)],
        "search": [f"/search?q={t}" for t in towns],
        "discrepancies": ["/discrepancies"] * n,
        "api/claims": [f"/api/claims?country={c}" for c in countries],
    }
    con.close()
    return pages


def main(ledger: Path, only: list[str]) -> None:
    """Print start-up time, the time of each page (median, 95th percentile, the processor's), and memory."""
    pages = addresses(ledger, ROUNDS)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    t0 = time.perf_counter()
    server = subprocess.Popen([Path(sys.executable).with_name("sayso"), "serve", "--ledger", ledger, "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/static/room.css").read()
                break
            except OSError:
                time.sleep(0.02)
        print(f"start-up {time.perf_counter() - t0:.2f} s")
        ask(port, "/search?q=warm")
        while "being taken in" in ask(port, "/search?q=warm")[1]:
            time.sleep(1)
        print(f"search index ready after {time.perf_counter() - t0:.0f} s")
        print(f"memory {memory(server.pid)}; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        print(f"{'milliseconds':28s} {'median':>8} {'95 %':>8} {'longest':>8} {'processor':>10}")
        for name, urls in pages.items():
            if only and name not in only:
                continue
            before = processor(server.pid)
            times = sorted(1000 * ask(port, url)[0] for url in urls)
            used = (processor(server.pid) - before) / len(set(urls))
            print(f"{name:28s} {statistics.median(times):8.0f} {times[math.ceil(len(times) * 0.95) - 1]:8.0f} {times[-1]:8.0f} {1000 * used:10.0f}", flush=True)
        print(f"memory {memory(server.pid)}; load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    finally:
        server.terminate()
        server.wait(20)


def processor(pid: int) -> float:
    """Seconds that all threads of a process have used; 0 where that cannot be known."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> str:
    """What a process holds now, and the most it has held."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return "not known"
    kb = {k: int(v.split()[0]) for k, v in (line.split(":", 1) for line in status.read_text().splitlines()) if k in ("VmRSS", "VmHWM")}
    return f"{kb['VmRSS'] / 1024:.0f} MB, at most {kb['VmHWM'] / 1024:.0f} MB"


def ask(port: int, url: str) -> tuple[float, str]:
    """Return how long a page took, and its text."""
    t0 = time.perf_counter()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{url}", timeout=120) as answer:
            text = answer.read().decode("utf8")
    except OSError as e:
        print(f"  {url}: {e}")
        text = ""
    return time.perf_counter() - t0, text


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), sys.argv[2:])
    else:
        from sayso.reconcile import reconcile
        from synthetic import make_ledger

        with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
            book = make_ledger(Path(folder) / "big.duckdb", DOCUMENTS, CLAIMS)
            reconcile(book)
            main(book.path, [])
