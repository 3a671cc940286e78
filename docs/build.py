"""Write the generated pages of ``docs/reference``: ``python docs/build.py [--check]``. A test runs the check."""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import sys
import typing
from pathlib import Path

import click

import sayso
from sayso import errors, model
from sayso.cli import cli

REFERENCE = Path(__file__).parent / "reference"
MADE = "<!-- made by docs/build.py; change the code, not this page -->\n\n"


def command_line() -> str:
    """Every command with its help, as the program prints it."""
    out = [MADE, "# Command line\n\nExit status: 0 all read; 1 some input could not be read, or a request cannot be met; 2 wrong usage.\n"]
    for name, command in sorted(cli.commands.items()):
        out += [f"\n## sayso {name}\n\n", *_help(command, f"sayso {name}")]
        if isinstance(command, click.Group):
            for sub, inner in sorted(command.commands.items()):
                out += [f"\n### sayso {name} {sub}\n\n", *_help(inner, f"sayso {name} {sub}")]
    return "".join(out)


def _help(command: click.Command, name: str) -> list[str]:
    context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
    return ["```text\n", command.get_help(context), "\n```\n"]


def python_api() -> str:
    """The public names with their signatures and docstrings."""
    out = [MADE, "# Python\n\n```python\nimport sayso\n```\n"]
    for name in sorted(sayso.__all__):
        thing = getattr(sayso, name)
        out.append(f"\n## sayso.{name}\n\n")
        if callable(thing) and not dataclasses.is_dataclass(thing):
            with contextlib.suppress(TypeError, ValueError):
                out.append(f"```python\n{name}{inspect.signature(thing)}\n```\n\n")
        out.append((inspect.getdoc(thing) or "") + "\n" if not isinstance(thing, str) else f"`{thing}`\n")
    return "".join(out)


def nouns() -> str:
    """Dataclasses of the model, field by field, and the error tree."""
    out = [MADE, "# Nouns and errors\n\nThe JSON of a claim has these names; a trailing underscore is dropped there.\n"]
    for name, thing in vars(model).items():
        if dataclasses.is_dataclass(thing) and isinstance(thing, type):
            out.append(f"\n## {name}\n\n{inspect.getdoc(thing)}\n\n| field | type |\n|---|---|\n")
            out += [f"| `{f.name}` | `{str(f.type).replace('|', 'or')}` |\n" for f in dataclasses.fields(thing)]
    for name, thing in vars(model).items():
        values = typing.get_args(thing)
        if typing.get_origin(thing) is typing.Literal:
            out.append(f"\n## {name}\n\n" + ", ".join(f"`{v}`" for v in values) + "\n")
    out.append(f"\n## Errors\n\n```text\n{inspect.getdoc(errors)}\n```\n")
    return "".join(out)


PAGES = {"cli.md": command_line, "python.md": python_api, "nouns.md": nouns}


def stale() -> list[str]:
    """Names of pages that are not what the code says."""
    return [name for name, page in PAGES.items() if not (REFERENCE / name).exists() or (REFERENCE / name).read_text(encoding="utf8") != page()]


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(f"not up to date: {', '.join(bad)}; run make docs" if (bad := stale()) else 0)
    REFERENCE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf8")
        print(f"docs/reference/{name}")
