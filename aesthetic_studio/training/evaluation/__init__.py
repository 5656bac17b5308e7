"""Measuring a critic: scores, comments, questions, personal scores and made defects."""
