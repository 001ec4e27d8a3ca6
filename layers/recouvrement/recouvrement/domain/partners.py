"""Who takes the bank's files: bailiffs (commissaires de justice), by area, and institutions that guarantee."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partner:
    partner_id: str
    name: str
    address: tuple[str, ...]
    email: str
    phone: str
    departments: tuple[str, ...]  # two digits, or three overseas; "*": wherever nobody else is named
    guarantees_as: tuple[str, ...] = ()  # party ids under which the feed names a guarantor institution


def bailiff_for(postcode: str, partners: tuple[Partner, ...]) -> Partner | None:
    """The partner of the debtor's department, or the one who serves everywhere; None when the bank has named none."""
    department = postcode[:3] if postcode.startswith("97") else postcode[:2]
    named = [partner for partner in partners if department in partner.departments]
    anywhere = [partner for partner in partners if "*" in partner.departments]
    return next(iter((*named, *anywhere)), None)


def institution_for(party_id: str, partners: tuple[Partner, ...]) -> Partner | None:
    """The institution that the feed names so; None when the bank has not said where its claim files go."""
    return next((partner for partner in partners if party_id in partner.guarantees_as), None)
