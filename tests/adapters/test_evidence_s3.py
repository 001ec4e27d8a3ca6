from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from fakes.cloud import EVIDENCE, cloud
from recouvrement.adapters.evidence_s3 import EvidenceOnS3
from recouvrement.domain.errors import Outage

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "cases/LOAN-1-01/letters/LOAN-1-01.000002.0.docx"


@pytest.fixture
def evidence(monkeypatch: pytest.MonkeyPatch) -> Iterator[EvidenceOnS3]:
    with cloud(monkeypatch):
        yield EvidenceOnS3.of(EVIDENCE)


def test_what_is_stored_is_read_back_and_known_by_its_digest(evidence: EvidenceOnS3):
    assert evidence.store(KEY, b"letter") == sha256(b"letter").hexdigest()
    assert evidence.load(KEY) == b"letter"


def test_the_first_version_stays_and_is_the_one_whose_digest_is_given(evidence: EvidenceOnS3):
    evidence.store(KEY, b"first")
    assert evidence.store(KEY, b"second") == sha256(b"first").hexdigest()
    assert evidence.load(KEY) == b"first"


def test_what_should_be_there_and_is_not_is_an_outage(evidence: EvidenceOnS3):
    with pytest.raises(Outage):
        evidence.load(KEY)


def test_what_has_left_cannot_be_deleted_until_its_day(evidence: EvidenceOnS3):
    evidence.store(KEY, b"letter")
    until = datetime.now(UTC).date() + timedelta(days=365)
    evidence.retain(KEY, until)
    evidence.retain(KEY, until)
    s3 = boto3.client("s3")
    locked = s3.head_object(Bucket=EVIDENCE, Key=KEY)
    assert locked["ObjectLockMode"] == "GOVERNANCE"
    assert locked["ObjectLockRetainUntilDate"].date() == until
    [version] = s3.list_object_versions(Bucket=EVIDENCE)["Versions"]
    with pytest.raises(s3.exceptions.ClientError, match="AccessDenied"):
        s3.delete_object(Bucket=EVIDENCE, Key=KEY, VersionId=version["VersionId"])


def test_a_day_that_has_passed_locks_nothing(evidence: EvidenceOnS3):
    evidence.store(KEY, b"letter")
    evidence.retain(KEY, date(2020, 1, 1))
    assert "ObjectLockMode" not in boto3.client("s3").head_object(Bucket=EVIDENCE, Key=KEY)


def test_a_link_is_signed_for_the_regions_own_host_with_the_current_scheme(evidence: EvidenceOnS3):
    link = urlsplit(evidence.link(KEY, 300))
    query = parse_qs(link.query)
    assert link.hostname == f"{EVIDENCE}.s3.eu-west-3.amazonaws.com"
    assert link.path == f"/{KEY}"
    assert query["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert query["X-Amz-Expires"] == ["300"]
    assert query["response-content-disposition"] == ['attachment; filename="LOAN-1-01.000002.0.docx"']


@pytest.mark.parametrize("seconds", [0, -1, 301, 2_592_000])
def test_a_link_of_more_than_five_minutes_is_not_signed(evidence: EvidenceOnS3, seconds: int):
    with pytest.raises(ValueError, match="300"):
        evidence.link(KEY, seconds)
