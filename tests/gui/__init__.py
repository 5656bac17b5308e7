"""Tests of everything Qt."""
