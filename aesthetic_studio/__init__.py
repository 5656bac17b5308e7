"""Aesthetic Studio: local photo critique with a 4-bit aesthetic language model."""

__version__ = "0.1.0"
