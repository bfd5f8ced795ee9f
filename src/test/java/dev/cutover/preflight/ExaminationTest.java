package dev.cutover.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.Examined.Standing;
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
class ExaminationTest {
    private static final SystemId SYSTEM = new SystemId("shop");
    private static final Segment EAST = Segment.of(Map.of("region", "east"));
    private static final Segment WEST = Segment.of(Map.of("region", "west"));

    @Test
    void aSystemOfNothingButOperationsCannotBeTold() throws InterruptedException {
        var examined = examine(calls("freeze"), new Operations(List.of("freeze", "thaw")));

        assertThat(examined.standing()).isEqualTo(Standing.CANNOT_TELL);
        assertThat(verdict(examined, Aspect.OPERATIONS)).isEqualTo(Verdict.OK);
        assertThat(verdict(examined, Aspect.REACHABLE)).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void anOperationThatIsMissingIsNamed() throws InterruptedException {
        var examined = examine(calls("freeze", "melt"), new Operations(List.of("freeze")));

        assertThat(examined.standing()).isEqualTo(Standing.NOT_READY);
        assertThat(examined.why()).isEqualTo("it has no operation melt");
    }

    @Test
    void aCapabilityThatIsMissingIsNamed() throws InterruptedException {
        var use = new Use(SYSTEM, Set.of(), Set.of(Metrics.class), List.of(), List.of());

        assertThat(examine(use, new Operations(List.of())).why()).isEqualTo("its connector has no Metrics");
    }

    @Test
    void metricsThatAnswerAreReadyAlsoWithoutData() throws InterruptedException {
        var examined = examine(asks(), (Asked) query -> new Metrics.Measurement.NoData("no orders yet"));

        assertThat(examined.isReady()).isTrue();
        assertThat(text(examined, Aspect.METRICS))
                .isEqualTo("1 query is answered, as yet without data: health (no orders yet)");
    }

    @Test
    void metricsThatCannotBeAskedAreNot() throws InterruptedException {
        var examined = examine(asks(), (Asked) query -> {
            throw new ConnectorException("503");
        });

        assertThat(examined.standing()).isEqualTo(Standing.NOT_READY);
        assertThat(examined.why()).isEqualTo("health: 503");
    }

    @Test
    void weightsAreReadForAllKeysAndThatTheyMayBeSetIsNotKnown() throws InterruptedException {
        var examined = examine(routes(), (Weighing) key -> TrafficRouter.Reading.of(key, 500));

        assertThat(examined.standing()).isEqualTo(Standing.CANNOT_TELL);
        assertThat(text(examined, Aspect.WEIGHTS)).isEqualTo("orders at 5 % in region=east and region=west");
        assertThat(examined.weights())
                .containsExactly(
                        new Weighed("orders", EAST, OptionalInt.of(500), ""),
                        new Weighed("orders", WEST, OptionalInt.of(500), ""));
        assertThat(verdict(examined, Aspect.PERMISSIONS)).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void aKeyThatTheRouterDoesNotHaveIsNamed() throws InterruptedException {
        var examined = examine(routes(), (Weighing) key -> key.equals(EAST)
                ? TrafficRouter.Reading.of(key, 0)
                : new TrafficRouter.Reading(key, OptionalInt.empty(), "no such key"));

        assertThat(examined.standing()).isEqualTo(Standing.NOT_READY);
        assertThat(examined.why()).contains("orders, region=west: no such key");
    }

    @Test
    void theWorstPartOfAnAspectCounts() {
        var told = List.of(
                Found.ok(Aspect.PERMISSIONS, "freeze is allowed"),
                Found.cannotTell(Aspect.PERMISSIONS, "thaw cannot be tried"));

        assertThat(Merged.of(told, List.of())).contains(Found.cannotTell(Aspect.PERMISSIONS, "thaw cannot be tried"));
    }

    @Test
    void clocksThatAreFarApartAreToldAndNotGood() {
        var near = Merged.of(List.of(Found.clock(Duration.ofMillis(-300))), List.of());
        var far = Merged.of(List.of(Found.clock(Duration.ofSeconds(-5))), List.of());

        assertThat(near)
                .filteredOn(Found::verdict, Verdict.OK)
                .extracting(Found::text)
                .containsExactly("its clock is 0.3 s behind");
        assertThat(far)
                .filteredOn(Found::verdict, Verdict.FAILED)
                .extracting(Found::text)
                .containsExactly("its clock is 5.0 s behind; more than 2 s apart");
    }

    private static Examined examine(Use use, Connector connector) throws InterruptedException {
        return new Examination(use, connector).by(Instant.EPOCH);
    }

    private static Verdict verdict(Examined examined, Aspect aspect) {
        return one(examined, aspect).verdict();
    }

    private static String text(Examined examined, Aspect aspect) {
        return one(examined, aspect).text();
    }

    private static Found one(Examined examined, Aspect aspect) {
        return examined.found().stream()
                .filter(found -> found.aspect() == aspect)
                .findFirst()
                .orElseThrow();
    }

    private static Use calls(String... operations) {
        return new Use(SYSTEM, Set.of(operations), Set.of(Actions.class), List.of(), List.of());
    }

    private static Use asks() {
        var question = new Use.Question(new CriterionId("health"), "health", Duration.ofMinutes(1), EAST);
        return new Use(SYSTEM, Set.of(), Set.of(Metrics.class), List.of(), List.of(question));
    }

    private static Use routes() {
        var flow = new TrafficRouter.Flow("orders", SYSTEM, SYSTEM);
        var route = new Use.Route(flow, List.of(EAST, WEST));
        return new Use(SYSTEM, Set.of(), Set.of(TrafficRouter.class), List.of(route), List.of());
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
