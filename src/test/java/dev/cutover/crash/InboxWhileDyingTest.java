package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runner is killed at each point of the disk while it enters what waited in the inbox: also before it is removed.
 */
class InboxWhileDyingTest {
    @TempDir
    private Path folder;

    @Test
    void whatWaitsIsEnteredOnceWheneverTheRunnerIsKilled() throws Exception {
        var first = new CrashSite(folder.resolve("first"));
        assertThat(first.call(
                        Map.of(),
                        "run",
                        CrashSite.BOOK.resolve("runbook.yaml").toString(),
                        "--env",
                        CrashSite.BOOK.resolve("local.yaml").toString(),
                        "--no-input"))
                .as(first.said())
                .isEqualTo(ExitCode.WAITING.code());
        var run = first.begun().orElseThrow();
        var photo = Files.writeString(folder.resolve("photo.txt"), "what the shop looks like");
        assertThat(first.call(Map.of(), "note", "the carrier called")).isZero();
        assertThat(first.call(Map.of(), "evidence", "add", photo.toString(), "--step", "announce"))
                .isZero();

        int points = resumed(run, copy(first, "whole"), 0);
        assertThat(points).isGreaterThan(8);
        // Before that the run is only taken; every second one, since each takes two processes.
        for (int point = points / 3; point <= points; point += 2) {
            resumed(run, copy(first, "killed-at-" + point), point);
        }
    }

    /** Resumes twice, the first time up to that point of the disk; returns how many points there are. */
    private static int resumed(RunId run, CrashSite crashSite, int point) throws IOException, InterruptedException {
        var resume = new String[] {"resume", run.value(), "--no-input"};
        int died = crashSite.call(Map.of("point", Integer.toString(point)), resume);
        assertThat(died).as(crashSite.said()).isEqualTo(point == 0 ? ExitCode.WAITING.code() : 137);
        int points = point == 0 ? crashSite.points() : 0;
        assertThat(crashSite.call(Map.of(), resume)).as(crashSite.said()).isEqualTo(ExitCode.WAITING.code());

        String when = "killed at point " + point;
        assertThat(count(crashSite, run, PeopleFact.Noted.class)).as(when).isEqualTo(1);
        assertThat(count(crashSite, run, EvidenceFact.class)).as(when).isEqualTo(1);
        assertThat(crashSite.home().folder(run).inbox()).as(when).isEmptyDirectory();
        assertThat(crashSite.faults()).as(when).isEmpty();
        return points;
    }

    private static long count(CrashSite crashSite, RunId run, Class<? extends Fact> kind) {
        return crashSite.home().events(run).stream()
                .filter(event -> kind.isInstance(event.fact()))
                .count();
    }

    private CrashSite copy(CrashSite from, String name) throws IOException, InterruptedException {
        var to = folder.resolve(name);
        new ProcessBuilder("cp", "-a", from.folder().toString(), to.toString())
                .start()
                .waitFor();
        return new CrashSite(to);
    }
}
