"""One file on disk: decode, metadata, thumbnail. No database, no Qt."""
