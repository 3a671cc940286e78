"""How reconciling grows: ``python tests/bench_reconcile.py [CLAIMS...]``. Nothing is asserted; machines differ.

For each number of claims (ten a document, ``synthetic.py``) a line: seconds and processor seconds of making everything anew,
peak memory of the process, how many pairs of claims were alike enough; then seconds of adding ten documents, and which share
of all claims that looked at anew. Each number runs in a process of its own. A million claims take minutes to make.
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
        print(f"{claims:>10,} {wall:>9.1f} {processor:>9.1f} {peak:>9,.0f} {pairs:>12,} {added:>9.1f} {share:>9.2%}", flush=True)


def main(arguments: list[str]) -> None:
    """Measure the sizes that are asked for."""
    if arguments[:1] == ["make"]:
        from synthetic import make_ledger

        make_ledger(arguments[1], int(arguments[2]), 10 * int(arguments[2]))
    elif arguments[:1] == ["one"]:
        measure(int(arguments[1]))
    else:
        print(f"{'claims':>10} {'seconds':>9} {'processor':>9} {'peak MB':>9} {'alike pairs':>12} {'+10 docs':>9} {'looked at':>9}", flush=True)
        for claims in map(int, arguments or SIZES):
            subprocess.run([sys.executable, __file__, "one", str(claims)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
