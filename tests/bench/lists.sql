-- A month with 25 sessions and 300 people, and one session of 15, for the measures of lists: a
-- group of its own in the copy of the large club. People have names there.
INSERT INTO activity (id, code, title, kind, form, is_open, created_at)
VALUES (1001, 'REG', 'Rejestr', 'grupa_wsparcia', 'group', 0, 0),
       (1002, 'LST', 'Lista', 'grupa_wsparcia', 'group', 0, 0);
WITH RECURSIVE day (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM day WHERE n < 25)
INSERT INTO session (id, code, activity_id, held_on, start_at, end_at, planned_start_at, room,
                     created_at)
SELECT 2000 + n, printf('REG-2025-12-%02d', n), 1001, printf('2025-12-%02d', n),
       unixepoch(printf('2025-12-%02d 09:00', n)), unixepoch(printf('2025-12-%02d 10:30', n)),
       unixepoch(printf('2025-12-%02d 09:00', n)), 'sala 1', 0 FROM day;
INSERT INTO session (id, code, activity_id, held_on, start_at, end_at, planned_start_at, room,
                     created_at)
SELECT 3000, 'LST-2025-12-01', 1002, held_on, start_at, end_at, start_at, room, 0
FROM session WHERE id = 2001;
INSERT INTO session_opening (session_id, opened_at, late_minutes, leave_minutes, credit)
SELECT id, start_at, 15, 15, 'whole' FROM session WHERE activity_id IN (1001, 1002);
INSERT INTO expected (session_id, participant_id)
SELECT s.id, p.id FROM session s
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM participant LIMIT 300) p
WHERE s.activity_id = 1001 OR (s.activity_id = 1002 AND p.n <= 15);
INSERT INTO attendance (session_id, participant_id, status, in_at, credited_minutes, source)
SELECT x.session_id, x.participant_id, 'present', s.start_at, 90, 'card'
FROM expected x JOIN session s ON s.id = x.session_id WHERE s.activity_id IN (1001, 1002);
INSERT INTO presence_event (id, kind, session_id, participant_id, at, noted_at, source, actor)
SELECT 10000 + row_number() OVER (), 'arrived', x.session_id, x.participant_id,
       s.start_at, s.start_at, 'card', 'kiosk'
FROM expected x JOIN session s ON s.id = x.session_id WHERE s.activity_id IN (1001, 1002);
