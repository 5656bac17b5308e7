"""The queue of critiques as the window shows it: how far it is, what failed, pause, cancel, try again."""
