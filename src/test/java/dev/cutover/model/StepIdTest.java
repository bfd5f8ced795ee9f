package dev.cutover.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepIdTest {
    private static final StepId WRITTEN = new StepId("reissue-labels");

    @Property
    void aStepOfARollbackIsRecognizedByItsIdAndComesBackFromIt(
            @ForAll @IntRange(min = 1, max = 999_999_999) int number) {
        var id = WRITTEN.inRollback(number);

        assertThat(id.value()).isEqualTo("reissue-labels@" + number);
        assertThat(new StepId(id.value()))
                .returns(true, StepId::isOfRollback)
                .returns(number, StepId::rollback)
                .returns(WRITTEN, StepId::asWritten);
        assertThat(id.inRollback(3)).hasToString("reissue-labels@3");
    }

    @Test
    void aStepOfThePhasesIsOfNoRollback() {
        assertThat(WRITTEN)
                .returns(false, StepId::isOfRollback)
                .returns(0, StepId::rollback)
                .returns(WRITTEN, StepId::asWritten);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "@1", "a@", "a@0", "a@01", "a@-1", "a@b", "a@1234567890", "a@1b", "a@\u0661"})
    void whatIsNotOfTheFormIsAnIdAsItIs(String text) {
        assertThat(new StepId(text))
                .returns(false, StepId::isOfRollback)
                .returns(0, StepId::rollback)
                .returns(new StepId(text), StepId::asWritten);
    }
}
