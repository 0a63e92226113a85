"""How messages speak of things."""


def a(noun: str) -> str:
    """A noun with its article: `a queue`, `an event bus`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
