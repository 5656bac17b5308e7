"""The page about the critics on this machine."""
