"""The commands, one a file: `gatewright NAME` is the module of that name."""
