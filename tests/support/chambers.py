"""Handing over with fakes at every edge, and the bank's real papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fakes.case_store import FakeCaseStore, FakeSendLedger, Rows
from fakes.grants import FakeGrants
from fakes.handing_over import Dying, FakeEvidence, FakeInbox, FakeMailer, FakeTokens
from recouvrement.adapters.bank_toml import load_bank
from recouvrement.adapters.docx_letters import DocxLetters
from recouvrement.adapters.docx_sheets import DocxSheets
from recouvrement.adapters.judiciary_zip import ZipArchiver, unpacked
from recouvrement.adapters.procedure_toml import load_procedures
from recouvrement.clock import MessageClock
from recouvrement.usecases.chambers import Chambers, Door
from recouvrement.usecases.hand_over import carry_out
from recouvrement.usecases.judiciary_file import FileRoom
from recouvrement.usecases.judiciary_ports import Scribes
from recouvrement.usecases.ports import file_key
from recouvrement.usecases.releases import Sending
from support.desk import ROOT

if TYPE_CHECKING:
    from recouvrement.messages.effects import EffectMessage
    from support.handed_over import Released

BANK = load_bank(ROOT / "infra")
SCRIBES = Scribes(DocxLetters(ROOT / "templates"), DocxSheets(), ZipArchiver())
PROCEDURES = load_procedures(ROOT / "infra")


@dataclass
class World:
    """What the stores hold, whatever becomes of the processes that work on them."""

    story: Released
    rows: Rows
    evidence: FakeEvidence
    grants: FakeGrants
    mailer: FakeMailer
    inbox: FakeInbox

    @property
    def key(self) -> str:
        return file_key(self.story.case.case_id, self.story.effect.file_id)

    @property
    def archive(self) -> bytes:
        return self.evidence.kept[self.key]

    @property
    def files(self) -> dict[str, bytes]:
        return unpacked(self.archive)

    @property
    def reported(self) -> list[str]:
        return [envelope.short_type for envelope in self.inbox.envelopes]

    @property
    def ledger(self) -> FakeSendLedger:
        return FakeSendLedger(self.rows, Sending.FILE)

    def room(self) -> FileRoom:
        return FileRoom(FakeCaseStore(self.rows), self.evidence, PROCEDURES, BANK, SCRIBES)

    def carry_out(self, message: EffectMessage | None = None, dying: Dying | None = None) -> None:
        """`dying` stands in the place of the collaborator that it is made of."""

        def alive(real: object) -> object:
            return dying if dying is not None and dying.target is real else real

        room = FileRoom(FakeCaseStore(self.rows), alive(self.evidence), PROCEDURES, BANK, SCRIBES)  # type: ignore[arg-type]
        door = Door(alive(self.grants), FakeTokens(), alive(self.mailer), "https://partner.example/")  # type: ignore[arg-type]
        ledger = self.ledger if dying is None or dying.target is not self.rows else Dying(self.ledger, *dying.death)
        carry_out(message or self.story.message, Chambers(room, ledger, door, alive(self.inbox), MessageClock()))  # type: ignore[arg-type]


def world_of(story: Released) -> World:
    return World(story, story.rows(), FakeEvidence(dict(story.evidence)), FakeGrants(), FakeMailer(), FakeInbox())
