"""What is said of the only two sizes of a sentence, or of it and the one before: how many times, how far apart."""
