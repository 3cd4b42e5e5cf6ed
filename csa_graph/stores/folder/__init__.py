"""A store that is kept in a folder."""
