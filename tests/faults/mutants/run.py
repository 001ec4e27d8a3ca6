"""Runs tests in a process that has not read the program yet, forked from one that has read all the libraries."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from pathlib import Path
from typing import Final

TESTS_FAILED: Final = 1  # of pytest; anything else says nothing about a guard
_LIBRARIES: Final = (
    "aws_lambda_powertools.utilities.batch",
    "boto3",
    "docx",
    "docxtpl",
    "hypothesis.strategies",
    "moto",
    "moto.dynamodb.models",
    "moto.s3.models",
    "moto.sqs.models",
    "moto.ses.models",
    "moto.kms.models",
    "moto.events.models",
    "pydantic",
    "pynamodb.models",
    "pynamodb.transactions",
    "pytest",
    "yaml",
)


def pytest_in_a_fork(arguments: list[str], variables: dict[str, str], output: Path) -> int | None:
    """Give pytest's exit code; None when the process died. What it prints goes to `output`."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LIBRARIES))
    process = context.Process(target=_tested, args=(arguments, variables, output))
    process.start()
    process.join()
    return process.exitcode


def _tested(arguments: list[str], variables: dict[str, str], output: Path) -> None:
    os.environ.update(variables)
    sys.path.insert(0, "tests")  # where pytest finds the plugin before it has read its settings
    with output.open("w", encoding="utf-8") as told, contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        import pytest  # noqa: PLC0415 - read already, in the process that this one was forked from

        code = int(pytest.main(arguments))
    os._exit(code)
