package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cutover at a time on one thing: what an open run changes, no other run changes. */
class ClaimsTest {
    @TempDir
    private Path folder;

    private TouchingPlace touching;
    private Place place;

    @BeforeEach
    void open() throws IOException {
        touching = new TouchingPlace(folder);
        place = touching.place();
    }

    private JsonNode json(String... command) throws IOException {
        return new ObjectMapper().readTree(place.run(command).done().out());
    }

    @Test
    void aSecondRunIsRefusedAndLeavesNothingBehind() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        var first = touching.newest();

        assertThat(touching.begin("orders").endedWith(ExitCode.HELD_ELSEWHERE).err())
                .contains(
                        "another run changes the same and has not ended",
                        "Run " + first + " (orders in local, begun ",
                        " by " + System.getProperty("user.name"),
                        "claims host (command " + folder.resolve("bin/touch-it").toRealPath() + ")",
                        "no process runs it now",
                        "it left step 'ready' waiting for an answer",
                        "cutover resume " + first,
                        "cutover rollback " + first,
                        "cutover abort --run " + first,
                        "--alongside " + first)
                .doesNotContain("Exception");
        assertThat(place.home().runs()).containsExactly(first);
        assertThat(touching.done()).as("what was done, once").isEqualTo("n1");
    }

    @Test
    void twoSystemsWithTheSameProgramCollideWhateverTheyAreCalled() throws IOException {
        touching.book("stock", "server", "./bin/touch-it");
        touching.begin("orders").endedWith(ExitCode.WAITING);

        assertThat(touching.begin("stock").endedWith(ExitCode.HELD_ELSEWHERE).err())
                .contains("orders in local", "claims server (command ");
    }

    @Test
    void otherProgramsGoOnSideBySide() throws IOException {
        touching.program("other");
        touching.book("stock", "host", "bin/other");
        touching.begin("orders").endedWith(ExitCode.WAITING);

        touching.begin("stock").endedWith(ExitCode.WAITING);
    }

    @Test
    void environmentMaySayWhatASystemReaches() throws IOException {
        touching.program("other");
        touching.book("stock", "host", "bin/other");
        for (String name : new String[] {"orders", "stock"}) {
            touching.environment(
                    name,
                    touching.environment(name)
                            .replace("connector: command", "connector: command\n    reaches: [oms-prod]"));
        }
        touching.begin("orders").endedWith(ExitCode.WAITING);

        assertThat(touching.begin("stock").endedWith(ExitCode.HELD_ELSEWHERE).err())
                .contains("claims host (oms-prod)");
    }

    @Test
    void resumingTakesTheClaimsOverAndTheEndFreesThem() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        place.run("resume", "--answers", "go.yaml", "--no-input").endedWith(ExitCode.DONE);

        touching.complete("orders").endedWith(ExitCode.DONE);
        assertThat(touching.done()).isEqualTo("n1 n2 n1 n2");
    }

    @Test
    void anAbortFreesARunThatNoProcessRuns() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        assertThat(place.run("abort", "--reason", "enough", "--as", "Bo Lindh")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("'Bo Lindh' may not abort", "those who may: Ada Quist");
        assertThat(place.run("abort", "--reason", "enough", "--as", "Ada Quist")
                        .endedWith(ExitCode.DONE)
                        .out())
                .contains("aborted, traffic stays where it is");
        place.run("verify").done();
        assertThat(place.run("decisions").done().out()).contains("Ada Quist as lead: the run: abort", "enough");
        assertThat(json("status", "--output", "json").has("claims")).isFalse();

        touching.begin("orders").endedWith(ExitCode.WAITING);
        assertThat(touching.done()).as("nothing but the first steps").isEqualTo("n1 n1");
    }

    @Test
    void aRollbackFreesItAsWell() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        place.run("rollback", "--reason", "enough", "--no-input").endedWith(ExitCode.ROLLED_BACK);

        touching.begin("orders").endedWith(ExitCode.WAITING);
        assertThat(touching.done()).isEqualTo("n1 back n1");
    }

    @Test
    void theRollbackOfARunThatHasEndedClaimsAgain() throws IOException {
        touching.complete("orders").endedWith(ExitCode.DONE);
        var ended = touching.newest();
        touching.begin("orders").endedWith(ExitCode.WAITING);
        var open = touching.newest();

        assertThat(place.run("rollback", ended.value(), "--reason", "too late", "--no-input")
                        .endedWith(ExitCode.HELD_ELSEWHERE)
                        .err())
                .contains("Run " + open);
        place.run("abort", "--run", open.value(), "--reason", "enough", "--as", "Ada Quist")
                .endedWith(ExitCode.DONE);
        place.run("rollback", ended.value(), "--reason", "now", "--no-input").endedWith(ExitCode.ROLLED_BACK);
        place.run("verify", ended.value()).done();
        touching.begin("orders").endedWith(ExitCode.WAITING);
    }

    @Test
    void alongsideIsADecisionOnTheRecord() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        var first = touching.newest();
        String run = first.value();
        assertThat(touching.begin("orders", "--alongside", run)
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--alongside is a decision, and needs a reason");
        assertThat(touching.begin("orders", "--alongside", run, "--alongside-reason", "two lanes", "--as", "Ada Quist")
                        .endedWith(ExitCode.WAITING)
                        .err())
                .contains("goes on ALONGSIDE run " + first);
        var second = touching.newest();

        assertThat(place.run("decisions", second.value()).done().out())
                .contains("Ada Quist: the run: go on alongside " + first);
        assertThat(place.run("status", second.value()).done().out())
                .contains("ALONGSIDE run " + first + ", which changes the same, by Ada Quist: two lanes");
        var status = json("status", second.value(), "--output", "json");
        assertThat(status.at("/claims/0/system").asText()).isEqualTo("host");
        assertThat(status.at("/alongside/0/runs/0").asText()).isEqualTo(run);
        place.run("verify", second.value()).done();

        assertThat(place.run("resume", run, "--answers", "go.yaml", "--no-input")
                        .endedWith(ExitCode.DONE)
                        .err())
                .as("the other one learns of it")
                .contains("another run changes the same meanwhile", second.value());
        place.run("resume", "--answers", "go.yaml", "--no-input").endedWith(ExitCode.DONE);
    }

    @Test
    void aThirdRunIsRefusedForTheSakeOfEachThatItDoesNotName() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        var first = touching.newest();
        touching.begin("orders", "--alongside", first.value(), "--alongside-reason", "two lanes")
                .endedWith(ExitCode.WAITING);
        var second = touching.newest();

        assertThat(touching.begin("orders", "--alongside", first.value(), "--alongside-reason", "three")
                        .endedWith(ExitCode.HELD_ELSEWHERE)
                        .err())
                .contains("Run " + second)
                .doesNotContain("Run " + first);
    }

    @Test
    void dryRunsRehearsalsAndCommandsThatOnlyReadClaimNothing() throws IOException {
        place.write("rehearsal.yaml", """
                rehearsal: all-goes-well
                runbook: orders.yaml
                environment: orders-env.yaml
                answers:
                  - { at: ready, as: Ada Quist, say: go, reason: all green }
                expect: { outcome: completed }
                """);
        touching.begin("orders").endedWith(ExitCode.WAITING);

        assertThat(touching.begin("orders", "--dry-run").exit()).isNotEqualTo(ExitCode.HELD_ELSEWHERE.code());
        place.run("rehearse", "rehearsal.yaml").endedWith(ExitCode.DONE);
        place.run("plan", "orders.yaml", "--env", "orders-env.yaml").endedWith(ExitCode.DONE);
        place.run("validate", "orders.yaml", "--env", "orders-env.yaml").endedWith(ExitCode.DONE);
        assertThat(place.run("check", "orders.yaml", "--env", "orders-env.yaml").exit())
                .isNotEqualTo(ExitCode.HELD_ELSEWHERE.code());
        assertThat(touching.begin("orders", "--dry-run", "--alongside", "x")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("a dry run changes nothing");
    }

    @Test
    void theSandboxClaimsNothing() throws IOException {
        Files.delete(folder.resolve("orders.yaml"));
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        for (int i = 0; i < 2; i++) {
            place.run("run", "orders.yaml", "--env", "virtual", "--no-input").endedWith(ExitCode.WAITING);
        }
        assertThat(Files.exists(place.home().root().resolve("claims.lock"))).isFalse();
        assertThat(json("status", "--output", "json").has("claims")).isFalse();
    }

    @RepeatedTest(3)
    void ofStartsAtTheSameInstantOneWins() throws Exception {
        var starts = new ArrayList<CompletableFuture<CommandContext>>();
        for (int i = 0; i < 4; i++) {
            starts.add(place.start("run", "orders.yaml", "--env", "orders-env.yaml", "--no-input"));
        }
        var exits = new ArrayList<Integer>();
        for (var start : starts) {
            exits.add(start.get(120, TimeUnit.SECONDS).exit());
        }

        assertThat(exits).containsExactlyInAnyOrder(4, 9, 9, 9);
        assertThat(place.home().runs()).hasSize(1);
        assertThat(touching.done()).isEqualTo("n1");
    }

    @Test
    void aRecordThatCannotBeReadMayHaveClaimedAnything() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        var first = touching.newest();
        var record = place.home().folder(first).record();
        Files.writeString(record, Files.readString(record).replaceFirst("orders", "olders"));

        assertThat(touching.begin("orders").endedWith(ExitCode.HELD_ELSEWHERE).err())
                .contains(
                        "what run " + first + " claims cannot be told (",
                        "so it may be open and change host",
                        "cutover verify " + first);
        touching.begin("orders", "--alongside", first.value(), "--alongside-reason", "its end was seen")
                .endedWith(ExitCode.WAITING);
    }

    @Test
    void anOpenRunIsResumedAndRolledBackWhateverOtherRecordsAreLike() throws IOException {
        touching.begin("orders").endedWith(ExitCode.WAITING);
        var broken = touching.newest();
        touching.begin("orders", "--alongside", broken.value(), "--alongside-reason", "two lanes")
                .endedWith(ExitCode.WAITING);
        var open = touching.newest();
        var record = place.home().folder(broken).record();
        Files.writeString(record, Files.readString(record).replaceFirst("orders", "olders"));

        place.run("rollback", open.value(), "--reason", "enough", "--no-input").endedWith(ExitCode.ROLLED_BACK);
    }

    @Test
    void aLiveRunOfAnOldVersionClaimsWhatItsFilesSay() throws IOException {
        touching.environment("orders", touching.environment("orders").replace("clock: virtual", "live: true"));
        touching.begin("orders", "--confirm", "local").endedWith(ExitCode.WAITING);
        var created =
                (RunFact.Created) place.home().events(touching.newest()).get(0).fact();
        place.run("abort", "--reason", "not this one", "--as", "Ada Quist").endedWith(ExitCode.DONE);
        var journals = new RunJournals(place.home(), Runner.thisProcess(), RecordMirroring.NONE);
        try (var opened = journals.create(created.starts(), created)) {
            var taken = new RunFact.LeaseTaken("bastion", 4711, "dana", "run");
            opened.journal().append(created.starts(), "engine", List.of(taken, new RunFact.RunnerLeft("the terminal")));
            opened.journal().force();
        }
        var first = place.home().open().get(0);

        assertThat(touching.begin("orders", "--confirm", "local")
                        .endedWith(ExitCode.HELD_ELSEWHERE)
                        .err())
                .contains("Run " + first, "claims host (command ");
        place.run("resume", first.value(), "--confirm", "local", "--answers", "go.yaml", "--no-input")
                .endedWith(ExitCode.DONE);
        place.run("verify", first.value()).endedWith(ExitCode.DONE);
    }
}
