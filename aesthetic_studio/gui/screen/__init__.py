"""The screen that photographs are shown on, and its colours."""
