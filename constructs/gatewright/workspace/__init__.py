"""A workspace: specs that are given together, the stacks that they make, and what goes where."""
