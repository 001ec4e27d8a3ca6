"""The domain's Position from a checked line of the feed, and the same JSON back."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from recouvrement.domain.identifiers import ContractId, PartyId, ReceiptId
from recouvrement.domain.money import Money
from recouvrement.domain.position import Address, Guarantee, Instalment, Overdraft, Party, Position, Receipt, Terms

if TYPE_CHECKING:
    from datetime import date

    from recouvrement.messages.feed_line import (
        AddressLine,
        FeedLine,
        GuaranteeLine,
        InstalmentLine,
        OverdraftLine,
        PartyLine,
        ReceiptLine,
    )


def position_from(line: FeedLine) -> Position:
    """Build the Position of a line that was checked; receipts come out by date."""
    overdraft = line.get("overdraft")
    receipts = sorted(map(_receipt, line["receipts"]), key=lambda receipt: (receipt.received_on, receipt.receipt_id))
    return Position(
        contract_id=ContractId(line["contract_id"]),
        as_of=line["as_of"],
        terms=_terms(line),
        principal_not_yet_due=Money(line["principal_not_yet_due"]),
        parties=tuple(map(party_from, line["parties"])),
        instalments=tuple(map(_instalment, line["instalments"])),
        receipts=tuple(receipts),
        overdraft=None if overdraft is None else _overdraft(overdraft),
    )


def _terms(line: FeedLine) -> Terms:
    principal = line.get("principal")
    return Terms(
        product=line["product"],
        agency=line["agency"],
        signed_on=line.get("signed_on"),
        principal=None if principal is None else Money(principal),
        annual_rate_pct=Decimal(line["annual_rate_pct"]),
        indemnity_rate_pct=Decimal(line["indemnity_rate_pct"]),
        clause_reference=line.get("clause_reference"),
        clause_cure_days=line.get("clause_cure_days"),
    )


def party_from(line: PartyLine) -> Party:
    guarantee = line.get("guarantee")
    return Party(
        party_id=PartyId(line["party_id"]),
        role=line["role"],
        kind=line["kind"],
        civility=line.get("civility"),
        last_name=line["last_name"],
        first_name=line.get("first_name"),
        born_on=line.get("born_on"),
        birth_place=line.get("birth_place"),
        address=_address(line.get("address")),
        email=line.get("email"),
        phone=line.get("phone"),
        guarantee=None if guarantee is None else _guarantee(guarantee),
        estate=line.get("estate"),
    )


def _address(line: AddressLine | None) -> Address | None:
    """None where a part is missing that no postman does without."""
    if line is None:
        return None
    needed = [
        (line.get("line1") or ""),
        (line.get("postcode") or ""),
        (line.get("city") or ""),
        (line.get("country") or ""),
    ]
    if not all(part.strip() for part in needed):
        return None
    line1, postcode, city, country = needed
    return Address(line1, line.get("line2"), postcode, city, country)


def _guarantee(line: GuaranteeLine) -> Guarantee:
    return Guarantee(Money(line["cap"]), extends_acceleration=line["extends_acceleration"], joint=line["joint"])


def _instalment(line: InstalmentLine) -> Instalment:
    return Instalment(
        line["number"], line["due_on"], Money(line["interest"]), Money(line["insurance"]), Money(line["principal"])
    )


def _receipt(line: ReceiptLine) -> Receipt:
    return Receipt(ReceiptId(line["receipt_id"]), line["received_on"], Money(line["amount"]))


def _overdraft(line: OverdraftLine) -> Overdraft:
    return Overdraft(Money(line["authorised_limit"]), Money(line["balance"]), line.get("overrun_since"))


def position_data(position: Position) -> dict[str, Any]:
    """Say this position as a line of the feed: what `position.reported` carries."""
    terms = position.terms
    return {
        "contract_id": position.contract_id,
        "as_of": position.as_of.isoformat(),
        "product": terms.product.value,
        "agency": terms.agency,
        "signed_on": _day(terms.signed_on),
        "principal": None if terms.principal is None else str(terms.principal),
        "annual_rate_pct": str(terms.annual_rate_pct),
        "indemnity_rate_pct": str(terms.indemnity_rate_pct),
        "clause_reference": terms.clause_reference,
        "clause_cure_days": terms.clause_cure_days,
        "principal_not_yet_due": str(position.principal_not_yet_due),
        "parties": [_party_data(party) for party in position.parties],
        "instalments": [_instalment_data(instalment) for instalment in position.instalments],
        "receipts": [_receipt_data(receipt) for receipt in position.receipts],
        "overdraft": None if position.overdraft is None else _overdraft_data(position.overdraft),
    }


def _party_data(party: Party) -> dict[str, Any]:
    return {
        "party_id": party.party_id,
        "role": party.role.value,
        "kind": party.kind.value,
        "civility": party.civility,
        "last_name": party.last_name,
        "first_name": party.first_name,
        "born_on": _day(party.born_on),
        "birth_place": party.birth_place,
        "address": None if party.address is None else _address_data(party.address),
        "email": party.email,
        "phone": party.phone,
        "guarantee": None if party.guarantee is None else _guarantee_data(party.guarantee),
    } | ({} if party.estate is None else {"estate": party.estate.value})


def _address_data(address: Address) -> dict[str, str | None]:
    return {
        "line1": address.line1,
        "line2": address.line2,
        "postcode": address.postcode,
        "city": address.city,
        "country": address.country,
    }


def _guarantee_data(guarantee: Guarantee) -> dict[str, Any]:
    return {
        "cap": str(guarantee.cap),
        "extends_acceleration": guarantee.extends_acceleration,
        "joint": guarantee.joint,
    }


def _instalment_data(instalment: Instalment) -> dict[str, Any]:
    return {
        "number": instalment.number,
        "due_on": instalment.due_on.isoformat(),
        "interest": str(instalment.interest),
        "insurance": str(instalment.insurance),
        "principal": str(instalment.principal),
    }


def _receipt_data(receipt: Receipt) -> dict[str, str]:
    return {
        "receipt_id": receipt.receipt_id,
        "received_on": receipt.received_on.isoformat(),
        "amount": str(receipt.amount),
    }


def _overdraft_data(overdraft: Overdraft) -> dict[str, str | None]:
    return {
        "authorised_limit": str(overdraft.authorised_limit),
        "balance": str(overdraft.balance),
        "overrun_since": _day(overdraft.overrun_since),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
