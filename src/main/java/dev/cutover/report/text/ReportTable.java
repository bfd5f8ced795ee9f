package dev.cutover.report.text;

import dev.cutover.report.content.ReportContent;
import java.util.List;

/** The tables that a report can be taken apart into, for a spreadsheet. */
public enum ReportTable {
    STEPS {
        @Override
        List<String> head() {
            return List.of(
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
                    "why");
        }

        @Override
        List<List<String>> rows(ReportContent content) {
            return TableRows.steps(content);
        }
    },
    DECISIONS {
        @Override
        List<String> head() {
            return List.of(
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
                    "lapsed");
        }

        @Override
        List<List<String>> rows(ReportContent content) {
            return TableRows.decisions(content);
        }
    },
    CRITERIA {
        @Override
        List<String> head() {
            return List.of(
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
                    "no_data");
        }

        @Override
        List<List<String>> rows(ReportContent content) {
            return TableRows.criteria(content);
        }
    },
    SAMPLES {
        @Override
        List<String> head() {
            return List.of(
                    "run",
                    "event",
                    "from",
                    "until",
                    "samples",
                    "criterion",
                    "segment",
                    "verdict",
                    "value",
                    "must_be",
                    "note");
        }

        @Override
        List<List<String>> rows(ReportContent content) {
            return TableRows.samples(content);
        }
    },
    EVIDENCE {
        @Override
        List<String> head() {
            return List.of(
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
                    "state");
        }

        @Override
        List<List<String>> rows(ReportContent content) {
            return TableRows.evidence(content);
        }
    },
    ROLLBACKS {
        @Override
        List<String> head() {
            return List.of(
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
                    "left_undone");
        }

        @Override
        List<List<String>> rows(ReportContent content) {
            return TableRows.rollbacks(content);
        }
    };

    /** The names of the columns. */
    abstract List<String> head();

    abstract List<List<String>> rows(ReportContent content);
}
