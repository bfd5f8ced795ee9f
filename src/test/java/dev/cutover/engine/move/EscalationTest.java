package dev.cutover.engine.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.Answer;
import dev.cutover.model.Conduct;
import dev.cutover.model.Escalation;
import dev.cutover.model.Permission;
import dev.cutover.model.Role;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration TEN = Duration.ofMinutes(10);

    @Test
    void aQuestionThatNobodyAnswersGoesToTheDeputyThenToTheCommander() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 1, Books.LEAD)));
        bench.standIns((question, to) -> to.get(0).as().equals("deputy") ? null : said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Escalated.class))
                .extracting(PeopleFact.Escalated::rung)
                .containsExactly("deputy", "commander");
        var asked = at(bench, PeopleFact.Asked.class);
        assertThat(at(bench, PeopleFact.Escalated.class)).isEqualTo(asked.plus(FIVE));
        var decision = bench.facts(PeopleFact.Decided.class).get(0).decision();
        assertThat(decision.owner()).isEqualTo("Dana");
        assertThat(decision.role()).as("whose word it is").isEqualTo(Books.LEAD);
        assertThat(decision.standIn()).isEqualTo("commander");
    }

    @Test
    void theDeputySpeaksForTheRole() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 1, Books.LEAD)));
        bench.standIns((question, to) -> said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        var decision = bench.facts(PeopleFact.Decided.class).get(0).decision();
        assertThat(decision.owner()).isEqualTo("Sam");
        assertThat(decision.standIn()).isEqualTo("deputy");
    }

    @Test
    void nobodySpeaksForARoleBeforeItIsTheirTurn() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 1, Books.LEAD))).refusing();
        bench.people(question -> bench.said(question, "Sam", "go"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).singleElement().asString().contains("may not answer this question");
    }

    @Test
    void whoeverWasAskedMayStillAnswer() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 1, Books.LEAD))).agreeablePeople();
        bench.thinking(question -> Duration.ofMinutes(7));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Escalated.class)).hasSize(1);
        assertThat(bench.facts(PeopleFact.Decided.class).get(0).decision().standIn())
                .isEmpty();
    }

    @Test
    void aRestartDoesNotPutItOff() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 1, Books.LEAD)));
        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        var asked = at(bench, PeopleFact.Asked.class);
        bench.standIns((question, to) -> said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(at(bench, PeopleFact.Escalated.class)).isEqualTo(asked.plus(FIVE));
    }

    @Test
    void afterARestartItIsPutToThemAgain() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 1, Books.LEAD)));
        bench.standIns((question, to) -> null).at(Duration.ofMinutes(6), commandPort -> commandPort.leave("enough"));
        assertThat(bench.run().code()).isEqualTo(ExitCode.INTERRUPTED);
        bench.standIns((question, to) -> said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Escalated.class)).hasSize(1);
    }

    @Test
    void theyAreToldThroughTheSystemThatTheRunbookNamesOnce() throws InterruptedException {
        var bench = new Bench(book(Optional.of(Books.SYSTEM), Steps.gate("ready", 1, Books.LEAD)));
        bench.standIns((question, to) -> said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.world().effects()).isEqualTo(Map.of("message", 1));
        assertThat(bench.facts(PeopleFact.Notified.class))
                .singleElement()
                .satisfies(told -> assertThat(told.sent()).isTrue());
    }

    @Test
    void aRunbookThatSaysAddressesTellsTheStandInAtTheirs() throws InterruptedException {
        var book = book(Optional.of(Books.SYSTEM), Steps.gate("ready", 1, Books.LEAD));
        var said = book.conduct();
        var messages = new Conduct.Messaging(Map.of("Sam", "@sam"), Optional.empty());
        var bench = new Bench(book.withConduct(
                new Conduct(said.keys(), said.commander(), said.escalate(), said.signed(), said.demands(), messages)));
        bench.standIns((question, to) -> said(question, to));

        bench.run();

        assertThat(bench.world().messages()).singleElement().satisfies(message -> {
            assertThat(message.to()).containsExactly("@sam");
            assertThat(message.text()).contains("is now escalated to Sam (deputy of lead)");
        });
    }

    @Test
    void aMessageThatCannotBeSentKeepsNobodyFromAnswering() throws InterruptedException {
        var bench = new Bench(book(Optional.of(new SystemId("pager")), Steps.gate("ready", 1, Books.LEAD)));
        bench.standIns((question, to) -> said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(bench.facts(PeopleFact.Notified.class)).singleElement().satisfies(told -> {
            assertThat(told.sent()).isFalse();
            assertThat(told.detail()).contains("pager");
        });
    }

    @Test
    void itTakesFourEyesAlsoWhenOneStandsIn() throws InterruptedException {
        var bench = new Bench(book(Optional.empty(), Steps.gate("ready", 2, Books.COMMANDER, Books.LEAD))).refusing();
        bench.people(question -> question.of().contains(Books.COMMANDER) ? bench.say(question, "go") : null)
                .standIns((question, to) -> to.get(0).as().equals("deputy") ? null : said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(bench.refusals()).singleElement().asString().contains("two people are required");
    }

    @Test
    void aTaskIsGivenTheTimeThatItShouldTake() throws InterruptedException {
        var task = Steps.task("call");
        var policy = new dev.cutover.model.Policy(
                Optional.of(Duration.ofHours(2)),
                task.policy().timeout(),
                task.policy().retry(),
                task.policy().onFailure(),
                true,
                false,
                Optional.of(new Escalation(Optional.of(FIVE), Optional.empty(), Optional.empty())));
        var deputised = new Role(Books.COMMANDER, List.of("Dana"), "", Set.of(Permission.values()), List.of("Sam"));
        var book = Books.with(Books.of(List.of(), Steps.withPolicy(task, policy)), Conduct.PLAIN, deputised);
        var bench = new Bench(book).standIns((question, to) -> said(question, to));

        assertThat(bench.run().code()).isEqualTo(ExitCode.DONE);
        assertThat(at(bench, PeopleFact.Escalated.class))
                .isEqualTo(at(bench, PeopleFact.Asked.class).plus(Duration.ofMinutes(125)));
    }

    private static Runbook book(Optional<SystemId> via, Step gate) {
        var escalation = new Escalation(Optional.of(FIVE), Optional.of(TEN), via);
        var conduct = new Conduct(Map.of(), Optional.of(Books.COMMANDER), Optional.of(escalation), false);
        var lead = new Role(Books.LEAD, List.of("Ines"), "", Set.of(Permission.GO, Permission.NO_GO), List.of("Sam"));
        return Books.with(Books.of(List.of(), gate), conduct, lead);
    }

    private static Answer said(Question question, List<StandIn> to) {
        String word = question.choices().get(0).say();
        return new Answer(question.id(), to.get(0).person(), word, "because", "none", "", "answers", "tester");
    }

    private static Instant at(Bench bench, Class<?> fact) {
        return bench.record().stream()
                .filter(event -> fact.isInstance(event.fact()))
                .map(Event::at)
                .findFirst()
                .orElseThrow();
    }
}
