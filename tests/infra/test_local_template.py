"""The project's own template, as the local runner reads it."""

import pytest

from infra.local.blueprint import QueueTrigger, Route, Schedule, StreamTrigger
from infra.local.checkout import TEMPLATE
from infra.local.identities import name_in
from infra.local.reading import read_blueprint
from infra.local.world import World

FUNCTIONS = {
    "scan_positions",
    "detect_incidents",
    "sweep_cases",
    "advance_case",
    "publish_effects",
    "republish_effects",
    "write_letters",
    "send_notices",
    "hand_over",
    "partner_access",
}


@pytest.fixture(scope="module")
def blueprint():
    return read_blueprint(TEMPLATE)


def test_every_function_is_read_and_has_something_that_starts_it(blueprint):
    assert {function.name for function in blueprint.functions} >= FUNCTIONS
    started = set()
    for trigger in blueprint.triggers:
        match trigger:
            case QueueTrigger() | StreamTrigger() | Route():
                started.add(trigger.function)
            case Schedule():
                started.add(blueprint.function(trigger.target_arn).name)
    assert started == {function.name for function in blueprint.functions}


def test_no_variable_is_left_unresolved_and_the_procedure_is_found_in_the_checkout(blueprint):
    for function in blueprint.functions:
        for value in function.environment.values():
            assert "${" not in value
            assert not value.startswith("/opt/")


def test_whatever_is_polled_exists_once_the_template_is_provisioned(blueprint):
    with World(blueprint) as world:
        queues = {url.rsplit("/", 1)[1] for url in world.clients.sqs.list_queues()["QueueUrls"]}
        polled = {name_in(trigger.queue_arn) for trigger in blueprint.triggers if isinstance(trigger, QueueTrigger)}
        assert polled <= queues
        assert {world.queue_name(name) for name in ("inbox", "post")} <= queues
        buckets = {bucket["Name"] for bucket in world.clients.s3.list_buckets()["Buckets"]}
        assert {world.bucket_name(name) for name in ("feed", "evidence", "incoming")} <= buckets
        locked = world.clients.s3.get_object_lock_configuration(Bucket=world.bucket_name("evidence"))
        assert locked["ObjectLockConfiguration"]["ObjectLockEnabled"] == "Enabled"
        table = world.clients.dynamodb.describe_table(TableName=world.table_name())["Table"]
        assert table["StreamSpecification"]["StreamEnabled"]


def test_the_keys_answer_to_the_names_that_the_functions_are_given(blueprint):
    with World(blueprint) as world:
        key = blueprint.function("hand_over").environment["TOKEN_KEY_ID"]
        answer = world.clients.kms.generate_mac(KeyId=key, Message=b"x", MacAlgorithm="HMAC_SHA_256")
        assert len(answer["Mac"]) == 32
