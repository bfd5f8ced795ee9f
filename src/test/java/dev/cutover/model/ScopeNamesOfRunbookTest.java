package dev.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.testkit.Books;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a rollback is of, in words. */
class ScopeNamesOfRunbookTest {
    private static final Runbook BOOK = book(
            phase("readiness", Books.gate("ready"), Books.freeze("close"), Books.freeze("warm")),
            phase(
                    "cutover",
                    Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                    Books.shift("shift-west", Books.WEST, OnBreach.HOLD)),
            phase("after", Books.freeze("tell"), Books.freeze("clean")));

    @Test
    void aWholePhaseIsCalledByItsName() {
        assertThat(named("ready", "close", "warm")).isEqualTo("phase 'readiness'");
        assertThat(named("ready", "close", "warm", "tell", "clean")).isEqualTo("phases 'readiness' and 'after'");
    }

    @Test
    void stepsThatMoveAllTrafficSaySo() {
        assertThat(named("shift-east", "shift-west")).isEqualTo("all traffic, phase 'cutover'");
        assertThat(named("close", "shift-east", "shift-west")).isEqualTo("all traffic, steps close and 2 more");
        assertThat(named("ready", "close", "warm", "shift-east", "shift-west", "tell", "clean"))
                .isEqualTo("all traffic, all 7 steps");
        assertThat(named("close", "shift-east")).isEqualTo("steps close and shift-east");
    }

    @Test
    void aGateIsNotWhatStepsAreCalledBy() {
        assertThat(named("ready", "warm", "shift-east")).isEqualTo("steps warm and 2 more");
        assertThat(named("ready")).isEqualTo("step ready");
    }

    @Test
    void aPhaseIsOneThingInASentence() {
        assertThat(BOOK.nameOf(steps("ready", "close", "warm"), "is", "are")).isEqualTo("phase 'readiness' is");
        assertThat(BOOK.nameOf(steps("close", "warm"), "is", "are")).isEqualTo("steps close and warm are");
    }

    private static String named(String... ids) {
        return BOOK.nameOf(steps(ids));
    }

    private static Scope steps(String... ids) {
        return new Scope(new TreeMap<>(), Stream.of(ids).map(StepId::new).collect(Collectors.toSet()), Set.of());
    }

    private static Phase phase(String name, Step... steps) {
        return new Phase(name, Optional.empty(), List.of(steps));
    }

    private static Runbook book(Phase... phases) {
        var plain = Books.of(List.of());
        return new Runbook(
                plain.header(),
                plain.dimensions(),
                plain.roles(),
                plain.inventory(),
                plain.traffic(),
                plain.criteria(),
                List.of(phases),
                plain.rollback(),
                plain.conduct());
    }
}
