"""What an agency's people see in the morning: one person once, one call a day across contracts (domain §4.8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from fakes.case_store import FakeCaseStore, FakeWorklists, Rows
from infra.local.worklist_page import as_text
from recouvrement.domain.case.commands.dialogue import LogContact, ReceiveCorrespondence
from recouvrement.domain.case.commands.tasks import PostponeTask
from recouvrement.domain.case.dialogue.record import Contact, ContactOutcome, InboundChannel, InboundSubject
from recouvrement.domain.case.tasks.worklists import worklist_rank
from recouvrement.domain.case.view import View
from recouvrement.domain.identifiers import CaseId, ContractId
from recouvrement.domain.position import Product
from recouvrement.domain.procedure import Procedure
from recouvrement.usecases.ports import StoredCase
from recouvrement.usecases.worklist import Entry, Sources, worklist
from support.contracts import LEA, NOE
from support.desk import ANNE, PAUL, procedure
from support.stories import Story

if TYPE_CHECKING:
    from recouvrement.domain.case.commands import Command
    from recouvrement.domain.position import Party
    from support.desk import Desk

DAY = date(2025, 8, 27)  # first calls of the instalment of 12 August
NAMED = replace(LEA, phone="01 99 00 00 01")


class Bank:
    """Cases of stories, put under other contracts and agencies, in one store."""

    def __init__(self, newest: date = DAY - timedelta(days=1)) -> None:
        self.rows = Rows()
        self.newest = newest

    def holds(self, number: int, agency: str, *told: Command, parties: tuple[Party, ...] = (NAMED,)) -> Desk:
        desk = Story(parties=parties).until(DAY)
        for command in told:
            desk.tell(command)
        contract = ContractId(f"LOAN-{number}")
        case_id = CaseId(f"{contract}-01")
        case = replace(desk.case, case_id=case_id, contract_id=contract, terms=replace(desk.case.terms, agency=agency))
        rank = worklist_rank(View(case, desk.procedure, desk.situation))
        self.rows.cases[case_id] = StoredCase(case, as_of=desk.as_of)
        if rank is not None:
            self.rows.ranks[case_id] = (agency, rank)
        self.rows.parties |= {(case_id, party.party_id, 1): party for party in parties}
        return desk

    def sees(self, agency: str, on: date = DAY) -> tuple[Entry, ...]:
        sources = Sources(FakeCaseStore(self.rows), FakeWorklists(self.rows), self, self)
        return worklist(agency, on, sources)

    def of(self, product: Product) -> Procedure:
        return procedure(product)

    def newest_complete(self) -> date:
        return self.newest


def called(at: int = 9) -> LogContact:
    contact = Contact("CALL-1", NAMED.party_id, datetime(2025, 8, 27, at, tzinfo=UTC), ContactOutcome.VOICEMAIL)
    return LogContact(contact, PAUL, "")


def test_a_person_with_two_contracts_is_seen_once() -> None:
    bank = Bank()
    bank.holds(1, "75002")
    bank.holds(2, "75002")
    (entry,) = bank.sees("75002")
    assert entry.party == NAMED
    assert [one.view.case.case_id for one in entry.cases] == ["LOAN-1-01", "LOAN-2-01"]
    assert entry.no_call is None


def test_each_holder_of_a_joint_contract_is_seen() -> None:
    bank = Bank()
    bank.holds(1, "75002", parties=(NAMED, NOE))
    assert [entry.party for entry in bank.sees("75002")] == [NAMED, NOE]


def test_a_call_on_one_contract_is_the_call_of_the_day_for_all() -> None:
    bank = Bank()
    bank.holds(1, "75002")
    bank.holds(2, "69001", called())
    (entry,) = bank.sees("75002")
    assert entry.no_call == "déjà appelé ce jour"


def test_of_two_agencies_the_one_with_the_most_urgent_case_calls() -> None:
    bank = Bank()
    bank.holds(1, "75002")
    bank.holds(2, "69001")
    assert bank.sees("75002")[0].no_call is None
    assert bank.sees("69001")[0].no_call == "l’agence 75002 l’appelle pour tous ses contrats"


def test_nobody_is_called_on_old_facts() -> None:
    bank = Bank(newest=DAY)
    bank.holds(1, "75002")
    (entry,) = bank.sees("75002", DAY + timedelta(days=1))
    assert entry.no_call is not None
    assert entry.no_call.startswith("les positions ne sont pas à jour")


def test_a_postponed_task_is_not_seen_before_its_day() -> None:
    bank = Bank()
    task = "call:first_call:P-1:2025-08-12"
    bank.holds(1, "75002", PostponeTask(task, DAY + timedelta(days=2), ANNE, "rendez-vous pris"))
    assert bank.sees("75002") == ()


def test_the_page_says_who_what_by_when_and_why_not() -> None:
    bank = Bank()
    mail = ReceiveCorrespondence(
        "MAIL-1", NAMED.party_id, InboundChannel.EMAIL, InboundSubject.QUESTION, DAY, PAUL, None, "un relevé"
    )
    bank.holds(1, "75002", mail, called())
    page = as_text("75002", DAY, bank.sees("75002")).replace("\u00a0", " ")
    assert page.splitlines() == [
        "Agence 75002, le 27 août 2025 : 1 tâche",
        "",
        "  1. Mme Léa Martin (P-1), 01 99 00 00 01",
        "     Ne pas appeler ce jour : déjà appelé ce jour.",
        "     LOAN-1-01 : 216,50 € depuis le 12 août 2025",
    ]
