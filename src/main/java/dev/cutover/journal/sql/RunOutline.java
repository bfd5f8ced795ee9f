package dev.cutover.journal.sql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the runbook of a run says, for the tables: what was planned when the run was created. Immutable.
 *
 * @param title the title of the runbook; empty if it could not be read
 * @param trouble why it could not be read; empty if it could
 */
public record RunOutline(
        Optional<String> title,
        Optional<String> trouble,
        List<PlannedPhase> phases,
        List<PlannedStep> steps,
        List<WaivedFinding> waivers) {
    public RunOutline {
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
        waivers = List.copyOf(waivers);
    }

    /** Of a runbook that could not be read. */
    public static RunOutline unread(String trouble) {
        return new RunOutline(Optional.empty(), Optional.of(trouble), List.of(), List.of(), List.of());
    }

    /** A phase, from its first step to its last. */
    public record PlannedPhase(String name, Instant begins, Instant ends) {}

    /**
     * A step of a phase, or of the runbook's rollback.
     *
     * @param phase null for a step of the rollback
     * @param segment null for all traffic
     * @param begins null for a step of the rollback
     */
    public record PlannedStep(
            @Nullable String phase,
            String id,
            String kind,
            String title,
            @Nullable String owner,
            @Nullable String segment,
            boolean critical,
            @Nullable Instant begins,
            @Nullable Duration takes) {}

    /** A finding of discipline that the authors of the runbook live with. */
    public record WaivedFinding(String finding, String about, String because) {}
}
