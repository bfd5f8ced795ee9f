package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Approval;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RequestFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Approval BOTH = new Approval(List.of(Books.COMMANDER, Books.LEAD), 2);

    private final List<RequestReply> replies = new ArrayList<>();

    @Test
    void whoeverHasBegunTheRunDoesNotOpenItsGates() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.gate("ready")))
                .begunBy("Dana")
                .refusing();
        bench.agreeablePeople();

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).singleElement().asString().contains("started this run", "initiator: counts");
    }

    @Test
    void theyMayStillSayNo() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.gate("ready"))).begunBy("Dana");
        bench.people(question -> question.kind() == Question.Kind.APPROVE ? bench.say(question, "no-go") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
    }

    @Test
    void theirGoCountsWhereTheRunbookSaysSo() throws InterruptedException {
        var gate = Steps.gate("ready", new Approval(List.of(Books.COMMANDER), 1, true), Optional.empty());
        var bench = new Bench(Books.of(List.of(), gate)).begunBy("Dana").agreeablePeople();

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aGoIsBoundToThresholdsVerdictsAndEvidence() throws InterruptedException {
        var gate = Steps.evidenced(Steps.gate("ready", 1, Books.COMMANDER), "metrics");
        var bench = new Bench(Books.of(List.of(), gate)).agreeablePeople();
        bench.run();

        var question = bench.facts(PeopleFact.Asked.class).get(0).question();
        assertThat(question.sights())
                .extracting(Question.Basis::what)
                .containsExactly("the threshold of health", "the verdict of health", "the evidence criteria");
        assertThat(question.sights()).extracting(Question.Basis::stands).startsWith(">= 90 %", "GREEN");
        assertThat(bench.facts(EvidenceFact.class))
                .extracting(EvidenceFact::source)
                .as("the system that measures it")
                .containsExactly("world");
        assertThat(bench.facts(PeopleFact.Decided.class).get(0).decision().saw())
                .isNotEmpty()
                .isEqualTo(question.saw())
                .isEqualTo(bench.step("ready").outputs().get("saw"));
    }

    @Test
    void evidenceThatComesAfterAGoTakesItBackAndTheLapseSaysWhich() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", BOTH, Optional.empty())));
        bench.people(question -> bench.say(question, "go"))
                .thinking(question -> Duration.ofMinutes(question.of().contains(Books.LEAD) ? 10 : 1))
                .refusing();
        bench.at(Duration.ofMinutes(5), commandPort -> keep(commandPort, "carrier.png"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .as("the go, and the question that nobody had answered yet")
                .hasSize(2)
                .allSatisfy(lapse -> assertThat(lapse.why()).isEqualTo("the evidence carrier.png has come"));
        assertThat(bench.facts(PeopleFact.Decided.class)).hasSize(3);
    }

    @Test
    void aGoGivenOnGreenLapsesWithTheGateThatTurnsRed() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", BOTH, Optional.empty())));
        bench.people(question -> question.of().contains(Books.LEAD) || question.kind() != Question.Kind.APPROVE
                ? null
                : bench.say(question, "go"));
        bench.at(Duration.ofMinutes(1), commandPort -> bench.world().measuring(query -> new Measurement.Value(0.5, 9)));
        bench.at(Duration.ofMinutes(2), commandPort -> {});
        bench.people(answeredByCommander(bench));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        var given = bench.facts(PeopleFact.Decided.class).get(0).decision().question();
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .filteredOn(lapse -> lapse.question().equals(given))
                .singleElement()
                .satisfies(lapse -> assertThat(lapse.why()).contains("health is red"));
    }

    /** The lead is there, but takes an hour. */
    private static java.util.function.Function<Question, Answer> answeredByCommander(Bench bench) {
        bench.thinking(question -> question.of().contains(Books.LEAD) ? Duration.ofHours(1) : Duration.ofSeconds(5))
                .refusing();
        return question -> question.kind() == Question.Kind.APPROVE ? bench.say(question, "go") : null;
    }

    @Test
    void ofTwoAtTheSameInstantOneWinsAndTheOtherIsTold() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER)));
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof PeopleFact.Asked asked
                    && asked.question().kind() == Question.Kind.APPROVE) {
                decide(commandPort, asked.question().id(), "Dana", "go");
                decide(commandPort, asked.question().id(), "Dana", "no-go");
            }
        });

        assertThat(bench.people(question -> null)
                        .standIns((question, to) -> null)
                        .run()
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.REFUSED);
        assertThat(replies.get(1).why()).contains("Dana has already said 'go'");
    }

    @Test
    void aNoWinsOverAGoOfTheSameInstantInWhicheverOrderTheyCome() throws InterruptedException {
        for (var order : List.of(List.of("go", "no-go"), List.of("no-go", "go"))) {
            var bench = new Bench(Books.of(List.of(), Steps.gate("ready", BOTH, Optional.empty())));
            bench.watching((commandPort, event) -> {
                if (event.fact() instanceof PeopleFact.Asked asked
                        && asked.question().kind() == Question.Kind.APPROVE
                        && asked.question().of().contains(Books.LEAD)) {
                    decide(commandPort, "ready", "Dana", order.get(0));
                    decide(commandPort, "ready", "Ines", order.get(1));
                }
            });
            bench.people(question ->
                            question.kind() == Question.Kind.APPROVE ? bench.said(question, "nobody", "go") : null)
                    .refusing();

            assertThat(bench.run().code()).as("%s", order).isEqualTo(ExitCode.DECLINED);
            assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.DECLINED);
        }
    }

    @Test
    void whatIsSentToARunThatHasMovedOnIsRefusedAndOnRecord() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Books.gate("ready"), Steps.task("call"))).agreeablePeople();
        bench.watching((commandPort, event) -> {
            if (event.fact() instanceof StepFact.Succeeded done && done.step().equals(new StepId("ready"))) {
                decide(commandPort, "ready/1/approve-commander", "Dana", "no-go");
            }
        });

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(replies)
                .singleElement()
                .satisfies(requestReply -> assertThat(requestReply.why()).contains("Dana has already said 'go'"));
        assertThat(bench.facts(RequestFact.Settled.class))
                .singleElement()
                .satisfies(settled -> assertThat(settled.outcome()).isEqualTo(RequestFact.Outcome.REFUSED));
    }

    @Test
    void anOverrideStaysInSightWithWhoWhyAndWhatOf() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready")));
        bench.world().measuring(query -> new Measurement.Value(0, 100));
        bench.people(question -> bench.say(question, "override"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.EXCEPTIONS);
        assertThat(bench.state().ended().orElseThrow().exceptions())
                .containsExactly("ready was overridden by Dana (commander): because; impact: none");
    }

    private void decide(CommandPort commandPort, String at, String as, String choice) {
        commandPort.ask(
                new Request.Decide(at, choice, "because", "none", ""),
                new Speaker(as, as.toLowerCase(java.util.Locale.ROOT), "socket"),
                replies::add);
    }

    private static void keep(CommandPort commandPort, String name) {
        commandPort.ask(
                new Request.KeepEvidence(new StepId("ready"), "ab".repeat(32), name, "image/png", 9),
                new Speaker("Ines", "ines", "socket"),
                requestReply -> {});
    }
}
