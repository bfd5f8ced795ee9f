package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.Approval;
import dev.cutover.model.Conduct;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Measurement GREEN = new Measurement.Value(1, 100);
    private static final Measurement RED = new Measurement.Value(0.5, 100);

    @Test
    void greenAloneOpensAGateThatAsksNobody() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void redCannotBePassedByWaiting() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready"), Books.freeze("later")));
        bench.world().measuring(query -> RED);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        bench.world().measuring(query -> GREEN);
        assertThat(bench.run().code())
                .as("it turned green, and nobody has said so")
                .isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("later").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void noRunbookContinuesPastARedGate() throws InterruptedException {
        var gate = Steps.onFailure(Steps.gate("ready"), OnFailure.CONTINUE);
        var bench = new Bench(Books.of(List.of(), gate, Books.freeze("later")));
        bench.world().measuring(query -> RED);

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").state()).isEqualTo(StepState.FAILED);
        assertThat(bench.step("later").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void noRunbookContinuesPastANo() throws InterruptedException {
        var gate = Steps.onFailure(Steps.gate("ready", 1, Books.COMMANDER), OnFailure.CONTINUE);
        var bench = new Bench(Books.of(List.of(), gate, Books.freeze("later")));
        bench.people(question -> question.kind() == Question.Kind.APPROVE ? bench.say(question, "no-go") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.step("later").state()).isEqualTo(StepState.PENDING);
    }

    @Test
    void noDataIsNotGreen() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready")));
        bench.world().measuring(query -> new Measurement.NoData("the scrape failed"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.NO_DATA);
        assertThat(bench.step("ready").why()).contains("the scrape failed");
    }

    @Test
    void dataThatComesLateIsWaitedForAsLongAsItsWindowTakes() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready")));
        bench.world().measuring(query -> new Measurement.NoData("not yet"));
        bench.at(Duration.ofSeconds(45), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void redWhilePeopleAreAskedShutsTheGateAndTheirQuestions() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER)));
        bench.people(question -> question.kind() == Question.Kind.APPROVE ? bench.say(question, "go") : null)
                .thinking(question -> Duration.ofSeconds(30))
                .refusing();
        bench.at(Duration.ofSeconds(15), commandPort -> bench.world().measuring(query -> RED));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.facts(PeopleFact.Lapsed.class)).hasSize(1);
        assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.RED);
    }

    @Test
    void aMissingSampleWhilePeopleAreAskedDoesNotShutIt() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 2, Books.COMMANDER, Books.LEAD)));
        bench.people(question -> bench.say(question, "go"))
                .thinking(question -> Duration.ofMinutes(question.of().contains(Books.LEAD) ? 20 : 10));
        bench.at(
                Duration.ofMinutes(15),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("a hiccup")));
        bench.at(Duration.ofSeconds(915), commandPort -> bench.world().measuring(query -> GREEN));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(2);
    }

    @Test
    void aGoGivenWhileThereIsNoDataOpensNothing() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER)));
        bench.people(question -> question.kind() == Question.Kind.APPROVE ? bench.say(question, "go") : null)
                .thinking(question -> Duration.ofSeconds(30));
        bench.at(
                Duration.ofSeconds(15),
                commandPort -> bench.world().measuring(query -> new Measurement.NoData("gone")));

        assertThat(bench.run().code()).isEqualTo(ExitCode.HALTED);
        assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.NO_DATA);
    }

    @Test
    void aNoIsFinalForTheAttemptAndHasAnExitCodeOfItsOwn() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER, Books.LEAD)));
        bench.people(question ->
                question.kind() == Question.Kind.APPROVE && question.of().contains(Books.LEAD)
                        ? bench.say(question, "no-go")
                        : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DECLINED);
        assertThat(bench.step("ready").cause()).isEqualTo(StepFact.FailureCause.DECLINED);
        assertThat(bench.state().questions().open())
                .extracting(entry -> entry.question().kind())
                .containsExactly(Question.Kind.RED_GATE);
    }

    @Test
    void whoeverIsNotNeededIsNotAskedAnyMore() throws InterruptedException {
        var bench = new Bench(
                Books.of(List.of(), Steps.gate("ready", 1, Books.COMMANDER, Books.LEAD), Books.freeze("later")));
        bench.people(question -> question.of().contains(Books.LEAD) ? bench.say(question, "go") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.state().questions().open()).isEmpty();
        assertThat(bench.facts(PeopleFact.Asked.class)).hasSize(2);
    }

    @Test
    void aGoThatIsTooOldIsAskedForAgain() throws InterruptedException {
        var approval = new Approval(List.of(Books.COMMANDER, Books.LEAD), 2);
        var expires = Duration.ofMinutes(5);
        var bench = new Bench(Books.of(List.of(), Steps.gate("ready", approval, Optional.of(expires))));
        bench.people(question -> bench.say(question, "go"))
                .thinking(question ->
                        question.of().contains(Books.LEAD) ? Duration.ofMinutes(12) : Duration.ofSeconds(5));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Lapsed.class))
                .as("at 5 and at 10 minutes")
                .hasSize(2)
                .allMatch(lapse -> lapse.why().equals("it expired: given more than 5 min ago"));
        assertThat(decided(bench, Books.COMMANDER))
                .isAfter(bench.step("ready").ended().minus(expires));
    }

    @Test
    void nobodyFillsTwoRolesOfOneGate() throws InterruptedException {
        var bench = new Bench(withDanaAsLead(Steps.gate("ready", 2, Books.COMMANDER, Books.LEAD))).refusing();
        bench.people(question -> question.kind() == Question.Kind.APPROVE ? bench.said(question, "Dana", "go") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).singleElement().asString().contains("two people are required");
    }

    @Test
    void everySentenceHasToBeSigned() throws InterruptedException {
        var bench = new Bench(Books.of(List.of(), Steps.attested("ready", Books.COMMANDER, Books.LEAD)));
        bench.people(question -> question.of().contains(Books.COMMANDER) ? bench.say(question, "yes") : null);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        bench.agreeablePeople();
        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
    }

    private static Runbook withDanaAsLead(Step gate) {
        var lead = new Role(Books.LEAD, List.of("Ines", "Dana"), "", Set.of(Permission.GO));
        return Books.with(Books.of(List.of(), gate), Conduct.PLAIN, lead);
    }

    private static Instant decided(Bench bench, RoleId role) {
        return bench.record().stream()
                .filter(event -> event.fact() instanceof PeopleFact.Decided decided
                        && decided.decision().role().equals(role))
                .reduce((first, second) -> second)
                .orElseThrow()
                .at();
    }
}
