"""How much of anything a file may hold. Each limit is far above any real spec and far below what hurts."""

from typing import Final

MAX_BYTES: Final = 8 * 1024 * 1024
MAX_DEPTH: Final = 64
MAX_NODES: Final = 1_000_000
MAX_ALIASES: Final = 100
MAX_EXPANDED: Final = 100_000
"""How many values all aliases together may stand for."""
MAX_FINDINGS: Final = 100
"""After so many mistakes reading stops: what follows would bury them."""
MAX_INTEGER: Final = 2**53
"""Beyond it a double, which is what JSON readers keep numbers in, skips integers."""
