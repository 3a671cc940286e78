"""What the project promises about itself: layers, start-up, tables, docs, no paths of a machine."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import sayso
from sayso import errors
from sayso.cli import cli

ROOT = Path(__file__).parent.parent
TRACKED = [Path(p) for p in subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()]
TEXTS = [p for p in TRACKED if p.suffix in {".py", ".md", ".toml", ".sql", ".txt", ".html", ".css", ".js", ""} and (ROOT / p).is_file()]
MACHINE = "|".join(f"/{folder}/" for folder in ("home", "root", "work", "Users"))


def test_import_is_light():
    """``import sayso`` loads neither the parser nor the database, the web or a cluster."""
    code = "import sys, sayso; print([m for m in ('spacy', 'onnxruntime', 'duckdb', 'fastapi', 'plotly', 'dask', 'numpy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_command_line_starts_light():
    """``sayso --help`` does not load the parser either."""
    code = "import sys; from click.testing import CliRunner; from sayso.cli import cli; r = CliRunner().invoke(cli, ['--help']); assert r.exit_code == 0; print('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_every_error_is_drawn():
    """Every error that is raised on purpose has one base and a place in the tree."""
    public = [c for c in vars(errors).values() if isinstance(c, type)]
    assert public
    assert all(issubclass(c, errors.SaysoError) for c in public)
    assert all(c.__name__ in (errors.__doc__ or "") for c in public)


def test_public_names_are_sorted_and_there():
    """Every public name exists and has a docstring."""
    assert list(sayso.__all__) == sorted(sayso.__all__)
    for name in sayso.__all__:
        thing = getattr(sayso, name)
        assert isinstance(thing, str) or thing.__doc__, name


@pytest.mark.parametrize("path", [p for p in TRACKED if p.suffix == ".toml" and "data" in p.parts], ids=str)
def test_tables_parse(path):
    """Every table of the vocabulary is valid TOML with at least one row."""
    assert tomllib.loads((ROOT / path).read_text(encoding="utf8"))


@pytest.mark.parametrize(("modules", "table"), [("attribution", "attribution_words"), ("figures", "figure_words"), ("repairs", "repair_words")])
def test_every_row_of_words_is_asked_for(modules, table):
    """The rows of a table of words are those that its modules name, no more and no fewer, and no two hold the same words."""
    code = "".join(p.read_text(encoding="utf8") for p in (files("sayso") / "annotate" / modules).iterdir() if p.name.endswith(".py"))
    asked = set(re.findall(r"""(?:words_for|ends_in)\(["']([^"']+)["']""", code))
    rows = tomllib.loads((files("sayso") / "data/en" / f"{table}.toml").read_text(encoding="utf8"))
    assert set(rows) == asked
    assert len({frozenset(row["words"]) for row in rows.values()}) == len(rows)


def test_every_list_of_event_words_is_named():
    """The lists of words for events are those that the modules or the rows of the other tables ("@persons") name, and no two hold the same words."""
    package = files("sayso") / "annotate/events"
    code = "".join(p.read_text(encoding="utf8") for p in package.iterdir() if p.name.endswith(".py"))
    tables = "".join((files("sayso") / "data/en" / f"{name}.toml").read_text(encoding="utf8") for name in ("events", "events_light", "events_operators"))
    rules = code + re.sub("^#.*", "", tables, flags=re.MULTILINE)
    named = {*re.findall(r'words_for\("([^"]+)"', rules), *re.findall(r'"(?:\w+ )?@([^"]+)"', rules)}
    rows = tomllib.loads((files("sayso") / "data/en/events_words.toml").read_text(encoding="utf8"))
    assert set(rows) == named
    assert len({frozenset(row["words"]) for row in rows.values()}) == len(rows)


@pytest.mark.parametrize("path", TEXTS, ids=str)
def test_no_path_of_a_machine(path):
    """No file names a home or work folder of the machine it was written on."""
    text = (ROOT / path).read_text(encoding="utf8")
    assert not re.search(MACHINE, text), path


def test_every_command_has_help_and_stands_in_the_docs():
    """A command nobody can find in the docs does not exist."""
    pages = (ROOT / "docs/reference/cli.md").read_text(encoding="utf8")
    for name, command in cli.commands.items():
        assert command.help, name
        assert f"sayso {name}" in pages, name


def test_generated_pages_are_up_to_date():
    """The reference is what the code says."""
    done = subprocess.run([sys.executable, ROOT / "docs/build.py", "--check"], capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "100"})
    assert done.returncode == 0, done.stderr


def test_links_between_pages_hold():
    """Every relative link in the docs leads to a file."""
    for page in [p for p in TRACKED if p.suffix == ".md"]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", (ROOT / page).read_text(encoding="utf8")):
            assert (ROOT / page.parent / target).exists(), f"{page}: {target}"


def test_the_model_ships_with_its_card():
    """The reader's files, its licence and its card are in the package, and it fits in 40 MB."""
    folder = files("sayso") / "models/en"
    names = {p.name for p in folder.iterdir()}
    assert {"reader.onnx", "labels.json", "lemmas.json", "tokenizer.json", "README.md", "LICENSE.md"} <= names
    assert sum(len(p.read_bytes()) for p in folder.iterdir()) < 40e6
