--+ question = "partnerships-without-elected-body"
--+ summary = "Which partnerships have no group from which stated lines lead to an elected body, through other partnerships either."
--+ numbers = ["groups"]
--+ [columns]
--+ partnership = "the partnership: who publishes its document, else the document"
--+ groups = "how many own bodies it has"
--+ passage = "where these groups are described"
WITH reaching AS (
  SELECT DISTINCT own_descriptions.partnership
  FROM own_descriptions
  JOIN above ON above.body = own_descriptions.board
  JOIN facts elected ON elected.subject = above.higher AND elected.property = 'type'
    AND elected.object = 'https://w3id.org/csa-graph/ontology#ElectedBody'
), counted AS (
  SELECT partnership, COUNT(*) AS boards FROM own_groups GROUP BY partnership
)
SELECT DISTINCT counted.partnership, counted.boards, own_descriptions.passage
FROM counted
JOIN own_descriptions ON own_descriptions.partnership = counted.partnership
LEFT JOIN reaching ON reaching.partnership = counted.partnership
WHERE reaching.partnership IS NULL
