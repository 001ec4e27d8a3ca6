"""Runs DynamoDB Local in a network of its own, and passes on the connections of one socket that it inherits.

The engine listens on every address of its machine. In a network namespace that machine has no address but loopback, so
that nobody else reaches it and it reaches nobody. A socket stays in the namespace where it was made: connections to the
one that was inherited come from outside, those to the engine are made inside.

Run by engine.py: `unshare --net python shut_in.py SOCKET COMMAND...`; ends when its standard input does.
"""

from __future__ import annotations

import fcntl
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from threading import Thread

PORT = 8000  # nobody else is there
PATIENCE_SECONDS = 30
_SET_FLAGS, _UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP


def wake_loopback() -> None:
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh", b"lo", _UP))


def connected() -> socket.socket:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            made = socket.create_connection(("127.0.0.1", PORT))
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return made


def pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while some := source.recv(65536):
            target.sendall(some)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def serve(outside: socket.socket) -> None:
    while True:
        caller, _ = outside.accept()
        caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        engine = connected()
        for pair in ((caller, engine), (engine, caller)):
            Thread(target=pass_on, args=pair, daemon=True).start()


def main(handle: int, command: list[str]) -> None:
    wake_loopback()
    with subprocess.Popen([*command, "-port", str(PORT)], stdin=subprocess.DEVNULL) as engine:  # noqa: S603 - engine.py's
        connected().close()
        Thread(target=serve, args=(socket.socket(fileno=handle),), daemon=True).start()
        sys.stdin.read()
        engine.kill()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
