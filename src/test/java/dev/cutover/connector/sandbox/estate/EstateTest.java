package dev.cutover.connector.sandbox.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.connector.sandbox.estate.actions.Happening;
import dev.cutover.connector.sandbox.estate.control.FileControlLog;
import dev.cutover.connector.sandbox.estate.control.MemoryControlLog;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.faults.Mishap;
import dev.cutover.connector.sandbox.estate.plan.OrderPlan;
import dev.cutover.connector.sandbox.estate.platform.EstateConfig;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.Scene;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateTest {

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void isTheSameHoweverTimeIsChopped(@ForAll("happenings") @Size(max = 12) List<Happening> happenings) {
        var inOneGo = new Scene();
        var chopped = new Scene();
        for (Happening happening : happenings) {
            inOneGo.pass(happening.pause());
            happening.happenTo(inOneGo);
            int pieces = 1 + happening.number() % 5;
            for (int piece = 1; piece <= pieces; piece++) {
                chopped.value("order_rate_per_second");
                chopped.estate.advanceTo(inOneGo.estate
                        .now()
                        .minus(happening.pause().multipliedBy(pieces - piece).dividedBy(pieces)));
            }
            happening.happenTo(chopped);
        }

        assertThat(calm(chopped).portrait()).isEqualTo(calm(inOneGo).portrait());
    }

    @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
    void comesBackFromItsLogAsItWas(@ForAll("happenings") @Size(max = 12) List<Happening> happenings) {
        var log = new MemoryControlLog();
        var before = new Scene(log);
        for (Happening happening : happenings) {
            happening.happenTo(before.pass(happening.pause()));
        }

        var after = new Scene(log, before.estate.now());

        assertThat(calm(after).portrait()).isEqualTo(calm(before).portrait());
    }

    @Test
    void goesOnWithItsFileAfterAKill(@TempDir Path folder) {
        var file = folder.resolve("estate.log");
        var killed =
                new Scene(FileControlLog.open(file)).weigh(Scene.US_EAST, 2_500).pass(7);
        killed.tell(EstateSystem.RELEASES, "freeze", Map.of("services", "inventory"), "k1");
        killed.inject(Mishap.of("f", EstateSystem.ORCHESTRATOR, FaultKind.MISROUTE)
                        .at(500))
                .pass(90);

        var resumed = new Scene(FileControlLog.open(file), killed.estate.now());

        assertThat(resumed.portrait()).isEqualTo(killed.portrait());
        assertThat(resumed.tell(EstateSystem.RELEASES, "freeze", Map.of("services", "inventory"), "k1")
                        .repeated())
                .isTrue();
    }

    @Test
    void livesThroughTheTimeThatItWasAwayFor() {
        var log = new MemoryControlLog();
        var killed = new Scene(log);
        killed.tell(EstateSystem.CACHES, "warm");
        killed.inject(
                Mishap.of("f", EstateSystem.LEGACY_OMS, FaultKind.MISROUTE).lasting(Duration.ofSeconds(30)));

        var resumed = new Scene(log, Scene.START.plusSeconds(80));

        assertThat(resumed.status(EstateSystem.CACHES)).containsEntry("state", "warm");
        assertThat(resumed.estate.faults()).isEmpty();
        assertThat(resumed.value("misroutes_total")).isPositive();
    }

    @Test
    void doesNotGoBackInTime() {
        var scene = new Scene().pass(60);

        scene.estate.advanceTo(Scene.START);

        assertThat(scene.estate.now()).isEqualTo(Scene.START.plusSeconds(60));
    }

    @Test
    void seesOtherOrdersWithAnotherSeed() {
        var one = Estate.open(EstateConfig.retail(1), new MemoryControlLog(), Scene.START);
        var other = Estate.open(EstateConfig.retail(2), new MemoryControlLog(), Scene.START);

        assertThat(lastMinute(one)).isNotEqualTo(lastMinute(other));
    }

    @Test
    void refusesTheLogOfAnotherEstate() {
        var log = new MemoryControlLog();
        Estate.open(EstateConfig.retail(1), log, Scene.START);

        assertThatThrownBy(() -> Estate.open(EstateConfig.retail(2), log, Scene.START))
                .isInstanceOf(EstateException.class)
                .hasMessageContaining("started with seed 1")
                .hasMessageContaining("cannot continue with seed 2");
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 90_000),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Happening::new)
                .list();
    }

    /** Lifts what would keep the portrait from being taken, and lets a little time pass. */
    private static Scene calm(Scene scene) {
        scene.pass(1);
        scene.estate.faults().forEach(fault -> scene.estate.lift(fault.id()));
        return scene.pass(1);
    }

    private static List<OrderPlan> lastMinute(Estate estate) {
        var plans = new ArrayList<OrderPlan>();
        estate.eachOrder(Map.of(), Scene.START.minusSeconds(60), Scene.START, books -> plans.add(books.plan()));
        return plans;
    }
}
