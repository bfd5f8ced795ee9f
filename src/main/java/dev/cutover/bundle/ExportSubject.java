package dev.cutover.bundle;

import dev.cutover.journal.Sha256;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.RunOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which run an export is of, and up to where; all of it follows from the record. Immutable.
 *
 * @param runbook the runbook's name
 * @param environment the environment's name
 * @param mode as people read it
 * @param ending how it ended; empty if it has not
 * @param events how many the record has
 * @param head the hash of the last of them
 * @param recorded when the last of them was recorded
 */
public record ExportSubject(
        RunId run,
        String runbook,
        String environment,
        String mode,
        String ending,
        long events,
        String head,
        Instant recorded) {

    private static final Pattern RUN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public ExportSubject {
        if (!RUN.matcher(run.value()).matches()) {
            throw new IllegalArgumentException("not the name of a run: '" + run + "'");
        }
        if (events < 1 || !Sha256.isHex(head)) {
            throw new IllegalArgumentException("not the end of a record: event " + events + ", " + head);
        }
    }

    /**
     * What a sound record says.
     *
     * @param events not empty, and the first is the run's creation
     */
    static ExportSubject of(List<Event> events, String head) {
        var created = (RunFact.Created) events.get(0).fact();
        var last = events.get(events.size() - 1);
        return new ExportSubject(
                last.run(),
                created.pinned().runbook(),
                created.pinned().environment(),
                created.mode().text(),
                ending(events),
                events.size(),
                head,
                last.at());
    }

    /** Whether the run had ended when it was exported. */
    public boolean hasEnded() {
        return !ending.isEmpty();
    }

    private static String ending(List<Event> events) {
        var newestFirst = new ArrayList<Fact>();
        events.forEach(event -> newestFirst.add(event.fact()));
        Collections.reverse(newestFirst);
        return RunOutcome.last(newestFirst).map(ended -> ended.ending().name()).orElse("");
    }
}
