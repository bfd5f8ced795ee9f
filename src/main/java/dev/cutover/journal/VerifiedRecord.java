package dev.cutover.journal;

import dev.cutover.run.fact.Event;
import java.util.List;

/**
 * A record as it was read to be verified, so that whoever checks more of it need not read it again. Immutable.
 *
 * @param runVerification what the checks have found; unless it is sound, the lines may be anybody's
 * @param lines up to the end, or up to where the chain is broken
 * @param unfinished how many bytes of an unfinished write follow them
 */
public record VerifiedRecord(RunVerification runVerification, List<RecordLine> lines, long unfinished) {
    public VerifiedRecord {
        lines = List.copyOf(lines);
    }

    /** The events of the lines. */
    public List<Event> events() {
        return lines.stream().map(RecordLine::event).toList();
    }
}
