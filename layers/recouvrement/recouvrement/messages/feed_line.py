"""One line of the positions feed as the bank writes it, its form checked by pydantic-core and nothing else yet.

Dictionaries, not objects: a healthy contract costs no Python object beyond what the JSON parser makes.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, NotRequired

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict  # pydantic refuses typing's before Python 3.12

from recouvrement.domain.errors import InvalidMessage
from recouvrement.domain.position import DebtorKind, DebtorRole, Estate, Product
from recouvrement.messages.envelope import faults

MAX_LINE_BYTES: Final = 240 * 1024  # a message of a queue holds 256 KiB, envelope included
REASON_LENGTH: Final = 500  # a line may be wrong in hundreds of places; the first ones tell

_STRICT: Final = ConfigDict(strict=True, extra="ignore")

Amount = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,12}\.[0-9]{2}$")]
Balance = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,12}\.[0-9]{2}$")]
Rate = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}(\.[0-9]{1,6})?$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$")]


@with_config(_STRICT)
class AddressLine(TypedDict):
    """Half an address is no address: it is read as none, which holds the letters and hides nothing."""

    line1: NotRequired[str | None]
    line2: NotRequired[str | None]
    postcode: NotRequired[str | None]
    city: NotRequired[str | None]
    country: NotRequired[str | None]


@with_config(_STRICT)
class GuaranteeLine(TypedDict):
    cap: Amount
    extends_acceleration: bool
    joint: bool


@with_config(_STRICT)
class PartyLine(TypedDict):
    party_id: Identifier
    role: DebtorRole
    kind: DebtorKind
    civility: NotRequired[str | None]
    last_name: Text
    first_name: NotRequired[str | None]
    born_on: NotRequired[date | None]
    birth_place: NotRequired[str | None]
    address: NotRequired[AddressLine | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]
    guarantee: NotRequired[GuaranteeLine | None]
    estate: NotRequired[Estate | None]  # of a sole trader


@with_config(_STRICT)
class InstalmentLine(TypedDict):
    number: Annotated[int, Field(ge=1)]
    due_on: date
    interest: Amount
    insurance: Amount
    principal: Amount


@with_config(_STRICT)
class ReceiptLine(TypedDict):
    receipt_id: Identifier
    received_on: date
    amount: Amount


@with_config(_STRICT)
class OverdraftLine(TypedDict):
    authorised_limit: Amount
    balance: Balance
    overrun_since: NotRequired[date | None]


@with_config(_STRICT)
class FeedLine(TypedDict):
    contract_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    as_of: date
    product: Product
    agency: Text
    signed_on: NotRequired[date | None]
    principal: NotRequired[Amount | None]
    annual_rate_pct: Rate
    indemnity_rate_pct: Rate
    clause_reference: NotRequired[str | None]
    clause_cure_days: NotRequired[Annotated[int, Field(ge=0, le=3650)] | None]
    principal_not_yet_due: Amount
    parties: list[PartyLine]
    instalments: list[InstalmentLine]
    receipts: list[ReceiptLine]
    overdraft: NotRequired[OverdraftLine | None]


_read_json: Final = TypeAdapter(FeedLine).validator.validate_json


def read_form(line: bytes) -> FeedLine:
    """Check the form of a line. Raises InvalidMessage that names the fields at fault, never their values."""
    if len(line) > MAX_LINE_BYTES:
        raise InvalidMessage(f"line: longer than {MAX_LINE_BYTES} bytes")
    try:
        read: FeedLine = _read_json(line)
    except ValidationError as error:
        raise InvalidMessage(faults(error)[:REASON_LENGTH]) from None  # the cause would repeat names
    return read


def cents(amount: str) -> int:
    """Read an amount that the form has checked: `"-351.20"` is -35120 cents."""
    return int(amount.replace(".", ""))
