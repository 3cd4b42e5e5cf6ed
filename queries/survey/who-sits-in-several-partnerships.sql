--+ question = "who-sits-in-several-partnerships"
--+ summary = "Which people and organisations sit on groups of more than one partnership, and on which."
--+ [columns]
--+ who = "the person or organisation"
--+ partnership = "the partnership: who publishes its document, else the document"
--+ group = "the group of that partnership"
--+ role = "as what"
--+ through = "who takes the seat; else the office that it goes with, else the body that it is for"
--+ passage = "where the seat is stated"
WITH several AS (
  SELECT sitting.who
  FROM sitting
  JOIN own_descriptions ON own_descriptions.board = sitting.board
  GROUP BY sitting.who
  HAVING COUNT(DISTINCT own_descriptions.partnership) > 1
)
SELECT DISTINCT sitting.who, own_descriptions.partnership, sitting.board, role.object, sitting.through, post.passage
FROM several
JOIN sitting ON sitting.who = several.who
JOIN own_descriptions ON own_descriptions.board = sitting.board
LEFT JOIN facts role ON role.subject = sitting.seat AND role.property = 'role'
LEFT JOIN facts post ON post.subject = sitting.seat AND post.property = 'postIn' AND post.object = sitting.board
  AND post.passage IS NOT NULL
