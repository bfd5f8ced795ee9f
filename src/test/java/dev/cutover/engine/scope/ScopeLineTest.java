package dev.cutover.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.words.Fulfillment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a typed line names. */
class ScopeLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "us-east                              ; region=us-east",
                "region=us-west,us-east lane=curbside ; lane=curbside,region=us-east|us-west",
                "--region us-east --region=us-west    ; region=us-east|us-west",
                "--scope lane=curbside                ; lane=curbside",
                "--step freeze                        ; the whole run"
            })
    void aSliceIsNamedByValuesByPairsAndByOptions(String line, String slice) {
        assertThat(read(line).wish().slice()).hasToString(slice);
    }

    @Test
    void phasesAndStepsAreNamedAsForTheCommand() {
        var scopeLine = read("us-east --step shift-us-east --phase \"Move the  east\" --phase=2 --also freeze");

        var wish = scopeLine.wish();
        assertThat(wish.steps()).containsExactly("shift-us-east");
        assertThat(wish.phases()).containsExactly("Move the  east", "2");
        assertThat(wish.also()).containsExactly("freeze");
        assertThat(read(scopeLine.toString()).wish())
                .as("its plainest form reads the same")
                .isEqualTo(wish);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "freeze        | 'freeze' is a step              | type --step freeze",
                "--stpe freeze | '--stpe' names no part          | did you mean --step?",
                "--step        | --step names nothing            | for example --step NAME",
                "--step --also | --step names nothing            | for example --step NAME",
                "--region mars | 'mars' is not a region          | there are us-east, us-west",
                "--region      | --region names nothing          | for example --region us-east",
                "mars          | 'mars' names no dimension       | type all, or region=us-east,us-west",
                "tenant=acme   | 'tenant=acme' names no dimension| type all, or region=us-east,us-west"
            })
    void aWordThatNamesNothingIsRefusedWithWhatIsThere(String line, String what, String next) {
        assertThatThrownBy(() -> read(line)).hasMessageContaining(what).hasMessageContaining(next);
    }

    private static ScopeLine read(String line) {
        return ScopeLine.read(Fulfillment.runbook(), line, "all");
    }
}
