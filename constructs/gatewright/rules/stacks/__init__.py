"""Templates and stacks."""
