"""Where references lead, and whether they lead in circles."""

from collections.abc import Collection, Iterator, Mapping

from gatewright.formats.jsonschemas.values import as_list, as_mapping, is_list, is_mapping

Graph = Mapping[str, Collection[str]]
"""What leads where."""

_BESIDE = ("allOf", "anyOf", "oneOf")
_BY_NAME = ("properties", "patternProperties", "dependencies")
_ONE = ("not", "items", "additionalItems", "additionalProperties")


def inner_schemas(schema: Mapping[str, object]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """The schemas right inside a schema of draft 4, its definitions apart, each with its keyword."""
    for keyword in _BESIDE:
        yield from ((keyword, inner) for inner in _schemas(schema.get(keyword)))
    for keyword in _BY_NAME:
        yield from ((keyword, inner) for inner in _schemas(list(as_mapping(schema.get(keyword)).values())))
    for keyword in _ONE:
        value = schema.get(keyword)
        yield from ((keyword, inner) for inner in _schemas(value if is_list(value) else [value]))


def all_targets(schema: Mapping[str, object]) -> set[str]:
    """Where all the references in a schema lead, its definitions apart."""
    return set(_targets(schema, in_place=False))


def in_place_targets(schema: Mapping[str, object]) -> set[str]:
    """Where those references lead that look at the same value."""
    return set(_targets(schema, in_place=True))


def reachable(schema: Mapping[str, object], definitions: Mapping[str, Mapping[str, object]]) -> set[str]:
    """The names of the definitions that a schema needs."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        names = {target.removeprefix("#/definitions/") for target in all_targets(waiting.pop())}
        new = (names & definitions.keys()) - found
        found |= new
        waiting += [definitions[name] for name in new]
    return found


def loops(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Circles, one for each place where one is cut: each starts at its cut and is written in the order it leads."""
    done: set[str] = set()
    for start in graph:
        way: list[str] = []
        open_ends = [iter((start,))]
        while open_ends:
            node = next(open_ends[-1], None)
            if node is None:
                open_ends.pop()
                if way:
                    done.add(way.pop())
            elif node in way:
                yield tuple(way[way.index(node) :])
            elif node in graph and node not in done:
                way.append(node)
                open_ends.append(iter(sorted(graph[node])))


def _targets(schema: Mapping[str, object], *, in_place: bool) -> Iterator[str]:
    waiting = [schema]
    while waiting:
        current = waiting.pop()
        target = current.get("$ref")
        if isinstance(target, str):
            yield target
        waiting += [inner for keyword, inner in inner_schemas(current) if not in_place or _looks_at_the_same(keyword)]


def _looks_at_the_same(keyword: str) -> bool:
    return keyword in _BESIDE or keyword in ("not", "dependencies")


def _schemas(values: object) -> Iterator[Mapping[str, object]]:
    yield from (value for value in as_list(values) if is_mapping(value))
