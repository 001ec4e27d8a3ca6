"""The second engine: Amazon's own DynamoDB Local, for what moto is lenient about. Found, never installed, by the tests.

It lies under DYNAMODB_LOCAL_HOME, or under `.dynamodb-local/` of the checkout, which `make dynamodb-local` fills. Where
it, Java or a network namespace to shut it in is missing, its tests are skipped and say so.
"""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import boto3
import pytest

from fakes.cloud import REGION, TABLE, cloud, make_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

_HERE: Final = Path(__file__).parent
_CHECKOUT: Final = _HERE.parents[2]
_HOME: Final = Path(os.environ.get("DYNAMODB_LOCAL_HOME", _CHECKOUT / ".dynamodb-local"))
_JAR: Final = "DynamoDBLocal.jar"
_SHUT_IN: Final = ("unshare", "--net", "--map-root-user")


def _jar() -> Path | None:
    return next(iter(sorted(_HOME.rglob(_JAR))), None) if _HOME.is_dir() else None


def _can_be_shut_in() -> bool:
    if shutil.which(_SHUT_IN[0]) is None:
        return False
    return subprocess.run([*_SHUT_IN, "true"], check=False, capture_output=True).returncode == 0  # noqa: S603 - above


@functools.cache
def why_not() -> str | None:
    """Say what is missing; None when it can be started."""
    if _jar() is None:
        return "DynamoDB Local is not here: `make dynamodb-local`, or DYNAMODB_LOCAL_HOME"
    if shutil.which("java") is None:
        return "DynamoDB Local needs Java 17"
    return (
        None if _can_be_shut_in() else "DynamoDB Local listens everywhere, and no namespace can be made to shut it in"
    )


needs_second_engine = pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
second_engine = pytest.param("dynamodb_local", marks=needs_second_engine)


@functools.cache
def address() -> str:
    """Start it, once for this process and as long as it lives; give its address."""
    jar = _jar()
    assert jar is not None
    outside = socket.create_server(("127.0.0.1", 0), backlog=64)
    outside.set_inheritable(True)
    command = [*_SHUT_IN, sys.executable, str(_HERE / "shut_in.py"), str(outside.fileno()), *_java(jar)]
    process = subprocess.Popen(  # noqa: S603 - the command is above
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[outside.fileno()],
    )
    atexit.register(_end, process)
    url = f"http://127.0.0.1:{outside.getsockname()[1]}"
    outside.close()
    return url


def _java(jar: Path) -> list[str]:
    memory = ["-Xmx512m", "-XX:TieredStopAtLevel=1"]
    library = f"-Djava.library.path={jar.parent / 'DynamoDBLocal_lib'}"
    return ["java", *memory, library, "-jar", str(jar), "-inMemory", "-sharedDb", "-disableTelemetry"]


def _end(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(timeout=10)


@contextmanager
def second_cloud(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give an empty table, as infra/data.yaml declares it, on the second engine; nothing else is there."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", address())
    boto3.DEFAULT_SESSION = None
    dynamodb: Any = boto3.client("dynamodb")
    make_table(dynamodb)
    try:
        yield
    finally:
        dynamodb.delete_table(TableName=TABLE)
        boto3.DEFAULT_SESSION = None


def engine(name: str, monkeypatch: pytest.MonkeyPatch) -> AbstractContextManager[None]:
    """Give the table on moto or on the second engine, as the parameter of a fixture says."""
    return second_cloud(monkeypatch) if name == second_engine.values[0] else cloud(monkeypatch)
