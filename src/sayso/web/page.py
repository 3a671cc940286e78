"""What a page is: its address, its template, and the function that fills the one from the other's query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sayso.web.asked import Asked
    from sayso.web.books import Books


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the room. ``make`` returns the dataclass that its template may use."""

    path: str
    template: str
    make: Callable[[Books, Asked], Any]
    kept: bool = True  # whether the page stays the same until the ledger's file changes
    filtered: bool = True  # whether the filters of the address are asked of the ledger, and shown


def told(help_: str) -> Any:
    """A field of a page's context, with a line on what it holds."""
    return field(metadata={"help": help_})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What every template may use besides its own context: the frame around the page."""

    asked: Asked = told("The request: filters, page number, and addresses that keep them.")
    filtered: bool = told("Whether the filters apply to this page.")
    chips: tuple[tuple[str, str, str], ...] = told("The filters that are on: name, value, address without it.")
    choices: Mapping[str, tuple[tuple[str, str], ...]] = told("For each filter that is chosen from a list: values and words.")
    nav: tuple[tuple[str, str, bool], ...] = told("The pages: name, address, whether it is this one.")
    mark: str = told("What the hidden field of a form carries.")
    queries: tuple[str, ...] = told("The SQL files behind the page.")
    ledger: str = told("The name of the ledger file.")
    version: str = told("The version of sayso.")
    done: str = told("What was just done, in a sentence; empty when nothing was.")
    assets: str = told("A short word that changes when a style sheet or script does.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What trouble.html may use."""

    title: str = told("What went wrong, in a few words.")
    message: str = told("What went wrong, in a sentence.")
    again: bool = told("Whether it will pass: the page loads itself again.")
