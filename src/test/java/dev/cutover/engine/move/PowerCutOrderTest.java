package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Choice;
import dev.cutover.model.OnBreach;
import dev.cutover.model.StepId;
import dev.cutover.model.Trigger;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Facts that are decided together may be torn by a power cut: what has consequences comes before what says that they
 * have been drawn, so that half of them is drawn again and not forgotten.
 */
class PowerCutOrderTest {

    @Test
    void theRollbackComesBeforeTheEndOfTheDecisionForIt() throws InterruptedException {
        var bench = decided(new Choice.Then.RollBack());
        assertThat(place(bench, RollbackFact.Requested.class::isInstance))
                .isLessThan(place(bench, PowerCutOrderTest::isDecisionDone));
    }

    @Test
    void theEndOfTheRunComesBeforeTheEndOfTheDecisionForIt() throws InterruptedException {
        var bench = decided(new Choice.Then.Abort());
        assertThat(place(bench, RunFact.Ended.class::isInstance))
                .isLessThan(place(bench, PowerCutOrderTest::isDecisionDone));
    }

    @Test
    void whatADecisionGoesPastIsSkippedBeforeItsEnd() throws InterruptedException {
        var bench = decided(new Choice.Then.GoTo(new StepId("c")));
        assertThat(place(bench, StepFact.Skipped.class::isInstance))
                .isLessThan(place(bench, PowerCutOrderTest::isDecisionDone));
        assertThat(bench.world().effects()).containsEntry("freeze", 2);
    }

    @Test
    void aTriggerHasFiredOnceItsRollbackIsOnRecord() throws InterruptedException {
        var trigger = new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.ROLLBACK);
        var bench = new Bench(Books.of(
                List.of(trigger),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.waiting("night", Duration.ofHours(1))));
        bench.at(
                Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> new Measurement.Value(0, 100)));
        bench.agreeablePeople().run();

        assertThat(place(bench, RollbackFact.Requested.class::isInstance))
                .isLessThan(place(bench, CriterionFact.TriggerFired.class::isInstance));
    }

    private static Bench decided(Choice.Then then) throws InterruptedException {
        var bench = new Bench(Books.of(
                List.of(),
                Books.freeze("a"),
                Steps.decision("d", new Choice("so", then)),
                Books.freeze("b"),
                Books.freeze("c")));
        bench.agreeablePeople().run();
        return bench;
    }

    private static boolean isDecisionDone(Fact fact) {
        return fact instanceof StepFact.Succeeded succeeded
                && succeeded.step().value().equals("d");
    }

    private static long place(Bench bench, Predicate<Fact> which) {
        return bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow()
                .seq();
    }
}
