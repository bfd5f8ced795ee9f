package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Progress;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.NobodyThere;
import dev.cutover.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallProgressTest {
    private final List<StepProgress> heard = new ArrayList<>();
    private final List<Progress> sinks = new ArrayList<>();

    /** What the connector does with its progress, on the run's clock. */
    @FunctionalInterface
    private interface Reporting {
        void report(Progress progress, RunClock clock) throws InterruptedException;
    }

    @Test
    void theLatestIsHeardAtMostOnceASecond() throws InterruptedException {
        run((progress, clock) -> {
            for (int done = 0; done <= 3000; done++) {
                progress.count(done, 3000, "copying");
                clock.sleep(Duration.ofMillis(1));
            }
        });
        assertThat(heard).hasSizeBetween(3, 4);
        assertThat(heard.get(2).text()).startsWith("2").endsWith(" %), copying");
    }

    @Test
    void whatIsNoSensibleNumberIsLeftOut() throws InterruptedException {
        run((progress, clock) -> {
            for (double share : new double[] {Double.NaN, -1, 1.5, Double.POSITIVE_INFINITY}) {
                progress.fraction(share, "f");
                clock.sleep(Duration.ofSeconds(2));
            }
            progress.count(-5, 10, "c");
            clock.sleep(Duration.ofSeconds(2));
            progress.count(11, 10, "c");
            clock.sleep(Duration.ofSeconds(2));
            progress.count(3, 0, "c");
            clock.sleep(Duration.ofSeconds(2));
            progress.count(1, 3, "c");
            clock.sleep(Duration.ofSeconds(2));
        });
        assertThat(heard)
                .extracting(StepProgress::text)
                .containsExactly("f", "f", "f", "f", "c", "11, c", "3, c", "1 of 3 (33 %), c");
    }

    @Test
    void aNoteIsMaskedAndOneThatIsTooLongIsLeftOutWhole() throws InterruptedException {
        run((progress, clock) -> {
            progress.alive("token hunter2hunter2 \u001b[2Jgone");
            clock.sleep(Duration.ofSeconds(2));
            progress.alive("x".repeat(990) + "hunter2hunter2");
            clock.sleep(Duration.ofSeconds(2));
        });
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0).note()).contains("token [secret TOKEN]");
        assertThat(heard.get(1).text()).isEqualTo("at work");
    }

    @Test
    void afterItsEndAndFromOtherThreadsItDoesNoHarm() throws InterruptedException {
        run((progress, clock) -> {
            var other = new Thread(() -> {
                for (int i = 0; i < 10_000; i++) {
                    progress.count(i, "elsewhere");
                }
            });
            other.start();
            other.join();
            clock.sleep(Duration.ofSeconds(2));
        });
        assertThat(heard).isNotEmpty().hasSizeLessThan(4);
        int before = heard.size();
        sinks.get(0).count(1, "too late");
        assertThat(heard).hasSize(before);
    }

    private void run(Reporting reporting) throws InterruptedException {
        var secrets = new ReferencedSecrets(List.of(name -> Optional.of("hunter2hunter2")));
        secrets.fill(Map.of("token", "${secret:TOKEN}"));
        var journal = new ListJournal(Bench.RUN, List.of(Bench.created()), 1000);
        List<Step> steps = List.of(Books.freeze("copy"));
        try (var time = new VirtualTime(Bench.START, false)) {
            var engineSetup = new EngineSetup(
                    Books.unchained(List.of(), steps),
                    Books.environment(),
                    new ConnectedSystems(Map.of(Books.SYSTEM, new Chatty(new World(time), reporting, time, sinks))),
                    journal,
                    time,
                    new NobodyThere(),
                    new Hearing(),
                    secrets,
                    RunOptions.DEFAULT);
            var result = new Engine(engineSetup, List.of(Bench.created()))
                    .run(List.of(new RunFact.LeaseTaken("here", 1, "tester", "test")));
            assertThat(result.code()).isEqualTo(ExitCode.DONE);
        }
    }

    private final class Hearing implements RunListener {
        @Override
        public void happened(List<Event> events) {}

        @Override
        public void progressed(StepProgress progress) {
            heard.add(progress);
        }
    }

    /** Reports, then does what the world does. */
    private record Chatty(World world, Reporting reporting, RunClock clock, List<Progress> sinks)
            implements Connector, Actions {
        @Override
        public List<Operation> operations() {
            return world.operations();
        }

        @Override
        public Outcome call(String operation, Map<String, Object> with, CallContext context)
                throws ConnectorException, InterruptedException {
            sinks.add(context.progress());
            reporting.report(context.progress(), clock);
            return world.call(operation, with, context);
        }

        @Override
        public Finding readBack(String operation, Map<String, Object> with, CallContext context)
                throws ConnectorException, InterruptedException {
            return world.readBack(operation, with, context);
        }
    }
}
