"""Documents: a paper in PDF, Word, HTML or another form becomes passages, each with its place in print."""
