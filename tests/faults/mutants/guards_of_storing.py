"""Guards of design §5: what is saved, under which conditions, and how often."""

from __future__ import annotations

from typing import Final

from faults.mutants.mutant import Mutant

_STORES: Final = "tests/adapters/test_transition_conditions.py tests/adapters/test_case_store_contract.py -k moto"
_GRANTS: Final = "tests/adapters/test_grants_contract.py -k moto"
_REGISTER: Final = "tests/adapters/test_feed_register.py -k moto"
_EVIDENCE: Final = "tests/adapters/test_evidence_s3.py"
_ADVANCE: Final = "tests/usecases/test_advance_case.py"
_ANY: Final = "(_ABSENT | Item.pk.exists())"
_TRANSITIONS: Final = "adapters/transitions.py"
_LEDGER: Final = "adapters/send_ledger.py"
_OFFICE: Final = "usecases/advance_case.py"

STORING: Final = (
    Mutant(
        "a case is saved at the version it was read",
        _TRANSITIONS,
        "condition=(CaseItem.version == before.case.version) & unmoved",
        "condition=unmoved",
        _STORES,
    ),
    Mutant(
        "a save does not take a newer as_of back",
        _TRANSITIONS,
        "condition=(CaseItem.version == before.case.version) & unmoved",
        "condition=CaseItem.version == before.case.version",
        _STORES,
    ),
    Mutant(
        "a journal entry is absent before",
        _TRANSITIONS,
        "hash=entry.hash), _ABSENT)",
        f"hash=entry.hash), {_ANY})",
        _STORES,
    ),
    Mutant(
        "a message is done once (DONE)",
        _TRANSITIONS,
        "expires_at=MESSAGES_REMEMBERED), _ABSENT)",
        f"expires_at=MESSAGES_REMEMBERED), {_ANY})",
        _STORES,
    ),
    Mutant(
        "an effect is saved once",
        _TRANSITIONS,
        "        )\n        yield _Row(item, _ABSENT)",
        f"        )\n        yield _Row(item, {_ANY})",
        _STORES,
    ),
    Mutant(
        "what may have left is not reserved again",
        _TRANSITIONS,
        "_RELEASABLE: Final = _ABSENT | SendItem.state.is_in(SendState.RESERVED, SendState.EXPIRED)",
        f"_RELEASABLE: Final = {_ANY}",
        _STORES,
    ),
    Mutant(
        "particulars are never written over",
        _TRANSITIONS,
        "party_id=stored.party.party_id)\n        yield _Row(item, _ABSENT)",
        f"party_id=stored.party.party_id)\n        yield _Row(item, {_ANY})",
        _STORES,
    ),
    Mutant(
        "CONTRACT# is written under its version",
        _TRANSITIONS,
        "PointerItem.version == before.version if before.version else _ABSENT",
        _ANY,
        _STORES,
    ),
    Mutant(
        "a case is opened where there is none",
        _TRANSITIONS,
        "**case_columns(transition)), _ABSENT)",
        f"**case_columns(transition)), {_ANY})",
        _STORES,
    ),
    Mutant(
        "a transition fits in a transaction",
        _TRANSITIONS,
        "if size > TRANSACTION_LIMIT:",
        "if size > 10 * TRANSACTION_LIMIT:",
        _STORES,
    ),
    Mutant(
        "a move rests on the version read",
        "adapters/case_store.py",
        "condition=(CaseItem.version == stored.case.version) & unmoved",
        "condition=unmoved",
        _STORES,
    ),
    Mutant(
        "a move does not take a newer as_of back",
        "adapters/case_store.py",
        "condition=(CaseItem.version == stored.case.version) & unmoved",
        "condition=CaseItem.version == stored.case.version",
        _STORES,
    ),
    Mutant(
        "an effect that is marked is there",
        "adapters/outbox.py",
        ", condition=EffectItem.pk.exists())",
        ")",
        _STORES,
    ),
    Mutant(
        "a claim checks that the case still releases it",
        _LEDGER,
        "condition=CaseItem.releases.contains(release)",
        "condition=CaseItem.pk.exists()",
        _STORES,
    ),
    Mutant(
        "a claim goes from reserved to sending",
        _LEDGER,
        "condition=_RESERVED,\n                )\n        except",
        "condition=SendItem.pk.exists(),\n                )\n        except",
        _STORES,
    ),
    Mutant(
        "a claim of our own is known again",
        _LEDGER,
        "if item is not None and item.claimed_by == attempt:",
        "if item is not None and item.claimed_by == 'nobody':",
        "tests/adapters/test_lost_answers.py",
    ),
    Mutant(
        "a claim that met another transaction is tried again",
        _LEDGER,
        'raise Conflict(f"{key} could not be claimed just now")',
        "pass",
        "tests/adapters/test_lost_answers.py",
    ),
    Mutant(
        "only what is reserved expires",
        _LEDGER,
        "actions=[SendItem.state.set(SendState.EXPIRED)], condition=_RESERVED)",
        "actions=[SendItem.state.set(SendState.EXPIRED)])",
        _STORES,
    ),
    Mutant(
        "the first settlement stands",
        _LEDGER,
        "update(actions=actions, condition=_CLAIMED)",
        "update(actions=actions)",
        _STORES,
    ),
    Mutant(
        "a grant is made once",
        "adapters/grants.py",
        "item.save(condition=GrantItem.pk.does_not_exist())",
        "item.save()",
        _GRANTS,
    ),
    Mutant(
        "a grant has max_uses",
        "adapters/grants.py",
        "condition=is_left & is_usable",
        "condition=is_usable",
        _GRANTS,
    ),
    Mutant(
        "a grant ends, or is revoked",
        "adapters/grants.py",
        "condition=is_left & is_usable",
        "condition=is_left",
        _GRANTS,
    ),
    Mutant(
        "the first revocation stands",
        "adapters/grants.py",
        "on.isoformat())], condition=is_open)",
        "on.isoformat())])",
        _GRANTS,
    ),
    Mutant(
        "the newest complete feed never goes back",
        "adapters/feed_register.py",
        '"attribute_not_exists(pk) OR as_of < :value", as_of.isoformat()',
        '"attribute_not_exists(pk) OR as_of <> :value", as_of.isoformat()',
        _REGISTER,
    ),
    Mutant(
        "a slice counts for its own drop",
        "adapters/feed_register.py",
        'ConditionExpression="feed = :feed"',
        'ConditionExpression="feed = :feed OR attribute_exists(pk)"',
        _REGISTER,
    ),
    Mutant(
        "scanning again keeps the progress",
        "adapters/feed_register.py",
        '"attribute_not_exists(pk) OR feed <> :value", plan.feed',
        '"attribute_not_exists(pk) OR pk <> :value", plan.feed',
        _REGISTER,
    ),
    Mutant(
        "evidence is written once (If-None-Match)",
        "adapters/evidence_s3.py",
        '                    IfNoneMatch="*",\n',
        "",
        _EVIDENCE,
    ),
    Mutant(
        "on 412 what is stored is the letter",
        "adapters/evidence_s3.py",
        "return self._digest(key)",
        "return digest.hexdigest()",
        _EVIDENCE,
    ),
    Mutant(
        "a link lives five minutes at most",
        "adapters/evidence_s3.py",
        "if not 0 < seconds <= LONGEST_LINK_SECONDS:",
        "if not 0 < seconds:",
        _EVIDENCE,
    ),
    Mutant(
        "a failed condition is decided again",
        _OFFICE,
        "        except Conflict:\n            office.pause(attempt)\n    return work()",
        "        except Conflict:\n            raise\n    return work()",
        _ADVANCE,
    ),
    Mutant(
        "a message that was counted changes nothing",
        _OFFICE,
        "elif occasion.message_id is None or not office.store.is_done(subject, occasion.message_id):",
        "else:",
        _ADVANCE,
    ),
    Mutant(
        "parked money is parked once",
        _OFFICE,
        "if occasion.message_id is None or _is_counted(office, pointer, occasion.message_id):",
        "if occasion.message_id is None:",
        _ADVANCE,
    ),
    Mutant(
        "the payment that closed a case is known by it when it comes again",
        _OFFICE,
        "return bool(pointer.cases) and office",
        "return False and office",
        _ADVANCE,
    ),
    Mutant(
        "no older position opens a case that was closed",
        _OFFICE,
        "if pointer.as_of is not None and position.as_of <= pointer.as_of:",
        "if pointer.as_of is not None and position.as_of < date.min:",
        _ADVANCE,
    ),
    Mutant(
        "as_of never goes back",
        _OFFICE,
        "return reported if known is None else max(known, reported)",
        "return reported",
        _ADVANCE,
    ),
    Mutant(
        "recent money outlives its case",
        "usecases/contract_pointers.py",
        "replace(pointer, open_case=None, as_of=as_of, waiting=waiting, last=last)",
        "replace(pointer, open_case=None, as_of=as_of, waiting=(), last=last)",
        _ADVANCE,
    ),
    Mutant(
        "waiting money is counted by the next case",
        _OFFICE,
        "complete = with_waiting(position, pointer.waiting)",
        "complete = position",
        _ADVANCE,
    ),
    Mutant(
        "each entry carries the hash of the one before",
        "usecases/transitions.py",
        "entries[-1].hash if entries else head))",
        "head))",
        _ADVANCE,
    ),
    Mutant(
        "the hash covers the one before",
        "domain/case/journal.py",
        'return sha256(f"{previous}\\n{body}".encode()).hexdigest()',
        "return sha256(body.encode()).hexdigest()",
        "tests/domain/case/test_journal.py",
    ),
    Mutant(
        "a broken chain is seen",
        "domain/case/journal.py",
        "if entry.number != expected or entry.hash != chained(previous, entry.body):",
        "if entry.number != expected:",
        "tests/domain/case/test_journal.py",
    ),
    Mutant(
        "an effect has an id of its own, always the same",
        "domain/case/effects.py",
        'return EffectId(f"{case_id}.{number:06d}.{ordinal}")',
        "return EffectId(f\"{case_id}.{number:06d}.{ordinal}{__import__('uuid').uuid4().hex[:4]}\")",
        "tests/messages/test_effects_and_reports.py",
    ),
)
