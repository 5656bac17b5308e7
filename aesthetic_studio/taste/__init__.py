"""The user's own taste: history, in-context examples, predictors."""
