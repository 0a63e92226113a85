"""Gatewright: one declarative gateway spec to real AWS API Gateway."""
