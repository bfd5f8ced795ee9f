package dev.cutover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.Threshold;
import dev.cutover.run.Amendment;
import dev.cutover.run.PeopleFact;
import dev.cutover.run.Petition;
import dev.cutover.run.RunFact;
import dev.cutover.run.Speaker;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmendingTest {
    private static final Speaker DANA = new Speaker("Dana", "dana", "socket");
    private static final Speaker INES = new Speaker("Ines", "ines", "socket");
    private static final Threshold LOOSER = new Threshold(Threshold.Comparison.AT_LEAST, 0, 0, false, ">= 0");

    private final List<Reply> replies = new ArrayList<>();
    private final Bench bench = new Bench(Books.of(List.of(), Steps.task("call")))
            .agreeablePeople()
            .thinking(question -> Duration.ofHours(1));

    private void amend(Speaker speaker, Amendment amendment, String reason, boolean override) {
        var petition = new Petition.Amend(amendment, reason, reason.isEmpty() ? "" : "none", override);
        bench.at(Duration.ofSeconds(10 + replies.size()), desk -> desk.ask(petition, speaker, replies::add));
    }

    private Reply answer() throws InterruptedException {
        bench.run();
        assertThat(replies).hasSize(1);
        return replies.get(0);
    }

    @Test
    void aThresholdIsAnotherFromThenOnAndBothAreOnRecord() throws InterruptedException {
        amend(DANA, new Amendment.Limit(Books.HEALTH, LOOSER), "known lag", false);

        assertThat(answer().state()).isEqualTo(Reply.State.DONE);
        assertThat(bench.facts(RunFact.Amended.class)).singleElement().satisfies(amended -> {
            assertThat(amended.after()).isEqualTo(">= 0");
            assertThat(amended.before()).isNotEqualTo(amended.after());
            assertThat(amended.overrides()).isFalse();
        });
        assertThat(bench.facts(PeopleFact.Decided.class))
                .anyMatch(decided -> decided.decision().subject().equals("threshold of " + Books.HEALTH));
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
                desk -> desk.ask(
                        new Petition.Decide("call", "done", "", "", "", ""),
                        new Speaker("Sam", "sam", "socket"),
                        replies::add));
        bench.refusing().run();

        assertThat(replies).extracting(Reply::state).containsExactly(Reply.State.DONE, Reply.State.DONE);
    }

    @Test
    void aStepThatIsNotOptionalCannotBeLeftOut() throws InterruptedException {
        amend(DANA, new Amendment.Skip(new StepId("call")), "no time", false);
        assertThat(answer().why()).contains("'call' is not optional");
    }
}
