"""Neural networks in the conventions of transformers."""
