package dev.cutover.execution.stream;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where the events of a run are written to as JSON lines.
 *
 * @param wanted the number of the event that the user wants to have first; empty for the first of this process
 */
public record StreamDestination(OutputStream out, OptionalLong wanted) {

    /** Opens the stream of a run that this process has opened: from the first event of its own on, at the latest. */
    public StreamOpening of(Home home, OpenedRun opened) {
        long epoch = opened.journal().epoch();
        long own = 1
                + opened.events().stream()
                        .filter(event -> event.epoch() < epoch)
                        .count();
        var run = opened.journal().folder().run();
        return trouble -> Optional.of(new EventStream(home, run, out, from(own), trouble));
    }

    /** The number of the first event to write, where {@code own} is the first that is not yet known. */
    public long from(long own) {
        return Math.min(own, wanted.orElse(own));
    }
}
