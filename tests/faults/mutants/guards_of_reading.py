"""Guards of design §6: what is read, refused or given back, before anything is decided."""

from __future__ import annotations

from typing import Final

from faults.mutants.mutant import Mutant

_BATCH: Final = "tests/functions/test_send_notices.py tests/functions/test_write_letters.py"
_FEED: Final = "tests/usecases/test_detect_incidents.py tests/functions/test_scan_and_detect.py"

READING: Final = (
    Mutant(
        "a worker stops before its deadline",
        "adapters/sqs_batch.py",
        "if lambda_context.get_remaining_time_in_millis() < self.needed_ms:",
        "if not lambda_context:",
        _BATCH,
    ),
    Mutant(
        "what failed comes back",
        "adapters/sqs_batch.py",
        "                self._tell(error, record.message_id)\n                raise\n",
        "                self._tell(error, record.message_id)\n",
        _BATCH,
    ),
    Mutant(
        "one message that fails does not fail the batch",
        "adapters/sqs_batch.py",
        "                work(record.body)\n            except RecouvrementError as error:",
        "                work(record.body)\n            except RecouvrementError as error:\n"
        "                raise SystemExit from error",
        _BATCH,
    ),
    Mutant(
        "the stream's function stops before its deadline",
        "functions/publish_effects/app.py",
        "if lambda_context.get_remaining_time_in_millis() < TIME_FOR_AN_EFFECT_MS:",
        "if not lambda_context:",
        "tests/functions/test_publish_effects.py",
    ),
    Mutant(
        "a file is the one that the manifest names",
        "usecases/detect_incidents.py",
        "if piece.sha256 is not None and files.sha256(piece) != piece.sha256:",
        "if not piece:",
        _FEED,
    ),
    Mutant(
        "a feed that is short is not complete",
        "usecases/detect_incidents.py",
        "if wrong := progress.miscounted_files:",
        "if wrong := ():",
        _FEED,
    ),
    Mutant(
        "a file that changed since the scan is not read",
        "adapters/feed_s3.py",
        ", IfMatch=piece.etag",
        "",
        "tests/adapters/test_feed_s3.py",
    ),
    Mutant(
        "a contract that is known is told that it is healthy",
        "usecases/feed_reading.py",
        "            return is_known\n",
        "            return False\n",
        _FEED,
    ),
    Mutant(
        "a line of another day is set aside",
        "usecases/feed_reading.py",
        'if line["as_of"] != self._piece.as_of:',
        "if not line:",
        _FEED,
    ),
    Mutant(
        "a manifest of another day is refused",
        "usecases/feed_plan.py",
        "if manifest.as_of != as_of:",
        "if not manifest:",
        "tests/usecases/test_scan_positions.py",
    ),
    Mutant(
        "the same position is the same message",
        "messages/feed_slice.py",
        'return hashlib.sha256(json.dumps(data, sort_keys=True, separators=(",", ":")).encode()).hexdigest()',
        "return __import__('uuid').uuid4().hex",
        "tests/usecases/test_detect_incidents.py tests/usecases/test_scan_positions.py tests/functions",
    ),
    Mutant(
        "an outsider does not choose the day",
        "messages/visits.py",
        "request.headers.get(BUSINESS_DAY_HEADER) if isinstance(clock, MessageClock) else None",
        "request.headers.get(BUSINESS_DAY_HEADER)",
        "tests/functions/test_partner_access.py",
    ),
    Mutant(
        "a number never stands for a text",
        "domain/codec.py",
        "if type(written) is not kind:",
        "if not kind:",
        "tests/domain/test_codec.py",
    ),
)
