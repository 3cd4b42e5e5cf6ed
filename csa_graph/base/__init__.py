"""What every room may use: errors, files, locks, processes, words. Knows nothing of governance."""
