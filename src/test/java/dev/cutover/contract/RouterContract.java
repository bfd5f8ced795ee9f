package dev.cutover.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Applied;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Convergence;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.spi.TrafficRouter.Split;
import dev.cutover.spi.TrafficRouter.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of a router. Before each test, all of its weights are 0. */
public abstract class RouterContract extends ConnectorContract {
    private static final int ALL = 10_000;
    private static final Set<Result> UNTOUCHED = Set.of(Result.REJECTED, Result.CONFLICT, Result.NOT_SENT);

    private int calls;

    /** The keys whose weights the tests set: one at least; with two or more, changes of several are tested too. */
    protected abstract List<Segment> keys();

    /** The traffic that is split. */
    protected Flow flow() {
        return new Flow("orders", new SystemId("old"), new SystemId("new"));
    }

    /** A key that the router does not have. */
    protected Segment unknownKey() {
        return Segment.of(Map.of("region", "no-such-region"));
    }

    /** What the router says of such a key; one that cannot tell it from nonsense says UNREADABLE. */
    protected State stateOfAnUnknownKey() {
        return State.ABSENT;
    }

    /** Makes the router unable to answer; false if the author cannot. */
    protected boolean silence() throws Exception {
        return false;
    }

    /** Ends the silence. */
    protected void restore() throws Exception {}

    @Test
    void everyWeightIsSetExactlyAndReadBack() throws Exception {
        var router = open(TrafficRouter.class);
        int step = router.traits().granularity();
        for (int target : new int[] {step, ALL - step, ALL, 0}) {
            var applied = apply(router, change(key(), weight(router), target));
            assertThat(applied.result())
                    .as("to %d: %s", target, applied.detail())
                    .isEqualTo(Result.APPLIED);
            assertThat(applied.now()).allMatch(reading -> reading.isAt(target));
            assertThat(weight(router)).isEqualTo(target);
            assertThat(router.verify(flow(), key(), target))
                    .isIn(Convergence.CONVERGED, Convergence.NOT_YET, Convergence.UNSUPPORTED);
        }
    }

    @Test
    void anotherWeightIsNotInForce() throws Exception {
        var router = open(TrafficRouter.class);
        assertThat(router.verify(flow(), key(), ALL)).isNotEqualTo(Convergence.CONVERGED);
    }

    @Test
    void aWeightOutOfRangeIsRefused() throws Exception {
        var router = open(TrafficRouter.class);
        for (int target : new int[] {-1, ALL + 1}) {
            var applied = apply(router, change(key(), 0, target));
            assertThat(applied.result())
                    .as("to %d: %s", target, applied.detail())
                    .isEqualTo(Result.REJECTED);
            assertThat(weight(router)).isZero();
        }
    }

    @Test
    void aWeightThatTheRouterCannotSetExactlyIsRefusedAndNotRounded() throws Exception {
        var router = open(TrafficRouter.class);
        int step = router.traits().granularity();
        assumeTrue(step > 1, "the router can set every weight");
        assertThat(apply(router, change(key(), 0, step + 1)).result()).isEqualTo(Result.REJECTED);
        assertThat(weight(router)).isZero();
    }

    @Test
    void anUnknownKeyHasNoWeight() throws Exception {
        var reading = read(open(TrafficRouter.class), unknownKey());
        assertThat(reading.basisPoints()).as("no weight is not 0").isEmpty();
        assertThat(reading.state()).isEqualTo(stateOfAnUnknownKey());
        assertThat(reading.note()).isNotBlank();
    }

    @Test
    void anUnknownKeyIsNotSet() throws Exception {
        var router = open(TrafficRouter.class);
        assertThat(apply(router, new Change(unknownKey(), OptionalInt.empty(), ALL))
                        .result())
                .isNotIn(Result.APPLIED, Result.ALREADY);
        assertThat(read(router, unknownKey()).basisPoints()).isEmpty();
    }

    @Test
    void aWeightThatIsNotAsExpectedIsAConflict() throws Exception {
        var router = open(TrafficRouter.class);
        int step = router.traits().granularity();
        assertThat(apply(router, change(key(), step, ALL)).result()).isEqualTo(Result.CONFLICT);
        assertThat(weight(router)).isZero();
    }

    @Test
    void aWeightThatIsInForceAlreadyIsToldSo() throws Exception {
        var router = open(TrafficRouter.class);
        assertThat(apply(router, change(key(), 0, 0)).result()).isEqualTo(Result.ALREADY);
        assertThat(weight(router)).isZero();
    }

    @Test
    void aRollbackExpectsNoWeight() throws Exception {
        var router = open(TrafficRouter.class);
        apply(router, change(key(), 0, ALL));
        assertThat(apply(router, new Change(key(), OptionalInt.empty(), 0)).result())
                .isEqualTo(Result.APPLIED);
        assertThat(weight(router)).isZero();
    }

    @Test
    void readingsComeInTheOrderOfTheKeys() throws Exception {
        var reversed = IntStream.iterate(keys().size() - 1, at -> at >= 0, at -> at - 1)
                .mapToObj(keys()::get)
                .toList();
        assertThat(open(TrafficRouter.class).read(flow(), reversed))
                .extracting(Reading::key)
                .isEqualTo(reversed);
    }

    @Test
    void oneKeyMovesAlone() throws Exception {
        assumeTrue(keys().size() > 1, "the author names one key only");
        var router = open(TrafficRouter.class);
        apply(router, change(key(), 0, ALL));
        assertThat(read(router, keys().get(1)).isAt(0)).isTrue();
    }

    @Test
    void severalKeysMoveTogether() throws Exception {
        assumeTrue(keys().size() > 1, "the author names one key only");
        var router = open(TrafficRouter.class);
        var applied = apply(router, change(key(), 0, ALL), change(keys().get(1), 0, ALL));
        assertThat(applied.result()).as(applied.detail()).isEqualTo(Result.APPLIED);
        assertThat(router.read(flow(), keys().subList(0, 2))).allMatch(reading -> reading.isAt(ALL));
    }

    @Test
    void ofSeveralKeysAllMoveOrItIsToldWhich() throws Exception {
        assumeTrue(keys().size() > 1, "the author names one key only");
        var router = open(TrafficRouter.class);
        int step = router.traits().granularity();
        var applied = apply(router, change(key(), 0, ALL), change(keys().get(1), step, ALL));
        var now = router.read(flow(), keys().subList(0, 2));
        if (UNTOUCHED.contains(applied.result())) {
            assertThat(now).allMatch(reading -> reading.isAt(0));
        } else {
            assertThat(applied.result()).isEqualTo(Result.PARTIAL);
            assertThat(applied.now())
                    .extracting(Reading::basisPoints)
                    .containsExactlyInAnyOrderElementsOf(
                            now.stream().map(Reading::basisPoints).toList());
        }
    }

    @Test
    void aRouterThatDoesNotCountHasNoCounts() throws Exception {
        var router = open(TrafficRouter.class);
        assumeTrue(!router.traits().counts(), "the router counts");
        assertThat(router.observe(flow(), key(), Duration.ofMinutes(1))).isEqualTo(Split.notCounted());
    }

    @Test
    void aSilentRouterHasNoWeight() throws Exception {
        var router = open(TrafficRouter.class);
        assumeTrue(silence(), "the author cannot make the router silent");
        try {
            var reading = read(router, key());
            assertThat(reading.basisPoints()).isEmpty();
            assertThat(reading.state()).isEqualTo(State.SILENT);
        } catch (ConnectorException e) {
            assertThat(e.getMessage()).isNotBlank();
        } finally {
            restore();
        }
    }

    @Test
    void aChangeThatASilentRouterDidNotConfirmIsNeverApplied() throws Exception {
        var router = open(TrafficRouter.class);
        assumeTrue(silence(), "the author cannot make the router silent");
        var result = Result.UNKNOWN;
        try {
            result = apply(router, change(key(), 0, ALL)).result();
        } catch (ConnectorException e) {
            assertThat(e.getMessage()).isNotBlank();
        } finally {
            restore();
        }
        assertThat(result).isIn(Result.UNKNOWN, Result.NOT_SENT);
        if (result == Result.NOT_SENT) {
            assertThat(weight(router)).isZero();
        }
    }

    private Segment key() {
        return keys().get(0);
    }

    private static Change change(Segment key, int expected, int target) {
        return new Change(key, OptionalInt.of(expected), target);
    }

    private Applied apply(TrafficRouter router, Change... changes) throws Exception {
        calls++;
        return router.apply(flow(), List.of(changes), run().call("contract/shift/" + calls, changes[0].key()));
    }

    private Reading read(TrafficRouter router, Segment key) throws Exception {
        return router.read(flow(), List.of(key)).get(0);
    }

    private int weight(TrafficRouter router) throws Exception {
        var reading = read(router, key());
        return reading.basisPoints()
                .orElseThrow(() -> new AssertionError("no weight of " + reading.key() + ": " + reading.note()));
    }
}
