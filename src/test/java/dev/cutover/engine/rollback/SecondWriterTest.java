package dev.cutover.engine.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    @Test
    void nobodyIsAskedToOpenTheOldWriterWhereTheFenceIsRefused() throws InterruptedException {
        var bench = new Bench(
                openedByHand(Platforms.promote("promote"), Books.shift("shift-west", Books.WEST, OnBreach.HOLD)));
        bench.people(answering(bench));
        rollBack(bench, Scope.of(Books.EAST));
        bench.run();

        assertThat(asked(bench, Question.Kind.TAKE_BACK)).isEmpty();
        assertThat(asked(bench, Question.Kind.OPENING))
                .singleElement()
                .satisfies(question -> assertThat(question.prompt()).contains("new may still be writing"));
    }

    @Test
    void nobodyIsAskedToOpenTheOldWriterBeforeTheNewOneIsFenced() throws InterruptedException {
        var bench = new Bench(Books.needing(
                openedByHand(Platforms.promote("promote")),
                Map.of("promote", Set.of(), "shift-east", Set.of("close-old", "promote"))));
        var tries = new AtomicInteger();
        bench.world()
                .answering(operation -> operation.equals("fence") && tries.incrementAndGet() < 3
                        ? new Outcome.Failed("it still writes", true)
                        : null);
        bench.people(answering(bench));
        rollBack(bench, Scope.WHOLE_RUN);

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        var story = bench.record().stream()
                .map(event -> event.fact())
                .flatMap(fact -> fact instanceof PeopleFact.Asked asked
                                && asked.question().kind() == Question.Kind.TAKE_BACK
                        ? Stream.of("asked")
                        : fact instanceof EffectFact.Settled settled
                                        && settled.key().contains("promote")
                                        && settled.key().endsWith("/back")
                                ? Stream.of(settled.state().name())
                                : Stream.of())
                .toList();
        assertThat(story).containsExactly("NOT_DONE", "NOT_DONE", "DONE", "asked");
    }

    @Test
    void aQuestionIsWithdrawnOnceTheNewPlatformMayBeWriting() throws InterruptedException {
        var bench = new Bench(promotedLater(Books.shift("shift-west", Books.WEST, OnBreach.HOLD)));
        failing(bench, false);
        bench.refusing().people(answering(bench)).thinking(question -> Duration.ofMinutes(2));
        rollBack(bench, Scope.of(Books.EAST));
        bench.run();

        assertThat(bench.refusals()).singleElement().asString().contains("the question is no longer open");
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .anyMatch(lapsed -> lapsed.question().contains("/take-back/")
                        && lapsed.why().contains("new may still be writing"));
        assertThat(bench.world().weight(Books.EAST)).isEqualTo(10_000);
    }

    @Test
    void whatIsAskedLapsesWhereTheNewPlatformIsToBeFencedFirstAndIsAskedAnewAfterThat() throws InterruptedException {
        var bench = new Bench(promotedLater());
        failing(bench, false);
        bench.refusing().people(answering(bench)).thinking(question -> Duration.ofMinutes(2));
        rollBack(bench, Scope.of(Books.EAST));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.refusals())
                .as("what was said to the first")
                .singleElement()
                .asString()
                .contains("the question is no longer open: new may still be writing: its step 'promote' is not undone");
        assertThat(asked(bench, Question.Kind.TAKE_BACK))
                .extracting(Question::id)
                .hasSize(2)
                .satisfies(ids -> assertThat(ids.get(1)).isEqualTo(ids.get(0) + "/2"));
        assertThat(seq(bench, fact -> isFenced(fact)))
                .isLessThan(seq(
                        bench,
                        fact -> fact instanceof PeopleFact.Asked asked
                                && asked.question().id().endsWith("/2")));
        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    @Test
    void whatIsAskedLapsesWhileTheFenceIsStillBeingCalled() throws InterruptedException {
        var bench = new Bench(promotedLater());
        failing(bench, false);
        bench.world().answeringAfter(operation -> Duration.ofMinutes(operation.equals("promote") ? 1 : 0));
        bench.refusing().people(answering(bench)).thinking(question -> Duration.ofSeconds(90));
        rollBack(bench, Scope.of(Books.EAST));
        bench.run();

        assertThat(bench.refusals()).singleElement().asString().contains("new may still be writing");
    }

    private static boolean isFenced(Fact fact) {
        return fact instanceof EffectFact.Settled settled
                && settled.key().contains("promote")
                && settled.key().endsWith("/back");
    }

    private static long seq(Bench bench, Predicate<Fact> which) {
        return bench.record().stream()
                .filter(event -> which.test(event.fact()))
                .findFirst()
                .orElseThrow()
                .seq();
    }

    @Test
    void whatAPersonHasUndoneBeforeTheFenceArisesCounts() throws InterruptedException {
        var bench = new Bench(promotedLater());
        failing(bench, true);
        bench.people(answering(bench)).thinking(question -> Duration.ofSeconds(30));
        rollBack(bench, Scope.of(Books.EAST));
        bench.run();

        assertThat(asked(bench, Question.Kind.OPENING)).isEmpty();
        assertThat(bench.facts(RollbackFact.Opened.class))
                .singleElement()
                .satisfies(opened -> assertThat(opened.outcome()).isEqualTo(RollbackFact.OpeningOutcome.OPEN));
        assertThat(bench.state().rollbacks().all().get(0).leftUndone()).isEmpty();
        assertThat(bench.world().weight(Books.EAST)).isZero();
    }

    private static Function<Question, Answer> answering(Bench bench) {
        return question -> bench.say(
                question,
                switch (question.kind()) {
                    case OPENING -> "park";
                    case TAKE_BACK -> "done";
                    default -> "end";
                });
    }

    private static List<Question> asked(Bench bench, Question.Kind kind) {
        return bench.facts(PeopleFact.Asked.class).stream()
                .map(PeopleFact.Asked::question)
                .filter(question -> question.kind() == kind)
                .toList();
    }

    /** A person opens the old platform. */
    private static Runbook openedByHand(Step... more) {
        var steps = new ArrayList<Step>();
        steps.add(Platforms.on(Platforms.OLD, "close-old", "close", new Undo.ByHand("open old for writes")));
        steps.addAll(List.of(more));
        if (steps.stream().noneMatch(step -> step.id().value().equals("shift-east"))) {
            steps.add(Books.shift("shift-east", Books.EAST, OnBreach.HOLD));
        }
        steps.add(Steps.waiting("wait", Duration.ofHours(2)));
        return Platforms.withOneWriter(Platforms.of(Platforms.opening(Platforms.ASK), steps.toArray(Step[]::new)));
    }

    /** The same where the new platform is promoted by a second try, which comes a minute after the decision. */
    private static Runbook promotedLater(Step... shifts) {
        var steps = new ArrayList<Step>(List.of(Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        steps.addAll(List.of(shifts));
        steps.add(Steps.waiting("pause", Duration.ofMinutes(19)));
        steps.add(triedAgain(Platforms.promote("promote")));
        return Books.needing(openedByHand(steps.toArray(Step[]::new)), Map.of("pause", Set.of("close-old")));
    }

    private static Step triedAgain(Step step) {
        var policy = step.policy();
        return Steps.withPolicy(
                step,
                new Policy(
                        policy.expected(),
                        policy.timeout(),
                        new Retry(1, Duration.ofMinutes(2)),
                        policy.onFailure(),
                        policy.critical(),
                        policy.optional()));
    }

    /** The first promotion fails, and so does every fence if it is to. */
    private static void failing(Bench bench, boolean fences) {
        var first = new AtomicBoolean(true);
        bench.world()
                .answering(operation ->
                        (operation.equals("promote") && first.getAndSet(false)) || (fences && operation.equals("fence"))
                                ? new Outcome.Failed("not now", true)
                                : null);
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
