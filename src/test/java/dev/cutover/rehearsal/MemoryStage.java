package dev.cutover.rehearsal;

import dev.cutover.engine.RunOptions;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A stage without disk or network: a {@link World}, and a record in memory. */
final class MemoryStage implements RehearsalEnvironment {
    private final RunId run;
    private final UnaryOperator<World> furnishing;
    private final List<Event> shown = new ArrayList<>();
    private @Nullable World world;
    private @Nullable ListJournal journal;
    private boolean closed;

    MemoryStage(RunId run, UnaryOperator<World> furnishing) {
        this.run = run;
        this.furnishing = furnishing;
    }

    @Override
    public Opened open(Instant begins, Instant starts, RunClock clock) {
        var furnished = furnishing.apply(new World(clock));
        var created = new RunFact.Created(
                new RunFact.Pinned("book", "book.yaml", "", "test", "", ""),
                Map.of(),
                starts,
                RunFact.Mode.REHEARSAL,
                "virtual",
                1,
                "tester",
                "test");
        var past = List.of(new Event(run, 1, 1, begins, Event.ENGINE, created));
        var kept = new ListJournal(run, past, Integer.MAX_VALUE);
        world = furnished;
        journal = kept;
        return new Opened(
                kept,
                past,
                new ConnectedSystems(Map.of(Books.SYSTEM, furnished)),
                Secrets.NONE,
                RunOptions.DEFAULT,
                shown::addAll,
                () -> closed = true);
    }

    World world() {
        return Objects.requireNonNull(world);
    }

    List<Event> record() {
        return Objects.requireNonNull(journal).durable();
    }

    RunState state() {
        var state = new RunState();
        record().forEach(state::apply);
        return state;
    }

    /** What the stage's own listener heard. */
    List<Event> shown() {
        return shown;
    }

    boolean isClosed() {
        return closed;
    }
}
