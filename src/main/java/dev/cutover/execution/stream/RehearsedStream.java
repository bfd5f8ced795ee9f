package dev.cutover.execution.stream;

import dev.cutover.engine.RunListener;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.Event;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the events of a rehearsal's run, which is not known before its first event. Not thread-safe. */
public final class RehearsedStream implements RunListener, AutoCloseable {
    private final Home home;
    private final StreamDestination destination;
    private final RunListener listener;
    private final Consumer<String> trouble;
    private @Nullable EventStream stream;

    /**
     * A stream of the run that a scenario is about to begin.
     *
     * @param listener gets its events as well
     * @param trouble gets one sentence if the lines are given up, on any thread
     */
    public RehearsedStream(Home home, StreamDestination destination, RunListener listener, Consumer<String> trouble) {
        this.home = home;
        this.destination = destination;
        this.listener = listener;
        this.trouble = trouble;
    }

    @Override
    public void happened(List<Event> events) {
        listener.happened(events);
        if (stream == null) {
            stream = new EventStream(home, events.get(0).run(), destination.out(), 1, trouble);
        }
        stream.upTo(events.get(events.size() - 1).seq());
    }

    /** Adds the last line. */
    public void end(ExitCode exit, String words) {
        if (stream != null) {
            stream.end(exit, List.of(words));
        }
    }

    /** Writes what is left; gives up if the reader takes nothing for ten seconds. */
    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
