-- The main questions of `obecni report half-year 2025-II`, asked of the database as one would in
-- the shell: four half-years, sessions, hours, presences, distinct persons and who of them is new.
CREATE TEMP TABLE half (name TEXT, from_on TEXT, until_on TEXT);
INSERT INTO half VALUES ('2025-II', '2025-07-01', '2025-12-31'), ('2024-II', '2024-07-01', '2024-12-31'),
    ('2023-II', '2023-07-01', '2023-12-31'), ('2022-II', '2022-07-01', '2022-12-31');

SELECT h.name, a.kind, s.state, ifnull(s.cancel_reason, ''),
       EXISTS (SELECT 1 FROM session_signoff g WHERE g.session_id = s.id) AS is_signed,
       count(*), sum((ifnull(c.ended_at, s.end_at) - ifnull(c.began_at, s.start_at)) / 60)
FROM half h JOIN session s ON s.held_on >= h.from_on AND s.held_on <= h.until_on
JOIN activity a ON a.id = s.activity_id
LEFT JOIN session_course c ON c.session_id = s.id
     AND c.version = (SELECT max(version) FROM session_course WHERE session_id = s.id)
GROUP BY 1, 2, 3, 4, 5;

CREATE TEMP TABLE came AS
SELECT ifnull(p.merged_into_id, p.id) AS person, s.held_on, a.kind, t.credited_minutes
FROM attendance t JOIN session s ON s.id = t.session_id JOIN activity a ON a.id = s.activity_id
JOIN participant p ON p.id = t.participant_id
WHERE s.state = 'planned' AND s.held_on <= '2025-12-31'
  AND t.status IN ('present', 'late', 'left_early')
  AND EXISTS (SELECT 1 FROM session_signoff g WHERE g.session_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM guest g WHERE g.participant_id = ifnull(p.merged_into_id, p.id));

SELECT h.name, count(*), sum(c.credited_minutes), count(DISTINCT c.person)
FROM half h JOIN came c ON c.held_on >= h.from_on AND c.held_on <= h.until_on GROUP BY 1;
SELECT h.name, c.kind, count(DISTINCT c.person)
FROM half h JOIN came c ON c.held_on >= h.from_on AND c.held_on <= h.until_on GROUP BY 1, 2;
SELECT h.name, count(*) FROM half h
JOIN (SELECT min(held_on) AS first_on FROM came GROUP BY person) n
  ON n.first_on >= h.from_on AND n.first_on <= h.until_on GROUP BY 1;
