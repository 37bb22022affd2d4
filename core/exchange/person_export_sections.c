/* The table of sections. */
#include "exchange/person_export_sections.h"

#include "base/language.h"
#include "club/dictionary.h"
#include "club/people/guest.h"
#include "club/presence/excuse.h"
#include "rights/incident.h"
#include "rights/request.h"
#include "rights/restriction.h"

/* The person's numbers. */
#define NUMBERS "(SELECT n.id FROM participant n WHERE n.id = :person OR n.merged_into_id = :person)"

#define COLUMNS (const struct export_column[])
#define TEXT(name, words) {.key = name, .title = words, .kind = EXPORT_TEXT}
#define NUMBER(name, words) {.key = name, .title = words, .kind = EXPORT_NUMBER}
#define INSTANT(name, words) {.key = name, .title = words, .kind = EXPORT_INSTANT}
#define STORED(name, words) {.key = name, .title = words, .kind = EXPORT_STORED}
#define SEALED(name, words) {.key = name, .title = words, .kind = EXPORT_SEALED}
#define WORD(name, words, list)                                                                    \
    {.key = name, .title = words, .kind = EXPORT_WORD, .dictionary = list}
#define END {.key = NULL}

/* clang-format off */
static const struct export_section sections[] = {
    {.name = "numbers", .title = N_("Numbers"),
     .columns = COLUMNS{TEXT("participant", N_("Number")), INSTANT("created_at", N_("Added")),
                        TEXT("left_on", N_("Left")),
                        WORD("left_reason", N_("Reason"), DICTIONARY_LEAVE_REASON),
                        WORD("guest_kind", N_("Guest"), DICTIONARY_GUEST_KIND),
                        INSTANT("merged_at", N_("Merged")), END},
     .sql = "SELECT p.number, p.created_at, p.left_on, p.left_reason, g.kind, m.merged_at"
            " FROM participant p LEFT JOIN guest g ON g.participant_id = p.id"
            " LEFT JOIN participant_merge m ON m.participant_id = p.id"
            " WHERE p.id IN " NUMBERS " ORDER BY p.id"},
    {.name = "identity", .title = N_("Who it is, each version"),
     .columns = COLUMNS{NUMBER("version", N_("Version")), INSTANT("sealed_at", N_("Written")),
                        TEXT("surname", N_("Surname")), TEXT("given_names", N_("Given names")),
                        TEXT("form_of_address", N_("Form of address")),
                        TEXT("birth_on", N_("Birth date")), TEXT("case_sign", N_("Case sign")),
                        TEXT("phone", N_("Phone")), END}},
    {.name = "target_groups", .title = N_("Target groups, each statement"),
     .columns = COLUMNS{NUMBER("version", N_("Version")), INSTANT("noted_at", N_("Written")),
                        TEXT("from_on", N_("From")), TEXT("groups", N_("Target groups")), END}},
    {.name = "cards", .title = N_("Cards"),
     .columns = COLUMNS{TEXT("card", N_("Card")), INSTANT("issued_at", N_("Issued")),
                        INSTANT("revoked_at", N_("Revoked")),
                        WORD("revoked_reason", N_("Reason"), DICTIONARY_REVOKE_REASON), END},
     .sql = "SELECT number, issued_at, revoked_at, revoked_reason FROM card"
            " WHERE participant_id IN " NUMBERS " ORDER BY issued_at, id"},
    {.name = "kiosk", .title = N_("How the kiosk is for the card"),
     .columns = COLUMNS{TEXT("language", N_("Language")), NUMBER("text", N_("Text %")),
                        TEXT("theme", N_("Colours")), NUMBER("speech", N_("Speech")),
                        NUMBER("low_reach", N_("Low reach")), INSTANT("set_at", N_("Set")),
                        TEXT("set_by", N_("Who")), END},
     .sql = "SELECT language, text_percent, theme, speech, low_reach, set_at, set_by"
            " FROM participant_preference WHERE participant_id IN " NUMBERS " ORDER BY set_at"},
    {.name = "pin", .title = N_("Own PIN, kept as a hash"),
     .columns = COLUMNS{INSTANT("set_at", N_("Set")), TEXT("set_by", N_("Who")), END},
     .sql = "SELECT set_at, set_by FROM participant_pin WHERE participant_id IN " NUMBERS
            " ORDER BY set_at"},
    {.name = "enrolments", .title = N_("Enrolments"),
     .columns = COLUMNS{TEXT("activity", N_("Activity")), TEXT("title", N_("Title")),
                        TEXT("from_on", N_("From")), TEXT("until_on", N_("Until")),
                        WORD("end_reason", N_("Reason"), DICTIONARY_LEAVE_REASON), END},
     .sql = "SELECT a.code, a.title, e.from_on, e.until_on, e.end_reason FROM enrolment e"
            " JOIN activity a ON a.id = e.activity_id WHERE e.participant_id IN " NUMBERS
            " ORDER BY e.from_on, e.id"},
    {.name = "enrolments_before", .title = N_("Enrolments before they were changed"),
     .columns = COLUMNS{TEXT("activity", N_("Activity")), TEXT("from_on", N_("From")),
                        TEXT("until_on", N_("Until")), END},
     .sql = "SELECT a.code, e.from_on, e.until_on FROM enrolment_past e"
            " JOIN activity a ON a.id = e.activity_id WHERE e.participant_id IN " NUMBERS
            " ORDER BY e.node, e.seq, e.enrolment_id"},
    {.name = "bookings", .title = N_("Booked consultations"),
     .columns = COLUMNS{TEXT("session", N_("Session")), INSTANT("start_at", N_("Start")),
                        INSTANT("booked_at", N_("Booked")), INSTANT("released_at", N_("Released")),
                        END},
     .sql = "SELECT s.code, s.start_at, b.booked_at, b.released_at FROM booking b"
            " JOIN session s ON s.id = b.session_id WHERE b.participant_id IN " NUMBERS
            " ORDER BY s.start_at, b.id"},
    {.name = "expected", .title = N_("Lists on which the person was expected"),
     .columns = COLUMNS{TEXT("session", N_("Session")), INSTANT("start_at", N_("Start")), END},
     .sql = "SELECT s.code, s.start_at FROM expected x JOIN session s ON s.id = x.session_id"
            " WHERE x.participant_id IN " NUMBERS " ORDER BY s.start_at, s.id"},
    {.name = "presences", .title = N_("Presences"),
     .columns = COLUMNS{TEXT("session", N_("Session")), INSTANT("start_at", N_("Start")),
                        STORED("status", N_("Presence")), INSTANT("in_at", N_("In")),
                        INSTANT("out_at", N_("Out")), NUMBER("late_minutes", N_("Late min")),
                        NUMBER("credited_minutes", N_("Credited min")),
                        STORED("source", N_("Source")), END},
     .sql = "SELECT s.code, s.start_at, t.status, t.in_at, t.out_at, t.late_minutes,"
            " t.credited_minutes, t.source FROM attendance t JOIN session s ON s.id = t.session_id"
            " WHERE t.participant_id IN " NUMBERS " ORDER BY s.start_at, s.id"},
    {.name = "events", .title = N_("Everything noted about presences"),
     .columns = COLUMNS{INSTANT("noted_at", N_("Noted")), STORED("event", N_("What")),
                        TEXT("session", N_("Session")), INSTANT("at", N_("When")),
                        STORED("status", N_("Presence")),
                        WORD("reason", N_("Reason"), DICTIONARY_REFUSAL_REASON),
                        STORED("source", N_("Source")), TEXT("card", N_("Card")),
                        TEXT("list", N_("List")), TEXT("actor", N_("Who")),
                        TEXT("second", N_("Second")), TEXT("participant", N_("Number")), END},
     .sql = "SELECT e.noted_at, e.kind, s.code, e.at, e.status, e.reason, e.source, c.number,"
            " e.list_number, e.actor, e.second, p.number FROM presence_event e"
            " JOIN participant p ON p.id = e.participant_id"
            " LEFT JOIN session s ON s.id = e.session_id LEFT JOIN card c ON c.id = e.card_id"
            " WHERE e.participant_id IN " NUMBERS " ORDER BY e.noted_at, e.id"},
    {.name = "excuses", .title = N_("Excuses"),
     .columns = COLUMNS{TEXT("excuse", N_("Excuse")), TEXT("session", N_("Session")),
                        TEXT("activity", N_("Activity")), TEXT("from_on", N_("From")),
                        TEXT("until_on", N_("Until")),
                        WORD("document", N_("Document"), DICTIONARY_EXCUSE_DOCUMENT),
                        TEXT("seen_on", N_("Seen")), TEXT("due_on", N_("Due")),
                        TEXT("actor", N_("Who")), INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT e.code, s.code, a.code, e.from_on, e.until_on, e.document, e.seen_on, e.due_on,"
            " e.actor, e.noted_at FROM excuse e LEFT JOIN session s ON s.id = e.session_id"
            " LEFT JOIN activity a ON a.id = e.activity_id WHERE e.participant_id IN " NUMBERS
            " ORDER BY e.id"},
    {.name = "excuse_decisions", .title = N_("Decisions about excuses"),
     .columns = COLUMNS{TEXT("excuse", N_("Excuse")), STORED("decision", N_("Decision")),
                        WORD("basis", N_("Basis"), DICTIONARY_EXCUSE_BASIS),
                        TEXT("actor", N_("Who")), TEXT("second", N_("Second")),
                        INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT e.code, d.decision, d.basis, d.actor, d.second, d.noted_at"
            " FROM excuse_decision d JOIN excuse e ON e.id = d.excuse_id"
            " WHERE e.participant_id IN " NUMBERS " ORDER BY d.id"},
    {.name = "contracts", .title = N_("Contracts"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")),
                        WORD("kind", N_("Kind"), DICTIONARY_CONTRACT_KIND),
                        INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT sign, kind, noted_at FROM contract WHERE participant_id IN " NUMBERS
            " ORDER BY id"},
    {.name = "contract_care", .title = N_("Who is responsible for contracts"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")), TEXT("social_worker", N_("Social worker")),
                        TEXT("district", N_("District")), INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT c.sign, a.social_worker, a.district, a.noted_at FROM contract_care a"
            " JOIN contract c ON c.id = a.contract_id WHERE c.participant_id IN " NUMBERS
            " ORDER BY a.id"},
    {.name = "contract_terms", .title = N_("Terms of contracts"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")), NUMBER("version", N_("Version")),
                        STORED("kind", N_("Kind")), TEXT("concluded_on", N_("Concluded")),
                        TEXT("from_on", N_("From")), TEXT("until_on", N_("Until")),
                        SEALED("text", N_("Words")), END},
     .sql = "SELECT c.sign, t.version, t.kind, t.concluded_on, t.from_on, t.until_on, x.nonce,"
            " x.sealed, c.participant_id, x.id FROM contract_terms t"
            " JOIN contract c ON c.id = t.contract_id LEFT JOIN contract_text x ON x.id = t.text_id"
            " WHERE c.participant_id IN " NUMBERS " ORDER BY c.id, t.version"},
    {.name = "obligations", .title = N_("Obligations"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")), NUMBER("line", N_("Line")),
                        STORED("kind", N_("Kind")), NUMBER("threshold", N_("Threshold")),
                        TEXT("from_on", N_("From")), TEXT("until_on", N_("Until")),
                        STORED("excuse", N_("Excused sessions")), TEXT("counts", N_("What counts")),
                        STORED("released", N_("Released")), SEALED("text", N_("Words")), END},
     .sql = "SELECT c.sign, o.line, o.kind, o.threshold, o.from_on, o.until_on, o.excuse,"
            " (SELECT group_concat(f.code, ', ') FROM obligation_filter f"
            "  WHERE f.obligation_id = o.id), r.reason, x.nonce, x.sealed, c.participant_id, x.id"
            " FROM obligation o JOIN contract c ON c.id = o.contract_id"
            " LEFT JOIN obligation_release r ON r.obligation_id = o.id"
            " LEFT JOIN contract_text x ON x.id = o.text_id WHERE c.participant_id IN " NUMBERS
            " ORDER BY c.id, o.line"},
    {.name = "obligation_facts", .title = N_("Single acts"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")), NUMBER("line", N_("Line")),
                        TEXT("done_on", N_("Done")),
                        WORD("evidence", N_("Evidence"), DICTIONARY_CONTRACT_EVIDENCE),
                        NUMBER("taken_back", N_("Taken back")), TEXT("actor", N_("Who")),
                        INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT c.sign, o.line, f.done_on, f.evidence, f.takes_back_id IS NOT NULL, f.actor,"
            " f.noted_at FROM obligation_fact f JOIN obligation o ON o.id = f.obligation_id"
            " JOIN contract c ON c.id = o.contract_id WHERE c.participant_id IN " NUMBERS
            " ORDER BY f.id"},
    {.name = "evaluations", .title = N_("Evaluations"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")), TEXT("evaluated_on", N_("Day")),
                        TEXT("author", N_("Author")), SEALED("text", N_("Words")), END},
     .sql = "SELECT c.sign, e.evaluated_on, e.author, x.nonce, x.sealed, c.participant_id, x.id"
            " FROM contract_evaluation e JOIN contract c ON c.id = e.contract_id"
            " JOIN contract_text x ON x.id = e.text_id WHERE c.participant_id IN " NUMBERS
            " ORDER BY e.id"},
    {.name = "contract_ends", .title = N_("Ends of contracts"),
     .columns = COLUMNS{TEXT("contract", N_("Contract")), TEXT("ended_on", N_("Ended")),
                        WORD("reason", N_("Reason"), DICTIONARY_CONTRACT_END_REASON),
                        TEXT("actor", N_("Who")), INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT c.sign, e.ended_on, e.reason, e.actor, e.noted_at FROM contract_end e"
            " JOIN contract c ON c.id = e.contract_id WHERE c.participant_id IN " NUMBERS
            " ORDER BY e.id"},
    {.name = "casework", .title = N_("Casework"),
     .columns = COLUMNS{TEXT("fact", N_("Fact")), STORED("noun", N_("What")),
                        TEXT("happened_on", N_("Day")), TEXT("kind", N_("Kind")),
                        TEXT("household", N_("Household")), TEXT("partners", N_("Partners")),
                        TEXT("withdrawn", N_("Withdrawn")), TEXT("actor", N_("Who")),
                        INSTANT("noted_at", N_("Noted")), SEALED("text", N_("Words")), END},
     .sql = "SELECT f.code, f.noun, f.happened_on, f.kind, h.code,"
            " (SELECT group_concat(p.partner, ', ') FROM case_partner p WHERE p.fact_id = f.id),"
            " w.reason, f.actor, f.noted_at, t.nonce, t.sealed, f.id, f.id FROM case_fact f"
            " LEFT JOIN household h ON h.id = f.household_id"
            " LEFT JOIN case_withdrawal w ON w.fact_id = f.id"
            " LEFT JOIN case_text t ON t.fact_id = f.id WHERE f.participant_id IN " NUMBERS
            " ORDER BY f.happened_on, f.id"},
    {.name = "visits", .title = N_("Visits due after interventions"),
     .columns = COLUMNS{TEXT("fact", N_("Fact")), TEXT("due_on", N_("Due")),
                        STORED("event", N_("What")), TEXT("done_on", N_("Done")), END},
     .sql = "SELECT f.code, v.due_on, e.kind, e.done_on FROM followup v"
            " JOIN case_fact f ON f.id = v.fact_id"
            " LEFT JOIN followup_event e ON e.followup_id = v.id WHERE f.participant_id IN " NUMBERS
            " ORDER BY v.id, e.id"},
    {.name = "completions", .title = N_("Closed programmes"),
     .columns = COLUMNS{TEXT("programme", N_("Programme")), NUMBER("attended", N_("Attended")),
                        NUMBER("counted", N_("Counted")), NUMBER("completed", N_("Completed")),
                        INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT g.code, c.attended, c.counted, c.is_completed, z.noted_at"
            " FROM programme_completer c JOIN programme_closing z ON z.id = c.closing_id"
            " JOIN programme g ON g.id = z.programme_id WHERE c.participant_id IN " NUMBERS
            " ORDER BY z.id"},
    {.name = "requests", .title = N_("Requests"),
     .columns = COLUMNS{TEXT("request", N_("Request")),
                        WORD("type", N_("Type"), DICTIONARY_REQUEST_TYPE),
                        TEXT("received_on", N_("Received")), TEXT("due_on", N_("Due")),
                        TEXT("actor", N_("Who")), SEALED("text", N_("Words")), END},
     .sql = "SELECT r.code, r.type, r.received_on, r.due_on, r.actor, t.nonce, t.sealed, r.id, t.id"
            " FROM request r LEFT JOIN rights_text t ON t.id = r.text_id"
            " WHERE r.participant_id IN " NUMBERS " ORDER BY r.id"},
    {.name = "request_steps", .title = N_("What was done about requests"),
     .columns = COLUMNS{TEXT("request", N_("Request")), STORED("step", N_("Step")),
                        TEXT("happened_on", N_("Day")), TEXT("due_on", N_("Due")),
                        STORED("decision", N_("Decision")),
                        WORD("basis", N_("Basis"), DICTIONARY_REQUEST_BASIS),
                        WORD("extension", N_("Reason"), DICTIONARY_EXTENSION_REASON),
                        TEXT("actor", N_("Who")), SEALED("text", N_("Words")), END},
     .sql = "SELECT r.code, q.kind, q.happened_on, q.due_on, q.decision,"
            " iif(q.kind = 'decided', q.reason, NULL), iif(q.kind = 'extended', q.reason, NULL),"
            " q.actor, t.nonce, t.sealed, r.id, t.id FROM request_step q JOIN request r ON r.id = q.request_id"
            " LEFT JOIN rights_text t ON t.id = q.text_id WHERE r.participant_id IN " NUMBERS
            " ORDER BY q.id"},
    {.name = "restrictions", .title = N_("Restrictions"),
     .columns = COLUMNS{STORED("what", N_("What")),
                        WORD("ground", N_("Ground"), DICTIONARY_RESTRICTION_GROUND),
                        TEXT("request", N_("Request")), TEXT("actor", N_("Who")),
                        INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT r.kind, r.ground, q.code, r.actor, r.noted_at FROM restriction r"
            " LEFT JOIN request q ON q.id = r.request_id WHERE r.participant_id IN " NUMBERS
            " ORDER BY r.id"},
    {.name = "erasures", .title = N_("Optional data that were erased"),
     .columns = COLUMNS{TEXT("fields", N_("What")), TEXT("actor", N_("Who")),
                        INSTANT("noted_at", N_("Noted")), END},
     .sql = "SELECT fields, actor, noted_at FROM erasure WHERE participant_id IN " NUMBERS
            " ORDER BY id"},
    {.name = "incidents", .title = N_("Incidents that concern the person"),
     .columns = COLUMNS{TEXT("incident", N_("Incident")),
                        WORD("kind", N_("Kind"), DICTIONARY_INCIDENT_KIND),
                        INSTANT("noticed_at", N_("Noticed")), TEXT("source", N_("Found by")), END},
     .sql = "SELECT i.code, i.kind, i.noticed_at, w.source FROM incident_person w"
            " JOIN incident i ON i.id = w.incident_id WHERE w.participant_id IN " NUMBERS
            " ORDER BY i.id"},
    {.name = "documents", .title = N_("Documents about the person"),
     .columns = COLUMNS{TEXT("document", N_("Document")), INSTANT("as_of", N_("As of")),
                        INSTANT("issued_at", N_("Issued")), TEXT("actor", N_("Who")),
                        TEXT("corrects", N_("Corrects")), NUMBER("copies", N_("Copies")),
                        SEALED("purpose", N_("Purpose")), END},
     .sql = "SELECT d.series || '/' || d.serial || '/' || d.year, d.as_of_at, d.issued_at, d.actor,"
            " (SELECT o.series || '/' || o.serial || '/' || o.year FROM document o"
            "  WHERE o.id = d.corrects_id),"
            " (SELECT count(*) FROM document_copy c WHERE c.document_id = d.id),"
            " iif(alone, d.purpose_nonce, NULL), iif(alone, d.purpose, NULL), d.id, 2 FROM"
            " (SELECT w.document_id, NOT EXISTS (SELECT 1 FROM document_participant o"
            "   WHERE o.document_id = w.document_id AND o.participant_id NOT IN " NUMBERS ") AS alone"
            "  FROM document_participant w WHERE w.participant_id IN " NUMBERS
            "  GROUP BY w.document_id) JOIN document d ON d.id = document_id ORDER BY d.id"},
    {.name = "disposals", .title = N_("What was disposed of"),
     .columns = COLUMNS{TEXT("protocol", N_("Protocol")), TEXT("disposed_on", N_("Day")),
                        STORED("class", N_("Class")), END},
     .sql = "SELECT d.protocol, d.disposed_on, i.class FROM disposal_item i"
            " JOIN disposal d ON d.id = i.disposal_id WHERE"
            " (i.class = 'person' AND i.subject_id IN " NUMBERS ")"
            " OR (i.class = 'refusal' AND i.subject_id IN (SELECT id FROM presence_event"
            "  WHERE kind = 'refused' AND participant_id IN " NUMBERS "))"
            " OR (i.class = 'contract' AND i.subject_id IN (SELECT id FROM contract"
            "  WHERE participant_id IN " NUMBERS "))"
            " OR (i.class = 'casework' AND i.subject_id IN (SELECT id FROM case_fact"
            "  WHERE participant_id IN " NUMBERS "))"
            " OR (i.class = 'document' AND i.subject_id IN (SELECT document_id"
            "  FROM document_participant WHERE participant_id IN " NUMBERS "))"
            " OR (i.class = 'request' AND i.subject_id IN (SELECT id FROM request"
            "  WHERE participant_id IN " NUMBERS ")) ORDER BY i.id"},
    {.name = "ledger", .title = N_("Who looked, printed and changed"),
     .columns = COLUMNS{INSTANT("at", N_("When")), TEXT("actor", N_("Who")),
                        TEXT("action", N_("What")), TEXT("subject", N_("On")),
                        TEXT("details", N_("Details")), STORED("scope", N_("Scope")), END}},
};
/* clang-format on */

const struct export_section *export_sections(size_t *count)
{
    *count = sizeof sections / sizeof *sections;
    return sections;
}
