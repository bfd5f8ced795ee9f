package dev.cutover.report.text;

import dev.cutover.report.content.ReportContent;
import java.util.List;

/** The tables that a report can be taken apart into, for a spreadsheet. */
public enum ReportTable {
    STEPS(
            "run",
            "phase",
            "step",
            "title",
            "kind",
            "people",
            "planned_start",
            "planned_end",
            "started",
            "ended",
            "state",
            "waited_for_people_s",
            "held_s",
            "machine_s",
            "late_s",
            "attempts",
            "critical",
            "why"),
    DECISIONS(
            "run",
            "number",
            "at",
            "who",
            "capacity",
            "automatic",
            "about",
            "asked",
            "choice",
            "reason",
            "impact",
            "ticket",
            "overrides",
            "signed",
            "lapsed"),
    CRITERIA(
            "run",
            "criterion",
            "title",
            "owner",
            "segment",
            "must_be",
            "pinned",
            "baseline",
            "last",
            "last_at",
            "stands",
            "worst",
            "worst_at",
            "samples",
            "red",
            "no_data"),
    SAMPLES("run", "event", "from", "until", "samples", "criterion", "segment", "verdict", "value", "must_be", "note"),
    EVIDENCE(
            "run",
            "event",
            "at",
            "name",
            "step",
            "attempt",
            "media_type",
            "bytes",
            "sha256",
            "source",
            "redactions",
            "state"),
    ROLLBACKS(
            "run",
            "rollback",
            "scope",
            "reason",
            "by",
            "role",
            "decided",
            "restored",
            "finished",
            "window_s",
            "within_window",
            "detect_s",
            "decide_s",
            "restore_s",
            "settle_s",
            "clean_s",
            "left_undone",
            "taken_over_by"),
    RECONCILIATIONS(
            "run", "step", "attempt", "at", "segment", "state", "row", "name", "of", "left", "right", "keys", "limit",
            "agrees", "note");

    /** Separated by commas. */
    private final String columns;

    ReportTable(String... columns) {
        this.columns = String.join(",", columns);
    }

    /** The names of the columns. */
    List<String> head() {
        return List.of(columns.split(","));
    }

    List<List<String>> rows(ReportContent content) {
        return switch (this) {
            case STEPS -> TableRows.steps(content);
            case DECISIONS -> TableRows.decisions(content);
            case CRITERIA -> TableRows.criteria(content);
            case SAMPLES -> TableRows.samples(content);
            case EVIDENCE -> TableRows.evidence(content);
            case ROLLBACKS -> TableRows.rollbacks(content);
            case RECONCILIATIONS -> ReconciliationRows.of(content);
        };
    }
}
