"""What a person ought to do. Derived from the facts each morning, compared, and never lost undone (domain §4.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from recouvrement.domain.identifiers import PartyId, PersonName


class TaskKind(StrEnum):
    CALL = "call"
    FIND_ADDRESS = "find_address"
    DECIDE_SEARCH = "decide_search"  # of an address that was not found
    ASK_POST = "ask_post"
    SERVE_LETTER = "serve_letter"
    COLLECT_SIGNATURES = "collect_signatures"  # of a plan
    SETTLE_BALANCE = "settle_balance"  # left when a plan was kept, or after the last instalment
    REVIEW_REDEFAULT = "review_redefault"
    REFUND_OVERPAYMENT = "refund_overpayment"
    SEARCH_PAYMENT = "search_payment"  # whose it is
    PLACE_PAYMENT = "place_payment"  # where it counts, or back
    DECIDE_TIME_BAR = "decide_time_bar"
    ACKNOWLEDGE_DISPUTE = "acknowledge_dispute"
    ANSWER_DISPUTE = "answer_dispute"
    SEE_FRAUD = "see_fraud"
    DECLARE_CLAIM = "declare_claim"
    CONSIDER_APPEAL = "consider_appeal"
    CHECK_LIABILITIES = "check_liabilities"
    APPLY_MEASURES = "apply_measures"
    GIVE_NOTICE_OF_MEASURES = "give_notice_of_measures"
    REVIEW_FREEZE = "review_freeze"
    SUE_FOR_TITLE = "sue_for_title"
    DECIDE_AFTER_LIQUIDATION = "decide_after_liquidation"
    FOLLOW_COURT_SCHEDULE = "follow_court_schedule"
    CLAIM_FROM_INSURER = "claim_from_insurer"
    WRITE_TO_NOTARY = "write_to_notary"
    CALL_ON_HEIRS = "call_on_heirs"
    RECORD_ESTATE = "record_estate"
    FIND_NUMBER = "find_number"
    ANSWER_CORRESPONDENCE = "answer_correspondence"
    REVIEW_VULNERABILITY = "review_vulnerability"
    CHECK_INSURANCE = "check_insurance"
    WARN_OF_INSTITUTION = "warn_of_institution"  # that guarantees the loan, and is about to be asked to pay
    WRITE_AGREEMENT = "write_agreement"
    RELEASE_LEGAL_LETTER = "release_legal_letter"
    WRITE_ANSWER = "write_answer"


SETTLED_BY: Final = {
    TaskKind.FIND_ADDRESS: "debtor.changed",
    TaskKind.DECIDE_SEARCH: "address_search.decided",
    TaskKind.SERVE_LETTER: "letter.delivery_reported",
    TaskKind.DECIDE_TIME_BAR: "time_bar.decided",
    TaskKind.REFUND_OVERPAYMENT: "overpayment.refunded or overpayment.moved",
    TaskKind.PLACE_PAYMENT: "payment.attached or payment.returned",
    TaskKind.ANSWER_DISPUTE: "dispute.resolved",
    TaskKind.REVIEW_FREEZE: "freeze.reviewed",
    TaskKind.RECORD_ESTATE: "debtor.changed",
    TaskKind.CALL: "contact.logged",
    TaskKind.ANSWER_CORRESPONDENCE: "correspondence.answered",
    TaskKind.RELEASE_LEGAL_LETTER: "feed.accepted",
}
"""Message whose fact ends a task of that kind: nobody says such a task done, the fact does."""


class TaskState(StrEnum):
    TODO = "todo"
    TAKEN = "taken"
    POSTPONED = "postponed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class OwedTask:
    """One thing to do. `about` tells those of a kind apart: a done one never comes back under the same `about`."""

    kind: TaskKind
    about: str
    on: date  # day from which it is owed, past or future
    due_on: date  # last day on which it is in time
    sentence: str  # French, names nobody: what to do and why
    party_id: PartyId | None = None  # None: it is about the case
    owner: PersonName | None = None  # None: whoever takes it

    @property
    def task_id(self) -> str:
        return f"{self.kind}:{self.about}"


@dataclass(frozen=True, slots=True)
class Task:
    """An owed task that was opened. A done one stays, so that it is not opened again; a dropped one may come back."""

    task_id: str
    kind: TaskKind
    due_on: date
    sentence: str
    opened_on: date
    party_id: PartyId | None = None
    state: TaskState = TaskState.TODO
    owner: PersonName | None = None
    postponed_until: date | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.state is not TaskState.DONE

    @property
    def deadline(self) -> date:
        """A supervisor may postpone beyond the day it was due on."""
        return max(self.due_on, self.postponed_until or self.due_on)

    def is_for(self, today: date) -> bool:
        """Whether it stands in the worklist of that day."""
        return self.is_open and (self.postponed_until is None or self.postponed_until <= today)
