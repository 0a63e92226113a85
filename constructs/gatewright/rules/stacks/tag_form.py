"""A tag has a name or value that AWS rejects, or there are too many tags.

A tag's name has 1 to 128 characters and its value at most 256: letters, digits, spaces and `_ . : / = + - @`. AWS
reserves names that begin with `aws:`. A resource has at most 50 tags.

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
    """AWS accepts all tags."""
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
        also = "" if path == ("tags",) else ", with those of the gateway"
        message = f"a resource can have at most {LIMIT} tags, not {len(tags)}{also}"
        yield Problem(path, message, "remove some of them", at_key=True)


def _of(tags: Mapping[str, str], path: Path) -> Iterator[Problem]:
    for name, value in tags.items():
        where = (*path, name)
        if name.lower().startswith("aws:"):
            help = f"rename it to `{name[4:] or 'name'}`"
            yield Problem(where, f"AWS reserves names that begin with `aws:`, such as {name!r}", help, at_key=True)
        elif not re.fullmatch(_NAME, name):
            message = f"a tag's name must be 1 to 128 {_SIGNS}, not {name!r}"
            yield Problem(where, message, "use only these characters, and at most 128", at_key=True)
        if not re.fullmatch(_VALUE, value):
            message = f"a tag's value must be at most 256 {_SIGNS}, not {value!r}"
            yield Problem(where, message, "use only these characters, and at most 256")


RULE = Rule("GW364", "tag-form", __doc__ or "", check)
