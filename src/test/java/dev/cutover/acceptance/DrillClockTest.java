package dev.cutover.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a rollback is the same wherever it is told: rehearsals, status, closing lines, JSON and JUnit. */
class DrillClockTest {
    /** The guard of US East turns red after the fault, and rolls back at once. */
    private static final String SLOW = """
            rehearsal: slow-routes
            runbook: orders.yaml
            environment: virtual
            clock: virtual
            answers:
              - { at: ready, as: Dana Ortiz, say: go, reason: all green }
              - { at: rollback, as: Dana Ortiz, say: end, reason: enough }
            inject:
              - { when: { step: shift-us-east, weight: 50 % }, system: orchestrator, fault: misroute, rate: 20 %, for: 30m }
            expect: { outcome: rolled-back, detect: "<= 10m", decide: "<= 1s", restore: "<= 1m" }
            """;

    @TempDir
    private Path folder;

    private Place place;

    @BeforeEach
    void aRunbookAndAFault() throws IOException {
        place = Place.in(folder);
        place.copy("orders.yaml");
        place.copy("virtual.yaml");
        place.write("answers.yaml", "answers:\n  - { at: ready, as: Dana Ortiz, say: go, reason: all green }\n");
        place.write("slow.yaml", SLOW);
        String book = Files.readString(folder.resolve("orders.yaml"));
        place.write(
                "orders.yaml",
                book.replace(
                                "routed_within_60s_ratio{region=~'${segment.region}'}",
                                "misroute_ratio{region=~'${segment.region}'}")
                        .replace("pass: \">= 99.5 %\"", "pass: \"<= 0.1 %\""));
    }

    @Test
    void aRehearsalTellsTheTimesOfItsRollback() throws IOException {
        String told = place.run("rehearse", "slow.yaml", "--junit", "junit.xml")
                .done()
                .out();

        assertThat(told)
                .containsPattern("slow-routes: rollback 1 of us-east: detect [0-9ms]+ \\(± [0-9ms]+\\), decide 0s,"
                        + " restore 5s, settle not measured");
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains("<property name=\"decide\" value=\"0.000\"/>", "<property name=\"restore\" value=\"5.000\"/>")
                .contains("<property name=\"settle\" value=\"not measured\"/>")
                .containsPattern("<property name=\"detect\" value=\"[0-9]*[1-9][0-9]*.000\"/>");
    }

    @Test
    void theJsonOfARehearsalHasTheClockOfItsStatus() throws IOException {
        var mapper = new ObjectMapper();
        var rehearsed = mapper.readTree(place.run("rehearse", "slow.yaml", "--output", "json")
                        .done()
                        .out())
                .findPath("rollbacks")
                .get(0);
        String rehearsal = place.home().runs().get(0).value();
        var status = mapper.readTree(place.run("status", rehearsal, "--output", "json")
                        .done()
                        .out())
                .findPath("rollbacks")
                .get(0);

        for (String time : new String[] {"detect", "detectSlack", "decide", "restore", "settle", "finish"}) {
            assertThat(rehearsed.get(time + "Seconds")).as(time).isEqualTo(status.get(time + "Seconds"));
        }
        assertThat(rehearsed.get("detectSeconds").asDouble()).isPositive();
        assertThat(rehearsed.get("settleSeconds").isNull()).isTrue();
        assertThat(status.get("faultBy").asText()).isEqualTo("INJECTED");
        assertThat(status.get("noticedBy").asText()).isEqualTo("BREACH");
    }

    @Test
    void anExpectedTimeThatWasNotMeasuredFailsTheRehearsal() throws IOException {
        place.write("slow.yaml", Files.readString(folder.resolve("slow.yaml")).replace("restore: ", "settle: "));

        var told = place.run("rehearse", "slow.yaml").endedWith(ExitCode.HALTED).out();

        assertThat(told).contains("settle was not measured: nothing measures when orders in flight are reconciled");
    }

    @Test
    void aRollbackFromTheCommandLineSaysWhenTheFaultBegan() {
        begin();

        String told = place.run("rollback", "--since", "10m", "--reason", "misroutes")
                .endedWith(ExitCode.ROLLED_BACK)
                .out();

        assertThat(told).contains("detect 10m, decide not measured, restore 5s, settle not measured");
        assertThat(place.run("status").done().out()).contains("detect 10:00", "decide not measured", "restore 00:05");
    }

    @Test
    void withoutABeginningDetectIsNotMeasured() {
        begin();

        place.run("rollback", "--reason", "misroutes").endedWith(ExitCode.ROLLED_BACK);

        assertThat(place.run("status").done().out())
                .contains("detect not measured", "decide not measured")
                .doesNotContain("detect 00:00");
    }

    @Test
    void aBeginningThatIsNoTimeOrInTheFutureIsRefused() {
        begin();

        assertThat(place.run("rollback", "--since", "2999-01-01T00:00:00Z")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("--since 2999-01-01T00:00:00Z is in the future");
        assertThat(place.run("rollback", "--since", "2026-11-24T02:00")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("neither an instant with an offset nor a duration");
        assertThat(place.run("rollback", "--since", "a while")
                        .endedWith(ExitCode.USAGE)
                        .err())
                .contains("neither an instant");
        assertThat(place.run("status").done().out()).doesNotContain("detect");
    }

    private void begin() {
        place.run("run", "orders.yaml", "--env", "virtual", "--answers", "answers.yaml")
                .endedWith(ExitCode.DONE);
    }
}
