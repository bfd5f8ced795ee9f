package dev.cutover.report.html;

/** The sections of the page, in their order: first what everybody asks, last what an auditor looks up. */
enum PageSection {
    TIMELINE("timeline", "Timeline"),
    TRAFFIC("traffic", "Traffic"),
    RED("red", "Red samples"),
    PROMISES("promises", "Promised and measured"),
    GATES("gates", "Gates"),
    DECISIONS("decisions", "Decisions"),
    AMENDMENTS("amendments", "Amendments"),
    ROLLBACKS("rollbacks", "Rollbacks"),
    RECONCILIATIONS("reconciliations", "Reconciliations"),
    OPEN("open", "Left open"),
    EVIDENCE("evidence", "Evidence"),
    SYSTEMS("systems", "Systems"),
    OWNERSHIP("ownership", "Systems of record"),
    UNMOVED("unmoved", "Traffic not moved"),
    WAIVED("waived", "Findings waived"),
    EXERCISED("exercised", "What was exercised"),
    PROCEDURE("procedure", "The procedure"),
    EVENTS("events", "Events"),
    RECORD("record", "The record, and how to check it");

    private final String id;
    private final String title;

    PageSection(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name of its place in the page. */
    String id() {
        return id;
    }

    String title() {
        return title;
    }
}
