"""HTTP: an API Gateway event (payload 2.0) for the function of a route, and its answer read back."""

from __future__ import annotations

import base64
import re
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from infra.local.functions import FunctionFailed
from infra.local.identities import ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from infra.local.blueprint import Route
    from infra.local.template import Properties

HOST = "partners.example.org"
_PARAMETER = re.compile(r"\{(\w+)(\+?)\}")


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    target: str  # path and query, as a browser would send them
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    source_address: str = "203.0.113.7"  # one of the addresses kept for documentation
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def answer_to(request: Request, routes: Sequence[Route], invoke: Callable[[str, Properties], Any]) -> Answer:
    """404 when no route fits, 500 when the function fails: what API Gateway answers."""
    for route in routes:
        parameters = _parameters(route, request)
        if parameters is not None:
            try:
                return _read(invoke(route.function, _event(route, request, parameters)))
            except FunctionFailed:
                return Answer(500, {}, b'{"message":"Internal Server Error"}')
    return Answer(404, {}, b'{"message":"Not Found"}')


def _parameters(route: Route, request: Request) -> dict[str, str] | None:
    """Give the path's parameters, or None when the request is not for this route."""
    if route.method not in {"ANY", request.method}:
        return None
    pieces = _PARAMETER.split(route.path)  # text, name, "+" or "", text, ...
    pattern = re.escape(pieces[0])
    for name, greedy, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        pattern += f"(?P<{name}>{'.+' if greedy else '[^/]+'})" + re.escape(text)
    found = re.fullmatch(pattern, urlsplit(request.target).path)
    return None if found is None else {name: unquote(value) for name, value in found.groupdict().items()}


def _event(route: Route, request: Request, parameters: Mapping[str, str]) -> Properties:
    target = urlsplit(request.target)
    headers = {name.lower(): value for name, value in request.headers.items()}
    event: Properties = {
        "version": "2.0",
        "routeKey": f"{route.method} {route.path}",
        "rawPath": target.path,
        "rawQueryString": target.query,
        "headers": {"host": HOST, **headers},
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": "local",
            "domainName": HOST,
            "domainPrefix": "partners",
            "http": {
                "method": request.method,
                "path": target.path,
                "protocol": "HTTP/1.1",
                "sourceIp": request.source_address,
                "userAgent": headers.get("user-agent", "local"),
            },
            "requestId": str(uuid.uuid4()),
            "routeKey": f"{route.method} {route.path}",
            "stage": "$default",
            "time": request.at.strftime("%d/%b/%Y:%H:%M:%S +0000"),
            "timeEpoch": int(request.at.timestamp() * 1000),
        },
        "isBase64Encoded": False,
    }
    if target.query:
        event["queryStringParameters"] = dict(parse_qsl(target.query, keep_blank_values=True))
    if parameters:
        event["pathParameters"] = dict(parameters)
    if request.body:
        event["body"] = request.body
    return event


def _read(answer: Any) -> Answer:  # noqa: ANN401 - whatever the function answered
    if not isinstance(answer, dict) or "statusCode" not in answer:
        return Answer(200, {"content-type": "application/json"}, str(answer).encode())
    body = str(answer.get("body") or "")
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
    headers = {str(name).lower(): str(value) for name, value in (answer.get("headers") or {}).items()}
    return Answer(int(answer["statusCode"]), headers, content)
