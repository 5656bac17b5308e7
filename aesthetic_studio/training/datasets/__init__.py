"""Published data sets of photo aesthetics, read as they are published; none is bundled."""
