package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is named as the next command helps in the state in which the run was left, and who may give it. */
class NextCommandsTest {
    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookWhoseRollbackEndsWithATask() throws IOException {
        place = Place.in(folder);
        var book = place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("orders.yaml", Files.readString(book) + """
                  steps:
                    - task: Tell the stores
                      id: tell-stores
                      by: lead
                      do: [Call each store]
                """);
        place.write("go.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
        place.write(
                "no-go.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: no-go, reason: the carrier called }\n");
    }

    private CommandContext begin(String answers, ExitCode code) {
        return place.run("run", "orders.yaml", "--env", "virtual", "--answers", answers)
                .endedWith(code);
    }

    private RunId run() {
        return place.home().runs().get(0);
    }

    @Test
    void aTaskOfARollbackThatHasStoppedIsAnsweredAndTheRollbackGoesOn() {
        begin("go.yaml", ExitCode.DONE);
        var stopped =
                place.run("rollback", run().value(), "--reason", "misroutes").endedWith(ExitCode.WAITING);
        assertThat(stopped.out())
                .contains(
                        "cutover decide --run " + run(),
                        "cutover rollback " + run() + " --wait",
                        "goes on with rollback 1")
                .doesNotContain("cutover resume");
        assertThat(place.run("status").done().out())
                .contains("`cutover decide --run " + run() + "` shows how to answer")
                .contains("`cutover rollback " + run() + " --wait` goes on with the rollback");
        assertThat(place.run("decide", "--run", run().value()).done().out())
                .contains("cutover decide tell-stores@1 done --as \"Ines Park\"")
                .contains("cutover decide tell-stores@1 --item 1 done --as \"Ines Park\"")
                .contains("done: the rollback continues")
                .doesNotContain("the run continues");

        place.run("decide", "tell-stores@1", "done", "--as", "Ines Park").done();
        assertThat(place.run("rollback", run().value())
                        .endedWith(ExitCode.ROLLED_BACK)
                        .out())
                .contains("1 request from the inbox: 1 entered");
    }

    @Test
    void whatTheCommandsDoStandsInOneColumn() {
        var lines = place.run("run", "orders.yaml", "--env", "virtual")
                .endedWith(ExitCode.WAITING)
                .out()
                .lines()
                .filter(line -> line.startsWith("  cutover "))
                .toList();
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(lines.stream()
                        .map(line -> line.length()
                                - line.substring(2).split(" {2,}", 2)[1].length()))
                .as("%s", lines)
                .containsOnly(longest(lines) + 4);
    }

    @Test
    void noTimePassesInAPausedRunOnAClockOfItsOwn() {
        place.run("run", "orders.yaml", "--env", "virtual").endedWith(ExitCode.WAITING);
        assertThat(place.run("status").done().out()).contains("PAUSED (no process): `cutover resume " + run() + "`");
    }

    private static int longest(List<String> lines) {
        return lines.stream()
                .mapToInt(line -> line.substring(2).split(" {2,}", 2)[0].length())
                .max()
                .orElseThrow();
    }

    @Test
    void aNoGoEndsTheProcessWithElevenAndSoDoesTheAbortOfTheRun() {
        assertThat(begin("no-go.yaml", ExitCode.DECLINED).out())
                .contains("cutover decide --run " + run(), "cutover resume " + run() + " --wait");
        place.run("abort", "--as", "Dana Ortiz", "--reason", "not tonight").endedWith(ExitCode.DONE);
        assertThat(place.run("resume").endedWith(ExitCode.DECLINED).out()).contains("has ended: aborted");
        assertThat(place.run("status").done().out()).contains("ABORTED").doesNotContain("cutover resume");
    }

    @Test
    void anAbortedRunWithTrafficOnTheNewPlatformIsRolledBackAndNotResumed() {
        begin("go.yaml", ExitCode.DONE);
        place.run("rollback", run().value(), "--region", "us-east", "--reason", "misroutes");
        place.run("decide", "tell-stores@1", "done", "--as", "Ines Park");
        place.run("rollback", run().value(), "--region", "us-east");
        var ended = place.run("abort", "--as", "Dana Ortiz", "--reason", "enough");

        assertThat(ended.out())
                .contains("us-west at 100 %", "cutover rollback " + run())
                .doesNotContain("cutover resume");
        assertThat(place.run("status").done().out())
                .contains("NOT WATCHED: us-west at 100 %; `cutover rollback " + run() + "` rolls it back")
                .doesNotContain("cutover resume");
    }

    @Test
    void whoeverContinuesAHeldRunIsNamedAlsoAtTheRunItself() {
        place.run("run", "orders.yaml", "--env", "virtual").endedWith(ExitCode.WAITING);
        var flag = place.home().folder(run()).holdFlag();
        assertThat(touch(flag)).exists();
        place.run("resume").endedWith(ExitCode.WAITING);
        assertThat(flag.toFile().delete()).isTrue();

        assertThat(place.run("status").done().out())
                .contains("`cutover resume " + run() + " --continue --as NAME --wait` ends the hold");
        assertThat(place.run("continue", "--as", "Dana Ortiz")
                        .endedWith(ExitCode.ERROR)
                        .err())
                .contains("no process runs " + run(), "cutover resume " + run() + " --continue --as NAME");
        assertThat(place.run("resume", "--continue").endedWith(ExitCode.USAGE).err())
                .contains("ending the hold needs a person of the runbook", "those who may: Dana Ortiz, Ines Park");
        assertThat(place.run("resume", "--continue", "--as", "Mallory")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'Mallory' is not a person of the runbook");

        place.run("resume", "--continue", "--as", "Ines Park", "--reason", "all well", "--answers", "go.yaml")
                .endedWith(ExitCode.DONE);
        String listed = place.run("decisions").done().out();
        String line = listed.lines()
                .filter(one -> one.contains("Ines Park: the run: continue: all well"))
                .findFirst()
                .orElseThrow();
        String number = line.strip().split(" ", -1)[0];
        assertThat(place.run("decisions", "show", number).done().out())
                .contains("reason: all well", "through: user " + System.getProperty("user.name"));
    }

    private static Path touch(Path file) {
        try {
            return Files.createFile(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
