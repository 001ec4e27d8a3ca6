"""Names of things. Each is a string in JSON; the type keeps one from standing for another."""

from typing import NewType

ContractId = NewType("ContractId", str)
CaseId = NewType("CaseId", str)  # contract + "-" + number of the case of that contract, two digits at least
PartyId = NewType("PartyId", str)
LetterId = NewType("LetterId", str)  # effect id of the command to write it
EffectId = NewType("EffectId", str)  # case id + number of the causing event + ordinal
MessageId = NewType("MessageId", str)
ReceiptId = NewType("ReceiptId", str)
ActReference = NewType("ActReference", str)  # a bailiff's own name for one of his acts
PersonName = NewType("PersonName", str)  # a member of staff who decides


def case_id(contract: ContractId, number: int) -> CaseId:
    return CaseId(f"{contract}-{number:02d}")


def case_of(letter: LetterId) -> CaseId:
    """The case that asked for it: a later one of the contract may cite it."""
    return CaseId(letter.rsplit(".", 2)[0])


def contract_of(case: CaseId) -> ContractId:
    return ContractId(case.rpartition("-")[0])
