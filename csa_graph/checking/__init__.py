"""Rules, what they find, where it is stated, and what was found before."""
