"""Several Regions."""
