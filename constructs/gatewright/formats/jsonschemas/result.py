"""What lowering a schema gives."""

from enum import StrEnum

from msgspec import Struct

from gatewright.document import Path

Schema = dict[str, object]
"""A schema object of draft 4."""

MODEL_REFERENCE = "gatewright:model/"
"""How a lowered schema refers to another model, before it is known how models are rendered."""


class LossKind(StrEnum):
    """What becomes of something that a schema says."""

    LOST = "lost"
    """Draft 4 cannot say it: the lowered schema accepts more, or other, values."""
    IGNORED = "ignored"
    """It has no effect: the service does not check it, or it means nothing where it stands."""
    REFUSED = "refused"
    """The service refuses it, or it is not a schema at all."""


class Loss(Struct, frozen=True):
    """Something that a schema says and the service will not do. The path leads into the schema as written."""

    path: Path
    message: str
    help: str
    kind: LossKind


class Lowered(Struct, frozen=True):
    """A schema in draft 4, what was lost on the way, and the names of the models that it refers to."""

    schema: Schema
    losses: tuple[Loss, ...]
    references: tuple[str, ...]
