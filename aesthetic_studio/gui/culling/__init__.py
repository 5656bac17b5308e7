"""Assisted culling: the page on which the user decides what the scores propose."""
