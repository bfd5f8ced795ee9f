package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.operator.RequestReply;
import dev.cutover.model.Approval;
import dev.cutover.model.Conduct;
import dev.cutover.model.CriterionId;
import dev.cutover.model.OnBreach;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Policy;
import dev.cutover.model.Retry;
import dev.cutover.model.Role;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.run.Amendment;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Amended;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.spi.Metrics;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmendmentRulesTest {
    private static final Speaker DANA = new Speaker("Dana", "dana", "socket");
    private static final Speaker INES = new Speaker("Ines", "ines", "socket");
    private static final Threshold LOOSER = new Threshold(Threshold.Comparison.AT_LEAST, 0, 0, false, ">= 0");

    private final List<RequestReply> replies = new ArrayList<>();
    private final Bench bench = new Bench(Books.of(List.of(), Steps.task("call")))
            .agreeablePeople()
            .thinking(question -> Duration.ofHours(1));

    private void amend(Speaker speaker, Amendment amendment, String reason, boolean override) {
        var petition = new Request.Amend(amendment, reason, reason.isEmpty() ? "" : "none", override);
        bench.at(
                Duration.ofSeconds(10 + replies.size()),
                commandPort -> commandPort.ask(petition, speaker, replies::add));
    }

    private RequestReply answer() throws InterruptedException {
        bench.run();
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }

    @Test
    void aThresholdIsAnotherFromThenOnAndBothAreOnRecord() throws InterruptedException {
        amend(DANA, new Amendment.Limit(Books.HEALTH, LOOSER), "known lag", false);

        assertThat(answer().state()).isEqualTo(RequestReply.State.DONE);
        assertThat(bench.facts(RunFact.Amended.class)).singleElement().satisfies(amended -> {
            assertThat(amended.after()).isEqualTo(">= 0");
            assertThat(amended.before()).isNotEqualTo(amended.after());
            assertThat(amended.overrides()).isFalse();
        });
        assertThat(bench.facts(PeopleFact.Decided.class))
                .anyMatch(decided -> decided.decision().subject().equals("threshold of " + Books.HEALTH));
    }

    @Test
    void aThresholdKeepsItsUnit() throws InterruptedException {
        amend(
                DANA,
                new Amendment.Limit(Books.HEALTH, new Threshold(Threshold.Comparison.AT_LEAST, 85, 85, false, ">= 85")),
                "a slip",
                true);

        assertThat(answer().state()).isEqualTo(RequestReply.State.REFUSED);
        assertThat(replies.get(0).why())
                .isEqualTo("'health' is measured in % (>= 90 %), and '>= 85' is without a unit: write it in the same"
                        + " unit");
        assertThat(bench.facts(RunFact.Amended.class)).isEmpty();
    }

    @Test
    void onlyThoseWhoMayAmendAndOnlyWithAReason() throws InterruptedException {
        amend(INES, new Amendment.Limit(Books.HEALTH, LOOSER), "known lag", false);
        assertThat(answer().why()).contains("Ines may not amend");
    }

    @Test
    void withoutAReasonAndAnImpactNothingIsAmended() throws InterruptedException {
        amend(DANA, new Amendment.Limit(Books.HEALTH, LOOSER), "", false);
        assertThat(answer().why()).contains("needs a reason");
    }

    @Test
    void whatTheRunbookDoesNotHaveCannotBeAmended() throws InterruptedException {
        amend(DANA, new Amendment.Limit(new CriterionId("wealth"), LOOSER), "known lag", false);
        assertThat(answer().why()).contains("no criterion 'wealth'");
    }

    @Test
    void otherPeopleMayAnswerFromThenOn() throws InterruptedException {
        amend(DANA, new Amendment.People(new RoleId("commander"), List.of("Sam")), "shift change", false);
        bench.at(
                Duration.ofMinutes(1),
                commandPort -> commandPort.ask(
                        new Request.Decide("call", "done", "", "", ""),
                        new Speaker("Sam", "sam", "socket"),
                        replies::add));
        bench.refusing().run();

        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.DONE, RequestReply.State.DONE);
    }

    @Test
    void aStepThatIsNotOptionalCannotBeLeftOut() throws InterruptedException {
        amend(DANA, new Amendment.Skip(new StepId("call")), "no time", false);
        assertThat(answer().why()).contains("'call' is not optional");
    }

    @Test
    void aMarkByWhichRedWouldPassIsAnOverrideAndShownAsOne() throws InterruptedException {
        var red = new Bench(Books.of(List.of(), Books.shift("shift-east", Books.EAST, OnBreach.HOLD)));
        red.world().measuring(query -> new Metrics.Measurement.Value(0, 1_000));
        red.agreeablePeople().thinking(question -> Duration.ofHours(1));
        for (boolean override : List.of(false, true)) {
            var petition = new Request.Amend(new Amendment.Limit(Books.HEALTH, LOOSER), "noise", "none", override);
            red.at(Duration.ofMinutes(override ? 2 : 1), commandPort -> commandPort.ask(petition, DANA, replies::add));
        }
        red.run();

        assertThat(replies)
                .extracting(RequestReply::state)
                .containsExactly(RequestReply.State.REFUSED, RequestReply.State.DONE);
        assertThat(replies.get(0).why()).contains("is red now and would pass", "--override");
        assertThat(red.facts(RunFact.Amended.class))
                .singleElement()
                .satisfies(amended -> assertThat(amended.overrides()).isTrue());
        assertThat(red.state().ended().orElseThrow().exceptions())
                .anyMatch(exception ->
                        exception.contains("overridden by Dana while it was red: >= 90 % became >= 0: noise"));
    }

    @Test
    void anOptionalStepIsLeftOutAndTakenInAgain() throws InterruptedException {
        var optional = new Policy(Optional.empty(), Duration.ofMinutes(1), Retry.NEVER, OnFailure.ASK, false, true);
        var book = Books.of(List.of(), Steps.task("call"), Steps.withPolicy(Books.freeze("extra"), optional));
        var leaving = new Bench(book).agreeablePeople().thinking(question -> Duration.ofHours(1));
        ask(leaving, 10, new Amendment.Skip(new StepId("extra")));
        leaving.run();
        assertThat(leaving.step("extra").state()).isEqualTo(StepState.SKIPPED);
        assertThat(leaving.world().calls()).isEmpty();

        var taking = new Bench(book).agreeablePeople().thinking(question -> Duration.ofHours(1));
        ask(taking, 10, new Amendment.Skip(new StepId("extra")));
        ask(taking, 20, new Amendment.Add(new StepId("extra")));
        taking.run();
        assertThat(taking.step("extra").state()).isEqualTo(StepState.SUCCEEDED);
        assertThat(replies).extracting(RequestReply::state).containsOnly(RequestReply.State.DONE);
    }

    private void ask(Bench at, int second, Amendment amendment) {
        var petition = new Request.Amend(amendment, "no time", "none", false);
        at.at(Duration.ofSeconds(second), commandPort -> commandPort.ask(petition, DANA, replies::add));
    }

    @Test
    void whoeverLeavesARoleLeavesItWithTheirGo() throws InterruptedException {
        var approval = new Approval(List.of(Books.COMMANDER, Books.LEAD), 2);
        var gate = new Bench(Books.of(List.of(), Steps.gate("ready", approval, Optional.empty())));
        gate.people(question -> question.id().equals("ready/1/approve-lead-2")
                        ? gate.said(question, "Sam", "go")
                        : gate.say(question, "go"))
                .thinking(question -> Duration.ofMinutes(question.of().contains(Books.LEAD) ? 1 : 10))
                .refusing();
        gate.at(Duration.ofMinutes(5), commandPort -> {
            var people = new Amendment.People(Books.LEAD, List.of("Sam"));
            commandPort.ask(new Request.Amend(people, "ill", "none", false), DANA, replies::add);
        });

        gate.run();
        assertThat(gate.facts(PeopleFact.Lapsed.class))
                .first()
                .satisfies(lapse -> assertThat(lapse.why()).isEqualTo("Ines no longer has the role lead"));
        assertThat(gate.facts(PeopleFact.Decided.class))
                .extracting(decided -> decided.decision().owner())
                .contains("Ines", "Sam");
    }

    @Test
    void deputiesStayDeputiesWhenOthersTakeTheRole() {
        var role = new Role(Books.LEAD, List.of("Ines"), "", Set.of(), List.of("Tom", "Ada"));
        var book = Books.with(Books.of(List.of(), Steps.task("call")), Conduct.PLAIN, role);
        var amended = new RunFact.Amended(
                new Amendment.People(Books.LEAD, List.of("Tom")),
                "people of lead",
                "Ines",
                "Tom",
                "Dana",
                "ill",
                "",
                false);

        var now = Objects.requireNonNull(
                Amended.of(book, List.of(amended)).roles().get(Books.LEAD));
        assertThat(now.who()).containsExactly("Tom");
        assertThat(now.deputies()).containsExactly("Ada");
    }

    @Test
    void whoCouldSignNothingIsNotTakenInWhereSignaturesAreDemanded() throws InterruptedException {
        var signed = new Conduct(Map.of(), Optional.empty(), Optional.empty(), true);
        var signing = new Bench(Books.with(Books.of(List.of(), Steps.task("call")), signed));
        signing.at(Duration.ofSeconds(10), commandPort -> {
            var people = new Amendment.People(Books.LEAD, List.of("Sam"));
            commandPort.ask(new Request.Amend(people, "ill", "none", false), DANA, replies::add);
        });
        signing.people(question -> signing.say(question, "done"))
                .thinking(question -> Duration.ofMinutes(1))
                .refusing();
        signing.run();

        assertThat(replies)
                .singleElement()
                .satisfies(requestReply -> assertThat(requestReply.why()).contains("no key of Sam"));
    }
}
