"""What a spec says of answers goes over the answers that are made for a service."""

import re

import pytest

from gatewright.gateway import ResponseMap
from unit.services.backends import BUCKET, QUEUE
from unit.services.targets import target

SQS = "{{sqs: {{queue: " + QUEUE + ", responses: {}}}}}"


def responses(written: str) -> dict[str, ResponseMap]:
    """All answers of a queue, by status."""
    return {response.status: response for response in target(SQS.format(written)).responses}


def test_there_is_exactly_one_answer_for_all_that_is_no_error() -> None:
    assert [status for status, response in responses("{}").items() if not response.when] == ["202"]


def test_another_status_without_more_keeps_the_good_answer() -> None:
    made, changed = responses("{}"), responses("{201: {}}")
    assert set(changed) == {"201", "400", "502"}
    assert changed["201"].templates == made["202"].templates


def test_a_template_takes_the_place_of_the_made_one() -> None:
    changed = responses("{202: {templates: {application/json: mine}}}")
    assert changed["202"].templates["application/json"].text == "mine"
    assert not changed["202"].when


def test_an_error_that_is_changed_stays_the_answer_to_the_same_errors() -> None:
    made, changed = responses("{}"), responses("{400: {templates: {application/json: mine}}}")
    assert changed["400"].when == made["400"].when
    assert set(changed) == set(made)


def test_headers_come_on_top() -> None:
    changed = responses("{202: {headers: {X-Id: body.MessageId}}}")
    assert str(changed["202"].headers["X-Id"]) == "body.MessageId"
    assert changed["202"].templates


def test_an_answer_to_something_else_comes_on_top() -> None:
    changed = responses("{413: {when: '413'}}")
    assert set(changed) == {"202", "400", "413", "502"}


@pytest.mark.parametrize("action", ["GetObject", "PutObject", "DeleteObject"])
def test_each_status_of_s3_has_one_answer(action: str) -> None:
    found = target(f"{{s3: {{bucket: {BUCKET}, action: {action}, key: a}}}}").responses
    for status in range(300, 600):
        matching = [response.status for response in found if response.when and re.fullmatch(response.when, str(status))]
        assert len(matching) == 1, status
