"""Formats of other tools, a folder each: what is read of it and what is written."""
