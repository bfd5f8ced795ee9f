package dev.cutover.runlog.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.engine.context.CallScope;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.RunFolder;
import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.run.RunId;
import dev.cutover.runlog.LogEntry;
import dev.cutover.runlog.LogEntry.Level;
import dev.cutover.runlog.RunLog;
import dev.cutover.runlog.RunLogReader;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.sums.BucketSums;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedCallsTest {
    private static final SystemId OMS = new SystemId("oms");
    private static final Map<Class<?>, Class<?>> LOGGED = Map.of(
            Actions.class, LoggedActions.class,
            TrafficRouter.class, LoggedRouter.class,
            Metrics.class, LoggedMetrics.class,
            Messages.class, LoggedMessages.class,
            Capture.class, LoggedCapture.class,
            Preflight.class, LoggedPreflight.class,
            Records.class, LoggedRecords.class,
            BucketSums.class, LoggedSums.class,
            FaultInjection.class, LoggedFaults.class);

    @TempDir
    private Path path;

    private final WallTime wall = WallTime.real(WallTime.today());
    private final Oms oms = new Oms();
    private RunFolder folder;
    private RunLog runLog;
    private LoggedCalls loggedCalls;
    private ConnectedSystems systems;

    /** A system whose answers the test chooses. */
    private static final class Oms implements Connector, Actions, Metrics {
        private Outcome answer = Outcome.succeeded("frozen");
        private RuntimeException mistake = null;
        private Measurement measured = Measurement.value(0.5, 7);

        @Override
        public List<Operation> operations() {
            return List.of(Operation.writing("freeze", ""), Operation.reading("look", ""));
        }

        @Override
        public Outcome call(String operation, Map<String, Object> with, CallContext context) {
            if (mistake != null) {
                throw mistake;
            }
            return answer;
        }

        @Override
        public Measurement evaluate(String query, Duration window, Segment segment) throws ConnectorException {
            if (measured instanceof Measurement.NoData none) {
                throw new ConnectorException(none.why());
            }
            return measured;
        }
    }

    @BeforeEach
    void open() {
        folder = new RunFolder(path, new RunId("01m8h7knq844rj2hmfe7www0rd"));
        runLog = RunLog.in(folder, text -> text, wall);
        loggedCalls = new LoggedCalls(runLog, wall, wall);
        systems = LoggedSystems.over(new ConnectedSystems(Map.of(OMS, oms)), loggedCalls);
    }

    @AfterEach
    void close() {
        wall.close();
    }

    private static CallContext context() {
        return new CallContext(
                "run/freeze/everything/forward", "abc", 1, Segment.EVERYTHING, Instant.MAX, (name, type, bytes) -> {});
    }

    private List<LogEntry> read() throws IOException {
        var entries = new ArrayList<LogEntry>();
        RunLogReader.read(folder, entries::add);
        return entries;
    }

    @Test
    void everyMethodOfACapabilityReachesTheRealOne() {
        LOGGED.forEach((capability, logged) -> assertThat(logged.getDeclaredMethods())
                .as(logged.getSimpleName())
                .extracting(LoggedCallsTest::signature)
                .containsAll(Stream.of(capability.getDeclaredMethods())
                        .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                        .map(LoggedCallsTest::signature)
                        .toList()));
    }

    private static String signature(Method method) {
        return method.getName() + List.of(method.getParameterTypes());
    }

    @Test
    void aChangeHasALineWhenItBeginsAndOneWhenItHasEnded() throws Exception {
        var leave = systems.scope().enter(new CallScope.Subject(new StepId("freeze"), 2, "oms"));
        systems.get(OMS, Actions.class).call("freeze", Map.of(), context());
        leave.run();

        assertThat(read()).extracting(LogEntry::event).containsExactly("begin", "end");
        assertThat(read()).allSatisfy(entry -> {
            assertThat(entry.field("step")).isEqualTo("freeze");
            assertThat(entry.field("attempt")).isEqualTo("2");
            assertThat(entry.field("operation")).isEqualTo("freeze");
            assertThat(entry.field("key")).isEqualTo("run/freeze/everything/forward");
        });
        assertThat(read().get(1).field("outcome")).isEqualTo("succeeded");
        assertThat(read().get(1).field("ms")).matches("[0-9]+");
    }

    @Test
    void aReadHasOneLineAndARefusalIsAWarning() throws Exception {
        oms.answer = Outcome.failed("closed for today", true);
        systems.get(OMS, Actions.class).call("look", Map.of(), context());

        assertThat(read()).singleElement().satisfies(entry -> {
            assertThat(entry.event()).isEqualTo("ask");
            assertThat(entry.level()).isEqualTo(Level.WARN);
            assertThat(entry.field("says")).isEqualTo("closed for today");
            assertThat(entry.field("changed")).isEqualTo("nothing");
        });
    }

    @Test
    void aMistakeOfAConnectorIsToldWithItsPlaceAndReachesTheEngineUnchanged() throws Exception {
        oms.mistake = new IllegalStateException("not open", new IOException("gone"));
        assertThatThrownBy(() -> systems.get(OMS, Actions.class).call("freeze", Map.of(), context()))
                .isSameAs(oms.mistake);

        var last = read().get(1);
        assertThat(last.level()).isEqualTo(Level.ERROR);
        assertThat(last.field("says")).contains("not open");
        assertThat(String.join("\n", last.more())).contains("LoggedCallsTest", "caused by java.io.IOException: gone");
    }

    @Test
    void equalAnswersAreCountedAndTheFirstThatDiffersIsWritten() throws Exception {
        var metrics = systems.get(OMS, Metrics.class);
        var leave = systems.scope().enter(new CallScope.Subject(new StepId(""), 0, "lag"));
        for (int number = 0; number < 5; number++) {
            oms.measured = Metrics.Measurement.value(number, 7);
            metrics.evaluate("lag", Duration.ofMinutes(1), Segment.EVERYTHING);
        }
        oms.measured = Metrics.Measurement.noData("unreachable");
        for (int number = 0; number < 3; number++) {
            assertThatThrownBy(() -> metrics.evaluate("lag", Duration.ofMinutes(1), Segment.EVERYTHING))
                    .hasMessage("unreachable");
        }
        leave.run();
        loggedCalls.close();

        assertThat(read())
                .extracting(
                        entry -> entry.field("criterion"),
                        entry -> entry.field("outcome"),
                        entry -> entry.field("equal-before"))
                .containsExactly(tuple("lag", "value", ""), tuple("lag", "error", "4"), tuple("lag", "error", "1"));
    }

    @Test
    void aLogThatCannotBeWrittenChangesNothingForTheCall() throws Exception {
        Files.createDirectory(folder.log());

        assertThat(systems.get(OMS, Actions.class).call("freeze", Map.of(), context()))
                .isEqualTo(oms.answer);
        assertThat(runLog.loss()).isPresent();
    }
}
