"""Put what ``sayso read`` prints for one example into the README: ``python docs/screen.py [--check]``."""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner

from sayso.cli import cli

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/01-wire-2023-04-15.txt"
BEGIN, END = "<!-- screen: begin -->", "<!-- screen: end -->"


def page() -> str:
    """The README with a fresh screen."""
    result = CliRunner().invoke(cli, ["read", str(ROOT / EXAMPLE), "--no-ledger"], catch_exceptions=False, env={"COLUMNS": "100"})
    assert result.exit_code == 0, result.output
    screen = "\n".join(line.rstrip() for line in result.stdout.strip().splitlines())
    text = (ROOT / "README.md").read_text(encoding="utf8")
    before, rest = text.split(BEGIN, 1)
    return f"{before}{BEGIN}\n\n```text\n$ sayso read {EXAMPLE}\n\n{screen}\n```\n\n{END}{rest.split(END, 1)[1]}"


if __name__ == "__main__":
    fresh = page()
    if "--check" in sys.argv:
        sys.exit(0 if fresh == (ROOT / "README.md").read_text(encoding="utf8") else "README.md shows an old screen; run make docs")
    (ROOT / "README.md").write_text(fresh, encoding="utf8")
