"""How messages speak of things."""


def a(noun: str) -> str:
    """A noun with its article: `a queue`, `an event bus`, `a user pool`."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"
