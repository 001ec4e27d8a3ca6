"""Every guard of the design that a program can lose, and who notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from faults.mutants.guards_of_deciding import DECIDING
from faults.mutants.guards_of_reading import READING
from faults.mutants.guards_of_sending import SENDING
from faults.mutants.guards_of_storing import STORING

if TYPE_CHECKING:
    from faults.mutants.mutant import Mutant

GUARDS: Final[tuple[Mutant, ...]] = (*STORING, *SENDING, *DECIDING, *READING)
