"""How long tests wait for what must come."""

PATIENCE = 300
"""Seconds after which it is given up: a machine may be busy with much else."""
