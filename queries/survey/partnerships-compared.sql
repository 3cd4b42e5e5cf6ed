--+ question = "partnerships-compared"
--+ summary = "How the partnerships compare: groups, span, lines to elected bodies, missing owners and leads."
--+ numbers = ["groups", "span", "above", "reaching", "priorities", "without_owner", "actions", "without_lead"]
--+ [columns]
--+ partnership = "the partnership: who publishes its document, else the document"
--+ groups = "how many own bodies it has"
--+ span = "the most bodies that answer directly to one of them"
--+ above = "the most bodies that one of them answers to, directly or through others"
--+ reaching = "from how many of them stated lines lead to an elected body, or that are one"
--+ priorities = "how many priorities its document names"
--+ without_owner = "how many of these nobody owns, as far as that document says"
--+ actions = "how many actions its document names"
--+ without_lead = "how many of these have no lead that is a named body"
--+ passage = "where the partnership is described"
WITH elected AS (
  SELECT DISTINCT subject AS body
  FROM facts
  WHERE property = 'type' AND object = 'https://w3id.org/csa-graph/ontology#ElectedBody'
), safe AS (
  SELECT body FROM elected
  UNION
  SELECT above.body FROM above JOIN elected ON elected.body = above.higher
), below AS (
  SELECT object AS board, COUNT(DISTINCT subject) AS number
  FROM facts
  WHERE property = 'accountableTo' AND subject <> object
  GROUP BY object
), uppers AS (
  SELECT body AS board, COUNT(DISTINCT higher) AS number FROM above WHERE body <> higher GROUP BY body
), boards AS (
  SELECT own_groups.partnership, COUNT(*) AS boards, MAX(COALESCE(below.number, 0)) AS span,
    MAX(COALESCE(uppers.number, 0)) AS above, COUNT(safe.body) AS reaching
  FROM own_groups
  LEFT JOIN below ON below.board = own_groups.board
  LEFT JOIN uppers ON uppers.board = own_groups.board
  LEFT JOIN safe ON safe.body = own_groups.board
  GROUP BY own_groups.partnership
), had AS (
  SELECT DISTINCT partnership, subject AS thing, object AS kind
  FROM facts
  WHERE property = 'type' AND passage IS NOT NULL
    AND object IN ('https://w3id.org/csa-graph/ontology#Priority', 'https://w3id.org/csa-graph/ontology#Action')
), owned AS (
  SELECT DISTINCT partnership, object AS thing FROM facts WHERE property = 'owns' AND passage IS NOT NULL
), led AS (
  SELECT DISTINCT subject AS thing FROM facts WHERE property = 'lead'
), priorities AS (
  SELECT had.partnership, COUNT(*) AS priorities, COUNT(*) - COUNT(owned.thing) AS without_owner
  FROM had
  LEFT JOIN owned ON owned.partnership = had.partnership AND owned.thing = had.thing
  WHERE had.kind = 'https://w3id.org/csa-graph/ontology#Priority'
  GROUP BY had.partnership
), actions AS (
  SELECT had.partnership, COUNT(*) AS actions, COUNT(*) - COUNT(led.thing) AS without_lead
  FROM had
  LEFT JOIN led ON led.thing = had.thing
  WHERE had.kind = 'https://w3id.org/csa-graph/ontology#Action'
  GROUP BY had.partnership
), everyone AS (
  SELECT partnership FROM boards UNION SELECT partnership FROM had
)
SELECT DISTINCT everyone.partnership, COALESCE(boards.boards, 0), COALESCE(boards.span, 0),
  COALESCE(boards.above, 0), COALESCE(boards.reaching, 0), COALESCE(priorities.priorities, 0),
  COALESCE(priorities.without_owner, 0), COALESCE(actions.actions, 0), COALESCE(actions.without_lead, 0),
  itself.passage
FROM everyone
LEFT JOIN boards ON boards.partnership = everyone.partnership
LEFT JOIN priorities ON priorities.partnership = everyone.partnership
LEFT JOIN actions ON actions.partnership = everyone.partnership
LEFT JOIN facts itself ON itself.partnership = everyone.partnership AND itself.subject = everyone.partnership
  AND itself.property = 'type' AND itself.passage IS NOT NULL
