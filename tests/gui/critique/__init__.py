"""Tests of the critique panel."""
