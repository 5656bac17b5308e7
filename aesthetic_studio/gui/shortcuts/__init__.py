"""The keys of all commands, and how the user changes them."""
