"""Endpoints, VPC links and VPC endpoints."""
