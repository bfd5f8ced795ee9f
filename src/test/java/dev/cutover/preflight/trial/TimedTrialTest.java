package dev.cutover.preflight.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.engine.time.WallTime;
import dev.cutover.execution.process.WorkerThreads;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimedTrialTest {
    private static final Operation FREEZE = Operation.writing("freeze", "");
    private static final TrialMask MASK = new TrialMask(text -> text.replace("hush", "***"), stream -> {
        try {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new ByteArrayInputStream(text.replace("hush", "***").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    });

    private final WallTime time = WallTime.real(WallTime.today());
    private final WorkerThreads workerThreads = new WorkerThreads();
    private final HeardExchanges heard = new HeardExchanges(time, MASK.text());
    private final TimedTrial timedTrial = new TimedTrial(time, workerThreads, MASK, heard);

    @AfterEach
    void close() {
        workerThreads.close();
        time.close();
    }

    @Test
    void anAnswerAndItsEvidenceAreMasked() throws Exception {
        var result = freeze((operation, with, context) -> {
            context.evidence()
                    .attach("request", "application/json", "{\"token\":\"hush\"}".getBytes(StandardCharsets.UTF_8));
            context.evidence().attach("picture", "image/png", new byte[] {1, 2, 3});
            return Outcome.succeeded("with hush", Map.of("ticket", "hush-1"));
        });

        assertThat(result.answer())
                .isEqualTo(
                        new TrialAnswer(TrialState.SUCCEEDED, "with ***", Map.of("ticket", "***-1"), TrialTable.NONE));
        assertThat(result.evidence())
                .containsExactly(
                        new TrialEvidence("request", "application/json", "{\"token\":\"***\"}", 15, true),
                        new TrialEvidence("picture", "image/png", "", 3, false));
    }

    @Test
    void whatTheConnectorDoesNotKnowIsUnknown() throws Exception {
        assertThat(freeze((operation, with, context) -> {
                            throw new ConnectorException("hush: the connection broke");
                        })
                        .answer())
                .isEqualTo(TrialAnswer.unknown("***: the connection broke"));
        assertThat(freeze((operation, with, context) -> {
                            throw new IllegalStateException("a mistake");
                        })
                        .answer()
                        .state())
                .isEqualTo(TrialState.UNKNOWN);
        assertThat(freeze((operation, with, context) -> Outcome.unverified("lost"))
                        .answer()
                        .state())
                .isEqualTo(TrialState.UNKNOWN);
    }

    @Test
    void aRefusalSaysWhetherAnythingWasChanged() throws Exception {
        assertThat(freeze((operation, with, context) -> Outcome.failed("no", true))
                        .answer()
                        .detail())
                .isEqualTo("no; nothing was changed");
        assertThat(freeze((operation, with, context) -> Outcome.failed("no such table; nothing was changed", true))
                        .answer()
                        .detail())
                .as("said once")
                .isEqualTo("no such table; nothing was changed");
        assertThat(freeze((operation, with, context) -> Outcome.failed("no"))
                        .answer()
                        .detail())
                .isEqualTo("no");
    }

    @Test
    void aLateCallIsInterruptedAndWhatItAttachedBeforeIsKept() throws Exception {
        var interrupted = new CountDownLatch(1);
        var result = timedTrial.ask(
                new OperationQuestion(FREEZE, Map.of()),
                new Frozen((operation, with, context) -> {
                    context.evidence().attach("request", "text/plain", "GET /".getBytes(StandardCharsets.UTF_8));
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                    return Outcome.succeeded("");
                }),
                terms(Duration.ofMillis(200)));

        assertThat(result.answer()).isEqualTo(TrialAnswer.unknown("no answer within 200 ms"));
        assertThat(result.evidence()).extracting(TrialEvidence::text).containsExactly("GET /");
        interrupted.await();
    }

    @Test
    void anInterruptOfTheCallerIsPassedOn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> freeze((operation, with, context) -> {
                    new CountDownLatch(1).await();
                    return Outcome.succeeded("");
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void rowsAreReadUpToTheLimit() throws Exception {
        var result = timedTrial.ask(new RowsQuestion("orders", 2), new TwoColumns(), terms(Duration.ofSeconds(20)));

        assertThat(result.answer().detail()).isEqualTo("2 rows of orders, there may be more; its key is id");
        assertThat(result.answer().table())
                .isEqualTo(new TrialTable(
                        List.of("id", "status"), List.of(Arrays.asList("1", null), Arrays.asList("2", null))));
    }

    @Test
    void aWeightThatIsNotInForceFailsAndASilentRouterSaysNothing() {
        assertThat(weights(TrafficRouter.Reading.of(Segment.EVERYTHING, 2500)).state())
                .isEqualTo(TrialState.SUCCEEDED);
        assertThat(weights(TrafficRouter.Reading.none(Segment.EVERYTHING, TrafficRouter.State.ABSENT, "no such key"))
                        .state())
                .isEqualTo(TrialState.FAILED);
        assertThat(weights(TrafficRouter.Reading.none(Segment.EVERYTHING, TrafficRouter.State.SILENT, "no answer"))
                        .state())
                .isEqualTo(TrialState.UNKNOWN);
    }

    @Test
    void aRouterThatDoesNotCountSaysSo() throws Exception {
        var flow = new TrafficRouter.Flow("orders", new SystemId("old"), new SystemId("new"));
        var router = new OneReading(TrafficRouter.Reading.of(Segment.EVERYTHING, 0));
        var answer = timedTrial
                .ask(new SplitQuestion(flow, Duration.ZERO), router, terms(Duration.ofSeconds(20)))
                .answer();
        assertThat(answer.state()).isEqualTo(TrialState.UNKNOWN);
        assertThat(answer.detail()).isEqualTo("the router does not count requests, by its settings");
    }

    @Test
    void aValueComesWithItsAgeAndNote() throws Exception {
        var answer = query(() -> Metrics.Measurement.value(0.5, 12, Metrics.Unit.FRACTION)
                .aged(Duration.ofMillis(41_900))
                .noted("a warning"));
        assertThat(answer.table().byColumn())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("age", "41 s"));
        assertThat(answer.detail()).isEqualTo("a warning");
    }

    @Test
    void aQueryThatIsRefusedHasFailedAndOneWithoutAnAnswerIsUnknown() throws Exception {
        assertThat(query(() -> {
                            throw ConnectorException.ofRefusedRead("no such function");
                        })
                        .state())
                .isEqualTo(TrialState.FAILED);
        assertThat(query(() -> {
                            throw new ConnectorException("gone");
                        })
                        .state())
                .isEqualTo(TrialState.UNKNOWN);
    }

    @Test
    void aClockIsAheadOrBehind() throws Exception {
        assertThat(clock(Duration.ofMillis(-279))).isEqualTo("its clock is 279 ms behind");
        assertThat(clock(Duration.ofMillis(3))).isEqualTo("its clock is 3 ms ahead");
    }

    private @Nullable String clock(Duration ahead) throws InterruptedException {
        Reported report = purpose -> List.of(Preflight.Found.clock(ahead));
        return timedTrial
                .ask(new CheckQuestion(Set.of(), Set.of()), report, terms(Duration.ofSeconds(20)))
                .answer()
                .table()
                .byColumn()
                .get(0)
                .get("found");
    }

    private TrialAnswer query(Measured measured) throws InterruptedException {
        return timedTrial
                .ask(new MetricQuestion("served", Duration.ofMinutes(1)), measured, terms(Duration.ofSeconds(20)))
                .answer();
    }

    private interface Reported extends Connector, Preflight {}

    private interface Measured extends Connector, Metrics {
        Measurement now() throws ConnectorException;

        @Override
        default Measurement evaluate(String query, Duration window, Segment segment) throws ConnectorException {
            return now();
        }
    }

    private TrialAnswer weights(TrafficRouter.Reading reading) {
        var flow = new TrafficRouter.Flow("orders", new SystemId("old"), new SystemId("new"));
        try {
            return timedTrial
                    .ask(new WeightsQuestion(flow), new OneReading(reading), terms(Duration.ofSeconds(20)))
                    .answer();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private TrialResult freeze(Call call) throws InterruptedException {
        return timedTrial.ask(new OperationQuestion(FREEZE, Map.of()), new Frozen(call), terms(Duration.ofSeconds(20)));
    }

    private static TimedTrial.Terms terms(Duration limit) {
        return new TimedTrial.Terms(new SystemId("oms"), "try/1", "c1", Segment.EVERYTHING, limit);
    }

    private interface Call {
        Outcome of(String operation, Map<String, Object> with, CallContext context)
                throws ConnectorException, InterruptedException;
    }

    private record Frozen(Call call) implements Connector, Actions {
        @Override
        public List<Operation> operations() {
            return List.of(FREEZE);
        }

        @Override
        public Outcome call(String operation, Map<String, Object> with, CallContext context)
                throws ConnectorException, InterruptedException {
            return call.of(operation, with, context);
        }
    }

    private record OneReading(Reading reading) implements Connector, TrafficRouter {
        @Override
        public Traits traits() {
            return Traits.of(1, Duration.ZERO);
        }

        @Override
        public List<Reading> read(Flow flow, List<Segment> keys) {
            return List.of(reading);
        }

        @Override
        public Applied apply(Flow flow, List<Change> changes, CallContext context) {
            throw new AssertionError("a trial never applies weights");
        }

        @Override
        public Convergence verify(Flow flow, Segment key, int basisPoints) {
            throw new AssertionError("a trial only reads");
        }
    }

    private static final class TwoColumns implements Connector, Records {
        private static final RecordSet SET =
                RecordSet.of("orders", "each order", List.of(column("id"), column("status")), List.of("id"));

        private static RecordSet.Column column(String name) {
            return RecordSet.Column.of(name, RecordSet.Type.TEXT, "");
        }

        @Override
        public List<RecordSet> sets() {
            return List.of(SET);
        }

        @Override
        public End stream(String set, Query query, Rows rows) throws InterruptedException {
            for (int i = 1; i < 9; i++) {
                if (!rows.take(Row.of(SET, Arrays.asList(Integer.toString(i), null), "", Instant.EPOCH))) {
                    return End.STOPPED;
                }
            }
            return End.WHOLE;
        }

        @Override
        public End read(String set, Collection<Key> keys, Rows rows) {
            return End.WHOLE;
        }
    }
}
