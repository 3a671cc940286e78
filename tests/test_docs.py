"""What the documentation shows is what comes out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "docs/tutorial/first-articles.md"]


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_in_the_docs_runs_and_says_what_it_says(page):
    """Python blocks run; a value after "# " at the end of an expression is its value."""
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf8"), re.DOTALL)
    assert blocks
    for block in blocks:
        names = {}
        for line in block.splitlines():
            code, _, shown = line.partition("  # ")
            if shown and re.match(r"claims\[", code):
                assert repr(eval(code, names)) == shown.strip(), line
            else:
                exec(line, names)


@pytest.mark.model
def test_the_screen_in_the_readme_is_what_is_printed():
    """The README's screen is the program's own output."""
    done = subprocess.run([sys.executable, ROOT / "docs/screen.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
