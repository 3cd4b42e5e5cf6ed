--+ step = 3
--+ summary = "Who sits where: who takes a seat, where it comes from, and the office that it goes with."
--+ [columns]
--+ seat = "the seat"
--+ board = "the group that it is on"
--+ through = "who takes the seat; else the office that it goes with, else the body that it is for"
--+ who = "the person, organisation or office for which that counts"
WITH behind AS (
  SELECT subject AS seat, object AS who FROM facts WHERE property IN ('takenBy', 'comesFrom', 'filledBy')
  UNION
  SELECT taken.subject AS seat, parts.who
  FROM facts taken
  JOIN facts home ON home.subject = taken.object AND home.property = 'memberOf'
  JOIN parts ON parts.unit = home.object
  WHERE taken.property = 'takenBy'
), through AS (
  SELECT behind.seat, COALESCE(holder.object, office.object, body.object) AS through
  FROM (SELECT DISTINCT seat FROM behind) behind
  LEFT JOIN facts holder ON holder.subject = behind.seat AND holder.property = 'takenBy'
  LEFT JOIN facts office ON office.subject = behind.seat AND office.property = 'filledBy'
  LEFT JOIN facts body ON body.subject = behind.seat AND body.property = 'onBehalfOf'
)
SELECT DISTINCT behind.seat, post.object AS board, through.through, behind.who
FROM behind
JOIN through ON through.seat = behind.seat
JOIN facts post ON post.subject = behind.seat AND post.property = 'postIn'
