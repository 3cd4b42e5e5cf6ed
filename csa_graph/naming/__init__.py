"""Names: what things are called, and which thing a name means."""
