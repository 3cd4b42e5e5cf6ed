"""Comparing: a review beside what is known to be true, as figures with their n and all disagreements."""
