"""A tag is such as AWS refuses.

A tag's name has 1 to 128 characters and its value 256 at most, out of letters, digits, spaces and `_ . : / = + - @`.
Names that begin with `aws:` are kept for AWS. A thing has 50 tags at most.

Bad:
```yaml
gatewright: 1
name: shop
kind: rest
tags: {"aws:team": shop}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```

Good:
```yaml
gatewright: 1
name: shop
kind: rest
tags: {team: shop}
routes: {GET /: {backend: {mock: {}}, auth: none}}
stages: {dev: {}}
```
"""

import re
from collections.abc import Iterator, Mapping

from gatewright.document import Path
from gatewright.gateway import Gateway, Key, Plan, Stage
from gatewright.rules.rule import Problem, Rule

LIMIT = 50
_NAME = r"[\w .:/=+@-]{1,128}"
_VALUE = r"[\w .:/=+@-]{0,256}"
_SIGNS = "letters, digits, spaces and `_ . : / = + - @`"


def check(gateway: Gateway) -> Iterator[Problem]:
    """Tags are such as AWS takes."""
    yield from _few(gateway.tags, ("tags",))
    yield from _of(gateway.tags, ("tags",))
    things: tuple[Stage | Plan | Key, ...] = (*gateway.stages, *gateway.plans, *gateway.keys)
    for thing in things:
        own = {name: value for name, value in thing.tags.items() if gateway.tags.get(name) != value}
        if own:
            yield from _few(thing.tags, (*thing.path, "tags"))
            yield from _of(own, (*thing.path, "tags"))


def _few(tags: Mapping[str, str], path: Path) -> Iterator[Problem]:
    if len(tags) > LIMIT:
        also = "" if path == ("tags",) else ", with the gateway's own"
        message = f"there are {len(tags)} tags{also}, and {LIMIT} are the most"
        yield Problem(path, message, "take some of them out", at_key=True)


def _of(tags: Mapping[str, str], path: Path) -> Iterator[Problem]:
    for name, value in tags.items():
        where = (*path, name)
        if name.lower().startswith("aws:"):
            help = f"call it `{name[4:] or 'name'}`"
            yield Problem(where, f"names that begin with `aws:` are kept for AWS, got {name!r}", help, at_key=True)
        elif not re.fullmatch(_NAME, name):
            message = f"a tag's name has 1 to 128 characters out of {_SIGNS}, got {name!r}"
            yield Problem(where, message, "write it with these", at_key=True)
        if not re.fullmatch(_VALUE, value):
            message = f"a tag's value has 256 characters at most, out of {_SIGNS}, got {value!r}"
            yield Problem(where, message, "write it with these")


RULE = Rule("GW364", "tag-form", __doc__ or "", check)
