"""From what is meant to CloudFormation: a Gateway becomes a Template. One file a noun."""

from gatewright.gateway import Gateway
from gatewright.lower.functions import function_assets, function_resources
from gatewright.lower.ids import Ids
from gatewright.lower.permissions import permissions
from gatewright.lower.plain import plain_resources
from gatewright.lower.references import lookups
from gatewright.lower.rest import lower_rest
from gatewright.template import Template


def lower(gateway: Gateway, ids: Ids) -> Template:
    """The template of a gateway."""
    api, outputs = lower_rest(gateway, ids)
    resources = (
        *plain_resources(gateway, ids),
        *function_resources(gateway, ids),
        *api,
        *permissions(gateway, ids),
    )
    return Template(
        description=gateway.description,
        parameters=lookups(resources, outputs),
        resources=resources,
        outputs=outputs,
        assets=function_assets(gateway),
    )
