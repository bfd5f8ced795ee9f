package dev.cutover.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.model.Threshold;
import dev.cutover.preflight.SystemReport.Standing;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.spi.TrafficRouter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be told of connectors that do not look their system over by themselves. */
class SystemCheckRunTest {
    private static final SystemId SYSTEM = new SystemId("shop");
    private static final Segment EAST = Segment.of(Map.of("region", "east"));
    private static final Segment WEST = Segment.of(Map.of("region", "west"));

    @Test
    void aSystemOfNothingButOperationsCannotBeTold() throws InterruptedException {
        var systemReport = examine(calls("freeze"), new Operations(List.of("freeze", "thaw")));

        assertThat(systemReport.standing()).isEqualTo(Standing.CANNOT_TELL);
        assertThat(verdict(systemReport, Aspect.OPERATIONS)).isEqualTo(Verdict.OK);
        assertThat(verdict(systemReport, Aspect.REACHABLE)).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void anOperationThatIsMissingIsNamed() throws InterruptedException {
        var systemReport = examine(calls("freeze", "melt"), new Operations(List.of("freeze")));

        assertThat(systemReport.standing()).isEqualTo(Standing.NOT_READY);
        assertThat(systemReport.why()).isEqualTo("it has no operation melt");
    }

    @Test
    void aCapabilityThatIsMissingIsNamed() throws InterruptedException {
        var requirement = new Requirement(SYSTEM, Set.of(), Set.of(Metrics.class), List.of(), List.of());

        assertThat(examine(requirement, new Operations(List.of())).why()).isEqualTo("its connector has no Metrics");
    }

    @Test
    void metricsThatAnswerAreReadyAlsoWithoutData() throws InterruptedException {
        var systemReport = examine(asks(), (Asked) query -> new Metrics.Measurement.NoData("no orders yet"));

        assertThat(systemReport.isReady()).isTrue();
        assertThat(text(systemReport, Aspect.METRICS))
                .isEqualTo("1 query is answered, without data so far: health (no orders yet)");
    }

    @Test
    void metricsThatCannotBeAskedAreNot() throws InterruptedException {
        var systemReport = examine(asks(), (Asked) query -> {
            throw new ConnectorException("503");
        });

        assertThat(systemReport.standing()).isEqualTo(Standing.NOT_READY);
        assertThat(systemReport.why()).isEqualTo("health: 503");
    }

    @Test
    void weightsAreReadForAllKeysAndThatTheyMayBeSetIsNotKnown() throws InterruptedException {
        var systemReport = examine(routes(), (Weighing) key -> TrafficRouter.Reading.of(key, 500));

        assertThat(systemReport.standing()).isEqualTo(Standing.CANNOT_TELL);
        assertThat(text(systemReport, Aspect.WEIGHTS)).isEqualTo("orders at 5 % in region=east and region=west");
        assertThat(systemReport.weights())
                .containsExactly(
                        new WeightReading("orders", EAST, OptionalInt.of(500), ""),
                        new WeightReading("orders", WEST, OptionalInt.of(500), ""));
        assertThat(verdict(systemReport, Aspect.PERMISSIONS)).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void aKeyThatTheRouterDoesNotHaveIsNamed() throws InterruptedException {
        var systemReport = examine(routes(), (Weighing) key -> key.equals(EAST)
                ? TrafficRouter.Reading.of(key, 0)
                : new TrafficRouter.Reading(key, OptionalInt.empty(), "no such key"));

        assertThat(systemReport.standing()).isEqualTo(Standing.NOT_READY);
        assertThat(systemReport.why()).contains("orders, region=west: no such key");
    }

    @Test
    void theWorstPartOfAnAspectCounts() {
        var told = List.of(
                Found.ok(Aspect.PERMISSIONS, "freeze is allowed"),
                Found.cannotTell(Aspect.PERMISSIONS, "thaw cannot be tried"));

        assertThat(WorstOf.of(told, List.of())).contains(Found.cannotTell(Aspect.PERMISSIONS, "thaw cannot be tried"));
    }

    @Test
    void clocksThatAreFarApartAreReportedAndNotGood() {
        var near = WorstOf.of(List.of(Found.clock(Duration.ofMillis(-300))), List.of());
        var far = WorstOf.of(List.of(Found.clock(Duration.ofSeconds(-5))), List.of());

        assertThat(near)
                .filteredOn(Found::verdict, Verdict.OK)
                .extracting(Found::text)
                .containsExactly("its clock is 0.3 s behind");
        assertThat(far)
                .filteredOn(Found::verdict, Verdict.FAILED)
                .extracting(Found::text)
                .containsExactly("its clock is 5.0 s behind; more than 2 s apart");
    }

    private static SystemReport examine(Requirement requirement, Connector connector) throws InterruptedException {
        return new SystemCheckRun(requirement, connector).by(Instant.EPOCH);
    }

    private static Verdict verdict(SystemReport systemReport, Aspect aspect) {
        return one(systemReport, aspect).verdict();
    }

    private static String text(SystemReport systemReport, Aspect aspect) {
        return one(systemReport, aspect).text();
    }

    private static Found one(SystemReport systemReport, Aspect aspect) {
        return systemReport.found().stream()
                .filter(found -> found.aspect() == aspect)
                .findFirst()
                .orElseThrow();
    }

    private static Requirement calls(String... operations) {
        return new Requirement(SYSTEM, Set.of(operations), Set.of(Actions.class), List.of(), List.of());
    }

    private static Requirement asks() {
        var question = new Requirement.Question(
                new Criterion(
                        new CriterionId("health"),
                        "",
                        "",
                        new Measure.Query(SYSTEM, "health"),
                        new Threshold(Threshold.Comparison.AT_LEAST, 1, 1, false, ">= 1"),
                        "",
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        1),
                "health",
                EAST);
        return new Requirement(SYSTEM, Set.of(), Set.of(Metrics.class), List.of(), List.of(question));
    }

    private static Requirement routes() {
        var flow = new TrafficRouter.Flow("orders", SYSTEM, SYSTEM);
        var route = new Requirement.Route(flow, List.of(EAST, WEST));
        return new Requirement(SYSTEM, Set.of(), Set.of(TrafficRouter.class), List.of(route), List.of());
    }

    /** A system that has operations, and nothing else. */
    private record Operations(List<String> names) implements Connector, Actions {
        @Override
        public List<Operation> operations() {
            return names.stream()
                    .map(name -> new Operation(name, "", false, true, true, List.of(), ""))
                    .toList();
        }

        @Override
        public Outcome call(String operation, Map<String, Object> with, CallContext context) {
            throw new AssertionError("a look calls nothing");
        }
    }

    private interface Asked extends Connector, Metrics {
        Measurement answer(String query) throws ConnectorException;

        @Override
        default Measurement evaluate(String query, Duration window, Segment segment) throws ConnectorException {
            return answer(query);
        }
    }

    private interface Weighing extends Connector, TrafficRouter {
        Reading weight(Segment key);

        @Override
        default Traits traits() {
            return new Traits(1, true, true, false, Duration.ZERO);
        }

        @Override
        default List<Reading> read(Flow flow, List<Segment> keys) {
            return keys.stream().map(this::weight).toList();
        }

        @Override
        default Applied apply(Flow flow, List<Change> changes, CallContext context) {
            throw new AssertionError("a look changes nothing");
        }

        @Override
        default Convergence verify(Flow flow, Segment key, int basisPoints) {
            return Convergence.UNSUPPORTED;
        }
    }
}
