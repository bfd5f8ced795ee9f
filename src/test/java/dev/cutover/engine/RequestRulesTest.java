package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Approval;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestRulesTest {
    private static final Speaker DANA = new Speaker("Dana", "dana", "socket");
    private static final Speaker INES = new Speaker("Ines", "ines", "socket");
    private static final Speaker NOBODY = new Speaker("", "root", "socket");

    private final List<RequestReply> replies = new ArrayList<>();
    private final Bench bench = new Bench(Books.unchained(
            List.of(),
            List.of(
                    Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                    Books.shift("shift-west", Books.WEST, OnBreach.HOLD))));

    private void ask(int second, Speaker speaker, Request request) {
        bench.at(Duration.ofSeconds(second), commandPort -> commandPort.ask(request, speaker, replies::add));
    }

    @Test
    void aHoldIsRecordedWithWhoAskedForIt() throws InterruptedException {
        ask(30, DANA, new Request.Hold("the carrier is slow"));
        ask(90, DANA, new Request.Continue("it is not any more"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.DONE);
        assertThat(bench.facts(RunFact.Held.class)).containsExactly(new RunFact.Held("Dana", "the carrier is slow"));
        assertThat(bench.facts(RequestFact.Received.class))
                .extracting(RequestFact.Received::speaker)
                .containsExactly(DANA, DANA);
    }

    @Test
    void whatIsAskedForAtTheRunItselfIsAnsweredAndRecordedByWhatFollows() throws InterruptedException {
        var here = new Speaker("", "root", "prompt");
        var dana = new Speaker("Dana", "root", "prompt");
        ask(30, dana, new Request.Continue("on"));
        ask(40, here, new Request.Hold("the carrier is slow"));
        ask(50, here, new Request.Hold("once more"));
        ask(80, here, new Request.Continue("it is not any more"));
        ask(90, dana, new Request.Continue("it is not any more"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::state, RequestReply::id)
                .containsExactly(
                        tuple(RequestReply.State.REFUSED, ""),
                        tuple(RequestReply.State.DONE, ""),
                        tuple(RequestReply.State.DONE, ""),
                        tuple(RequestReply.State.REFUSED, ""),
                        tuple(RequestReply.State.DONE, ""));
        assertThat(replies.get(3).why())
                .isEqualTo("continuing a held run needs a person of the runbook: add --as NAME; those who may: Dana,"
                        + " Ines");
        assertThat(replies.get(0).why()).isEqualTo("the run is not held");
        assertThat(replies.get(2).why()).isEqualTo("the run is already held by root");
        assertThat(bench.facts(RunFact.Held.class)).containsExactly(new RunFact.Held("root", "the carrier is slow"));
        assertThat(bench.facts(RunFact.Continued.class)).hasSize(1);
        assertThat(bench.facts(RequestFact.class)).isEmpty();
    }

    @Test
    void whoMayNotRollBackMayNotAtTheRunItselfEither() throws InterruptedException {
        ask(30, new Speaker("Ines", "ines", "prompt"), new Request.RollBack(Scope.WHOLE_RUN, "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .singleElement()
                .isEqualTo(new RequestReply(
                        "", RequestReply.State.REFUSED, "Ines may not roll back; those who may: Dana"));
        assertThat(bench.facts(RollbackFact.class)).isEmpty();
    }

    @Test
    void whoIsNoPersonOfTheRunbookIsRefusedOnTheRecord() throws InterruptedException {
        ask(30, new Speaker("Mallory", "mallory", "socket"), new Request.Hold("because"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies).singleElement().satisfies(requestReply -> {
            assertThat(requestReply.state()).isEqualTo(RequestReply.State.REFUSED);
            assertThat(requestReply.why()).contains("'Mallory' is not a person of the runbook");
        });
        assertThat(bench.facts(RunFact.Held.class)).isEmpty();
        assertThat(bench.facts(RequestFact.Settled.class))
                .extracting(RequestFact.Settled::outcome)
                .containsExactly(RequestFact.Outcome.REFUSED);
    }

    @Test
    void anAbortEndsTheRunAndLeavesTrafficWhereItIs() throws InterruptedException {
        ask(30, INES, new Request.Abort("enough", ""));
        ask(40, DANA, new Request.Abort("", ""));
        ask(50, DANA, new Request.Abort("enough", "none"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.REFUSED, RequestReply.State.REFUSED, RequestReply.State.DONE);
        assertThat(bench.world().weight(Books.EAST)).isPositive();
        assertThat(bench.facts(PeopleFact.Decided.class))
                .singleElement()
                .satisfies(decided -> assertThat(decided.decision().choice()).isEqualTo("abort"));
    }

    @Test
    void aRollbackOfMoreTakesOverTheOneUnderWay() throws InterruptedException {
        bench.world().taking(operation -> Duration.ofSeconds(operation.equals("apply") ? 5 : 0));
        ask(60, DANA, new Request.RollBack(Scope.of(Books.EAST), "east"));
        ask(61, DANA, new Request.RollBack(Scope.WHOLE_RUN, "all"));
        ask(62, DANA, new Request.Withdraw("p2"));
        bench.agreeablePeople();
        bench.run();

        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.DONE, RequestReply.State.REFUSED);
        assertThat(replies.get(1).why()).endsWith("; it takes over rollback 1 of east");
        assertThat(bench.facts(RollbackFact.TakenOver.class)).containsExactly(new RollbackFact.TakenOver(1, 2));
    }

    @Test
    void whoeverSharesAnUndoWithAnotherRollbackHearsThatItWaits() throws InterruptedException {
        var sharing = new Bench(Books.unchained(
                List.of(),
                List.of(
                        Books.freeze("close"),
                        Books.shift("shift-east", Books.EAST, OnBreach.HOLD),
                        Books.shift("shift-west", Books.WEST, OnBreach.HOLD))));
        sharing.agreeablePeople();
        sharing.world().taking(operation -> Duration.ofSeconds(operation.equals("unfreeze") ? 50 : 0));
        for (var segment : List.of(Books.EAST, Books.WEST)) {
            var scope = new Scope(Scope.of(segment).values(), Set.of(), Set.of(new StepId("close")));
            sharing.at(
                    Duration.ofSeconds(segment.equals(Books.EAST) ? 60 : 65),
                    commandPort -> commandPort.ask(new Request.RollBack(scope, "back"), DANA, replies::add));
        }
        sharing.run();

        assertThat(replies.get(1).state()).isEqualTo(RequestReply.State.DONE);
        assertThat(replies.get(1).why()).endsWith("; it waits for rollback 1: both undo 'close'");
    }

    @Test
    void rollbacksThatARunnerHasLeftGoOnWithTheNext() throws InterruptedException {
        bench.world().taking(operation -> Duration.ofSeconds(operation.equals("apply") ? 5 : 0));
        ask(60, DANA, new Request.RollBack(Scope.of(Books.EAST), "east"));
        ask(61, DANA, new Request.RollBack(Scope.WHOLE_RUN, "all"));
        bench.at(Duration.ofSeconds(62), commandPort -> commandPort.leave("lunch"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(bench.state().requests().pending()).isEmpty();

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(bench.facts(RollbackFact.Requested.class))
                .extracting(RollbackFact.Requested::reason, RollbackFact.Requested::by)
                .containsExactly(tuple("east", "Dana"), tuple("all", "Dana"));
    }

    @Test
    void anAnswerNamesItsStepAndItsSpeaker() throws InterruptedException {
        var asking = new Bench(Books.of(List.of(), Steps.task("call")));
        asking.agreeablePeople().thinking(question -> Duration.ofHours(1));
        for (var petition : List.of(
                new Request.Decide("call", "perhaps", "", "", ""), new Request.Decide("cal", "done", "", "", ""))) {
            asking.at(
                    Duration.ofSeconds(replies.size() + petition.at().length()),
                    commandPort -> commandPort.ask(petition, DANA, replies::add));
        }
        asking.at(Duration.ofSeconds(20), commandPort -> commandPort.ask(done(), NOBODY, replies::add));
        asking.at(Duration.ofSeconds(30), commandPort -> commandPort.ask(done(), DANA, replies::add));

        assertThat(asking.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(
                        RequestReply.State.REFUSED,
                        RequestReply.State.REFUSED,
                        RequestReply.State.REFUSED,
                        RequestReply.State.DONE);
        assertThat(asking.step("call").state()).isEqualTo(StepState.SUCCEEDED);
    }

    private static Request.Decide done() {
        return new Request.Decide("call", "done", "", "", "");
    }

    @Test
    void evidenceIsKeptWithItsStep() throws InterruptedException {
        var seen = new Request.KeepEvidence(new StepId("shift-east"), "ab".repeat(32), "seen.png", "image/png", 7);
        ask(30, DANA, seen);
        ask(31, DANA, new Request.KeepEvidence(new StepId("shift-mars"), "ab".repeat(32), "seen.png", "image/png", 7));
        bench.run();

        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.REFUSED);
        assertThat(bench.facts(EvidenceFact.class))
                .singleElement()
                .satisfies(fact -> assertThat(fact.source()).isEqualTo("Dana"));
    }

    @Test
    void aWordThatWasGivenInAnAttemptBeforeIsNotMistakenForThisOne() throws InterruptedException {
        var approval = new Approval(List.of(Books.COMMANDER, Books.LEAD), 2);
        var gate = new Bench(Books.of(List.of(), Steps.gate("ready", approval, Optional.empty())));
        gate.people(question -> {
                    if (question.kind() == Question.Kind.APPROVE) {
                        return gate.say(question, question.of().contains(Books.LEAD) ? "no-go" : "go");
                    }
                    return question.attempt() == 1 ? gate.say(question, "retry") : null;
                })
                .standIns((question, to) -> null)
                .thinking(question -> Duration.ofMinutes(question.of().contains(Books.LEAD) ? 10 : 1));
        gate.at(Duration.ofSeconds(630), commandPort -> gate.world().measuring(query -> new Measurement.Value(0, 9)));
        gate.at(Duration.ofMinutes(25), commandPort -> commandPort.ask(word("go"), DANA, replies::add));
        gate.at(Duration.ofMinutes(26), commandPort -> commandPort.leave("enough"));
        gate.run();

        assertThat(gate.step("ready").attempt()).isEqualTo(2);
        assertThat(replies).singleElement().satisfies(requestReply -> {
            assertThat(requestReply.state()).isEqualTo(RequestReply.State.REFUSED);
            assertThat(requestReply.why())
                    .contains("no question at 'ready' asks Dana for that", "open for Dana: ready (retry/");
        });
    }

    private static Request.Decide word(String word) {
        return new Request.Decide("ready", word, "", "", "");
    }

    /** What was given, lapsed and was given anew stands there twice, and once among what counts. */
    @Test
    void theSameWordTwiceDoesNoHarm() throws InterruptedException {
        var approval = new Approval(List.of(Books.COMMANDER, Books.LEAD), 2);
        var gate = new Bench(Books.of(List.of(), Steps.gate("ready", approval, Optional.empty())));
        gate.standIns((question, to) -> null);
        for (int minute : List.of(1, 3, 4)) {
            gate.at(Duration.ofMinutes(minute), commandPort -> commandPort.ask(word("go"), DANA, replies::add));
        }
        gate.at(
                Duration.ofMinutes(2),
                commandPort -> commandPort.ask(new Request.WithdrawAnswer("ready", "wait"), DANA, replies::add));
        gate.at(Duration.ofMinutes(5), commandPort -> commandPort.leave("enough"));
        gate.run();

        assertThat(replies).extracting(RequestReply::state).containsOnly(RequestReply.State.DONE);
        assertThat(replies)
                .last()
                .satisfies(requestReply -> assertThat(requestReply.why()).isEqualTo("this answer was already given"));
    }

    @Test
    void nothingIsContinuedOrWithdrawnOnceTheRunHasEnded() throws InterruptedException {
        var ended = new Bench(Books.unchained(
                List.of(),
                List.of(
                        Steps.gate("ready", new Approval(List.of(Books.COMMANDER, Books.LEAD), 2), Optional.empty()),
                        Books.freeze("freeze"))));
        ended.world().taking(operation -> Duration.ofSeconds(operation.equals("freeze") ? 20 : 0));
        ended.people(question -> null);
        at(ended, 2, new Request.Hold("wait"));
        at(ended, 3, new Request.Decide("ready", "go", "", "", ""));
        at(ended, 4, new Request.Abort("enough", "none"));
        at(ended, 5, new Request.Continue("on"));
        at(ended, 6, new Request.WithdrawAnswer("ready", "no"));
        ended.run();

        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(
                        RequestReply.State.DONE,
                        RequestReply.State.DONE,
                        RequestReply.State.DONE,
                        RequestReply.State.REFUSED,
                        RequestReply.State.REFUSED);
        assertThat(replies.subList(3, 5)).extracting(RequestReply::why).containsOnly("the run has ended");
    }

    private void at(Bench there, int second, Request request) {
        there.at(Duration.ofSeconds(second), commandPort -> commandPort.ask(request, DANA, replies::add));
    }
}
