"""Guards of design §4: what a case decides, and what no order of facts may change."""

from __future__ import annotations

from typing import Final

from faults.mutants.mutant import Mutant

_DOMAIN: Final = " ".join(
    f"tests/domain/case/test_{what}.py"
    for what in ("facts", "sending", "ladder", "notice", "acts", "agenda", "journal")
)
_PROPERTIES: Final = "tests/domain/case/properties/test_known_courses.py"
_FOUND: Final = "tests/domain/case/properties/test_what_was_found.py"
_ORDER: Final = "tests/domain/case/properties/test_order_of_facts.py"
_FACTS: Final = "domain/case/answers/claim.py"
_LETTERS: Final = "domain/case/answers/letters.py"
_AFTER: Final = "domain/case/consequences.py"

DECIDING: Final = (
    Mutant(
        "a receipt counts once",
        _FACTS,
        "if all(known.receipt_id != receipt.receipt_id for known in draft.case.receipts):",
        "if receipt:",
        _DOMAIN,
    ),
    Mutant(
        "a receipt of the feed counts once",
        _FACTS,
        "if receipt.receipt_id not in booked)",
        "if booked is not None)",
        "tests/usecases/test_advance_case.py",
    ),
    Mutant(
        "a receipt is reversed once",
        _FACTS,
        "if receipt_id in draft.case.reversed_receipts:",
        "if not receipt_id:",
        _DOMAIN,
    ),
    Mutant(
        "an older position changes nothing",
        _FACTS,
        "if known is not None and position.as_of <= known:",
        "if not position:",
        _DOMAIN,
    ),
    Mutant(
        "the claim is frozen by the acceleration",
        _FACTS,
        "if case.is_claim_frozen:",
        "if not case:",
        _DOMAIN,
    ),
    Mutant(
        "waiting money counts once",
        "domain/case/opening.py",
        "if receipt.receipt_id not in known)",
        "if known is not None)",
        "tests/usecases/test_advance_case.py",
    ),
    Mutant(
        "a letter is decided again before its release",
        _LETTERS,
        "if is_of_today and any(one.is_still(letter) for one in wanted(draft.view)):",
        "if is_of_today:",
        _DOMAIN,
    ),
    Mutant(
        "a letter is released on the day it was asked for",
        _LETTERS,
        "if is_of_today and any(one.is_still(letter) for one in wanted(draft.view)):",
        "if any(one.is_still(letter) for one in wanted(draft.view)):",
        _DOMAIN,
    ),
    Mutant(
        "a letter is released once",
        _LETTERS,
        "            if letter.state is LetterState.REQUESTED:\n                _release_or_withdraw",
        "            if letter:\n                _release_or_withdraw",
        _DOMAIN,
    ),
    Mutant(
        "a letter is sent once",
        _LETTERS,
        "            if letter.state in _UNSENT:\n                _sent(",
        "            if letter:\n                _sent(",
        _DOMAIN,
    ),
    Mutant(
        "only a doubt is settled",
        _LETTERS,
        "if letter.state is not LetterState.UNKNOWN:",
        "if not letter:",
        _DOMAIN,
    ),
    Mutant(
        "a letter that left all the same is compensated",
        _LETTERS,
        "    if was_recalled:\n",
        "    if not letter:\n",
        _DOMAIN,
    ),
    Mutant(
        "what money took back opens no period",
        _LETTERS,
        "opens_nothing = was_recalled and _opens_a_period(draft, letter)",
        "opens_nothing = False",
        _DOMAIN,
    ),
    Mutant(
        "a payment takes letters back",
        _AFTER,
        "    _take_back_letters(draft)\n",
        "",
        _DOMAIN,
    ),
    Mutant(
        "a letter of another day is taken back",
        _AFTER,
        "if letter.requested_on != today or not any(",
        "if not any(",
        _DOMAIN,
    ),
    Mutant(
        "a payment takes the file back",
        _AFTER,
        "    _take_back_file(draft)\n",
        "",
        _DOMAIN,
    ),
    Mutant(
        "money that crossed a letter is apologised for",
        _AFTER,
        "    _apologise(draft)\n",
        "",
        _DOMAIN,
    ),
    Mutant(
        "one apology for a letter",
        _AFTER,
        "letter.letter_id not in case.crossed and last",
        "last",
        _DOMAIN,
    ),
    Mutant(
        "a cure extinguishes the notice",
        _AFTER,
        "    _extinguish_notices(draft)\n",
        "",
        _DOMAIN,
    ),
    Mutant(
        "a paid case is closed",
        _AFTER,
        "reason = reason_to_close(draft.view) if draft.case.is_open else None",
        "reason = None",
        _DOMAIN,
    ),
    Mutant(
        "one letter on its way at a time",
        "domain/case/answers/day.py",
        "if any(letter.is_in_flight and one.is_fulfilled_by(letter) for letter in draft.case.letters):",
        "if not one:",
        _DOMAIN,
    ),
    Mutant(
        "one file on its way at a time",
        "domain/case/answers/day.py",
        "if (file is not None and file.is_in_flight) or not handover_wanted(draft.view):",
        "if not handover_wanted(draft.view):",
        "tests/usecases/test_hand_over.py",
    ),
    Mutant(
        "the required step is the first not done",
        "domain/case/steps/ladder.py",
        "        if not is_done(view, step):\n",
        "        if not is_done(view, step) and step.name != 'second_reminder':\n",
        _DOMAIN,
    ),
    Mutant(
        "a step waits for its day",
        "domain/case/letters/wanted.py",
        "return step.not_before is not None and step.not_before <= view.today",
        "return step.not_before is not None",
        _DOMAIN,
    ),
    Mutant(
        "a step waits for the proof of the period before",
        "domain/case/steps/ladder.py",
        "return _latest(debtor.notice.cure_ends_on for debtor in _named(case) if debtor.notice is not None)",
        "return done.on",
        _DOMAIN,
    ),
    Mutant(
        "an act waits for a named person",
        "domain/case/letters/wanted.py",
        "return step.step.approval is None or not approved(step.step.approval, view)",
        "return True",
        _DOMAIN,
    ),
    Mutant(
        "only the required step is approved",
        "domain/case/answers/acts.py",
        "if step is None or step.step.approval is not command.act:",
        "if step is None:",
        _DOMAIN,
    ),
    Mutant(
        "the approver is not the requester",
        "domain/case/answers/acts.py",
        "if command.by.is_called(command.requested_by) or was_requested_by(command.act, command.by, draft.case):",
        "if was_requested_by(command.act, command.by, draft.case):",
        _DOMAIN,
    ),
    Mutant(
        "an approval stays within the delegation",
        "domain/case/answers/acts.py",
        "if not is_within_delegation(command.act, command.by.level, view):",
        "if not command:",
        _DOMAIN,
    ),
    Mutant(
        "stale facts hold what the law does not owe",
        "domain/case/steps/guards.py",
        "if not view.situation.is_fresh:",
        "if not view:",
        _DOMAIN,
    ),
    Mutant(
        "a hold holds",
        "domain/case/steps/guards.py",
        '    if view.is_held:\n        yield Blocker("held"',
        '    if not view:\n        yield Blocker("held"',
        _DOMAIN,
    ),
    Mutant(
        "a cure that runs is waited for",
        "domain/case/steps/guards.py",
        "elif view.today <= notice.cure_ends_on:",
        "elif not view:",
        _DOMAIN,
    ),
    Mutant(
        "a file is handed over once",
        "domain/case/answers/files.py",
        "            if _file(draft, file_id).is_in_flight:\n                _handed_over",
        "            if file_id:\n                _handed_over",
        "tests/usecases/test_hand_over.py",
    ),
    Mutant(
        "a file that left all the same is recalled",
        "domain/case/answers/files.py",
        "    if was_withdrawn:\n",
        "    if not report:\n",
        "tests/usecases/test_hand_over.py",
    ),
    Mutant(
        "an alarm is raised once",
        "domain/case/draft.py",
        "if key not in self.case.alarms:",
        "if key:",
        _DOMAIN,
    ),
    Mutant(
        "a letter waits for everybody who can be reached",
        "domain/case/steps/ladder.py",
        "    return done.waived_by is not None or not missing(view, step)",
        "    return True",
        _PROPERTIES,
    ),
    Mutant(
        "what is on its way is taken back, whatever is heard of",
        _AFTER,
        "if letter.state not in (LetterState.REQUESTED, LetterState.RELEASED):",
        "if letter.state is not LetterState.REQUESTED:",
        _PROPERTIES,
    ),
    Mutant(
        "who is held alone is left alone",
        "domain/case/letters/reach.py",
        "    return debtor.may_be_asked and not is_stopped",
        "    return debtor.may_be_asked",
        _PROPERTIES,
    ),
    Mutant(
        "what comes later counts towards the sum to cure",
        _AFTER,
        "    since = view.received - notice.received\n",
        "    since = view.received - view.received\n",
        _PROPERTIES,
    ),
    Mutant(
        "a morning begins with what ends by the calendar",
        "domain/case/answers/day.py",
        "        close_what_is_settled(draft)\n",
        "",
        _FOUND,
    ),
    Mutant(
        "the end of a procedure is told once",
        "domain/case/answers/people.py",
        "if freeze.as_kept not in draft.case.stops.freezes:",
        "if freeze not in draft.case.stops.freezes:",
        _FOUND,
    ),
    Mutant(
        "a lift that is heard of twice, or before its hold, ends it once",
        "domain/case/answers/stops.py",
        "if lifted(hold_id, on, said_on) not in told.changes:",
        "if any(hold.hold_id == hold_id for hold in told.holds):",
        _ORDER,
    ),
    Mutant(
        "a lost payment is lost, whenever it was heard of",
        "domain/case/money/claim.py",
        "if receipt.receipt_id not in case.reversed_receipts)",
        "if receipt.receipt_id not in case.reversed_receipts[:1])",
        _ORDER,
    ),
)
