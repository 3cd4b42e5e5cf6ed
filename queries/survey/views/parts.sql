--+ step = 2
--+ summary = "Whom a seat counts for: the body itself, and each body that it is a unit of."
--+ [columns]
--+ unit = "the body, or a person"
--+ who = "itself, or what it is a part of"
SELECT DISTINCT object AS unit, object AS who
FROM facts
WHERE property IN ('onBehalfOf', 'heldBy', 'memberOf')
;
SELECT unit, who FROM parts
UNION
SELECT parts.unit, facts.object AS who
FROM parts
JOIN facts ON facts.subject = parts.who AND facts.property = 'unitOf'
