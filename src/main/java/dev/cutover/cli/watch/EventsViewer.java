package dev.cutover.cli.watch;

import dev.cutover.engine.RunListener;
import dev.cutover.execution.stream.EventStream;
import dev.cutover.execution.stream.StreamDestination;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.RunnerStatus;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a run as JSON lines. They are written on a thread of their own, so a reader who is slow, or has gone,
 * does not keep the run's end and its exit code from being seen.
 */
final class EventsViewer implements RunViewer, RunListener {
    private final Home home;
    private final RunId run;
    private final StreamDestination destination;
    private final PrintWriter words;
    private final RunnerWords runnerWords;
    private @Nullable EventStream stream;
    private volatile boolean isOver;

    /**
     * Writes nothing before the record has been read.
     *
     * @param words where the words for people go
     */
    EventsViewer(Home home, RunId run, StreamDestination destination, PrintWriter words) {
        this.home = home;
        this.run = run;
        this.runnerWords = new RunnerWords(run.value());
        this.destination = destination;
        this.words = words;
    }

    @Override
    public RunListener events() {
        return this;
    }

    @Override
    public void caughtUp(RunState state) {
        stream = new EventStream(home, run, destination.out(), destination.from(state.seq() + 1), this::gaveUp);
        stream.upTo(state.seq());
    }

    private void gaveUp(String why) {
        words.println(why);
        if (!isOver) {
            words.println("this command stays until the run ends, for its exit code; Ctrl-C leaves");
        }
    }

    @Override
    public void happened(List<Event> events) {
        if (stream != null) {
            stream.upTo(events.get(events.size() - 1).seq());
        }
    }

    /** Each line has the time of its event. */
    @Override
    public void stands(Instant at) {}

    @Override
    public void runner(RunnerStatus runnerStatus, RunState state) {
        runnerWords.of(runnerStatus, state).ifPresent(said -> words.println(Clean.line(said.words())));
    }

    @Override
    public void over(ExitCode exit, List<String> said) {
        isOver = true;
        if (stream != null) {
            stream.end(exit, said);
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
