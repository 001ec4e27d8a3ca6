"""What the failures of DynamoDB mean, in the domain's words."""

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError, EndpointConnectionError, ReadTimeoutError
from pynamodb.exceptions import PutError, TransactWriteError

from recouvrement.adapters.table import speaking_to_dynamodb
from recouvrement.domain.errors import Conflict, Outage

URL = "https://dynamodb"


@pytest.mark.parametrize("told_as", [PutError, TransactWriteError])
@pytest.mark.parametrize("lost", [ConnectionClosedError, EndpointConnectionError, ReadTimeoutError])
def test_an_answer_that_never_came_is_an_outage_that_names_itself(told_as, lost):
    with pytest.raises(Outage, match=f"DynamoDB: {lost.__name__}"), speaking_to_dynamodb():
        raise told_as("no answer", lost(endpoint_url=URL))


@pytest.mark.parametrize(
    ("code", "meaning"), [("ConditionalCheckFailedException", Conflict), ("ThrottlingException", Outage)]
)
def test_a_failed_condition_is_a_conflict_and_any_other_refusal_an_outage(code, meaning):
    with pytest.raises(meaning), speaking_to_dynamodb():
        raise PutError("refused", ClientError({"Error": {"Code": code, "Message": ""}}, "PutItem"))
