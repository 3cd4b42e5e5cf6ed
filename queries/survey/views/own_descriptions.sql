--+ step = 2
--+ summary = "Where a partnership describes a group under the IRI stem of its own document."
--+ [columns]
--+ board = "the group"
--+ partnership = "the partnership"
--+ passage = "where it is described"
SELECT DISTINCT subject AS board, partnership, passage
FROM facts
WHERE property = 'type' AND object = 'https://w3id.org/csa-graph/ontology#Group' AND passage IS NOT NULL
  AND LEFT(subject, LENGTH(stem)) = stem
