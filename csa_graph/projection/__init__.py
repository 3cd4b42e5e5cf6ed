"""A store as a NetworkX graph, whole or in part, and as of a day.

Nothing is imported here: a question needs to know which day it is asked for, but no graph.
"""
