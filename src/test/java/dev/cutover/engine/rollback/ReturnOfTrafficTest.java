package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackProcedure.ReturnRamp;
import dev.cutover.model.Scope;
import dev.cutover.model.Weight;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReturnOfTrafficTest {
    private static final ReturnRamp IN_STEPS =
            new ReturnRamp(List.of(new Weight(2500), Weight.ALL), Duration.ofMinutes(2));

    @Test
    void trafficIsRestoredOnlyWhenTheOldPlatformIsMeasuredToTakeOrders() throws InterruptedException {
        var bench = rolledBack(Platforms.accepting(ReturnRamp.AT_ONCE));
        var samples = new AtomicInteger();
        bench.world()
                .measuring(query -> new Measurement.Value(
                        query.startsWith("orders") && samples.incrementAndGet() < 8 ? 0 : 1, 1000));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(rollback(bench).restore())
                .hasValueSatisfying(took -> assertThat(took).isGreaterThan(Duration.ofMinutes(1)));
        assertThat(Duration.between(rollback(bench).decided(), returned(bench))).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aSampleFromBeforeTheReturnProvesNothing() throws InterruptedException {
        var bench = rolledBack(Platforms.accepting(ReturnRamp.AT_ONCE));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(rollback(bench).restored()).isAfter(returned(bench));
        assertThat(bench.measured())
                .filteredOn(stretch -> stretch.last().criterion().equals(Platforms.TAKES_ORDERS))
                .allSatisfy(stretch -> assertThat(stretch.from()).isAfter(returned(bench)));
    }

    @Test
    void thatNothingTakesOrdersHoldsUpNoUndoAndIsLeftUndoneWhenTheWindowHasPassed() throws InterruptedException {
        var bench = rolledBack(Platforms.accepting(ReturnRamp.AT_ONCE));
        bench.world().measuring(query -> new Measurement.Value(query.startsWith("orders") ? 0 : 1, 1000));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(rollback(bench).leftUndone())
                .singleElement()
                .asString()
                .contains("the old platform is not proven to take orders", "takes-orders", "east");
        assertThat(rollback(bench).restored()).isNull();
        assertThat(Duration.between(
                        rollback(bench).decided(),
                        Objects.requireNonNull(rollback(bench).finished())))
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(bench.world().effects()).containsEntry("open", 1);
    }

    @Test
    void aLaterRollbackCanProveIt() throws InterruptedException {
        var bench = rolledBack(Platforms.accepting(ReturnRamp.AT_ONCE), Scope.of(Books.EAST));
        var rollbacks = counting(bench);
        bench.world()
                .measuring(query ->
                        new Measurement.Value(query.startsWith("orders") && rollbacks.get() < 2 ? 0 : 1, 1000));
        bench.refusing().people(question -> bench.say(question, "end")).thinking(question -> Duration.ofHours(1));
        bench.at(Duration.ofMinutes(50), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "is it open now"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().rollbacks().all())
                .extracting(entry -> entry.leftUndone().size())
                .containsExactly(1, 0);
    }

    @Test
    void aColdPlatformGetsItsTrafficInSteps() throws InterruptedException {
        var bench = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(targets(bench)).containsExactly(7500, 0);
        assertThat(rollback(bench).restore())
                .hasValueSatisfying(took -> assertThat(took).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3)));
    }

    @Test
    void aStepNeverRaisesAWeight() throws InterruptedException {
        var bench = new Bench(Platforms.bigBang(Platforms.opening(Platforms.ASK, IN_STEPS)));
        bench.at(Duration.ofSeconds(30), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(targets(bench)).containsExactly(0);
    }

    @Test
    void aShareIsNotSetWhereSomebodyElseHasLeftLess() throws InterruptedException {
        var bench = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS));
        bench.watching((port, event) -> {
            if (event.fact() instanceof RollbackFact.Requested) {
                bench.world().setWeight(Books.EAST, 2_000);
            }
        });

        bench.run();

        assertThat(targets(bench)).containsExactly(7500, 0);
        assertThat(bench.world().calls()).doesNotContain("region=east to 7500").contains("region=east to 0");
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(rollback(bench).leftUndone()).isEmpty();
    }

    /** The old platform is as cold for all that nobody else has moved. */
    @Test
    void theNextShareIsSetWhereTheFirstIsMoreThanSomebodyElseHasLeft() throws InterruptedException {
        var inThree = new ReturnRamp(List.of(new Weight(2500), new Weight(6000), Weight.ALL), Duration.ofMinutes(2));
        var bench = rolledBack(Platforms.opening(Platforms.ASK, inThree));
        bench.watching((port, event) -> {
            if (event.fact() instanceof RollbackFact.Requested) {
                bench.world().setWeight(Books.EAST, 5_000);
            }
        });

        bench.run();

        assertThat(targets(bench)).containsExactly(7500, 4000, 0);
        assertThat(bench.world().calls()).doesNotContain("region=east to 7500").contains("region=east to 4000");
        assertThat(rollback(bench).leftUndone()).isEmpty();
    }

    @Test
    void whereSomebodyElseHasLeftLessTheRestReturnsAtOnce() throws InterruptedException {
        var bench = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS));
        bench.at(Duration.ofMinutes(20).minusSeconds(1), port -> bench.world().setWeight(Books.EAST, 2_000));
        bench.run();

        assertThat(rollback(bench).restore())
                .hasValueSatisfying(took -> assertThat(took).isLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void norWhereSomebodyLowersItInTheVeryMoment() throws InterruptedException {
        var bench = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS));
        bench.world().routing(changes -> {
            if (changes.get(0).target() == 7_500) {
                bench.world().setWeight(Books.EAST, 2_000);
            }
            return null;
        });

        bench.run();

        assertThat(bench.world().calls()).doesNotContain("region=east to 7500").contains("region=east to 0");
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aWiderRollbackThatTakesOverRaisesNoShareOfTheNarrower() throws InterruptedException {
        var bench = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS), Scope.of(Books.EAST));
        bench.at(Duration.ofMinutes(21), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "all of it"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.state().rollbacks().all().get(0).isTakenOver()).isTrue();
        assertThat(targets(bench)).containsExactly(7500, 0);
        assertThat(bench.world().calls()).containsSubsequence("region=east to 7500", "region=east to 0");
    }

    @Test
    void theNextStepWaitsForOrdersToBeTakenButNotBeyondTheWindow() throws InterruptedException {
        var bench = rolledBack(Platforms.accepting(IN_STEPS));
        bench.world().measuring(query -> new Measurement.Value(query.startsWith("orders") ? 0 : 1, 1000));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(targets(bench)).containsExactly(7500, 0);
        assertThat(Duration.between(rollback(bench).decided(), returned(bench)))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
    }

    @Test
    void aCrashBetweenTheStepsResumesThere() throws InterruptedException {
        var whole = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS));
        whole.run();
        for (int forces = 1; ; forces++) {
            var bench = rolledBack(Platforms.opening(Platforms.ASK, IN_STEPS));
            if (bench.runUntilKilled(forces) != null) {
                break;
            }
            if (bench.state().rollbacks().all().isEmpty()) {
                continue;
            }
            assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
            assertThat(targets(bench)).containsExactly(7500, 0);
            assertThat(bench.world().weight(Books.EAST)).isZero();
        }
    }

    @Test
    void twoRollbacksThatReturnTheSameTrafficDoItUnderOneKey() throws InterruptedException {
        var bench = rolledBack(Platforms.opening(Platforms.ASK), Scope.of(Books.EAST));
        var rollbacks = counting(bench);
        bench.world().routing(changes -> rollbacks.get() == 1 ? TrafficRouter.Result.REJECTED : null);
        bench.refusing().people(question -> bench.say(question, "end")).thinking(question -> Duration.ofHours(1));
        bench.at(Duration.ofMinutes(50), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "again"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(targets(bench)).containsExactly(0);
        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).hasSize(1);
        assertThat(bench.state().rollbacks().all().get(1).leftUndone()).isEmpty();
    }

    private static Bench rolledBack(RollbackProcedure rollback) {
        return rolledBack(rollback, Scope.WHOLE_RUN);
    }

    private static Bench rolledBack(RollbackProcedure rollback, Scope scope) {
        var bench = new Bench(Platforms.bigBang(rollback));
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, scope, "Dana", "enough"));
        return bench;
    }

    /** How many rollbacks have begun. */
    private static AtomicInteger counting(Bench bench) {
        var rollbacks = new AtomicInteger();
        bench.watching((port, event) -> {
            if (event.fact() instanceof RollbackFact.Requested) {
                rollbacks.incrementAndGet();
            }
        });
        return rollbacks;
    }

    private static RollbackLedger.Entry rollback(Bench bench) {
        return bench.state().rollbacks().all().get(0);
    }

    private static Instant returned(Bench bench) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof RollbackFact.Returned)
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** The weights that the rollbacks have set, in order. */
    private static List<Integer> targets(Bench bench) {
        return bench.facts(EffectFact.Intended.class).stream()
                .map(EffectFact.Intended::effect)
                .filter(effect -> effect.direction() == Effect.Direction.BACK)
                .filter(effect -> effect.deed() instanceof Effect.Weights)
                .map(effect -> ((Effect.Weights) effect.deed()).moves().get(0).to())
                .toList();
    }
}
