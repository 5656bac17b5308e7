"""What is told to the user by rooms that speak English: titles of what can be undone, notes of progress."""


def phrase(text: str) -> str:
    """The text itself. Marks a literal or an f-string that the window says in the user's language."""
    return text
