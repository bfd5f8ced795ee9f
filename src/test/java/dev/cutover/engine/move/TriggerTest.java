package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Measure;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Trigger;
import dev.cutover.model.Work;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.TrafficRouter.Result;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerTest {
    private static final Measurement RED = new Measurement.Value(0, 100);
    private static final Measurement GREEN = new Measurement.Value(1, 100);

    @Test
    void itFiresLongAfterTheShiftWhoseSegmentTurnedRed() throws InterruptedException {
        var bench = triggered(Duration.ZERO, Trigger.Then.ROLLBACK);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
        assertThat(bench.facts(RollbackFact.Requested.class))
                .singleElement()
                .extracting(RollbackFact.Requested::role)
                .isEqualTo("trigger");
    }

    @Test
    void itFiresOnlyOnceRedHasLastedAsLongAsItSays() throws InterruptedException {
        var bench = triggered(Duration.ofMinutes(5), Trigger.Then.HOLD);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        var fired = bench.facts(CriterionFact.TriggerFired.class).get(0);
        assertThat(bench.record().stream()
                        .filter(event -> event.fact() == fired)
                        .findFirst()
                        .orElseThrow()
                        .at())
                .isEqualTo(fired.redSince().plus(Duration.ofMinutes(5)));
    }

    @Test
    void greenInBetweenStartsItAnew() throws InterruptedException {
        var bench = triggered(Duration.ofMinutes(5), Trigger.Then.ROLLBACK);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));
        bench.at(Duration.ofMinutes(24), commandPort -> bench.world().measuring(query -> GREEN));
        bench.at(Duration.ofMinutes(25), commandPort -> bench.world().measuring(query -> RED));
        bench.at(Duration.ofMinutes(29), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void noDataInBetweenDoesNot() throws InterruptedException {
        var bench = triggered(Duration.ofMinutes(5), Trigger.Then.ROLLBACK);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));
        bench.at(
                Duration.ofMinutes(22),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));
        bench.at(Duration.ofMinutes(24), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
    }

    @Test
    void aHoldIsEndedByAPerson() throws InterruptedException {
        var bench = triggered(Duration.ZERO, Trigger.Then.HOLD);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));
        bench.run();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof RunFact.LeaseTaken) {
                Orders.goOn(commandPort, "Dana", "seen");
            }
        });

        assertThat(bench.run().code())
                .as("it fires once for one stretch of red")
                .isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(CriterionFact.TriggerFired.class)).hasSize(1);
    }

    @Test
    void whoIsAskedMayGoOnAndIsNotAskedTwice() throws InterruptedException {
        var bench = asked("go-on");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(CriterionFact.TriggerFired.class)).hasSize(1);
    }

    @Test
    void whoIsAskedMayTakeTheSegmentBack() throws InterruptedException {
        var bench = asked("rollback");

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void whoIsAskedMayEndTheRun() throws InterruptedException {
        var bench = asked("abort");

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void behindAPointOfNoReturnPeopleAreAskedInstead() throws InterruptedException {
        var trigger = new Trigger(Books.HEALTH, Duration.ZERO, Trigger.Then.ROLLBACK);
        var bench = new Bench(Books.of(
                List.of(trigger),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Steps.noReturn(Steps.once("drop"), Books.COMMANDER),
                Steps.waiting("night", Duration.ofHours(1))));
        bench.people(question -> question.kind() == Question.Kind.COMMIT ? bench.say(question, "commit") : null);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.state().rollbacks().all()).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void theTrafficOfAShiftThatWasSkippedIsStillWatched() throws InterruptedException {
        var bench = triggered(Duration.ZERO, Trigger.Then.ROLLBACK);
        bench.at(
                Duration.ofSeconds(150),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));
        bench.people(question -> question.kind() == Question.Kind.FAILURE ? bench.say(question, "skip") : null);
        bench.at(Duration.ofMinutes(30), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Requested.class)).hasSize(1);
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aWordThatRollsItsSegmentBackIsFollowedAlsoIfAnotherIsRolledBackAtThatInstant() throws InterruptedException {
        var bench = besideWest();
        bench.at(Duration.ofMinutes(25), commandPort -> {
            commandPort.say(word("rollback"), Duration.ZERO);
            Orders.rollBack(commandPort, Scope.of(Books.WEST), "Dana", "west as well");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Requested.class))
                .extracting(RollbackFact.Requested::scope)
                .contains(Scope.of(Books.EAST));
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void aWordThatEndsTheRunIsFollowedOnceWhatIsRolledBackAtThatInstantIsThrough() throws InterruptedException {
        var bench = besideWest();
        bench.at(Duration.ofMinutes(25), commandPort -> {
            commandPort.say(word("abort"), Duration.ZERO);
            Orders.rollBack(commandPort, Scope.of(Books.WEST), "Dana", "west as well");
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whileSomethingElseIsRolledBackItHoldsAndAsksAsEver() throws InterruptedException {
        for (var then : List.of(Trigger.Then.HOLD, Trigger.Then.ASK)) {
            var bench = whileEastIsTakenBack(then);
            bench.run();

            assertThat(bench.facts(CriterionFact.TriggerFired.class)).hasSize(1);
            assertThat(indexOf(bench, CriterionFact.TriggerFired.class))
                    .isLessThan(indexOf(bench, RollbackFact.Finished.class));
        }
    }

    @Test
    void whatItIsToTakeBackIsNotRaisedWhileSomethingElseIsRolledBack() throws InterruptedException {
        var bench = whileEastIsTakenBack(Trigger.Then.ROLLBACK);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Requested.class)).hasSize(2);
        assertThat(bench.world().weight(Books.WEST)).isZero();
        assertThat(bench.world().calls()).noneMatch(call -> call.startsWith(Books.WEST + " to 10000"));
    }

    private static int indexOf(Bench bench, Class<?> fact) {
        var facts = bench.record().stream().map(event -> event.fact()).toList();
        return facts.indexOf(facts.stream().filter(fact::isInstance).findFirst().orElseThrow());
    }

    /** The west turns red at half of its traffic, while the east cannot be rolled back for some time. */
    private static Bench whileEastIsTakenBack(Trigger.Then then) {
        var sick = new CriterionId("sick");
        var book = Books.unchained(
                List.of(new Trigger(sick, Duration.ofSeconds(10), then)),
                List.of(
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Books.shift("shift-west", Books.WEST, OnBreach.HOLD)));
        var bench = new Bench(withCriterion(book, sick));
        bench.world().routing(changes -> {
            boolean stuck = !bench.world().faults().contains("freed")
                    && changes.stream().anyMatch(one -> one.key().equals(Books.EAST) && one.target() == 0);
            return stuck ? Result.NOT_SENT : null;
        });
        bench.at(
                Duration.ofSeconds(140),
                commandPort -> Orders.rollBack(commandPort, Scope.of(Books.EAST), "Dana", "misroutes"));
        bench.at(
                Duration.ofSeconds(150),
                commandPort -> bench.world()
                        .measuring(query -> query.startsWith("sick") && query.contains("west") ? RED : GREEN));
        bench.at(Duration.ofMinutes(7), commandPort -> bench.world().inject(Map.of("fault", "freed")));
        return bench;
    }

    /** One that only triggers look at. */
    private static Runbook withCriterion(Runbook book, CriterionId id) {
        var health = book.criteria().get(Books.HEALTH);
        var sick = new Criterion(
                id,
                "Sick",
                "",
                new Measure.Query(Books.SYSTEM, "sick{${segment.region}}"),
                health.pass(),
                health.unit(),
                health.window(),
                health.every(),
                1);
        return book.withCriteria(Map.of(Books.HEALTH, health, id, sick));
    }

    private static Answer word(String choice) {
        return new Answer("trigger-1", "Dana", choice, "because", "none", "", "answers", "tester");
    }

    /** Red in the east only; the west can be rolled back. */
    private static Bench besideWest() {
        var bench = new Bench(Books.of(
                List.of(new Trigger(Books.HEALTH, Duration.ofMinutes(1), Trigger.Then.ASK)),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                Steps.waiting("night", Duration.ofHours(1))));
        bench.at(
                Duration.ofMinutes(20),
                commandPort -> bench.world().measuring(query -> query.contains("east") ? RED : GREEN));
        return bench;
    }

    private static Bench asked(String word) {
        var bench = triggered(Duration.ofMinutes(1), Trigger.Then.ASK);
        bench.at(Duration.ofMinutes(20), commandPort -> bench.world().measuring(query -> RED));
        return bench.people(question -> question.kind() == Question.Kind.TRIGGER ? bench.say(question, word) : null);
    }

    private static Bench triggered(Duration after, Trigger.Then then) {
        var night = new Work.Wait(Optional.of(Duration.ofHours(1)), Optional.empty());
        return new Bench(Books.of(
                List.of(new Trigger(Books.HEALTH, after, then)),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.step("night", Optional.empty(), night)));
    }
}
