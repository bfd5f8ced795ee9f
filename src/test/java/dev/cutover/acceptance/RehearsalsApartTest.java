package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code cutover rehearse} made is listed apart, only read, and never taken for a run of the home. */
class RehearsalsApartTest {
    /** Nobody answers at the gate: the rehearsal fails and stays open. */
    private static final String UNANSWERED = """
            rehearsal: nobody-answers
            runbook: orders.yaml
            environment: virtual
            clock: virtual
            expect: { outcome: completed }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookAndAScenarioThatFails() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("unanswered.yaml", UNANSWERED);
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
    }

    private String rehearse() {
        place.run("rehearse", "unanswered.yaml").endedWith(ExitCode.HALTED);
        return place.home().runs().get(0).value();
    }

    private String run() {
        place.run("run", "orders.yaml", "--env", "virtual").endedWith(ExitCode.WAITING);
        return place.home().runs().get(0).value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resume",
                "rollback",
                "decide ready go --as Dana",
                "hold",
                "continue",
                "abort --reason enough",
                "status"
            })
    void noCommandTakesAFailedRehearsalForTheOpenRun(String command) {
        rehearse();

        var refused = place.run(command.split(" ")).endedWith(ExitCode.USAGE);

        assertThat(refused.err()).containsAnyOf("no run is open", "there is no run");
        assertThat(place.home().open()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resume RUN",
                "rollback RUN",
                "rollback RUN --plan",
                "decide ready go --as Dana --run RUN",
                "hold --run RUN",
                "continue --run RUN",
                "abort --reason enough --run RUN"
            })
    void aCommandThatWritesRefusesARehearsalThatIsNamed(String command) {
        String rehearsal = rehearse();

        var refused = place.run(command.replace("RUN", rehearsal).split(" ")).endedWith(ExitCode.USAGE);

        assertThat(refused.err()).contains("run " + rehearsal + " is a rehearsal", "cutover status " + rehearsal);
    }

    @Test
    void commandsThatReadMayNameARehearsal() {
        String rehearsal = rehearse();

        String status = place.run("status", rehearsal).done().out();

        assertThat(status)
                .contains("REHEARSAL", "scenario nobody-answers", "a rehearsal, which is over")
                .doesNotContain("cutover resume", "resume it");
        place.run("verify", rehearsal).done();
        place.run("decisions", rehearsal).done();
        assertThat(place.run("status", rehearsal, "--output", "json").done().out())
                .contains("\"rehearsal\" : true", "\"scenario\" : \"nobody-answers\"");
    }

    @Test
    void aRunInAnEnvironmentThatIsNotLiveStaysARunOfTheHome() {
        String run = run();
        rehearse();

        assertThat(place.run("status").done().out()).contains("run " + run);
        place.run("resume", "--answers", "answers.yaml").endedWith(ExitCode.DONE);
        rehearse();
        assertThat(place.run("verify").done().out()).contains(run);
        place.run("rollback", "--reason", "misroutes").endedWith(ExitCode.ROLLED_BACK);
        assertThat(place.run("status", run).done().out()).contains("ROLLED BACK");
    }

    @Test
    void rehearsalsAreListedApart() throws IOException {
        String run = run();
        String rehearsal = rehearse();

        String listed = place.run("runs").done().out();
        var document = new ObjectMapper()
                .readTree(place.run("runs", "--output", "json").done().out());

        assertThat(listed).containsSubsequence(run, "Rehearsals", rehearsal, "nobody-answers");
        assertThat(document.findPath("runs").findValuesAsText("run")).containsExactly(run);
        assertThat(document.findPath("rehearsals").findValuesAsText("run")).containsExactly(rehearsal);
        assertThat(document.findPath("rehearsals").findValuesAsText("scenario")).containsExactly("nobody-answers");
    }

    /** Older builds named no scenario: their runner, which is no process, tells. */
    @Test
    void aRehearsalOfAnOlderBuildIsToldByItsRunner() {
        older("r1", RunFact.LeaseTaken.byScript("old"));

        assertThat(place.home().open()).isEmpty();
        assertThat(place.run("runs").done().out()).contains("no runs, only rehearsals", "r1");
        place.run("resume", "r1").endedWith(ExitCode.USAGE);
    }

    @Test
    void aRunOfAnOlderBuildIsNeverTakenForARehearsal() {
        older("r1", new RunFact.LeaseTaken("rehearsal", 4711, "rehearsal", "run"));

        assertThat(place.home().open()).containsExactly(new RunId("r1"));
    }

    private void older(String run, RunFact.LeaseTaken lease) {
        var pinned = new RunFact.Pinned("orders", "orders.yaml", "", "virtual", "virtual.yaml", "");
        var created = new RunFact.Created(
                pinned, Map.of(), Recording.START, RunFact.Mode.REHEARSAL, "virtual", 42, "rehearsal", "0.1.0");
        try (var opened = new RunJournals(place.home(), Runner.thisProcess(), RecordMirroring.NONE)
                .create(new RunId(run), Recording.START, created)) {
            opened.journal().append(Recording.START, "rehearsal", List.of(lease));
            opened.journal().force();
        }
    }
}
