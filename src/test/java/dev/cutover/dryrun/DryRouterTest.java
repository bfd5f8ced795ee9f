package dev.cutover.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.time.VirtualTime;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Convergence;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.World;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DryRouterTest {
    private static final Flow FLOW = new Flow("orders", Books.SYSTEM, Books.SYSTEM);

    private final World world = new World(new VirtualTime(Bench.START, false));
    private final TrafficRouter router = new DryRouter(world, new WeightOverlay());

    private Result move(int from, int to) throws Exception {
        var changes = List.of(new Change(Books.EAST, OptionalInt.of(from), to));
        return router.apply(FLOW, changes, Calls.of("k")).result();
    }

    private OptionalInt east() throws Exception {
        return router.read(FLOW, List.of(Books.EAST)).get(0).basisPoints();
    }

    @Test
    void aWeightIsSeenAndNeverSet() throws Exception {
        assertThat(move(0, 500)).isEqualTo(Result.APPLIED);

        assertThat(east()).hasValue(500);
        assertThat(router.verify(FLOW, Books.EAST, 500)).isEqualTo(Convergence.CONVERGED);
        assertThat(router.verify(FLOW, Books.EAST, 5000)).isEqualTo(Convergence.MISMATCH);
        assertThat(world.weight(Books.EAST)).isZero();
        assertThat(world.calls()).isEmpty();
    }

    @Test
    void theRampGoesOnFromWhereItWouldBe() throws Exception {
        assertThat(move(0, 500)).isEqualTo(Result.APPLIED);
        assertThat(move(500, 5000)).isEqualTo(Result.APPLIED);

        assertThat(move(500, 10000)).isEqualTo(Result.CONFLICT);
        assertThat(east()).hasValue(5000);
    }

    @Test
    void aWeightThatIsNotWhereItShouldBeIsAConflict() throws Exception {
        world.setWeight(Books.EAST, 700);

        assertThat(east()).hasValue(700);
        assertThat(move(0, 500)).isEqualTo(Result.CONFLICT);
    }

    @Test
    void somebodyElsesChangeIsSeenAsDrift() throws Exception {
        assertThat(move(0, 500)).isEqualTo(Result.APPLIED);
        world.setWeight(Books.EAST, 2500);

        assertThat(east()).hasValue(2500);
        assertThat(router.verify(FLOW, Books.EAST, 500)).isEqualTo(Convergence.MISMATCH);
    }

    @Test
    void otherKeysAreTheRoutersOwn() throws Exception {
        world.setWeight(Books.WEST, 300);
        assertThat(move(0, 500)).isEqualTo(Result.APPLIED);

        assertThat(router.read(FLOW, List.of(Books.EAST, Books.WEST)))
                .containsExactly(Reading.of(Books.EAST, 500), Reading.of(Books.WEST, 300));
        assertThat(router.verify(FLOW, Books.WEST, 300)).isEqualTo(Convergence.CONVERGED);
    }

    @Test
    void theRollbackStartsFromAnywhere() throws Exception {
        assertThat(move(0, 500)).isEqualTo(Result.APPLIED);
        var back = List.of(new Change(Books.EAST, OptionalInt.empty(), 0));

        assertThat(router.apply(FLOW, back, Calls.of("back")).result()).isEqualTo(Result.APPLIED);
        assertThat(east()).hasValue(0);
    }
}
