"""A control plane on loopback, and credentials that are good for nothing else."""

from unit.live.conftest import control_plane

__all__ = ["control_plane"]
