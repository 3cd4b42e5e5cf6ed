"""The text of data files: reading it, finding lines in it, laying it out."""
