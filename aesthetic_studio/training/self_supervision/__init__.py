"""Text-guided self-supervision: photographs made worse on purpose, and what can be said of them (CALM, U branch)."""
