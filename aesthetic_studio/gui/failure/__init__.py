"""What happens when the program itself fails: a log, and a window that tells and goes on."""
