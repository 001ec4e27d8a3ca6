"""What a bailiff who has a file is told of it later, and whether he may still come in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.clock import PARIS
from recouvrement.domain.case.effects import RecallFile, RenewAccess, RevokeAccess, TellBailiff
from recouvrement.domain.case.time_bar.last_day import last_day_to_sue
from recouvrement.usecases.bailiff_emails import Access, news_email, recalled_email, renewed_email
from recouvrement.usecases.chambers import access_name
from recouvrement.usecases.judiciary_file import confided
from recouvrement.usecases.ports import file_key
from recouvrement.usecases.sending_ports import Grant

if TYPE_CHECKING:
    from recouvrement.domain.law.parameters import LegalParameters
    from recouvrement.messages.effects import EffectMessage
    from recouvrement.usecases.chambers import Chambers
    from recouvrement.usecases.judiciary_file import Confided

GRANT_DAYS: Final = 30  # to download the file; acts may be sent back for longer
GRANT_USES: Final = 10

News = RecallFile | TellBailiff | RevokeAccess | RenewAccess


def keep_bailiff_informed(message: EffectMessage, effect: News, chambers: Chambers) -> None:
    file = confided(chambers.room, message.case_id, effect.version)
    match effect:
        case TellBailiff():
            chambers.door.mailer.send(news_email(chambers.room.bank, file.bailiff, effect))
        case RecallFile(file_id):
            # The door first: the e-mail may wait for the mail service, the link may not.
            _close(message, file_id, file, chambers)
            chambers.door.mailer.send(recalled_email(chambers.room.bank, file.bailiff, file_id))
        case RevokeAccess(file_id):
            _close(message, file_id, file, chambers)
        case RenewAccess():
            _renew(message, effect, file, chambers)
        case _:
            assert_never(effect)


def new_grant(message: EffectMessage, link: tuple[str, int], parameters: LegalParameters, chambers: Chambers) -> Grant:
    """Make what a link allows: to download for a month, to send acts back for as long as the bank says.

    `link`: the file, and the number of the renewal.
    """
    now = chambers.clock.now(message.businessday, message.time)
    return Grant(
        grant_id=chambers.door.grant_id(access_name(*link)),
        case_id=message.case_id,
        key=file_key(message.case_id, link[0]),
        not_after=now + timedelta(days=GRANT_DAYS),
        max_uses=GRANT_USES,
        deposits_until=now + timedelta(days=parameters.judicial.bailiff_access_days),
    )


def _close(message: EffectMessage, file_id: str, file: Confided, chambers: Chambers) -> None:
    """Every link that was made until then."""
    today = chambers.clock.today(message.businessday)
    for renewal in range(file.case.enforcement.renewals + 1):
        chambers.door.grants.revoke(chambers.door.grant_id(access_name(file_id, renewal)), today)


def _renew(message: EffectMessage, effect: RenewAccess, file: Confided, chambers: Chambers) -> None:
    """Close the links before it, then open one: sent again, the same one."""
    door, today = chambers.door, chambers.clock.today(message.businessday)
    for renewal in range(effect.number):
        door.grants.revoke(door.grant_id(access_name(effect.file_id, renewal)), today)
    link = (effect.file_id, effect.number)
    grant = new_grant(message, link, file.parameters, chambers)
    door.grants.create(grant)
    kept = door.grants.grant(grant.grant_id) or grant
    until = kept.not_after.astimezone(PARIS).date()
    told = Access(door.link(access_name(*link)), until, last_day_to_sue(file.case, today, file.parameters))
    door.mailer.send(renewed_email(chambers.room.bank, file.bailiff, effect.file_id, told))
