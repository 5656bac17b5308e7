"""Training a CALM made of pretrained parts, by the paper's two stages."""
