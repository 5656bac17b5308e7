"""Critique reports from templates."""
