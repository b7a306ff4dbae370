"""What is said to be the largest, the second or more than all others of the things that a list or a sentence gives figures for."""
