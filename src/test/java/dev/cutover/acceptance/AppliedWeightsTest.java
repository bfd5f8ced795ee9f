package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shifts through a router whose program sets a weight and prints the one before and the one after. */
class AppliedWeightsTest {
    /** What a program that sets a weight begins with: the call is counted, and the weight in force is known. */
    private static final String BEGIN = """
            echo "apply $1 $2 ${3:-any}" >>calls
            mkdir -p weights
            was=$(cat "weights/$1" 2>/dev/null || echo 0)
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void open() throws IOException {
        place = Place.in(folder);
        for (String name : List.of("runbook.yaml", "local.yaml", "bin/read", "bin/apply")) {
            try (var in = Place.class.getResourceAsStream("applied/" + name)) {
                var file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }
    }

    @Test
    void eachChangeIsOneReadAndOneApply() throws IOException {
        run().endedWith(ExitCode.DONE);

        assertThat(calls())
                .containsExactly(
                        "read us-east", // as the step begins
                        "read us-east",
                        "apply us-east 500 0",
                        "read us-east", // as the soak ends
                        "read us-east",
                        "apply us-east 10000 500",
                        "read us-east", // as the step ends
                        "read us-east", // also what is done
                        "read us-west",
                        "read us-west",
                        "apply us-west 10000 0",
                        "read us-east",
                        "read us-west", // as the step ends
                        "read us-east",
                        "read us-west"); // as the run ends
        assertThat(settled()).hasSize(3).allMatch(fact -> fact.contains("\"DONE\""));
    }

    @Test
    void whereAChangeHasToSettleItIsVerifiedByReading() throws IOException {
        replace("local.yaml", "survives-restart: true", "settles: 1s");
        run().endedWith(ExitCode.DONE);

        assertThat(calls())
                .startsWith("read us-east", "read us-east", "apply us-east 500 0", "read us-east", "read us-east");
    }

    @Test
    void unexpectedOutputIsInDoubtAndReadTwice() throws IOException {
        place.write("bin/apply", BEGIN + "echo \"$2\" >\"weights/$1\"; echo moved");
        run().endedWith(ExitCode.DONE);

        assertThat(calls().subList(1, 6))
                .containsExactly(
                        "read us-east",
                        "apply us-east 500 0",
                        "read us-east", // what the failed change has left
                        "read us-east",
                        "read us-east");
        assertThat(settled().get(0)).contains("IN_DOUBT", "not the weight before and after");
        assertThat(settled().get(1)).contains("\"DONE\"", "read twice: it took effect");
    }

    @Test
    void aProgramThatReportsAWrongWeightIsDetectedBeforeTheNextChange() throws IOException {
        place.write("bin/apply", BEGIN + "echo \"$was $2\"");
        run().endedWith(ExitCode.DRIFT);

        assertThat(calls()).containsOnlyOnce("apply us-east 500 0").noneMatch(call -> call.startsWith("apply us-west"));
    }

    @Test
    void aProgramThatReadsBackAnotherWeightHasAppliedNothing() throws IOException {
        place.write("bin/apply", BEGIN + "echo \"$was $was\"");
        run().endedWith(ExitCode.HALTED);

        assertThat(settled().get(0)).contains("IN_DOUBT", "it may still take effect");
        assertThat(settled().get(1)).contains("NOT_DONE", "read twice: it did not take effect");
    }

    @Test
    void aWeightThatSomebodyMovesAtTheSameTimeIsDrift() throws IOException {
        place.write("bin/apply", BEGIN + "echo \"$2\" >\"weights/$1\"; echo \"300 $2\"");
        run().endedWith(ExitCode.DRIFT);

        assertThat(settled().get(0))
                .contains("router reported 3 %, expected 0 %, and reports 5 % after it was set to 5 %");
    }

    @Test
    void aConflictIsDriftAndARefusalAFailure() throws IOException {
        place.write("bin/apply", BEGIN + "exit 4");
        run().endedWith(ExitCode.DRIFT);
        assertThat(place.run("runs").done().out()).contains("  DRIFT  ").doesNotContain("HALTED");
        place.run("abort", "--as", "Dana Ortiz", "--reason", "a test").endedWith(ExitCode.DONE);
        place.write("bin/apply", BEGIN + "exit 3");
        run().endedWith(ExitCode.HALTED);
        assertThat(place.run("runs").done().out()).contains("  HALTED  ").doesNotContain("  DRIFT  ");
    }

    @Test
    void aChangeThatHangsIsReadTwice() throws IOException {
        replace("local.yaml", "timeout: 5s", "timeout: 300ms");
        place.write("bin/apply", BEGIN + "echo \"$2\" >\"weights/$1\"; echo \"$was $2\"; sleep 60");
        run().endedWith(ExitCode.DONE);

        assertThat(settled().get(0)).contains("IN_DOUBT", "did not end within 0.3 s");
        assertThat(settled().get(1)).contains("\"DONE\"", "read twice: it took effect");
    }

    @Test
    void aRollbackIsOneApplyForEachWeight() throws IOException {
        place.write(
                "bin/apply",
                BEGIN + "[ $1 = us-west ] && [ $2 != 0 ] && exit 3; echo \"$2\" >\"weights/$1\"; echo \"$was $2\"");
        run().endedWith(ExitCode.HALTED);
        var before = calls().size();
        place.run("rollback", "--reason", "a test", "--no-input").endedWith(ExitCode.ROLLED_BACK);

        assertThat(calls().subList(before, calls().size()))
                .containsExactly("apply us-east 0 any", "read us-east", "read us-west"); // as the run ends
    }

    @Test
    void checkSaysWhichProgramIsMissing() throws IOException {
        place.write("local.yaml", Files.readString(folder.resolve("local.yaml")).replace("sh, bin/apply", "bin/none"));
        var checked = place.run("check", "runbook.yaml", "--env", "local.yaml");

        assertThat(checked.exit()).isNotZero();
        assertThat(checked.out() + checked.err()).contains("router, apply: there is no program", "bin/none");
    }

    private CommandContext run() {
        return place.run("run", "runbook.yaml", "--env", "local.yaml", "--no-input");
    }

    private void replace(String file, String what, String by) throws IOException {
        place.write(file, Files.readString(folder.resolve(file)).replace(what, by));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    /** The last states of effects, in the order of the newest run's record. */
    private List<String> settled() throws IOException {
        var home = place.home();
        return Files.readAllLines(home.folder(home.runs().get(0)).record()).stream()
                .filter(line -> line.contains("EFFECT_SETTLED"))
                .toList();
    }
}
