"""Rounds: meetings numbered along the chains in which one follows another."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class Session(Protocol):
    """A meeting, when it was held as its source says, and the one it follows, by their ids."""

    @property
    def meeting(self) -> str:
        """Its id."""
        ...

    @property
    def held(self) -> str | None:
        """When, as its source says."""
        ...

    @property
    def follows(self) -> str | None:
        """The id of the one it continues."""
        ...


@dataclass(frozen=True)
class Round:
    """A meeting, numbered along the chain of meetings that follow one another."""

    number: int
    meeting: str
    held: str | None
    follows: str | None


def rounds_of(sessions: Iterable[Session]) -> tuple[Round, ...]:
    """Meetings numbered from 1: one that follows another of them comes a round later."""
    by_id = {session.meeting: session for session in sessions}

    def number(session: Session) -> int:
        seen: set[str] = set()
        while (earlier := by_id.get(session.follows or "")) and session.meeting not in seen:
            seen.add(session.meeting)
            session = earlier
        return len(seen) + 1

    rounds = (Round(number(session), session.meeting, session.held, session.follows) for session in by_id.values())
    return tuple(sorted(rounds, key=lambda each: (each.number, each.held or "", each.meeting)))
