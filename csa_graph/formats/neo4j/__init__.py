"""Neo4j: Cypher, and the tables of its import tool."""
