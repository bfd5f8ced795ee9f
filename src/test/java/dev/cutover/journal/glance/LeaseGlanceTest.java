package dev.cutover.journal.glance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Home;
import dev.cutover.journal.LeaseHolder;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseGlanceTest {
    private static final String LEASE = "{\"epoch\":3,\"runner\":{\"host\":\"deploy-1\",\"pid\":4711,"
            + "\"process\":\"boot/17\",\"user\":\"ada\"},\"since\":\"2026-11-23T02:00:00Z\","
            + "\"reach\":\"/runs/r1/control.sock\",\"left\":false}";

    @Test
    void itSaysOfEveryRunnerWhatTheLeaseSays() {
        var names = List.of("deploy-1", "a b, {c}:", "");
        for (String name : names) {
            var home = new Home(Path.of("/home"), new MemoryDisk());
            var runner = new Runner(name, 4711, "boot/17", name);
            try (var opened = new RunJournals(home, runner, RecordMirroring.NONE)
                    .create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
                agrees(home);
                opened.journal().reachableAt("/runs/r1/control.sock");
                agrees(home);
            }
            agrees(home);
        }
    }

    private static void agrees(Home home) {
        var holder = home.holder(JournaledRuns.RUN).orElseThrow();
        assertThat(LeaseGlance.of(home.disk(), home.folder(JournaledRuns.RUN))).contains(new LeaseGlance(holder));
    }

    @Test
    void aRunnerIsRunningWhereItsProcessIs() {
        var here = Runner.thisProcess();
        assertThat(lease(here, false).isRunning()).isTrue();
        assertThat(lease(here, true).isRunning()).isFalse();
        var elsewhere = new Runner("deploy-2", here.pid(), here.process(), here.user());
        assertThat(lease(elsewhere, false).isRunning()).isFalse();
        var before = new Runner(here.host(), here.pid(), "boot/1", here.user());
        assertThat(lease(before, false).isRunning()).isFalse();
    }

    private static LeaseGlance lease(Runner runner, boolean left) {
        return new LeaseGlance(new LeaseHolder(1, runner, JournaledRuns.AT, "s", left));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000, 962_000_000, 962_826_000, 1_000, 1, 999_999_999})
    void itReadsEveryMomentThatIsWritten(long nanos) {
        var since = Instant.parse("2026-11-23T23:59:59Z").plusNanos(nanos);
        assertThat(LeaseGlance.parse(LEASE.replace("2026-11-23T02:00:00Z", since.toString())))
                .hasValueSatisfying(lease -> assertThat(lease.holder().since()).isEqualTo(since));
    }

    @Test
    void aLeaseOfTheUsualFormIsRead() {
        assertThat(LeaseGlance.parse(LEASE))
                .contains(new LeaseGlance(new LeaseHolder(
                        3,
                        new Runner("deploy-1", 4711, "boot/17", "ada"),
                        Instant.parse("2026-11-23T02:00:00Z"),
                        "/runs/r1/control.sock",
                        false)));
        assertThat(LeaseGlance.parse(LEASE.replace("false", "true"))
                        .orElseThrow()
                        .holder()
                        .left())
                .isTrue();
    }

    @Test
    void aUserOfADomainIsReadAsTheyAreCalled() {
        String corporate = LEASE.replace("ada", "CORP\\\\ada \\\"the first\\\"");
        assertThat(LeaseGlance.parse(corporate))
                .hasValueSatisfying(
                        lease -> assertThat(lease.holder().runner().user()).isEqualTo("CORP\\ada \"the first\""));
    }

    @Test
    void aLeaseThatIsCutAnywhereIsUnknown() {
        for (int length = 0; length < LEASE.length(); length++) {
            assertThat(LeaseGlance.parse(LEASE.substring(0, length))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy-1>deploy\\u002d1",
                "ada>a\\nda",
                "ada>ada\\",
                "2026-11-23>2026-13-23",
                "2026-11-23>26-11-23",
                "2026-11-23>+12026-11-23",
                "02:00:00Z>02:00:00",
                "02:00:00Z>02:00Z",
                "02:00:00Z>2:00:00Z",
                "02:00:00Z>02:00:00.1Z",
                "02:00:00Z>02:00:00.1234567890Z",
                "4711>-4711",
                "4711>4711471147114711471147",
                "4711>\"4711\"",
                "\"epoch\":3,>",
                "false}>false,\"more\":1}",
                "false}>false}\n",
                "false>null"
            })
    void aLeaseOfAnotherFormIsUnknown(String change) {
        String[] fromTo = change.split(">", -1);
        String odd = LEASE.replace(fromTo[0], fromTo[1]);
        assertThat(odd).isNotEqualTo(LEASE);
        assertThat(LeaseGlance.parse(odd)).isEmpty();
    }

    @Test
    void aRunWithoutALeaseIsUnknown() {
        var home = new Home(Path.of("/home"), new MemoryDisk());
        assertThat(LeaseGlance.of(home.disk(), home.folder(JournaledRuns.RUN))).isEmpty();
    }
}
