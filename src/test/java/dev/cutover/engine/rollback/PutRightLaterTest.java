package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.EndCode;
import dev.cutover.model.OnBreach;
import dev.cutover.model.RollbackProcedure.Opening;
import dev.cutover.model.RollbackProcedure.Otherwise;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.plan.rollback.UndoneSince;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.Subject;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A rollback leaves the traffic of two regions where it is; later ones of one region each bring it back. */
class PutRightLaterTest {
    private static final Scope BOTH = both();
    private static final Runbook BOOK = Platforms.of(
            Platforms.opening(new Opening(Duration.ofMinutes(1), Otherwise.PARK)),
            Platforms.close("close-old", Platforms.OPEN),
            Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
            Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
            Steps.waiting("wait", Duration.ofHours(9)));

    private static Scope both() {
        var values = new TreeMap<String, Set<String>>();
        values.put("region", Set.of("east", "west"));
        return new Scope(values);
    }

    private static Bench parked() {
        var bench = new Bench(BOOK);
        var isDown = new boolean[] {true};
        bench.world()
                .answering(
                        operation -> operation.equals("open") && isDown[0] ? Outcome.failed("it is down", true) : null);
        return bench.at(Duration.ofMinutes(30), port -> Orders.rollBack(port, BOTH, "Dana", "both"))
                .at(Duration.ofMinutes(45), port -> isDown[0] = false);
    }

    /** After the last of so many rollbacks the run ends. */
    private static void answering(Bench bench, int rollbacks) {
        bench.people(question ->
                bench.say(question, question.id().startsWith("rollback-" + rollbacks + "/") ? "end" : "go-on"));
    }

    private static Bench putRight() {
        var bench = parked().at(
                        Duration.ofMinutes(50), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "a"))
                .at(Duration.ofMinutes(60), port -> Orders.rollBack(port, Scope.of(Books.WEST), "Dana", "b"));
        answering(bench, 3);
        return bench;
    }

    private static List<String> after(Bench bench) {
        return bench.facts(PeopleFact.Asked.class).stream()
                .map(PeopleFact.Asked::question)
                .filter(question -> question.kind() == Question.Kind.AFTER_ROLLBACK)
                .map(Question::prompt)
                .toList();
    }

    @Test
    void theQuestionTheEndingAndTheCodeNameNothingThatWasUndoneSince() throws InterruptedException {
        var bench = putRight();

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(after(bench)).hasSize(3);
        assertThat(after(bench).get(0)).contains("Left undone: traffic 'orders' of east stays on new");
        assertThat(after(bench).get(2)).doesNotContain("Left undone");
        assertThat(bench.facts(RunFact.Ended.class)).singleElement().satisfies(ended -> {
            assertThat(ended.ending()).isEqualTo(RunFact.Ending.ROLLED_BACK);
            assertThat(ended.exceptions()).isEmpty();
            assertThat(EndCode.of(ended, BOOK, bench.state())).isEqualTo(ExitCode.ROLLED_BACK);
        });
    }

    @Test
    void whatNobodyHasPutRightIsStillNamedAndLeavesTheRunStuck() throws InterruptedException {
        var bench =
                parked().at(Duration.ofMinutes(50), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "a"));
        answering(bench, 2);

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.facts(RunFact.Ended.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.exceptions())
                        .containsExactly("traffic 'orders' of west stays on new, as old is not open"));
    }

    @Test
    void theRecordTellsWhatEachLeftoverIsAbout() throws InterruptedException {
        var bench = putRight();
        bench.run();

        assertThat(bench.facts(RollbackFact.Finished.class).get(0).about())
                .containsExactly(
                        new Subject.OfTraffic("orders", Books.EAST),
                        new Subject.OfTraffic("orders", Books.WEST),
                        new Subject.OfEffect("r1/close-old/everything/forward"));
    }

    @Test
    void whereTheRecordKeepsWordsOnlyTheyTellTheSame() throws InterruptedException {
        var bench = putRight();
        bench.run();
        var first = bench.state().rollbacks().of(1).orElseThrow();
        var old = withWordsOnly(first);

        var undoneSince = new UndoneSince(BOOK, bench.state());
        assertThat(undoneSince.told(old)).isEqualTo(undoneSince.told(first)).hasSize(3);
        assertThat(undoneSince.isComplete(old)).isTrue();
    }

    private static RollbackLedger.Entry withWordsOnly(RollbackLedger.Entry rollback) {
        return new RollbackLedger.Entry(
                rollback.requested(),
                rollback.decided(),
                rollback.seq(),
                rollback.opened(),
                rollback.returned(),
                rollback.restored(),
                rollback.finished(),
                0,
                rollback.blocked(),
                rollback.leftUndone(),
                List.of());
    }

    @Test
    void whatIsFoundLaterNotToHaveHappenedIsNotLeftUndone() throws InterruptedException {
        var act = Steps.in(Books.EAST, Books.action("act-east", "freeze", Books.UNFREEZE));
        var book = brokenOff(act);
        var isDown = new boolean[] {true};
        var bench = new Bench(book);
        bench.world()
                .answering(
                        operation -> operation.equals("open") && isDown[0] ? Outcome.failed("it is down", true) : null);
        bench.world().taking(operation -> operation.equals("freeze") ? Duration.ofMinutes(30) : Duration.ZERO);
        var isBegun = new boolean[1];
        bench.watching((port, event) -> {
            boolean begins = event.fact() instanceof StepFact.Started started
                    && started.step().equals(act.id());
            if (begins && !isBegun[0]) {
                isBegun[0] = true;
                Orders.rollBack(port, BOTH, "Dana", "both");
            }
        });
        bench.at(Duration.ofMinutes(65), port -> isDown[0] = false)
                .at(Duration.ofMinutes(70), port -> Orders.rollBack(port, Scope.of(Books.EAST), "Dana", "a"))
                .at(Duration.ofMinutes(80), port -> Orders.rollBack(port, Scope.of(Books.WEST), "Dana", "b"));
        answering(bench, 3);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        var first = bench.state().rollbacks().of(1).orElseThrow();
        assertThat(first.leftUndone()).anyMatch(left -> left.startsWith("step 'act-east'"));
        var undoneSince = new UndoneSince(book, bench.state());
        assertThat(undoneSince.left()).isEmpty();
        assertThat(undoneSince.told(first)).anyMatch(told -> told.endsWith(" (found since not to have happened)"));
        assertThat(undoneSince.told(withWordsOnly(first))).isEqualTo(undoneSince.told(first));
        assertThat(after(bench)).as("it closes nothing").noneMatch(asked -> asked.contains("stays open"));
    }

    private static Runbook brokenOff(Step act) {
        return Platforms.of(
                Platforms.opening(new Opening(Duration.ofMinutes(1), Otherwise.PARK)),
                Platforms.close("close-old", Platforms.OPEN),
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                Books.shift("shift-west", Books.WEST, OnBreach.HOLD),
                act,
                Steps.waiting("wait", Duration.ofHours(9)));
    }
}
