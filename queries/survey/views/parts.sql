--+ step = 2
--+ summary = "Where people come from: the body that is stated, and each body that it is a unit of."
--+ [columns]
--+ unit = "the body"
--+ who = "itself, or what it is a part of"
SELECT DISTINCT object AS unit, object AS who
FROM facts
WHERE property = 'memberOf'
;
SELECT unit, who FROM parts
UNION
SELECT parts.unit, facts.object AS who
FROM parts
JOIN facts ON facts.subject = parts.who AND facts.property = 'unitOf'
