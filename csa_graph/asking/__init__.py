"""Questions and answers: the catalogue of queries, their parameters, and what they give back."""
