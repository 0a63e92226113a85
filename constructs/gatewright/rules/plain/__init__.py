"""Plain CloudFormation."""
