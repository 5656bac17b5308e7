"""Critics: a photo in, a critique out. Knows networks, but no files and no database."""
