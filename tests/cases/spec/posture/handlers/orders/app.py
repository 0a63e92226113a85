"""Answers."""


def handler(event: object, context: object) -> dict[str, object]:
    """Answer."""
    return {"statusCode": 200, "body": ""}
