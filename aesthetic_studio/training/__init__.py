"""Data, text-guided self-supervision, the two stages of CALM's training."""
