"""What a partner's browser is shown: inert pages in French, without a script, kept by nobody."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING, Final, assert_never

from recouvrement.clock import PARIS
from recouvrement.domain.letters.french import day, plural
from recouvrement.usecases.partner_access import Ended, Link, Offered, Unknown

if TYPE_CHECKING:
    from recouvrement.usecases.sending_ports import Grant

_STYLE: Final = (
    "body{font:1.05rem/1.6 Georgia,serif;max-width:38rem;margin:3rem auto;padding:0 1rem;color:#222}"
    "h1{font-size:1.5rem}button{font:inherit;padding:.6rem 1.2rem;cursor:pointer}"
)
_STYLE_HASH: Final = b64encode(sha256(_STYLE.encode()).digest()).decode()
# The token stands in the address: no referrer, no cache, no frame. The form's answer leads to S3, hence form-action.
_HEADERS: Final = {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self' https://*.amazonaws.com; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}


def answered(found: Offered | Link | Ended | Unknown) -> dict[str, object]:
    """Say it as an HTTP answer (API Gateway, payload 2.0)."""
    match found:
        case Offered(grant):
            return _page(200, "Dossier à votre disposition", _offer(grant))
        case Link(url):
            return {"statusCode": 303, "headers": {**_HEADERS, "location": url}, "body": ""}
        case Ended():
            return _page(410, "Ce lien n’est plus valable", _ENDED)
        case Unknown():
            return _page(404, "Ce lien n’est pas reconnu", _UNKNOWN)
        case _:
            assert_never(found)


_ENDED: Final = (
    "<p>L’accès à ce dossier a pris fin : son délai est écoulé, le nombre de téléchargements prévu est atteint, "
    "ou la banque l’a retiré.</p>"
    "<p>Si vous avez encore besoin du dossier, répondez au courriel qui vous a transmis ce lien : "
    "un nouvel accès vous sera ouvert.</p>"
)
_UNKNOWN: Final = (
    "<p>L’adresse est peut-être incomplète : copiez-la en entier depuis le courriel qui vous l’a transmise.</p>"
    "<p>Si cela ne suffit pas, répondez à ce courriel et nous vous aiderons.</p>"
)


def _offer(grant: Grant) -> str:
    left = grant.max_uses - grant.uses
    downloads = plural(left, "téléchargement possible", "téléchargements possibles")
    until = day(grant.not_after.astimezone(PARIS).date())
    return (
        f"<p>Maître, la banque met à votre disposition le dossier <strong>{escape(grant.case_id)}</strong>.</p>"
        f"<p>Il reste {downloads}, jusqu’au {escape(until)}. Chaque téléchargement est enregistré "
        "avec sa date, son heure et l’adresse de votre connexion.</p>"
        '<form method="post"><button type="submit">Télécharger le dossier</button></form>'
    )


def _page(status: int, title: str, content: str) -> dict[str, object]:
    body = (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1>{content}</main></body></html>"
    )
    return {"statusCode": status, "headers": _HEADERS, "body": body}
