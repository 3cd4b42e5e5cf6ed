-- Questions of the catalogue in SQL, over a table of all statements: subject, predicate, object, graph.
-- Each block after a line "-- name:" is one question; what stands before them is made once.

-- What is in force stands in no graph.
CREATE VIEW now AS SELECT subject, predicate, object FROM statements WHERE graph = '';
CREATE VIEW stated AS
SELECT * FROM statements WHERE graph IN (
    SELECT subject FROM now
    WHERE predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
    AND object = 'https://w3id.org/csa-graph/ontology#Passage'
);
CREATE VIEW chairs AS
SELECT role.subject AS seat, post.object AS part, holder.object AS whom, holder.predicate AS tie
FROM now AS role JOIN now AS post USING (subject) JOIN now AS holder USING (subject)
WHERE role.predicate = 'http://www.w3.org/ns/org#role' AND role.object = 'https://w3id.org/csa-graph/role/chair'
AND post.predicate = 'http://www.w3.org/ns/org#postIn';

-- name: who-chairs-what
SELECT DISTINCT part, whom, stated.graph FROM chairs
LEFT JOIN stated ON stated.subject = seat AND stated.predicate = tie AND stated.object = whom
WHERE tie IN ('http://www.w3.org/ns/org#heldBy', 'https://w3id.org/csa-graph/ontology#filledBy');

-- name: who-chairs-several
WITH held AS (SELECT * FROM chairs WHERE tie = 'http://www.w3.org/ns/org#heldBy'),
several AS (SELECT whom, COUNT(DISTINCT part) AS parts FROM held GROUP BY whom HAVING parts > 1)
SELECT DISTINCT whom, parts, part, stated.graph FROM held JOIN several USING (whom)
LEFT JOIN stated ON stated.subject = seat AND stated.predicate = tie AND stated.object = whom;

-- name: priorities-without-owner
SELECT DISTINCT priority.subject, broader.object, stated.graph FROM now AS priority
LEFT JOIN (
    SELECT * FROM now WHERE predicate = 'http://www.w3.org/2004/02/skos/core#broader'
) AS broader ON broader.subject = priority.subject
LEFT JOIN stated ON stated.subject = priority.subject AND stated.predicate = priority.predicate
    AND stated.object = priority.object
WHERE priority.predicate = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
AND priority.object = 'https://w3id.org/csa-graph/ontology#Priority'
AND priority.subject NOT IN (
    SELECT object FROM now WHERE predicate = 'https://w3id.org/csa-graph/ontology#owns'
);
