--+ step = 1
--+ summary = "What the rules read: statements of the editions in force, each property by the last part of its IRI."
--+ [columns]
--+ partnership = "the partnership whose edition holds it"
--+ edition = "that edition"
--+ stem = "how IRIs of the partnership's own things begin"
--+ passage = "where it is stated; NULL where a rule added it"
--+ subject = "what it is about"
--+ property = "what is said of it: type, prefLabel, postIn …"
--+ object = "the other end, or the value"
SELECT editions.partnership, editions.edition, editions.stem, statements.passage, statements.subject,
  REGEXP_REPLACE(statements.property, '^.*[/#]', '') AS property, statements.object
FROM statements
JOIN editions ON editions.edition = statements.edition
LEFT JOIN line_kinds ON line_kinds.iri = statements.property
WHERE editions.in_force AND (line_kinds.iri IS NOT NULL OR statements.property IN (
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
  'http://www.w3.org/2004/02/skos/core#prefLabel',
  'http://www.w3.org/ns/opengov#onBehalfOf',
  'http://www.w3.org/ns/org#memberOf',
  'http://www.w3.org/ns/org#postIn',
  'http://www.w3.org/ns/org#role',
  'http://www.w3.org/ns/org#unitOf',
  'https://w3id.org/csa-graph/ontology#accountableTo',
  'https://w3id.org/csa-graph/ontology#answersTo',
  'https://w3id.org/csa-graph/ontology#comesFrom',
  'https://w3id.org/csa-graph/ontology#filledBy',
  'https://w3id.org/csa-graph/ontology#lead',
  'https://w3id.org/csa-graph/ontology#ownBodyOf',
  'https://w3id.org/csa-graph/ontology#owns',
  'https://w3id.org/csa-graph/ontology#takenBy'
))
