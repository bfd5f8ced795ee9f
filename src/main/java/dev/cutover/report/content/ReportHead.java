package dev.cutover.report.content;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Which run it is, and as of when. Immutable.
 *
 * @param run its id, in full
 * @param title the title of the runbook, or its name where it has none
 * @param mode {@code live}, {@code not live}, {@code rehearsal} or {@code dry-run}
 * @param scenario of a rehearsal; empty otherwise
 * @param startedBy the person who has begun it, and the user if that is another name
 * @param planned when it was planned to start: the {@code T} of the runbook
 * @param began when it was created
 * @param ended empty if it has not ended
 * @param asOf the run's own time up to which the report tells: its end, its last event, or now for one under way
 * @param plannedEnd as the runbook says, with what was amended; empty if the runbook cannot be read
 * @param expectedEnd of a run that has not ended
 * @param zone for the local times beside UTC
 * @param head the hash of the last event that was read
 * @param events how many events were read
 * @param gaps what this report cannot say, and why; empty if it is complete
 */
public record ReportHead(
        String run,
        String runbook,
        String title,
        String environment,
        String mode,
        Optional<String> scenario,
        String pace,
        String startedBy,
        String tool,
        Instant planned,
        Instant began,
        Optional<Instant> ended,
        Instant asOf,
        Optional<Instant> plannedEnd,
        Optional<Instant> expectedEnd,
        ZoneId zone,
        String head,
        long events,
        List<String> gaps) {
    public ReportHead {
        gaps = List.copyOf(gaps);
    }
}
