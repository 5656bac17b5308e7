"""CALM: visual encoder, multi-scale feature alignment, language model (arXiv 2412.11952)."""
