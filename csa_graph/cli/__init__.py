"""The command line ``csa-graph``: the only part that prints and exits."""
