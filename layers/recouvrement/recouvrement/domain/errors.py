"""What can go wrong, cut by what the caller must do.

RecouvrementError
├── Refusal           the command does not fit the case: recorded, never retried
├── InvalidMessage    the sender must mend it: dead letter, reason in the log
├── InvalidProcedure  a data file (strategy, partner, parameter, template) is wrong: the deployment must be mended
├── Conflict          somebody else saved first: read and decide again
└── Outage            the world is away: retried by the queue
"""


class RecouvrementError(Exception):
    """Whatever this program raises on purpose."""


class Refusal(RecouvrementError):  # noqa: N818 - the domain's word
    """The command does not fit the case as it stands. `code` is for programs, the sentence for people."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class InvalidMessage(RecouvrementError):  # noqa: N818
    """A message or a feed line that cannot be read, or that contradicts itself."""


class InvalidProcedure(RecouvrementError):  # noqa: N818
    """A strategy, a partner, a parameter or a template that cannot be used."""


class Conflict(RecouvrementError):  # noqa: N818
    """What was read has changed since."""


class Outage(RecouvrementError):  # noqa: N818
    """A neighbour did not answer; nothing is known to be wrong with the message."""
