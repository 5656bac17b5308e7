"""Tests of the page for assisted culling."""
