"""Reads and writes customers in a DynamoDB table."""

import json
import logging
import os
from typing import Any

import boto3

log = logging.getLogger()
log.setLevel(os.environ.get("LOG_LEVEL", "INFO"))
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])

Answer = dict[str, Any]


def get_customer(event: dict[str, Any], _context: object) -> Answer:
    """`GET /customers/{id}`."""
    customer_id = event["pathParameters"]["id"]
    item = table.get_item(Key={"id": customer_id}).get("Item")
    if item is None:
        return _answer(404, {"message": f"There is no customer {customer_id}."})
    return _answer(200, json.loads(item["document"]) | {"id": customer_id})


def put_customer(event: dict[str, Any], _context: object) -> Answer:
    """`PUT /customers/{id}`."""
    customer_id = event["pathParameters"]["id"]
    try:
        document = json.loads(event["body"] or "")
    except json.JSONDecodeError:
        return _answer(400, {"message": "The body is not JSON."})
    if not isinstance(document, dict) or not isinstance(document.get("name"), str):
        return _answer(400, {"message": "A customer is an object with a name."})
    # Kept as text: DynamoDB's numbers would change 1.10 to 1.1 and refuse others.
    table.put_item(Item={"id": customer_id, "document": json.dumps(document)})
    log.info("wrote customer %s", customer_id)
    return _answer(200, document | {"id": customer_id})


def _answer(status: int, body: dict[str, Any]) -> Answer:
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}
