"""CloudFront."""

from gatewright.gateway import Gateway, Unit


def concerns(unit: Unit) -> bool:
    """A stage is behind CloudFront, or something else is needed in `us-east-1`."""
    return not isinstance(unit, Gateway) or bool(unit.domains) or any(stage.distribution for stage in unit.stages)
