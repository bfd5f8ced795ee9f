package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.secret.Secrets;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.NobodyThere;
import dev.cutover.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cost of a step besides its call: one force, and no waiting for listeners. */
class ForcedTogetherTest {
    private static final int STEPS = 10;
    private static final int PLENTY = 1000;

    private final List<String> order = new ArrayList<>();
    private final ListJournal journal = new ListJournal(Bench.RUN, List.of(Bench.created()), PLENTY);

    @Test
    void whatBecameOfAStepAndTheIntentOfTheNextAreForcedTogether() throws InterruptedException {
        run(new Looking(false));

        int theLease = 1;
        int theFirstIntent = 1;
        assertThat(PLENTY - journal.forcesLeft()).isEqualTo(theLease + theFirstIntent + STEPS);
    }

    @Test
    void systemsAreAskedBeforeTheRunIsShown() throws InterruptedException {
        run(new Looking(false));

        assertThat(order).startsWith("told the lease", "asked", "told of s0");
    }

    @Test
    void whoActsOnTheSystemsIsHeardFirst() throws InterruptedException {
        run(new Looking(true));

        assertThat(order).startsWith("told the lease", "told of s0", "asked");
    }

    /** At the instant of a call, everything that it rests on is durable. */
    @Test
    void noSystemIsAskedBeforeItsIntentIsForced() throws InterruptedException {
        run(new Looking(false));

        assertThat(order).contains("asked").doesNotContain("asked too early");
    }

    private void run(RunListener listener) throws InterruptedException {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < STEPS; i++) {
            var step = Books.freeze("s" + i);
            steps.add(i == 0 ? step : Books.needing(step, new StepId("s" + (i - 1))));
        }
        try (var time = new Watched(new VirtualTime(Bench.START, false))) {
            var engineSetup = new EngineSetup(
                    Books.unchained(List.of(), steps),
                    Books.environment(),
                    new ConnectedSystems(Map.of(Books.SYSTEM, new World(time.virtual()))),
                    journal,
                    time,
                    new NobodyThere(),
                    listener,
                    Secrets.NONE,
                    RunOptions.DEFAULT);
            var result = new Engine(engineSetup, List.of(Bench.created()))
                    .run(List.of(new RunFact.LeaseTaken("here", 1, "tester", "test")));
            assertThat(result.code()).isEqualTo(ExitCode.DONE);
        }
    }

    private final class Looking implements RunListener {
        private final boolean first;

        private Looking(boolean first) {
            this.first = first;
        }

        @Override
        public boolean isHeardFirst() {
            return first;
        }

        @Override
        public void recalled(List<Event> past) {}

        @Override
        public void happened(List<Event> events) {
            for (var event : events) {
                if (event.fact() instanceof RunFact.LeaseTaken) {
                    order.add("told the lease");
                } else if (event.fact() instanceof StepFact.Started started) {
                    order.add("told of " + started.step());
                }
            }
        }
    }

    /** Notes when a call goes out, and whether what was recorded by then is durable. */
    private final class Watched implements EngineTime {
        private final VirtualTime virtual;

        private Watched(VirtualTime virtual) {
            this.virtual = virtual;
        }

        private VirtualTime virtual() {
            return virtual;
        }

        @Override
        public <T> Work start(Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
            int before = journal.forcesLeft();
            journal.force();
            order.add(journal.forcesLeft() == before ? "asked" : "asked too early");
            return virtual.start(job, limit, whenDone);
        }

        @Override
        public Instant now() {
            return virtual.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            virtual.sleep(duration);
        }

        @Override
        public void post(Runnable input) {
            virtual.post(input);
        }

        @Override
        public List<Runnable> await(@Nullable Instant until) throws InterruptedException {
            return virtual.await(until);
        }

        @Override
        public void close() {
            virtual.close();
        }
    }
}
