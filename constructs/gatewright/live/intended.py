"""What the template says about stages that `gatewright synth` would make now, and which keys of the spec say it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from gatewright.document import Document, Path
from gatewright.document.plain_data import members
from gatewright.live.deployed_template import ASSOCIATION, STAGE_TYPES, with_web_acl
from gatewright.live.stage_settings import SettingKey, StageSettings, settings_of_template
from gatewright.template import Ref, Resource, Template
from gatewright.template.bound import holes
from gatewright.template.rendering import render


class IntendedStage(Struct, frozen=True, kw_only=True):
    """What a template says about a stage."""

    settings: StageSettings
    origins: Mapping[str, Path]
    """Paths in the spec, by JSON pointers into the properties."""
    document: Document

    def origin(self, key: SettingKey) -> str | None:
        """The key of the spec that sets something, and where it is written; nothing if no key does."""
        pointer = self.settings.pointer(key)
        if pointer is None:
            return None
        while pointer not in self.origins:
            pointer = pointer.rpartition("/")[0]
        at, own = self.origins[pointer], self.settings.name(key).spec
        of_variable = (key.variable,) if key.variable and at[-1:] == (own,) else ()
        nearer = ((*at, *of_variable), (*at, own), ("defaults", own))
        path = next((each for each in nearer if each != at and self.document.find(each) is not None), at)
        return f"`{'.'.join(map(str, path))}`, {self.document.key_place(path).key}"


def intended_stages(template: Template, document: Document) -> Mapping[str, IntendedStage]:
    """The stages of a template, by name."""
    beside = tuple(resource for resource in template.resources if resource.type == ASSOCIATION)
    found = (_stage(resource, beside, document) for resource in template.resources if resource.type in STAGE_TYPES)
    return dict(found)


def _stage(resource: Resource, beside: tuple[Resource, ...], document: Document) -> tuple[str, IntendedStage]:
    alone = Template(resources=(resource, *beside))
    # What the app fills in is known only there, as the values of references are.
    rendered = render(alone.fill({hole: Ref(hole.name) for hole in holes(alone)}))
    root = f"/Resources/{resource.id}"
    resources = members(rendered.body["Resources"])
    properties = with_web_acl(resource.id, members(members(resources[resource.id])["Properties"]), resources)
    origins = {"": resource.origin, **_below(f"{root}/Properties", rendered.origins)}
    service = "rest" if resource.type == "AWS::ApiGateway::Stage" else "v2"
    settings = settings_of_template(properties, service)
    return str(properties.get("StageName")), IntendedStage(settings=settings, origins=origins, document=document)


def _below(root: str, origins: Mapping[str, Path]) -> Mapping[str, Path]:
    return {pointer.removeprefix(root): path for pointer, path in origins.items() if pointer.startswith(f"{root}/")}
