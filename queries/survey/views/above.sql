--+ step = 2
--+ summary = "Who answers to whom, directly or through others, across partnerships too. The first line can be for one subject only; those after it are for all."
--+ [columns]
--+ body = "who answers"
--+ higher = "to whom"
SELECT DISTINCT subject AS body, object AS higher
FROM facts
WHERE property = 'accountableTo'
;
-- One line more each time, until there is nothing new: lines can run in circles.
SELECT body, higher FROM above
UNION
SELECT above.body, facts.object AS higher
FROM above
JOIN facts ON facts.subject = above.higher AND facts.property = 'answersTo'
