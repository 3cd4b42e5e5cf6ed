"""The vocabulary: prefixes and IRIs, each spelled once, and what the ontology says of them."""
