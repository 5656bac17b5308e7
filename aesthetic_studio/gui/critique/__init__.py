"""The critique of the photo in view: score, attributes, comment, suggestions, questions."""
