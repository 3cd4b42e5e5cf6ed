"""Quotes: the text of passages beside the data, and in it the words that state something."""
