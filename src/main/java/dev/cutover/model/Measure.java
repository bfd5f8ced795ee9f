package dev.cutover.model;

import java.time.Duration;

/** Where a criterion's value comes from. */
public sealed interface Measure {

    /** A query to a system that has metrics; may hold {@code ${segment.…}}. */
    record Query(SystemId system, String query) implements Measure {}

    /** The share of drills of this runbook within the last while that met the window; a ratio. */
    record Drills(Duration within) implements Measure {}
}
