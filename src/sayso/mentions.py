"""Mentions by token: what one annotator found, in the form the next one asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from sayso.model import Mention

T = TypeVar("T")


class Found(Generic[T]):
    """An index over mentions, in text order. Mentions of one kind may nest ("Syrian state television" in a longer name)."""

    def __init__(self, mentions: Sequence[Mention[T]] = ()) -> None:
        self.mentions = sorted(mentions, key=lambda m: (m.first, -m.last))
        self._by_head: dict[int, Mention[T]] = {}
        self._all_by_head: dict[int, list[Mention[T]]] = {}
        for m in self.mentions:  # of two mentions with one head the longer wins
            self._by_head.setdefault(m.head, m)
            self._all_by_head.setdefault(m.head, []).append(m)

    def __iter__(self) -> Iterator[Mention[T]]:
        return iter(self.mentions)

    def __len__(self) -> int:
        return len(self.mentions)

    def at(self, token: Token | int | None) -> Mention[T] | None:
        """The mention whose head is this token, else the shortest one that covers it, else None."""
        if token is None:
            return None
        i = token if isinstance(token, int) else token.i
        if i in self._by_head:
            return self._by_head[i]
        over = [m for m in self.mentions if m.first <= i < m.last]
        return min(over, key=lambda m: m.last - m.first, default=None)

    def every(self, token: Token | int) -> list[Mention[T]]:
        """All mentions whose head is exactly this token: "them" for Russia and Iran gives both."""
        i = token if isinstance(token, int) else token.i
        return self._all_by_head.get(i, [])

    def headed_by(self, token: Token | int) -> Mention[T] | None:
        """The mention whose head is exactly this token, or None."""
        return self._by_head.get(token if isinstance(token, int) else token.i)

    def between(self, first: int, last: int) -> list[Mention[T]]:
        """Mentions that lie wholly in the token range ``first`` (in) to ``last`` (out)."""
        return [m for m in self.mentions if first <= m.first and m.last <= last]
