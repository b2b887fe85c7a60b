"""Whole-number programs with several aims, one after the other, by HiGHS; the only module that knows the solver.

HiGHS is exact for the sizes asked here: it ends when its bound and its best solution meet. Where the time runs out
first, the bound that it has proven by then is told.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import highspy
import numpy as np

INFINITY = float("inf")
_TOLERANCE = 1e-9
_GAP = 0.5
"""Every aim is a whole number: once bound and solution are less than one apart, the solution is the best."""

_FEASIBLE = 2
"""What HiGHS calls a solution that keeps every row (`kSolutionStatusFeasible`)."""

Terms = Mapping[int, float]
"""Columns with their coefficients."""


@dataclass(frozen=True)
class Row:
    """Between what the sum of some columns, each with its coefficient, must lie."""

    terms: Terms
    low: float
    high: float


@dataclass
class Program:
    """Columns from 0 up to a bound, each a whole number unless told, and the rows they keep."""

    highs: list[float] = field(default_factory=list[float])
    whole: list[bool] = field(default_factory=list[bool])
    rows: list[Row] = field(default_factory=list[Row])

    def column(self, high: float = INFINITY, *, whole: bool = True) -> int:
        """A new column; its number."""
        self.highs.append(high)
        self.whole.append(whole)
        return len(self.highs) - 1

    def keep(self, terms: Terms, *, low: float = -INFINITY, high: float = INFINITY) -> None:
        """Keeps a sum within bounds."""
        self.rows.append(Row(terms, low, high))


@dataclass(frozen=True)
class Aim:
    """What is made as small as may be.

    Attributes:
        terms: the sum; whole numbers throughout.
        exact: whether a solution counts as the best only once this aim is proven.
    """

    terms: Terms
    exact: bool = True


@dataclass(frozen=True)
class Solved:
    """A solution.

    Attributes:
        values: one whole number a column; nothing where none was found in time.
        optimal: whether every exact aim was proven.
        bounds: for each aim that was reached, the least value that is proven to be possible.
    """

    values: tuple[int, ...] | None
    optimal: bool
    bounds: tuple[int, ...]


def solve(program: Program, aims: Sequence[Aim], *, seconds: float) -> Solved:
    """The best solution by the first aim; among those that are equal in it, by the second; and so on.

    Blocks for up to `seconds`, and lets other threads run meanwhile.
    """
    if not program.highs:
        return Solved((), True, (0,) * len(aims))
    ends = time.monotonic() + seconds
    rows, best, bounds = list(program.rows), None, list[int]()
    for place, aim in enumerate(aims):
        found, proven, bound = _minimized(program, rows, aim.terms, best, max(ends - time.monotonic(), 0))
        best = found or best
        if bound is not None:
            bounds.append(bound)
        if best is None or not proven:
            return Solved(best, not any(each.exact for each in aims[place:]), tuple(bounds))
        rows.append(Row(aim.terms, -INFINITY, sum(weight * best[column] for column, weight in aim.terms.items())))
    return Solved(best, True, tuple(bounds))


class _Silent(highspy.Highs):
    """The solver without a word: its first step, taken while it is made, would print who it is."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's name
        """Turns its output off before anything else."""
        self.silent()
        super().enableCallbacks()


def _minimized(
    program: Program, rows: Sequence[Row], aim: Terms, start: tuple[int, ...] | None, seconds: float
) -> tuple[tuple[int, ...] | None, bool, int | None]:
    """A solution, whether it is proven to be the best, and the proven bound."""
    if not seconds:
        return None, False, None
    # The library's own types are partly unknown; what leaves this function is not.
    engine = cast(Any, _Silent())
    for option, value in (
        ("threads", 1),
        ("random_seed", 0),
        ("time_limit", seconds),
        ("mip_feasibility_tolerance", _TOLERANCE),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _GAP),
    ):
        engine.setOptionValue(option, value)
    engine.passModel(_model(program, rows, aim))
    if start is not None:
        solution = cast(Any, highspy.HighsSolution())
        solution.col_value = [float(each) for each in start]
        engine.setSolution(solution)
    engine.run()
    told = engine.getInfo()
    proven = engine.getModelStatus() == highspy.HighsModelStatus.kOptimal
    found = told.primal_solution_status == _FEASIBLE
    values = tuple(round(each) for each in engine.getSolution().col_value) if found else None
    return values, proven and found, _bound(float(told.mip_dual_bound))


def _bound(dual: float) -> int | None:
    # A bound between two whole numbers proves the upper one; a hair above a whole number is that number.
    return None if abs(dual) > 1e15 else int(np.ceil(dual - 1e-6))


def _model(program: Program, rows: Sequence[Row], aim: Terms) -> Any:
    lp = cast(Any, highspy.HighsLp())
    columns = len(program.highs)
    lp.num_col_, lp.num_row_ = columns, len(rows)
    lp.col_cost_ = np.array([aim.get(column, 0.0) for column in range(columns)], dtype=np.float64)
    lp.col_lower_ = np.zeros(columns)
    lp.col_upper_ = np.array([_infinite(each) for each in program.highs], dtype=np.float64)
    lp.row_lower_ = np.array([_infinite(row.low) for row in rows], dtype=np.float64)
    lp.row_upper_ = np.array([_infinite(row.high) for row in rows], dtype=np.float64)
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.cumsum([0, *(len(row.terms) for row in rows)], dtype=np.int32)
    matrix.index_ = np.array([column for row in rows for column in row.terms], dtype=np.int32)
    matrix.value_ = np.array([weight for row in rows for weight in row.terms.values()], dtype=np.float64)
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in program.whole]
    return lp


def _infinite(bound: float) -> float:
    return bound if abs(bound) != INFINITY else (highspy.kHighsInf if bound > 0 else -highspy.kHighsInf)
