"""How reconciling grows: ``python tests/bench_reconcile.py [--write] [CLAIMS...]``. Nothing is asserted; machines differ.

For each number of claims (ten a document, ``synthetic.py``) a row of a table: seconds and processor seconds of making everything
anew, peak memory of the process, how many pairs of claims were alike enough; then seconds of adding ten documents, and which
share of all claims that looked at anew. Each number runs in a process of its own. A million claims take minutes to make.
``--write`` puts the rows into the table of ``docs/explanation/reconciliation.md``; sizes that were not measured stay.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)
ADDED = 10  # documents
PAGE = Path(__file__).parent.parent / "docs/explanation/reconciliation.md"
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"
HEAD = "| claims | seconds | processor seconds | peak MB | alike pairs | ten documents more, seconds | looked at |\n|---|---|---|---|---|---|---|"


def measure(claims: int) -> None:
    """Print the line of one size."""
    from sayso.reconcile import bring_up_to_date
    from synthetic import make_ledger

    with tempfile.TemporaryDirectory(prefix="sayso-bench-") as folder:
        path, documents = Path(folder) / "a.duckdb", claims // 10
        # a process of its own: memory used for making is no memory of reconciling
        subprocess.run([sys.executable, __file__, "make", str(path), str(documents)], check=True)
        from sayso.ledger import Ledger

        book = Ledger(path)
        wall, processor = time.perf_counter(), time.process_time()
        bring_up_to_date(book)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        pairs = book.query("select count(*) as n from likeness")[0]["n"]
        make_ledger(path, ADDED, 10 * ADDED, first=documents)
        added = time.perf_counter()
        bring_up_to_date(book)
        added = time.perf_counter() - added
        (last,) = book.query("from reconciled")
        share = last["claims"] / last["claims_in_all"]
        print(f"| {claims:,} | {wall:.1f} | {processor:.1f} | {peak:,.0f} | {pairs:,} | {added:.1f} | {100 * share:.2f} % |")


def main(arguments: list[str]) -> None:
    """Measure the sizes that are asked for."""
    if arguments[:1] == ["make"]:
        from synthetic import make_ledger

        make_ledger(arguments[1], int(arguments[2]), 10 * int(arguments[2]))
    elif arguments[:1] == ["one"]:
        measure(int(arguments[1]))
    else:
        print(HEAD, flush=True)
        rows = []
        for claims in [int(a) for a in arguments if a != "--write"] or SIZES:
            rows.append(subprocess.run([sys.executable, __file__, "one", str(claims)], check=True, stdout=subprocess.PIPE, text=True).stdout.strip())
            print(rows[-1], flush=True)
        if "--write" in arguments:
            before, rest = PAGE.read_text(encoding="utf8").split(BEGIN)
            inside, after = rest.split(END)
            by_size = {_size(row): row for row in (*inside.split("\n")[3:-1], *rows)}
            PAGE.write_text("\n".join([f"{before}{BEGIN}", HEAD, *(by_size[n] for n in sorted(by_size)), f"{END}{after}"]), encoding="utf8")


def _size(row: str) -> int:
    return int(row.split("|")[1].replace(",", ""))


if __name__ == "__main__":
    main(sys.argv[1:])
