"""Repairs of the way of a call to moto. Within `quick_requests` tables and queues are told the same, see the tests.

For each call moto compares the address with those of every service it knows, and makes a request by way of a test
client of its web framework; botocore signs for a server that checks no signature. An address without a path always
leads to the same door, so it is looked for once; the request is made as it is; the signature says who asks and no more.
"""

from __future__ import annotations

import contextlib
import functools
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import urlsplit

from botocore.signers import RequestSigner
from moto import backends
from moto.core.botocore_stubber import BotocoreStubber
from moto.core.request import PRESERVED_HEADER_NAMES_ENVIRON_KEY, Request
from werkzeug.exceptions import HTTPException

from infra.local.identities import ACCOUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from botocore.awsrequest import AWSPreparedRequest, AWSRequest

DOORS = {"dynamodb": "dynamodb", "streams.dynamodb": "dynamodbstreams", "sqs": "sqs"}  # by the head of the address
SIGNED = {"dynamodb", "sqs"}  # streams sign as tables do
SIGNATURE = "AWS4-HMAC-SHA256 Credential=testing/20250101/{region}/{service}/aws4_request, SignedHeaders=, Signature="


@contextlib.contextmanager
def quick_requests() -> Iterator[None]:
    process, sign = BotocoreStubber.process_request, RequestSigner.sign

    def processing(self: BotocoreStubber, request: AWSPreparedRequest) -> Any:  # noqa: ANN401 - moto's own
        door = _door(request.url)
        return process(self, request) if door is None else _answer(door, request)

    def signing(self: Any, operation: str, request: AWSRequest, *more: Any, **named: Any) -> None:  # noqa: ANN401
        if more or named or self.signing_name not in SIGNED:
            sign(self, operation, request, *more, **named)
        else:
            signature = SIGNATURE.format(region=self.region_name, service=self.signing_name)
            request.headers["Authorization"] = signature

    with patch.object(BotocoreStubber, "process_request", processing), patch.object(RequestSigner, "sign", signing):
        yield


@functools.lru_cache(maxsize=64)
def _door(url: str) -> Callable[..., Any] | None:
    """Give what moto would call at that address; None where only moto can say."""
    address = urlsplit(url)
    service = DOORS.get(address.netloc.partition(".eu-")[0])
    if service is None or address.path != "/" or address.query:
        return None
    backend: Any = backends.get_backend(service)[ACCOUNT]["us-east-1"]  # type: ignore[call-overload]
    return next((door for pattern, door in backend.urls.items() if re.match(pattern, url)), None)


def _answer(door: Callable[..., Any], request: AWSPreparedRequest) -> Any:  # noqa: ANN401
    told = _as_moto_reads_it(request)
    try:
        return door(told, told.raw_url, told.headers)
    except HTTPException as refusal:
        return refusal.code, refusal.get_headers(), refusal.get_body()


def _as_moto_reads_it(request: AWSPreparedRequest) -> Request:
    body: Any = request.body or b""
    content: bytes = body.encode() if isinstance(body, str) else body
    environment: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": "/",
        "QUERY_STRING": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(content),
        PRESERVED_HEADER_NAMES_ENVIRON_KEY: {},
    }
    headers: dict[str, Any] = dict(request.headers.items())
    for name, value in headers.items():
        text = value.decode() if isinstance(value, bytes) else value
        environment[f"HTTP_{name.upper().replace('-', '_')}"] = text
    environment["HTTP_HOST"] = environment["SERVER_NAME"] = urlsplit(request.url).netloc
    environment["SERVER_PORT"] = "443"
    environment["CONTENT_TYPE"] = environment.pop("HTTP_CONTENT_TYPE", "")
    environment["CONTENT_LENGTH"] = str(len(content))
    return Request(environment)
