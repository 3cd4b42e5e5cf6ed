--+ step = 3
--+ summary = "The groups that are one partnership's own bodies, and no other's."
--+ [columns]
--+ board = "the group"
--+ partnership = "the partnership"
SELECT board, MIN(partnership) AS partnership
FROM own_descriptions
GROUP BY board
HAVING COUNT(DISTINCT partnership) = 1
