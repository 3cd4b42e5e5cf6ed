--+ step = 2
--+ summary = "Where a partnership describes its own bodies."
--+ [columns]
--+ board = "the group"
--+ partnership = "the partnership"
--+ passage = "where it is described"
SELECT DISTINCT own.subject AS board, own.object AS partnership, described.passage
FROM facts own
JOIN facts described ON described.subject = own.subject AND described.partnership = own.object
  AND described.property = 'type' AND described.object = 'https://w3id.org/csa-graph/ontology#Group'
  AND described.passage IS NOT NULL
WHERE own.property = 'ownBodyOf'
