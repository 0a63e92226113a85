"""The language's value types: each one scalar with a meaning, a spelling and errors of its own."""
