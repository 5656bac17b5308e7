"""Plain values every room of the program speaks in. Imports nothing of ours."""
