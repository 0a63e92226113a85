"""What it costs to send a parcel."""

import json
import os
from decimal import ROUND_UP, Decimal
from typing import Any

ZONES = {"DE": "home", "AT": "near", "CH": "near", "FR": "near"}
STEPS = {2_000: Decimal("4.90"), 5_000: Decimal("6.90"), 31_500: Decimal("16.50")}
"""The price at home, by the grams that it holds up to."""
FACTORS = {"home": Decimal(1), "near": Decimal("1.8"), "far": Decimal("3.5")}
SURCHARGE = Decimal(os.environ.get("FUEL_SURCHARGE", "0"))

Answer = dict[str, Any]


def quote(event: dict[str, Any], _context: object) -> Answer:
    """`POST /quotes`. The gateway has checked that both are there and of the right kind."""
    parcel = json.loads(event["body"])
    price = next((price for grams, price in STEPS.items() if parcel["grams"] <= grams), None)
    if price is None:
        return _answer(422, {"message": f"{parcel['grams']} grams are too heavy."})
    zone = ZONES.get(parcel["country"], "far")
    whole = price * FACTORS[zone] * (1 + SURCHARGE / 100)
    cents = (whole * 100).to_integral_value(ROUND_UP)
    return _answer(200, {"zone": zone, "cents": int(cents)})


def zone(event: dict[str, Any], _context: object) -> Answer:
    """`GET /zones/{country}`."""
    country = event["pathParameters"]["country"]
    return _answer(200, {"country": country, "zone": ZONES.get(country, "far")})


def _answer(status: int, body: dict[str, Any]) -> Answer:
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body)}
