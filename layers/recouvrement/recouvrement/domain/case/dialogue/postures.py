"""Gentle or firm: a pure rule over what is known, which a named person may overrule for a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recouvrement.domain.case.dialogue.free_text import check_free_text
from recouvrement.domain.case.dialogue.promises import PromiseState, last_settled
from recouvrement.domain.case.dialogue.record import PostureChoice
from recouvrement.domain.case.dialogue.vulnerability import active_flags
from recouvrement.domain.case.events.dialogue import PostureChanged
from recouvrement.domain.errors import Refusal
from recouvrement.domain.letters.parts import Posture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from recouvrement.domain.case.commands.dialogue import ChangePosture
    from recouvrement.domain.case.draft import Draft
    from recouvrement.domain.case.view import View


@dataclass(frozen=True, slots=True)
class PostureFound:
    posture: Posture
    reason: str  # French


def posture_of(view: View) -> PostureFound:
    """The first that applies: a person's choice, a vulnerability, a broken promise, an incident after another."""
    choice = view.case.dialogue.posture_choice
    if choice is not None and view.today <= choice.until:
        return PostureFound(choice.posture, f"choisie par {choice.by}")
    if active_flags(view):
        return PostureFound(Posture.GENTLE, "une fragilité est déclarée")
    settled = last_settled(view)
    if settled is not None and settled[1] is PromiseState.BROKEN:
        return PostureFound(Posture.FIRM, "la dernière promesse n’a pas été tenue")
    if settled is not None:
        return PostureFound(Posture.GENTLE, "la dernière promesse a été tenue")
    if view.case.previous is not None:
        return PostureFound(Posture.FIRM, "un incident régularisé vient de se reproduire")
    return PostureFound(Posture.GENTLE, "aucun incident récent")


def answer(draft: Draft, command: ChangePosture) -> None:
    if command.until < draft.situation.today:
        raise Refusal("not_later", f"{command.until} is past")
    check_free_text(command.reason)
    choice = PostureChoice(command.posture, command.by.name, draft.situation.today, command.until)
    if choice != draft.case.dialogue.posture_choice:
        draft.record(PostureChanged(choice, command.reason))


def dates(view: View) -> Iterator[date]:
    """The choice ends by itself."""
    choice = view.case.dialogue.posture_choice
    if choice is not None and choice.until >= view.today:
        yield choice.until
