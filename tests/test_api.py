import datetime as dt
import subprocess
import sys

import pytest

import sayso

STORY = "Troops attacked Kadugli on Monday, killing at least 12 people, a doctor said."


def test_import_is_light():
    """`import sayso` and the commands load neither the parser, nor the ledger, nor the web."""
    heavy = "{'spacy', 'onnxruntime', 'duckdb', 'numpy', 'fastapi', 'plotly', 'dask', 'rich'}"
    code = f"import sys, sayso, sayso.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_public_names_are_there():
    """Every public name can be had, once, in order; others are refused."""
    assert list(sayso.__all__) == sorted(sayso.__all__)
    assert all(getattr(sayso, name) is not None for name in sayso.__all__)
    assert set(sayso.__all__) <= set(dir(sayso))
    assert sayso.__version__
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        sayso.nothing  # noqa: B018


@pytest.mark.model
def test_read_text_is_pure():
    """The same text gives the same claims, from a string, from a file and among others."""
    first = sayso.read_text(STORY, published="2024-05-07", outlet="O")
    assert {"event", "figure"} <= {c.kind for c in first}
    assert sayso.read_text(STORY, published=dt.date(2024, 5, 7), outlet="O") == first
    assert [*sayso.read_texts(["Nothing.", STORY], published="2024-05-07", outlet="O")][1] == first
    assert first[0].to_dict()["schema"] == "sayso.claim/1"


@pytest.mark.model
def test_read_files(tmp_path):
    """Files are read without being kept; one that cannot be read raises its error."""
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf8")
    assert sayso.read(path, published="2024-05-07", outlet="O") == sayso.read_text(STORY, published="2024-05-07", outlet="O")
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(sayso.SaysoError, match="no such file"):
        sayso.read(tmp_path / "b.txt")
    with pytest.raises(sayso.SaysoError, match="'soon' is not a date"):
        sayso.read_text(STORY, published="soon")


@pytest.mark.model
def test_a_ledger_reads_and_lists(tmp_path):
    """A ledger reads, keeps, and lists rows."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(STORY, encoding="utf8")
    ledger = sayso.open(tmp_path / "a.duckdb")
    claims = ledger.read([tmp_path / "news"], published="2024-05-07", outlet="O")
    assert [c["id"] for c in ledger.claims()] == [c.id for c in claims]
    (killed,) = ledger.figures(measure="killed")
    assert (killed["low"], killed["words"].lower()) == (12, "at least 12")
    with pytest.raises(sayso.SaysoError, match="no such file"):
        ledger.read(["nothing.txt"])
    errors = []
    ledger.read(["nothing.txt", tmp_path / "news"], on_error=errors.append)
    assert len(errors) == 1
