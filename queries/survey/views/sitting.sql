--+ step = 3
--+ summary = "Who sits where: people, organisations on whose behalf they sit or that they come from, and what these are parts of."
--+ [columns]
--+ seat = "the seat"
--+ board = "the group that it is on"
--+ through = "who sits there: a person or an organisation"
--+ who = "the person or organisation for which that counts"
WITH people AS (
  SELECT subject AS seat, object AS person FROM facts WHERE property = 'heldBy'
  UNION
  SELECT office.subject AS seat, holder.object AS person
  FROM facts office
  JOIN facts holder ON holder.subject = office.object AND holder.property = 'heldBy'
  WHERE office.property = 'filledBy'
), held AS (
  SELECT seat, person AS through, person AS body FROM people
  UNION
  SELECT subject AS seat, object AS through, object AS body FROM facts WHERE property = 'onBehalfOf'
  UNION
  SELECT people.seat, people.person AS through, home.object AS body
  FROM people
  JOIN facts home ON home.subject = people.person AND home.property = 'memberOf'
)
SELECT DISTINCT held.seat, post.object AS board, held.through, parts.who
FROM held
JOIN facts post ON post.subject = held.seat AND post.property = 'postIn'
JOIN facts kind ON kind.subject = held.seat AND kind.property = 'type'
  AND kind.object = 'https://w3id.org/csa-graph/ontology#Seat'
JOIN parts ON parts.unit = held.body
