"""Guards of design §7 and §8: what leaves, once, on its day, while it is wanted; and who comes in."""

from __future__ import annotations

from typing import Final

from faults.mutants.mutant import Mutant

_NOTICES: Final = "usecases/send_notices.py"
_SEND: Final = "tests/usecases/test_send_notices.py tests/functions/test_send_notices.py"
_FILES: Final = "usecases/hand_over.py"
_HAND: Final = "tests/usecases/test_hand_over.py tests/functions/test_hand_over.py"
_PUBLISH: Final = "tests/usecases/test_sweep_and_publish.py tests/functions/test_publish_effects.py"
_CARRIERS: Final = "tests/adapters/test_carriers.py"

SENDING: Final = (
    Mutant(
        "a release holds on its own day only",
        _NOTICES,
        "may_leave = message.effect.released_on == today and _is_the_hour(",
        "may_leave = _is_the_hour(",
        _SEND,
    ),
    Mutant(
        "an e-mail leaves within contact hours only",
        _NOTICES,
        "return is_contact_time(now, case.region_of(letter.party_id))",
        "return now is not None",
        _SEND,
    ),
    Mutant(
        "what cannot be claimed is ended",
        _NOTICES,
        "return room.ledger.expire(case_id, notice.letter_id)",
        "return ClaimOutcome.NOT_RELEASED",
        _SEND,
    ),
    Mutant(
        "a registered letter in doubt is not sent again",
        _NOTICES,
        "case ClaimOutcome.IN_DOUBT if task.letter.channel is Channel.EMAIL:",
        "case ClaimOutcome.IN_DOUBT:",
        _SEND,
    ),
    Mutant(
        "an e-mail in doubt is sent again",
        _NOTICES,
        "case ClaimOutcome.IN_DOUBT if task.letter.channel is Channel.EMAIL:",
        "case ClaimOutcome.IN_DOUBT if not task:",
        _SEND,
    ),
    Mutant(
        "what was certainly not sent is given back",
        _NOTICES,
        "_settle(task, SendRecord(SendState.RESERVED, None), room)",
        "pass",
        _SEND,
    ),
    Mutant(
        "a lost answer of the printing house is a doubt",
        _NOTICES,
        "_settle(task, SendRecord(SendState.UNKNOWN, str(error)), room)",
        "_settle(task, SendRecord(SendState.RESERVED, None), room)",
        _SEND,
    ),
    Mutant(
        "the report says what the ledger says",
        _NOTICES,
        "record = room.ledger.record(case_id, letter.letter_id) or SendRecord(SendState.EXPIRED, None)",
        "record = SendRecord(SendState.EXPIRED, None)",
        _SEND,
    ),
    Mutant(
        "what has left is locked",
        _NOTICES,
        "room.evidence.retain(letter_key(case_id, letter.letter_id), until)",
        "pass",
        _SEND,
    ),
    Mutant(
        "a late report does not move the day of the send",
        _NOTICES,
        "at = room.clock.now(message.businessday, message.time) if is_that_day else message.time",
        "at = room.clock.now(message.businessday, message.time)",
        _SEND,
    ),
    Mutant(
        "a report takes its id from its effect",
        "messages/reports.py",
        "id=f\"{occasion.cause_id}:{name.partition('.')[2]}\"",
        "id=__import__('uuid').uuid4().hex",
        "tests/functions/test_send_notices.py tests/messages/test_effects_and_reports.py",
    ),
    Mutant(
        "an e-mail shows its reference",
        "adapters/email_ses.py",
        "if email.reference not in email.text:",
        "if not email.text:",
        _CARRIERS,
    ),
    Mutant(
        "a refusal was not sent, a server's fault is a doubt",
        "adapters/sending.py",
        "kind = NotSent if status < _SERVER_FAULT else Outage",
        "kind = NotSent",
        _CARRIERS,
    ),
    Mutant(
        "a carrier is called once",
        "adapters/sending.py",
        '"total_max_attempts": 1}',
        '"total_max_attempts": 3}',
        "tests/adapters/test_lost_answers.py",
    ),
    Mutant(
        "the same file has the same token",
        "adapters/tokens_kms.py",
        'Message=f"{_PURPOSE}{file_id}".encode()',
        "Message=__import__('os').urandom(16)",
        _CARRIERS,
    ),
    Mutant(
        "a file leaves on its day only",
        _FILES,
        "return chambers.clock.today(message.businessday) == effect.released_on",
        "return True",
        _HAND,
    ),
    Mutant(
        "a file that cannot be claimed is ended",
        _FILES,
        "return chambers.ledger.expire(message.case_id, effect.file_id)",
        "return ClaimOutcome.NOT_RELEASED",
        _HAND,
    ),
    Mutant(
        "a dead attempt is not finished once the file is recalled",
        _FILES,
        "case ClaimOutcome.IN_DOUBT if not _may_go_on(message, effect, chambers):",
        "case ClaimOutcome.IN_DOUBT if not effect:",
        _HAND,
    ),
    Mutant(
        "a bailiff who may know gets his file",
        _FILES,
        "if chambers.door.grants.grant(chambers.door.grant_id(effect.file_id)) is not None:",
        "if not effect:",
        _HAND,
    ),
    Mutant(
        "a second attempt does not give the claim back",
        _FILES,
        "if outcome is ClaimOutcome.CLAIMED:",
        "if True:",
        _HAND,
    ),
    Mutant(
        "a recall closes the door",
        "usecases/bailiff_news.py",
        "        chambers.door.grants.revoke(chambers.door.grant_id(access_name(file_id, renewal)), today)",
        "        del renewal",
        _HAND,
    ),
    Mutant(
        "a release given up closes its grant",
        _FILES,
        "    chambers.door.grants.revoke(chambers.door.grant_id(effect.file_id), "
        "chambers.clock.today(message.businessday))\n    chambers",
        "    chambers",
        _HAND,
    ),
    Mutant(
        "a piece is what the journal says",
        "usecases/judiciary_file.py",
        "if sha256(content).hexdigest() != expected:",
        "if not content:",
        _HAND,
    ),
    Mutant(
        "a file lacks no required piece",
        "usecases/judiciary_file.py",
        "    check_complete(dossier, required)\n",
        "",
        "tests/domain/judiciary/test_file_contents.py",
    ),
    Mutant(
        "a file is made of the case as it stood",
        "usecases/judiciary_file.py",
        "entries = room.store.journal(case_id)[:version]",
        "entries = room.store.journal(case_id)",
        "tests/domain/judiciary/test_file_contents.py",
    ),
    Mutant(
        "a letter is made of the case as it stood",
        "usecases/write_letters.py",
        "entries = room.store.journal(message.case_id)[: effect.version]",
        "entries = room.store.journal(message.case_id)",
        "tests/usecases/test_write_letters.py",
    ),
    Mutant(
        "a use is counted before a link exists",
        "usecases/partner_access.py",
        "used = desk.grants.use(grant.grant_id, visit.at)",
        "used = grant",
        "tests/functions/test_partner_access.py",
    ),
    Mutant(
        "looking costs nothing",
        "functions/partner_access/app.py",
        "fetch(request.visit, desk) if request.asks_for_file else look(request.visit, desk)",
        "fetch(request.visit, desk)",
        "tests/functions/test_partner_access.py",
    ),
    Mutant(
        "what is published leaves the outbox",
        "usecases/publish_effects.py",
        "    dispatch.outbox.published(message.effect_id)\n",
        "",
        _PUBLISH,
    ),
    Mutant(
        "what the stream did not carry is published",
        "adapters/outbox.py",
        "found = list(index.query(shard, EffectItem.created_at < before.isoformat()))",
        "found = []",
        "tests/adapters/test_case_store_contract.py -k moto",
    ),
    Mutant(
        "one effect that fails does not hold the others",
        "usecases/publish_effects.py",
        "except RecouvrementError:",
        "except ZeroDivisionError:",
        _PUBLISH,
    ),
    Mutant(
        "the outbox sweep stops before its time is over",
        "usecases/publish_effects.py",
        "if not may_go_on():",
        "if not pending:",
        _PUBLISH,
    ),
)
