package dev.cutover.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.StepId;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gate that was begun anew and put back is in SQL what it is in the run. */
class WithdrawnViewTest {
    private static final StepId GATE = new StepId("ready");
    private static final String STEP =
            "select state, how, why, attempts, seconds from step where step = 'ready' order by number";
    private static final String ATTEMPTS =
            "select attempt, state, how, why, seconds from attempt where step = 'ready' order by started";

    private static final List<StepFact> PASSED =
            List.of(new StepFact.Started(GATE, 1), new StepFact.Succeeded(GATE, 1, StepFact.How.BY_HAND, Map.of()));

    private static List<StepFact> passedAnd(StepFact... then) {
        var facts = new ArrayList<>(PASSED);
        facts.addAll(List.of(then));
        return facts;
    }

    private static StepFact withdrawn(int attempt) {
        return new StepFact.Withdrawn(GATE, attempt, StepState.SUCCEEDED, "rollback of west");
    }

    @Test
    void itHasEndedWhenItWasPassedAndNotWhenItWasPutBack() {
        var facts = passedAnd(
                new StepFact.Reopened(GATE, 1, "again: east, by Dana"), new StepFact.Started(GATE, 2), withdrawn(2));

        assertThat(ViewsTest.ask(facts, STEP)).containsExactly("SUCCEEDED BY_HAND null 2 10.000");
        assertThat(ViewsTest.ask(facts, "select seconds, done from phase where phase = 'first'"))
                .containsExactly("10.000 1");
        assertThat(ViewsTest.ask(facts, ATTEMPTS))
                .containsExactly("1 SUCCEEDED BY_HAND null 10.000", "2 CANCELLED null rollback of west 10.000");
    }

    @Test
    void whatWasPutBackBeforeItBeganAnewHasOneAttempt() {
        var facts = passedAnd(new StepFact.Reopened(GATE, 1, "again: east, by Dana"), withdrawn(1));

        assertThat(ViewsTest.ask(facts, STEP)).containsExactly("SUCCEEDED BY_HAND null 1 10.000");
        assertThat(ViewsTest.ask(facts, ATTEMPTS)).containsExactly("1 SUCCEEDED BY_HAND null 10.000");
    }

    @Test
    void whatIsPassedAnewAfterThatHasEndedThen() {
        var facts = passedAnd(
                new StepFact.Reopened(GATE, 1, "again: east, by Dana"),
                withdrawn(1),
                new StepFact.Reopened(GATE, 1, "again: all, by Dana"),
                new StepFact.Started(GATE, 2),
                new StepFact.Succeeded(GATE, 2, StepFact.How.PLAINLY, Map.of()));

        assertThat(ViewsTest.ask(facts, STEP)).containsExactly("SUCCEEDED PLAINLY null 2 60.000");
    }
}
