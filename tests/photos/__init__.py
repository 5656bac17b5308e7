"""Tests of one file on disk."""
