import datetime as dt
import io
import json
import types

import pytest

from sayso.errors import InputError
from sayso.model import Document
from sayso.readers import Defaults, open_inputs
from sayso.readers.text import headline

STORY = "Ferry talks resume in Port Vila\nDelegates met on Tuesday.\n"


def write(path, content):
    """Write text or bytes and return the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path, **known):
    """The only document, or error, of an input."""
    (found,) = open_inputs([path], Defaults(**known))
    return found


def test_a_text_file_keeps_its_text_and_gets_its_headline(tmp_path):
    """The text is stored as it is; the first line is the title when it looks like a headline."""
    found = one(write(tmp_path / "a.txt", STORY), outlet="Example Post", published=dt.date(2024, 5, 7))
    assert found == Document(text=STORY, outlet="Example Post", published=dt.date(2024, 5, 7), title="Ferry talks resume in Port Vila")
    assert one(tmp_path / "a.txt", title="Given").title == "Given"


def test_a_header_says_what_is_known_and_is_no_text(tmp_path):
    """A header between two lines --- fills outlet, date, address and title; offsets count from the text after it."""
    found = one(
        write(
            tmp_path / "a.txt",
            f'---\noutlet: Example Wire\npublished: 2023-04-15\nurl: https://wire.example/1?a=b:c\ntitle: "Named"\nauthor: nobody\n---\n\n{STORY}',
        ),
        outlet="Other",
    )
    assert found == Document(text=STORY, outlet="Example Wire", published=dt.date(2023, 4, 15), url="https://wire.example/1?a=b:c", title="Named")


def test_lines_of_dashes_elsewhere_are_text(tmp_path):
    """Only a header at the very beginning that is closed is a header."""
    assert one(write(tmp_path / "a.txt", "First line.\n---\nkey: value\n---\n")).text.startswith("First line.")
    assert one(write(tmp_path / "b.txt", "---\nnever closed\n")).text == "---\nnever closed\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rains end drought in Gedo\nIt rained.", "Rains end drought in Gedo"),
        ("It rained in Gedo.\nIt rained again.", None),
        ("Only one line", None),
        ("\n\n  Rains end\n\nIt rained.", "Rains end"),
        ("Word " * 60 + "\nIt rained.", None),
        ("He said: “It rained.”\nAnd more.", None),
        ("Will it rain?\nPerhaps.", "Will it rain?"),
    ],
)
def test_headlines(text, title):
    """A headline is short, has text below it and no full stop at its end."""
    assert headline(text) == title


def test_encodings(tmp_path):
    """UTF-8 with and without a mark, UTF-16 with one and Windows' Western letters are read; lines end the same way."""
    text = "Says “Zoë” – a lot of plain words follow here\nmore\n"
    for n, raw in enumerate([text.encode(), text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp1252")]):
        assert one(write(tmp_path / f"{n}.txt", raw + (b"" if n == 2 else b" " * 400))).text.rstrip() == text.rstrip()
    assert one(write(tmp_path / "crlf.txt", "a\r\nb\rc")).text == "a\nb\nc"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", "", "there is no text in it"),
        ("blank.txt", " \n\n", "there is no text in it"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not text in UTF-8"),
        ("russian.txt", "Новости дня".encode("koi8-r"), "not text in UTF-8"),
        ("zero.txt", "a\0b", "zero bytes"),
        ("date.txt", "---\npublished: last week\n---\nText.\n", "'last week' is not a date"),
        ("none.csv", "a,b\n1,2\n", "no column text or body or content; there are: a, b"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, content, reason):
    """A file that cannot be read gives its name and the reason."""
    found = one(write(tmp_path / name, content))
    assert isinstance(found, InputError)
    assert name in str(found)
    assert reason in str(found)


def test_missing_inputs_are_named(tmp_path):
    """A path, a glob or a folder that gives nothing is an error, and an address is not read yet."""
    (tmp_path / "bare").mkdir()
    errors = [str(e) for e in open_inputs([tmp_path / "nothing.txt", f"{tmp_path}/*.none", tmp_path / "bare", "https://example.org/a"])]
    assert [e.split(": ", 1)[1].split(";")[0][:24] for e in errors] == [
        "no such file or folder",
        "nothing matches",
        "no file in this folder e",
        "addresses cannot be read",
    ]


def test_folders_and_globs_in_order(tmp_path):
    """Folders are read with all below them, globs too, sorted; hidden files and other kinds are left out."""
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden/d.txt", "e.pdf"):
        write(tmp_path / name, f"Text of {name}.")
    assert [d.text for d in open_inputs([tmp_path])] == ["Text of a.txt.", "Text of b.txt.", "Text of deep/c.txt."]
    assert [d.text for d in open_inputs([f"{tmp_path}/**/*.txt"])] == ["Text of a.txt.", "Text of b.txt.", "Text of deep/c.txt."]
    assert [d.text for d in open_inputs([tmp_path / "e.pdf"])] == ["Text of e.pdf."]


def test_rows(tmp_path):
    """JSON lines, CSV and TSV give a document a row; defaults fill what a row does not say; a bad row is named and the rest read."""
    rows = [
        {"text": "One.", "title": "T", "date": "2023-04-15T08:00:00Z", "outlet": "O", "url": "U"},
        {"body": "Two.\r\nMore.", "published": "Sat, 15 Apr 2023 08:00:00 GMT", "score": 3},
        {"text": ""},
        ["no object"],
        {"text": "Five.", "date": "soon"},
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)) + "\n{broken\n\n")
    first, second, *bad = open_inputs([path], Defaults(outlet="D"))
    assert first == Document(text="One.", title="T", published=dt.date(2023, 4, 15), outlet="O", url="U")
    assert second == Document(text="Two.\nMore.", published=dt.date(2023, 4, 15), outlet="D")
    assert [str(e).partition("a.jsonl, ")[2].partition(":")[0] for e in bad] == ["line 3", "line 4", "line 5", "line 6"]

    table = write(tmp_path / "a.csv", 'Title,Text,Published\nT,"One, two.\nThree.",2023-04-15\n,,\n')
    good, empty = open_inputs([table])
    assert (good.title, good.text, good.published) == ("T", "One, two.\nThree.", dt.date(2023, 4, 15))
    assert "row 2: there is no text" in str(empty)
    assert one(write(tmp_path / "a.tsv", "text\toutlet\nOne.\tO\n")).outlet == "O"


def test_standard_input(monkeypatch):
    """- is standard input, read as text."""
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(STORY.encode())))
    assert one("-").text == STORY
