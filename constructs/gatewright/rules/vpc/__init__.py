"""VPC links and VPC endpoints."""
