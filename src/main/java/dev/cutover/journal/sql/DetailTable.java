package dev.cutover.journal.sql;

import java.util.List;
import java.util.Locale;

/** The tables that the fourth and the fifth migration have added, each with its columns after those of the event. */
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
    WAIVER_OUTLINE("number", "finding", "about", "because"),
    ONLY_STEP("step", "segment"),
    RECONCILIATION(
            "step",
            "attempt",
            "segment",
            "recipe",
            "compared",
            "equal",
            "by_rule",
            "different",
            "missing_left",
            "missing_right",
            "duplicates",
            "faulty",
            "never_settled",
            "moving",
            "left_rows",
            "right_rows",
            "unread",
            "mismatch_rate",
            "money_difference",
            "complete",
            "incomplete_why",
            "passed"),
    RECONCILIATION_CAUSE(
            "number",
            "step",
            "attempt",
            "kind",
            "about",
            "signature",
            "findings",
            "at_least",
            "dimension",
            "dimension_value",
            "share",
            "usual"),
    RECONCILIATION_TOTAL("number", "step", "attempt", "total", "segment", "part", "old_value", "new_value", "agrees");

    /** Separated by commas. */
    private final String columns;

    DetailTable(String... columns) {
        this.columns = String.join(",", columns);
    }

    /** Its name in the database. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number of the migration that makes it. */
    int since() {
        return compareTo(ONLY_STEP) < 0 ? 4 : 5;
    }

    RowTable<Row.DetailRow> rows() {
        return new RowTable<>(table(), List.of(columns.split(",")), (row, rowCells) -> rowCells.values(row.values()));
    }

    /** What depends on the version that has read the runbook. */
    static List<DetailTable> ofOutline() {
        return List.of(OUTLINE, PHASE_OUTLINE, STEP_OUTLINE, WAIVER_OUTLINE);
    }
}
