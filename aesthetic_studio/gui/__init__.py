"""Everything Qt, by the part of the screen."""
