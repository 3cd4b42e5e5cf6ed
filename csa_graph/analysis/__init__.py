"""What a graph holds becomes measures of its governance, each with what it means and its limits.

A module for each analysis: its ``ANALYSIS`` says what it is called and takes, its ``analyse`` does it. The
mathematics is networkx's, or rustworkx's where that is named.
"""
