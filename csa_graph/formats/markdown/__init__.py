"""Markdown: a document of who answers for what."""
