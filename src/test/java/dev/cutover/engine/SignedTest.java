package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Conduct;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.SignedStatement;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fake signature verifier: a signature is the key and the text. */
class SignedTest {
    private static final String KEY = "ssh-ed25519 DANA";
    private static final Conduct KEYS = new Conduct(Map.of("Dana", KEY), Optional.empty(), Optional.empty(), false);
    private static final Conduct DEMANDED = new Conduct(Map.of("Dana", KEY), Optional.empty(), Optional.empty(), true);

    private final List<RequestReply> replies = new ArrayList<>();

    private static String paper(SignedStatement signedStatement, String key) {
        return key + "\n" + signedStatement.text();
    }

    private static Bench bench(Conduct conduct, Step... steps) {
        SignatureVerifier signatureVerifier =
                (signedStatement, key, signature) -> paper(signedStatement, key).equals(signature) ? "" : "forged";
        return new Bench(Books.with(Books.of(List.of(), steps), conduct))
                .options(new RunOptions(8, false, Optional.empty(), Optional.empty(), signatureVerifier))
                .refusing();
    }

    private static Request.Decide go(Question question) {
        return new Request.Decide(question.id(), "go", "because", "", "");
    }

    private static Speaker signed(Request request, String saw, String key) {
        var unsigned = new Speaker("Dana", "dana", "socket", saw, "");
        String signature = paper(SignedStatement.of(Bench.RUN, request.intent(), unsigned), key);
        return new Speaker("Dana", "dana", "socket", saw, signature);
    }

    /** Says something when a question is asked, and leaves a minute later. */
    private Bench whenAsked(Bench bench, java.util.function.BiConsumer<CommandPort, Question> what) {
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked asked) {
                what.accept(commandPort, asked.question());
            }
        });
        return bench.standIns((question, to) -> null)
                .at(Duration.ofMinutes(1), commandPort -> commandPort.leave("enough"));
    }

    private void ask(CommandPort commandPort, Request request, Speaker speaker) {
        commandPort.ask(request, speaker, replies::add);
    }

    @Test
    void aSignedGoOpensTheGateAndTheRecordKeepsTheSignature() throws InterruptedException {
        var bench = whenAsked(
                bench(DEMANDED, Books.gate("ready")),
                (commandPort, question) ->
                        ask(commandPort, go(question), signed(go(question), question.digest(), KEY)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        var question = bench.facts(PeopleFact.Asked.class).get(0).question();
        var decision = bench.facts(PeopleFact.Decided.class).get(0).decision();
        assertThat(decision.signature())
                .as("what the record says is what was signed")
                .isEqualTo(paper(SignedStatement.of(Bench.RUN, question, decision), KEY));
    }

    @Test
    void nobodySpeaksForSomebodyWhoHasAKey() throws InterruptedException {
        var bench = whenAsked(
                bench(KEYS, Books.gate("ready")),
                (commandPort, question) -> ask(commandPort, go(question), new Speaker("Dana", "mallory", "socket")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(replies)
                .singleElement()
                .satisfies(requestReply -> assertThat(requestReply.why()).contains("Dana has a key", "--key FILE"));
        assertThat(bench.facts(RequestFact.Received.class))
                .as("who tried stands on record")
                .singleElement()
                .satisfies(received -> assertThat(received.speaker().user()).isEqualTo("mallory"));
    }

    /** Whoever sits at the process could pick any name; only what stops a run is accepted there without a signature. */
    @Test
    void nobodyAtTheProcessActsInTheNameOfSomebodyWhoHasAKey() throws InterruptedException {
        for (var via : List.of("prompt", "command")) {
            var bench = whenAsked(bench(KEYS, Books.gate("ready")), (commandPort, question) -> {
                var dana = new Speaker("Dana", "mallory", via);
                ask(commandPort, new Request.Hold("wait"), dana);
                ask(commandPort, new Request.Continue("on"), dana);
                ask(commandPort, new Request.Abort("enough", ""), dana);
            });

            bench.run();
            assertThat(replies)
                    .extracting(RequestReply::state)
                    .containsExactly(RequestReply.State.DONE, RequestReply.State.REFUSED, RequestReply.State.REFUSED);
            assertThat(replies.get(1).why())
                    .contains("Dana has a key", "cutover continue --reason \"on\" --as \"Dana\" --run " + Bench.RUN);
            assertThat(bench.facts(RunFact.Continued.class)).isEmpty();
            replies.clear();
        }
    }

    @Test
    void whatIsSignedAtTheProcessIsRecordedWithItsSignature() throws InterruptedException {
        var on = new Request.Continue("on");
        var bench = whenAsked(bench(KEYS, Books.gate("ready")), (commandPort, question) -> {
            ask(commandPort, new Request.Hold("wait"), new Speaker("", "dana", "prompt"));
            ask(commandPort, on, signed(on, "once", KEY).byCommand("dana"));
        });

        bench.run();
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.DONE);
        assertThat(bench.facts(RequestFact.Received.class))
                .singleElement()
                .satisfies(
                        received -> assertThat(received.speaker().signature()).isNotEmpty());
    }

    @Test
    void whatAnotherKeyHasSignedIsRefused() throws InterruptedException {
        var bench = whenAsked(
                bench(KEYS, Books.gate("ready")),
                (commandPort, question) ->
                        ask(commandPort, go(question), signed(go(question), question.digest(), "ssh-ed25519 MALLORY")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(replies).extracting(RequestReply::why).containsExactly("forged");
    }

    @Test
    void whatWasSignedForSomethingElseThatWasSeenIsRefused() throws InterruptedException {
        var bench = whenAsked(
                bench(KEYS, Books.gate("ready")),
                (commandPort, question) -> ask(commandPort, go(question), signed(go(question), "another", KEY)));

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(replies)
                .singleElement()
                .satisfies(requestReply -> assertThat(requestReply.why()).contains("not what is asked now"));
    }

    @Test
    void aSignedGoThatLapsedDoesNotServeForTheQuestionThatIsAskedAnew() throws InterruptedException {
        var approval = new dev.cutover.model.Approval(List.of(Books.COMMANDER, Books.LEAD), 2);
        var bench = bench(KEYS, Steps.gate("ready", approval, Optional.empty()));
        var first = new ArrayList<Speaker>();
        whenAsked(bench, (commandPort, question) -> {
            if (question.of().contains(Books.COMMANDER) && first.isEmpty()) {
                first.add(signed(go(question), question.digest(), KEY));
                ask(commandPort, go(question), first.get(0));
                ask(commandPort, new Request.WithdrawAnswer(question.id(), "the carrier called"), back(question));
            } else if (question.of().contains(Books.COMMANDER)) {
                ask(commandPort, go(question), first.get(0));
                ask(
                        commandPort,
                        new Request.Decide("ready/1/approve-commander", "go", "because", "", ""),
                        first.get(0));
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(
                        RequestReply.State.DONE,
                        RequestReply.State.DONE,
                        RequestReply.State.REFUSED,
                        RequestReply.State.REFUSED);
        assertThat(replies.get(3).why()).contains("no longer open");
    }

    private static Speaker back(Question question) {
        return signed(new Request.WithdrawAnswer(question.id(), "the carrier called"), "n1", KEY);
    }

    @Test
    void whatLetsARunGoOnServesOnce() throws InterruptedException {
        var on = new Request.Continue("fine again");
        var speaker = signed(on, "n1", KEY);
        var bench = bench(KEYS, Steps.waiting("pause", Duration.ofMinutes(30)))
                .at(
                        Duration.ofMinutes(1),
                        commandPort -> ask(commandPort, new Request.Hold("wait"), new Speaker("", "x", "socket")))
                .at(Duration.ofMinutes(2), commandPort -> ask(commandPort, on, speaker))
                .at(
                        Duration.ofMinutes(3),
                        commandPort -> ask(commandPort, new Request.Hold("wait"), new Speaker("", "x", "socket")))
                .at(Duration.ofMinutes(4), commandPort -> ask(commandPort, on, speaker))
                .at(Duration.ofMinutes(40), commandPort -> commandPort.leave("enough"));
        bench.run();

        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(
                        RequestReply.State.DONE,
                        RequestReply.State.DONE,
                        RequestReply.State.DONE,
                        RequestReply.State.REFUSED);
        assertThat(replies.get(3).why()).contains("earlier question");
    }

    @Test
    void whereSignaturesAreDemandedAPromptIsToldWhatToTypeInstead() throws InterruptedException {
        var bench = bench(DEMANDED, Books.gate("ready")).agreeablePeople();

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals())
                .singleElement()
                .asString()
                .contains(
                        "signed decisions only",
                        "cutover decide ready/1/approve-commander go --as \"Dana\" --run " + Bench.RUN);
    }

    @Test
    void whereTheyAreNotANameAtThePromptIsEnough() throws InterruptedException {
        assertThat(bench(KEYS, Books.gate("ready")).agreeablePeople().run().code())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatTheRunbookDecidesItselfNeedsNoSignature() throws InterruptedException {
        var choices = new dev.cutover.model.Choice[] {
            new dev.cutover.model.Choice("on", new dev.cutover.model.Choice.Then.Continue())
        };
        var step = Steps.decision("keep", Optional.of(Duration.ofMinutes(5)), Optional.of("on"), choices);

        assertThat(bench(DEMANDED, step).run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theInitiatorStandsInTheRecord() {
        var bench = bench(KEYS, Books.gate("ready")).begunBy("Dana");

        assertThat(bench.record().stream().map(Event::fact).findFirst())
                .hasValueSatisfying(
                        fact -> assertThat(((RunFact.Created) fact).initiator()).isEqualTo("Dana"));
    }

    @Test
    void noNameThatIsPickedAtThePromptSpeaksForAKey() throws InterruptedException {
        var bench = bench(KEYS, Books.gate("ready"));
        bench.people(question -> new Answer(question.id(), "Dana", "go", "because", "", "", "prompt", "mallory"));
        bench.run();

        assertThat(bench.refusals())
                .first()
                .asString()
                .contains("Dana has a key in this runbook", "cutover decide ready/1/approve-commander go");
        assertThat(bench.facts(PeopleFact.Decided.class)).isEmpty();
    }
}
