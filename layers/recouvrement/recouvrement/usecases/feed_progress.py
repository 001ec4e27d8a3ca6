"""How far the reading of a feed has come, from what its slices held."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SliceOutcome:
    """What one slice held. Reading the same slice again gives the same."""

    slice_id: str
    lines: int
    blank_lines: int
    set_aside: int

    @property
    def file_number(self) -> int:
        return int(self.slice_id.partition("-")[0])

    @property
    def part(self) -> int:
        return int(self.slice_id.partition("-")[2])


@dataclass(frozen=True, slots=True)
class FeedProgress:
    """How far the reading of a feed has come."""

    expected_slices: int
    file_lines: tuple[int, ...]
    outcomes: tuple[SliceOutcome, ...]  # by slice id

    @property
    def is_finished(self) -> bool:
        return len(self.outcomes) == self.expected_slices

    @property
    def set_aside(self) -> int:
        return sum(outcome.set_aside for outcome in self.outcomes)

    @property
    def miscounted_files(self) -> tuple[int, ...]:
        """Numbers of the files that do not hold as many lines as the manifest says."""
        found = [0] * len(self.file_lines)
        for outcome in self.outcomes:
            found[outcome.file_number] += outcome.lines
        return tuple(
            number
            for number, (promised, read) in enumerate(zip(self.file_lines, found, strict=True))
            if promised != read
        )

    def lines_before(self, slice_id: str) -> int:
        """How many lines of its file stand before a slice, blank ones included."""
        return sum(
            outcome.lines + outcome.blank_lines
            for outcome in self.outcomes
            if outcome.file_number == int(slice_id.partition("-")[0]) and outcome.slice_id < slice_id
        )
