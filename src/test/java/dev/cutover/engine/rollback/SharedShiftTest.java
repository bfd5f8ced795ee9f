package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One shift has moved the traffic of several rollbacks. */
class SharedShiftTest {
    private static final Duration FIRST = Duration.ofMinutes(20);
    private static final Duration SECOND = FIRST.plusSeconds(5);
    private static final Scope EXPRESS = lane("express");
    private static final Scope STANDARD = lane("standard");
    private static final Scope EAST = Scope.of(Books.EAST);
    private static final Scope WEST = Scope.of(Books.WEST);

    static Stream<Arguments> neighboursAndWiderOnes() {
        return Stream.of(
                Arguments.of(EAST, WEST),
                Arguments.of(EAST, Scope.WHOLE_RUN),
                Arguments.of(EXPRESS, STANDARD),
                Arguments.of(EXPRESS, EAST),
                Arguments.of(EXPRESS, Scope.WHOLE_RUN),
                Arguments.of(Scope.of(Segment.of(Map.of("region", "east", "lane", "express"))), EAST));
    }

    @ParameterizedTest
    @MethodSource("neighboursAndWiderOnes")
    void theSecondSetsItsOwnTrafficBack(Scope first, Scope second) throws InterruptedException {
        var bench = bench(first, second);
        bench.world().taking(operation -> operation.equals("apply") ? Duration.ofSeconds(10) : Duration.ZERO);
        bench.run();

        assertThat(bench.facts(RollbackFact.Finished.class))
                .isNotEmpty()
                .allSatisfy(finished -> assertThat(finished.leftUndone()).isEmpty());
        assertThat(restored(bench, 2)).isBefore(decided(bench, 2).plusSeconds(60));
        assertThat(keys()).allSatisfy(key -> {
            if (first.covers(key) || second.covers(key)) {
                assertThat(bench.world().weight(key)).as(key.toString()).isZero();
            } else {
                assertThat(bench.world().weight(key)).as(key.toString()).isEqualTo(10_000);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("neighboursAndWiderOnes")
    void aRouterThatAppliesNothingForTwoMinutesIsTriedUntilItDoes(Scope first, Scope second)
            throws InterruptedException {
        var bench = bench(first, second);
        var isDown = new boolean[1];
        bench.world().routing(changes -> isDown[0] ? TrafficRouter.Result.REJECTED : null);
        bench.at(FIRST.minusSeconds(30), port -> isDown[0] = true);
        bench.at(FIRST.plusSeconds(120), port -> isDown[0] = false);
        bench.run();

        assertThat(bench.facts(RollbackFact.Finished.class))
                .isNotEmpty()
                .allSatisfy(finished -> assertThat(finished.leftUndone()).isEmpty());
        assertThat(restored(bench, 2)).isAfter(decided(bench, 2).plusSeconds(100));
    }

    @Test
    void noTwoOfThemSetDifferentTrafficUnderOneKey() throws InterruptedException {
        var bench = bench(EXPRESS, EAST);
        bench.run();

        var moved = new LinkedHashMap<String, List<Segment>>();
        for (var intended : bench.facts(EffectFact.Intended.class)) {
            var effect = intended.effect();
            if (effect.direction() == Effect.Direction.BACK && effect.deed() instanceof Effect.Weights weights) {
                var keys = weights.moves().stream().map(Effect.Move::key).toList();
                assertThat(moved.put(effect.key(), keys)).isNull();
            }
        }
        assertThat(moved.values()).doesNotHaveDuplicates().hasSize(2);
    }

    private static Bench bench(Scope first, Scope second) {
        var bench = new Bench(book()).agreeablePeople();
        bench.at(FIRST, port -> Orders.rollBack(port, first, "Dana", "one"));
        bench.at(SECOND, port -> Orders.rollBack(port, second, "Dana", "two"));
        return bench;
    }

    /** Two regions with two lanes each, all moved by one step. */
    private static Runbook book() {
        var shift = new Work.Shift(
                "orders",
                List.of(new Weight(5000), Weight.ALL),
                Duration.ofMinutes(2),
                List.of(Books.HEALTH),
                OnBreach.HOLD);
        return Books.withLanes(Books.of(
                List.of(),
                Books.step("shift-all", Optional.empty(), shift),
                Steps.waiting("wait", Duration.ofHours(2))));
    }

    private static List<Segment> keys() {
        return Stream.of("east", "west")
                .flatMap(region -> Stream.of("express", "standard")
                        .map(lane -> Segment.of(Map.of("region", region, "lane", lane))))
                .toList();
    }

    private static Scope lane(String lane) {
        return Scope.of(Segment.of(Map.of("lane", lane)));
    }

    private static Instant decided(Bench bench, int number) {
        return bench.state().rollbacks().of(number).orElseThrow().decided();
    }

    private static Instant restored(Bench bench, int number) {
        var rollback = bench.state().rollbacks().of(number).orElseThrow();
        assertThat(rollback.restored()).isNotNull();
        return rollback.restored();
    }
}
