"""The SQLite library of photos, marks, ratings and critiques."""
