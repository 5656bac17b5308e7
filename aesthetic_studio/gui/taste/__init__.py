"""The user's taste: the page about it, the rating round, the history."""
