"""Regions of other partitions are known by their names."""

import pytest
from botocore.session import Session

from gatewright.rules.endpoints.edge_partition import ELSEWHERE


@pytest.mark.parametrize("partition", Session().get_available_partitions())
def test_regions_of_other_partitions_are_known(partition: str) -> None:
    regions = Session().get_available_regions("ec2", partition)
    assert [region for region in regions if region.startswith(ELSEWHERE) == (partition == "aws")] == []
