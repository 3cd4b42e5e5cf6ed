"""Statements: the passages of a document and its names become proposals, by rules that stand in files."""
