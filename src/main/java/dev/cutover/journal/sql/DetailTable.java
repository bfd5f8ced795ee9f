package dev.cutover.journal.sql;

import java.util.List;
import java.util.Locale;

/** The tables that the fourth migration has added, each with its columns after those of the event. */
enum DetailTable {
    CREATED("runbook", "environment", "starts", "mode", "pace", "seed", "os_user", "initiator", "tool", "scenario"),
    ENDED("ending", "why", "exceptions", "exception_list"),
    STANDSTILL("held", "person", "why"),
    AMENDED("what", "value_before", "value_after", "person", "reason", "impact", "overrides"),
    ASKED("question", "step", "attempt", "kind", "text", "roles", "choices", "digest"),
    DECISION_DETAIL("given", "unasked", "step", "ticket", "stood_in_as", "instead_of", "saw"),
    REPORT(
            "question",
            "person",
            "role",
            "subject",
            "choice",
            "reason",
            "impact",
            "via",
            "os_user",
            "stood_in_as",
            "instead_of"),
    LAPSED("question", "why"),
    ESCALATED("question", "rung", "after_seconds", "people", "via"),
    NOTIFIED("question", "rung", "sent", "detail"),
    NOTED("person", "os_user", "text"),
    MESSAGE_INTENT("effect", "recipients", "text"),
    REDACTION("looked_into", "redacted", "redactions"),
    WEIGHT_MOVE("number", "effect", "traffic", "segment", "from_weight", "to_weight"),
    WEIGHT_DRIFT("number", "system", "traffic", "segment", "expected", "actual"),
    BREACH_SIGN("step", "attempt", "criterion", "segment", "measured", "red_since", "consequence"),
    ROLLBACK_REQUESTED(
            "rollback",
            "scope",
            "person",
            "role",
            "reason",
            "sign",
            "noticed",
            "detect_seconds",
            "slack_seconds",
            "decide_seconds",
            "window_seconds"),
    ROLLBACK_EXPLAINED("rollback", "person", "role", "reason", "impact"),
    ROLLBACK_CHANGE("rollback", "state", "left_undone", "detail"),
    OUTLINE("read_by", "title", "trouble"),
    PHASE_OUTLINE("number", "phase", "planned_start", "planned_end"),
    STEP_OUTLINE(
            "number",
            "phase",
            "step",
            "kind",
            "title",
            "owner",
            "segment",
            "critical",
            "planned_start",
            "planned_seconds"),
    WAIVER_OUTLINE("number", "finding", "about", "because");

    /** The number of the migration that makes them. */
    static final int SINCE = 4;

    /** Separated by commas. */
    private final String columns;

    DetailTable(String... columns) {
        this.columns = String.join(",", columns);
    }

    /** Its name in the database. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    RowTable<Row.DetailRow> rows() {
        return new RowTable<>(table(), List.of(columns.split(",")), (row, rowCells) -> rowCells.values(row.values()));
    }

    /** What depends on the version that has read the runbook. */
    static List<DetailTable> ofOutline() {
        return List.of(OUTLINE, PHASE_OUTLINE, STEP_OUTLINE, WAIVER_OUTLINE);
    }
}
