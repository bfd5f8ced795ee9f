package dev.cutover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.model.IfUnreachable;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.testkit.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookStepsTest {
    private static final Runbook BOOK = Books.rollingBack(IfUnreachable.STOP, Books.freeze("freeze"));

    private final RunbookSteps steps = new RunbookSteps(BOOK);

    @Test
    void theStepsOfAllPhasesAreThere() {
        assertThat(BOOK.steps()).isNotEmpty().allMatch(step -> steps.test(step.id()));
    }

    @Test
    void aStepOfTheRollbackIsThereOnceForEachRollback() {
        var own = BOOK.rollback().orElseThrow().steps();
        assertThat(own).isNotEmpty().allSatisfy(step -> {
            assertThat(steps.test(new StepId(step.step().id() + "@1"))).isTrue();
            assertThat(steps.test(new StepId(step.step().id() + "@12"))).isTrue();
            assertThat(steps.test(step.step().id()))
                    .as("never without a rollback")
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghost", "ghost@1", "wait@1", "freeze@0", "freeze@x", "@1", "", "freeze@"})
    void nothingElseIs(String id) {
        assertThat(steps.test(new StepId(id))).isFalse();
    }
}
