"""What other people's formats demand: Velocity, JSON Schema, X.509, YAML text, files that are whole."""
