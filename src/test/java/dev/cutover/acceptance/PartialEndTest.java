package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run ends of which a part was rolled back, or nothing was begun. */
class PartialEndTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: regions
            title: Move two regions
            dimensions: { region: [east, west] }
            roles:
              lead: { who: [Ada Quist], may: [go, no-go, override, rollback, abort, amend] }
            systems:
              ingress: { title: The router, owner: lead, flow: producer }
              legacy-oms: { title: The old platform, owner: lead, flow: consumer }
              orchestrator: { title: The new platform, owner: lead, flow: consumer }
            traffic:
              requests: { router: ingress, by: [region], from: legacy-oms, to: orchestrator }
            phases:
              - phase: Move
                steps:
                  - decision: Begin
                    id: begin
                    ask: Begin?
                    by: lead
                    choices: [ { say: "yes", then: continue }, { say: "no", then: abort } ]
                  - { shift: Move east, id: shift-east, segment: { region: east }, traffic: requests, ramp: [100 %], soak: 1s }
                  - { shift: Move west, id: shift-west, segment: { region: west }, traffic: requests, ramp: [100 %], soak: 1s }
                  - decision: Stay
                    id: stay
                    ask: Do both stay?
                    by: lead
                    choices: [ { say: "yes", then: continue }, { say: "no", then: abort } ]
            rollback:
              window: 5m
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbook() throws IOException {
        place = Place.in(folder);
        place.write("regions.yaml", RUNBOOK);
        place.write(
                "env.yaml",
                "environment: here\nlive: false\nclock: virtual\nsystems:\n  ingress: { connector: sandbox }\n  legacy-oms: { connector: sandbox }\n  orchestrator: { connector: sandbox }\n");
    }

    @Test
    void aRunThatEndsAfterAPartialRollbackSaysWhatStays() throws IOException {
        answers("[ { at: begin, as: Ada Quist, say: \"yes\", reason: now } ]");
        place.run("run", "regions.yaml", "--env", "env.yaml", "--answers", "answers.yaml", "--no-input")
                .endedWith(ExitCode.WAITING);
        assertThat(place.run("rollback", "--region", "west", "--as", "Ada Quist", "--reason", "slow", "--no-input")
                        .endedWith(ExitCode.ROLLED_BACK)
                        .out())
                .contains("east stays at 100 %");

        answers("[ { at: rollback, as: Ada Quist, say: end, reason: enough } ]");
        assertThat(place.run("resume", "--answers", "answers.yaml", "--no-input")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains("1 of 2 regions rolled back; east stays at 100 %");
        assertThat(place.run("status").done().out())
                .contains("STOPPED: 1 of 2 regions rolled back; east stays at 100 %");
        assertThat(place.run("runs").done().out()).contains("STOPPED");
        assertThat(place.run("status", "--output", "json").done().out())
                .contains("\"state\" : \"STOPPED\"", "1 of 2 regions rolled back; east stays at 100 %");
        assertThat(place.run("runs", "--output", "json").done().out())
                .contains("\"ending\" : \"STOPPED\"", "1 of 2 regions rolled back; east stays at 100 %");
    }

    @Test
    void aRollbackOfNothingAgreesWithItsPlan() throws IOException {
        place.run("run", "regions.yaml", "--env", "env.yaml", "--no-input").endedWith(ExitCode.WAITING);
        String log = Files.readString(record());

        assertThat(place.run("rollback", "--plan").done().out())
                .contains("nothing to roll back: nothing of the run was begun");
        assertThat(place.run("rollback", "--as", "Ada Quist", "--reason", "no", "--no-input")
                        .done()
                        .out())
                .contains("nothing of the run was begun", "the run stays as it was");
        assertThat(Files.readString(record())).isEqualTo(log);
    }

    private void answers(String list) throws IOException {
        place.write("answers.yaml", "answers: " + list + "\n");
    }

    private Path record() {
        return place.home()
                .root()
                .resolve("runs")
                .resolve(place.home().runs().get(0).value())
                .resolve("events.log");
    }
}
