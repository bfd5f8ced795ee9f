package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Platforms;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecondWriterTest {

    @Test
    void theNewWriterIsFencedBeforeTheOldOneIsOpenedAndTrafficComesLast() throws InterruptedException {
        var bench = rolledBack(Scope.WHOLE_RUN, Platforms.promote("promote"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(undos(bench)).containsExactly("fence", "open");
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void withoutThatRuleTheFenceFollowsTraffic() throws InterruptedException {
        var bench = new Bench(book(Platforms.promote("promote")));
        rollBack(bench, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(undos(bench)).containsExactly("open", "fence");
    }

    @Test
    void anOldWriterIsNotOpenedWhileTheNewOneMayStillBeWriting() throws InterruptedException {
        var bench = rolledBack(
                Scope.WHOLE_RUN, Platforms.on(Platforms.NEW, "promote", "promote", new Undo.ByHand("fence it")));
        bench.people(question -> question.kind() == Question.Kind.OPENING
                ? bench.say(question, AnswerWord.PARK.word())
                : bench.say(question, "not-done"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.STUCK);
        assertThat(bench.world().calls()).doesNotContain("open");
        assertThat(bench.facts(RollbackFact.UndoBlocked.class))
                .extracting(RollbackFact.UndoBlocked::why)
                .anyMatch(why -> why.equals("new may still be writing: its step 'promote' is not undone"));
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void anOldWriterWaitsForThePersonWhoFencesTheNewOne() throws InterruptedException {
        var bench = rolledBack(
                Scope.WHOLE_RUN, Platforms.on(Platforms.NEW, "promote", "promote", new Undo.ByHand("fence it")));
        var opened = new ArrayList<String>();
        bench.people(question -> bench.say(question, "done")).thinking(question -> Duration.ofMinutes(2));
        bench.world().answering(operation -> {
            opened.add(operation);
            return null;
        });
        bench.watching((port, event) -> {
            if (event.fact() instanceof PeopleFact.Decided) {
                opened.add("answered");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(opened).containsSubsequence("answered", "open");
    }

    @Test
    void aFenceThatStopsTheTrafficOfOthersIsRefusedWithTheChoice() throws InterruptedException {
        var bench = new Bench(Platforms.withOneWriter(
                book(Platforms.promote("promote"), Books.shift("shift-west", Books.WEST, OnBreach.HOLD))));
        bench.people(question -> question.kind() == Question.Kind.OPENING
                ? bench.say(question, AnswerWord.PARK.word())
                : bench.say(question, "end"));
        rollBack(bench, Scope.of(Books.EAST));
        bench.run();

        assertThat(undos(bench)).isEmpty();
        assertThat(bench.facts(RollbackFact.UndoBlocked.class))
                .singleElement()
                .satisfies(blocked -> assertThat(blocked.why())
                        .contains("'promote' would stop it for west too", "roll back the whole run instead"));
    }

    @Test
    void aWiderFenceIsUndoneWhereNobodyElseHasTrafficThere() throws InterruptedException {
        var bench = rolledBack(Scope.of(Books.EAST), Platforms.promote("promote"));
        bench.people(question -> bench.say(question, "end"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(undos(bench)).containsExactly("fence", "open");
    }

    @Test
    void aFenceThatIsReadBackAsWritingFencesNothing() throws InterruptedException {
        var bench = rolledBack(
                Scope.WHOLE_RUN,
                Platforms.on(Platforms.NEW, "promote", "promote", Platforms.verified("fence", "read-only")));
        bench.world()
                .answering(operation -> operation.equals("read-status")
                        ? new Outcome.Succeeded("", Map.of("status", "writing"))
                        : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.world().calls()).doesNotContain("open");
    }

    private static Bench rolledBack(Scope scope, Step promote) {
        var bench = new Bench(Platforms.withOneWriter(book(promote)));
        rollBack(bench, scope);
        return bench;
    }

    private static void rollBack(Bench bench, Scope scope) {
        bench.at(Duration.ofMinutes(20), port -> Orders.rollBack(port, scope, "Dana", "enough"));
    }

    private static Runbook book(Step promote, Step... more) {
        var steps = new ArrayList<Step>(List.of(
                Platforms.close("close-old", Platforms.OPEN),
                promote,
                Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        steps.addAll(List.of(more));
        steps.add(Steps.waiting("wait", Duration.ofHours(2)));
        return Platforms.of(Platforms.opening(Platforms.ASK), steps.toArray(Step[]::new));
    }

    private static List<String> undos(Bench bench) {
        return bench.world().calls().stream()
                .filter(List.of("fence", "open")::contains)
                .toList();
    }
}
