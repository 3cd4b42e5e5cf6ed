--+ question = "same-priority-across-partnerships"
--+ summary = "Which priorities more than one partnership has, and who owns them in each."
--+ [columns]
--+ priority = "the priority"
--+ same_by = "what makes it the same: one thing, or the name"
--+ partnership = "the partnership that has it: who publishes the document, else the document"
--+ owner = "who owns it, as that document says; empty where it does not"
--+ passage = "where that document speaks of the priority, and of its owner"
WITH had AS (
  SELECT DISTINCT subject AS priority, partnership, edition, passage
  FROM facts
  WHERE property = 'type' AND object = 'https://w3id.org/csa-graph/ontology#Priority' AND passage IS NOT NULL
), named AS (
  SELECT DISTINCT had.priority, had.partnership, had.edition, had.passage, LOWER(label.object) AS name
  FROM had
  JOIN facts label ON label.subject = had.priority AND label.property = 'prefLabel'
), names AS (
  SELECT name FROM named GROUP BY name HAVING COUNT(DISTINCT partnership) > 1
), things AS (
  SELECT priority FROM had GROUP BY priority HAVING COUNT(DISTINCT partnership) > 1
), owned AS (
  SELECT DISTINCT object AS priority, edition, subject AS owner, passage
  FROM facts
  WHERE property = 'owns' AND passage IS NOT NULL
), found AS (
  SELECT named.priority, CASE WHEN things.priority IS NULL THEN 'the name' ELSE 'one thing' END AS same_by,
    named.partnership, owned.owner, named.passage AS described, owned.passage AS owning
  FROM named
  JOIN names ON names.name = named.name
  LEFT JOIN things ON things.priority = named.priority
  LEFT JOIN owned ON owned.priority = named.priority AND owned.edition = named.edition
)
SELECT priority, same_by, partnership, owner, described FROM found
UNION
SELECT priority, same_by, partnership, owner, COALESCE(owning, described) FROM found
