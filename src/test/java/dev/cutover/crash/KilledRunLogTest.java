package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cutover.runlog.LogEntry;
import dev.cutover.runlog.RunLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a run whose process is killed while a program is at work. */
class KilledRunLogTest {
    private static final String RUNBOOK = """
            cutover: 1
            runbook: copy
            roles: { lead: { who: [Ann Lee], may: [go, no-go, override, rollback, abort] } }
            systems: { box: { owner: web, flow: consumer } }
            phases:
              - phase: night
                steps:
                  - { action: Copy, id: copy, system: box, call: copy, timeout: 10m, undo: none, because: a copy }
            """;
    private static final String ENVIRONMENT = """
            environment: lab
            live: false
            clock: real
            systems:
              box:
                connector: command
                operations:
                  copy:
                    argv: [bin/copy]
                    read-back: { argv: [bin/became], done: [0], not-done: [1] }
            """;

    @TempDir
    private Path folder;

    private CrashSite site;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("runbook.yaml"), RUNBOOK);
        Files.writeString(folder.resolve("local.yaml"), ENVIRONMENT);
        script("copy", "echo x >>begun\nuntil [ -e goes-on ]; do sleep 0.05; done\necho x >>ended");
        script("became", "[ -e ended ]");
        site = new CrashSite(folder.resolve("site"));
    }

    @AfterEach
    void endTheProgram() throws IOException {
        Files.writeString(folder.resolve("goes-on"), "");
    }

    @Test
    void tellsWhatWasUnderWayAndWhatTheNextProcessFoundInOneOrder() throws Exception {
        var killed = site.start(
                Map.of(),
                "run",
                folder.resolve("runbook.yaml").toString(),
                "--env",
                folder.resolve("local.yaml").toString(),
                "--no-input");
        while (killed.isAlive() && !Files.exists(folder.resolve("begun"))) {
            killed.waitFor(20, TimeUnit.MILLISECONDS);
        }
        killed.destroyForcibly().waitFor();

        assertThat(entries()).extracting(LogEntry::event).containsExactly("process-begins", "begin");
        assertThat(entries().get(1).fields()).containsEntry("operation", "copy").containsEntry("step", "copy");

        Files.writeString(folder.resolve("goes-on"), "");
        assertThat(site.call(Map.of(), "resume", "--no-input")).as(site.said()).isZero();

        assertThat(entries())
                .extracting(LogEntry::event)
                .startsWith("process-begins", "begin", "process-begins")
                .endsWith("process-ends")
                .filteredOn("process-begins"::equals)
                .hasSize(2);
        assertThat(entries())
                .extracting(entry -> entry.field("question"), entry -> entry.field("outcome"))
                .contains(tuple("read-back", "done"));
        assertThat(entries()).extracting(entry -> entry.field("epoch")).contains("1", "2");
    }

    private List<LogEntry> entries() throws IOException {
        var entries = new ArrayList<LogEntry>();
        RunLogReader.read(site.home().folder(site.begun().orElseThrow()), entries::add);
        return entries;
    }

    private void script(String name, String body) throws IOException {
        var file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\ncd '" + folder + "'\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
