"""The API and stage that a mapping or routing rule refers to."""

from gatewright.gateway import OtherStage, Stage
from gatewright.lower.ids import Ids, prefix_of
from gatewright.lower.reference import api_export_name
from gatewright.template import Import, Ref, Value


def target(stage: Stage | OtherStage, ids: Ids) -> tuple[Value, Value]:
    """The API's id, and the stage's name. A reference makes the mapping depend on the stage."""
    match stage:
        case Stage(name=name):
            return Ref(ids.of("Api")), Ref(ids.of("Stage", name))
        case OtherStage(gateway=gateway, name=name, same_stack=True):
            other = Ids(prefix_of(gateway))
            return Ref(other.of("Api")), Ref(other.of("Stage", name))
        case OtherStage(gateway=gateway, name=name, environment=environment):
            return Import(api_export_name(gateway, environment)), name
