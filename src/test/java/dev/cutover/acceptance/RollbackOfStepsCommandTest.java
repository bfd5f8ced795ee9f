package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code rollback --phase}, {@code --step} and {@code --also}. */
class RollbackOfStepsCommandTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunThatWaitsAtItsGate() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.run("run", "orders.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
    }

    @Test
    void thePlanSaysWhyEachStepIsInOrOut() throws IOException {
        assertThat(place.run("rollback", "--plan", "--step", "freeze").done().out())
                .contains("Rollback of all traffic, all 4 steps", "undo freeze: unfreeze", "in, named: freeze")
                .contains("out, nothing to undo: ready");

        var reasons = new ObjectMapper()
                .readTree(place.run("rollback", "--plan", "--region", "us-east", "--output", "json")
                        .done()
                        .out())
                .path("reasons");
        assertThat(reasons.at("/0/step").asText()).isEqualTo("freeze");
        assertThat(reasons.at("/0/in").asBoolean()).isFalse();
        assertThat(reasons.at("/0/why").asText()).isEqualTo("wider");
    }

    @Test
    void whatWasDoneForAllIsNamedWithTheChoice() {
        assertThat(place.run("rollback", "--plan", "--region", "us-east").done().out())
                .contains("freeze was done for all traffic and stays")
                .contains("--also freeze");
        assertThat(place.run("rollback", "--plan", "--region", "us-east", "--also", "freeze")
                        .done()
                        .out())
                .contains("Rollback of us-east, also step freeze", "undo freeze", "in, asked for with --also: freeze");
    }

    @Test
    void aPhaseIsNamedByItsNameOrItsNumber() {
        String byName =
                place.run("rollback", "--plan", "--phase", "readiness").done().out();

        assertThat(byName).contains("undo freeze: unfreeze");
        assertThat(place.run("rollback", "--plan", "--phase", "1").done().out()).isEqualTo(byName);
    }

    @Test
    void aStepThatWasNotBegunLeavesTheRunAsItWas() {
        assertThat(place.run("rollback", "--step", "shift-us-west", "--no-input")
                        .done()
                        .out())
                .contains("nothing of us-west, step shift-us-west was begun", "the run stays as it was");
    }

    @Test
    void aPhaseOfWhichNothingFitsIntoTheSliceRollsNothingBack() {
        var refused = place.run("rollback", "--region", "us-east", "--phase", "1", "--reason", "slow", "--no-input")
                .endedWith(ExitCode.USAGE);

        assertThat(refused.err())
                .contains("no step of phase '1' can be undone for us-east alone: 'freeze' is about all traffic")
                .contains("leave one of the two out");
        assertThat(place.run("status").out()).doesNotContain("ROLLBACK of");
    }

    @Test
    void theStepIsUndoneAndTheSameWordsGiveTheReasonLater() {
        var back = place.run("rollback", "--step", "freeze", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        assertThat(back.err()).contains("ROLLBACK of all traffic, all 4 steps");

        var why =
                place.run("rollback", "--step", "freeze", "--reason", "too early", "--as", "Dana Ortiz", "--no-input");
        assertThat(why.err()).contains("its reason, by Dana Ortiz: too early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--step freze | no step 'freze'                        | did you mean 'freeze'?",
                "--step freeezs | no step 'freeezs'                    | did you mean 'freeze'?",
                "--phase redines         | no phase 'redines'                     | did you mean 'readiness'?",
                "--phase 7               | no phase '7'                           | 1 readiness, 2 cutover",
                "--step shift-us-west --region us-east | is about us-west, which is not in us-east | leave one",
                "--step freeze --region us-east | cannot be undone for us-east alone | --also freeze",
                "--step ready --region us-east | cannot be undone for us-east alone | nothing of 'ready' stands",
                "--also freeze           | --also needs a scope                   | --region",
                "--region us-east --also shift-us-west | moves traffic | --plan",
                "--region us-east --also ready | nothing of 'ready' stands | --plan"
            })
    void whatCannotBeMeantIsRefusedWithTheReason(String options, String what, String next) {
        var words = ("rollback --plan " + options.strip()).split(" ");

        assertThat(place.run(words).endedWith(ExitCode.USAGE).err()).contains(what.strip(), next.strip());
    }
}
