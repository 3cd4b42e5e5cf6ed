--+ question = "groups-answering-to-another-partnership"
--+ summary = "Which groups of a partnership answer to a body of another, and whether the other one says so too."
--+ [columns]
--+ group = "the group that answers"
--+ partnership = "its partnership: who publishes its document, else the document"
--+ line = "the kind of line"
--+ body = "the body it answers to"
--+ other = "the partnership of that body"
--+ said_by = "whose document states the line"
--+ passage = "where the line is stated"
SELECT DISTINCT facts.subject, lower_end.partnership, CONCAT('https://w3id.org/csa-graph/ontology#', facts.property),
  facts.object, upper_end.partnership, facts.partnership, facts.passage
FROM facts
JOIN line_kinds ON line_kinds.property = facts.property
JOIN own_groups lower_end ON lower_end.board = facts.subject
JOIN own_groups upper_end ON upper_end.board = facts.object
WHERE facts.passage IS NOT NULL
  AND lower_end.partnership <> upper_end.partnership
