"""Kinds of API: what each one has not, of all that the language can say."""

from gatewright.kinds.check import Lacking, check_kind, lacking
from gatewright.kinds.table import LACKS, NAMES, Lack

__all__ = ["LACKS", "NAMES", "Lack", "Lacking", "check_kind", "lacking"]
