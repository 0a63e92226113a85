"""Existing Lambda functions."""
