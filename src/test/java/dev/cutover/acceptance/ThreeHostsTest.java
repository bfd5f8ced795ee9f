package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hosts, one after the other: one is over, one was rolled back, one was never begun. */
class ThreeHostsTest {
    private static final String SHIFT = """
                  - shift: Shift %1$s
                    id: %1$s
                    traffic: orders
                    segment: { host: %1$s }
                    ramp: [50 %%, 100 %%]
                    soak: 1m
                    guard: [flow]
                    on-breach: hold
            """;
    private static final String RUNBOOK = """
            cutover: 1
            runbook: hosts
            title: Three hosts
            dimensions: { host: [web1, web2, web3] }
            roles:
              commander: { who: [Dana Ortiz], may: [go, no-go, override, rollback, abort] }
            systems:
              ingress: { owner: platform, flow: bidirectional }
              metrics: { owner: platform, flow: consumer }
              old-shop: { owner: shop, flow: bidirectional }
              new-shop: { owner: shop, flow: bidirectional }
            traffic:
              orders: { router: ingress, from: old-shop, to: new-shop, by: [host] }
            criteria:
              flow: { measure: { system: metrics, query: orders }, pass: ">= 1", every: 20s }
            phases:
              - phase: over
                steps:
            """;
    private static final String STAYS = "1 of 3 hosts rolled back; web1 stays at 100 %";

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void theSecondHostTurnsRedAndIsRolledBack() throws IOException {
        place = RegionsLab.in(folder);
        place.write("bin/read", "cat \"weights/$1\"");
        place.write("lab.yaml", RegionsLab.LAB.replace("segment.region", "segment.host"));
        place.write("bin/metric", "[ $(cat weights/web2) != 5000 ] && echo 1 1000 || echo 0 1000");
        for (String host : new String[] {"web1", "web2", "web3"}) {
            place.write("weights/" + host, "0\n");
        }
        place.write(
                "runbook.yaml",
                RUNBOOK + SHIFT.formatted("web1") + SHIFT.formatted("web2") + SHIFT.formatted("web3")
                        + "rollback: { window: 15m }\n");
        place.run("run", "runbook.yaml", "--env", "lab", "--no-input").endedWith(ExitCode.HALTED);
        var back = place.run("rollback", "--scope", "host=web2", "--as", "Dana Ortiz", "--reason", "red", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);
        assertThat(back.out()).contains("web2 is back on the old platform; web1 stays at 100 %");
    }

    @Test
    void whoChoosesIsToldWhatTheEndLeaves() {
        assertThat(place.run("decide").done().out())
                .contains("web2 is back on the old platform. web1 stays at 100 %.")
                .contains("end: the run ends here; web1 stays at 100 %");
    }

    @Test
    void theEndTheListAndTheStatusSayWhatStays() throws IOException {
        place.write("answers.yaml", "- { at: rollback, as: Dana Ortiz, say: end, reason: enough }\n");

        var end = place.run("resume", "--no-input", "--answers", "answers.yaml").endedWith(ExitCode.EXCEPTIONS);

        assertThat(end.out()).contains("stopped: " + STAYS);
        assertThat(place.run("status").done().out()).contains("STOPPED: " + STAYS);
        assertThat(place.run("runs").done().out()).contains("STOPPED: " + STAYS);
        assertThat(place.run("runs", "--output", "json").done().out()).contains(STAYS);
        assertThat(place.run("resume", place.home().runs().get(0).value(), "--no-input")
                        .endedWith(ExitCode.EXCEPTIONS)
                        .out())
                .contains(STAYS);
    }

    @Test
    void aNoCountsMoreThanWhatStays() {
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);

        assertThat(place.run("runs").done().out()).contains("ABORTED", STAYS);
        place.run("resume", place.home().runs().get(0).value(), "--no-input").endedWith(ExitCode.DECLINED);
    }

    @Test
    void driftCountsMoreThanANo() throws IOException {
        place.write("weights/web1", "0\n");
        place.run("resume", "--no-input").endedWith(ExitCode.DRIFT);
        place.run("abort", "--as", "Dana Ortiz", "--reason", "enough").endedWith(ExitCode.DONE);

        place.run("resume", place.home().runs().get(0).value(), "--no-input").endedWith(ExitCode.DRIFT);
    }

    @Test
    void aRunOfWhichNothingStaysHasRolledBack() throws IOException {
        place.run("rollback", "--scope", "host=web1", "--as", "Dana Ortiz", "--reason", "red", "--no-input")
                .endedWith(ExitCode.ROLLED_BACK);
        place.write("answers.yaml", "- { at: rollback, as: Dana Ortiz, say: end, reason: enough }\n");

        var end = place.run("resume", "--no-input", "--answers", "answers.yaml").endedWith(ExitCode.ROLLED_BACK);

        assertThat(end.out()).doesNotContain("stays at");
        assertThat(place.run("runs").done().out()).contains("ROLLED BACK").doesNotContain("stays at");
    }
}
