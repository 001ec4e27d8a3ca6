"""The bank as its letters name it, from `PROCEDURE_DIR/bank.toml`."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from recouvrement.domain.errors import InvalidProcedure
from recouvrement.domain.letters.compose.bank import (
    AccelerationClause,
    AccountPractice,
    Bank,
    Forbearance,
    GuaranteeDeed,
    ReceivingAccount,
    ReplacementCredit,
)
from recouvrement.domain.letters.parts import Contact, Recourse, Sender, Signatory
from recouvrement.messages.envelope import faults

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "bank.toml"
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Days = Annotated[int, Field(ge=1, le=365)]


class _Table(BaseModel):
    """Unknown keys are refused: a typo would leave a mention out of every letter."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1, str_strip_whitespace=True)


class _Forbearance(_Table):
    measures: Annotated[tuple[Text, ...], Field(min_length=1)]
    reply_days: Days


class _ReplacementCredit(_Table):
    kind: Text
    rate_pct: Annotated[str, StringConstraints(pattern=r"^\d{1,2}\.\d{2}$")]
    months: Annotated[int, Field(ge=1, le=12)]
    reply_days: Days


class _Clause(_Table):
    cure_days: Days
    text: Text


class _BankFile(_Table):
    sender: Sender
    contact: Contact
    payment: ReceivingAccount
    recourse: Recourse
    signatory: Signatory
    forbearance: _Forbearance
    replacement_credit: _ReplacementCredit
    account: AccountPractice
    guarantee: GuaranteeDeed
    clauses: tuple[_Clause, ...]

    def value(self) -> Bank:
        credit = self.replacement_credit
        return Bank(
            sender=self.sender,
            contact=self.contact,
            payment=self.payment,
            recourse=self.recourse,
            signatory=self.signatory,
            forbearance=Forbearance(self.forbearance.measures, self.forbearance.reply_days),
            replacement_credit=ReplacementCredit(
                credit.kind, Decimal(credit.rate_pct), credit.months, credit.reply_days
            ),
            account=self.account,
            guarantee=self.guarantee,
            clauses=tuple(AccelerationClause(clause.cure_days, clause.text) for clause in self.clauses),
        )


def load_bank(directory: Path) -> Bank:
    """Raises InvalidProcedure naming the key, never a value."""
    try:
        table = tomllib.loads((directory / FILE).read_text("utf-8"))
        return _BankFile.model_validate(table).value()
    except FileNotFoundError as error:
        raise InvalidProcedure(f"{FILE}: no such file") from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidProcedure(f"{FILE}: {error}") from error
    except ValidationError as error:
        raise InvalidProcedure(f"{FILE}: {faults(error)}") from error
