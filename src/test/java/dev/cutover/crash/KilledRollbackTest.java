package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.problem.ExitCode;
import dev.cutover.run.ledger.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real program in each phase of a rollback, resumes it, and compares the result with that of an undisturbed
 * one: the old platform is opened once, each undo is done once, and the traffic is back.
 */
class KilledRollbackTest {
    private static final Path BOOK = CrashSite.BOOK.resolve("rollback");
    private static final int DEAD = 137;

    /** What a rollback of this runbook does one after the other, by the calls that the world outside counts. */
    private static final List<String> ORDER =
            List.of("open", "withdraw", "release-captures", "reprint", "resume-messages");

    @TempDir
    private static Path folder;

    private static CrashOutcome undisturbed;
    private static int points;

    @BeforeAll
    static void rollBackUndisturbed() throws Exception {
        var site = new CrashSite(folder.resolve("undisturbed"));
        assertThat(site.call(Map.of(), run())).as(site.said()).isEqualTo(ExitCode.ROLLED_BACK.code());
        undisturbed = site.outcome();
        points = site.points();
        assertThat(undisturbed.weights().values()).containsOnly(0);
        assertThat(undisturbed.effects().keySet().stream().map(effect -> effect.replaceFirst(" .*", "")))
                .containsAll(ORDER);
    }

    @Test
    void killedInAnyPhaseItEndsTheSame() throws Exception {
        var sites = new ArrayList<Callable<Killed>>();
        // The rollback begins there, and what follows traffic comes quickly.
        for (int point = points * 3 / 5; point < points; point += point < points * 4 / 5 ? 4 : 2) {
            int at = point;
            sites.add(() -> killedAt(at));
        }
        var complaints = new ArrayList<String>();
        var progress = new TreeSet<String>();
        // Each has its own folder, and waits for processes more than it works.
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var killed : pool.invokeAll(sites)) {
                progress.add(killed.get().progress());
                complaints.addAll(killed.get().complaints());
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(complaints).isEmpty();
        assertThat(progress)
                .as("what was done when it was killed")
                .contains(
                        "0 undone, traffic away",
                        "1 undone, traffic away",
                        "1 undone, traffic back",
                        "2 undone, traffic back",
                        "3 undone, traffic back",
                        "4 undone, traffic back",
                        "5 undone, traffic back");
    }

    /** What was done when it was killed, and what is wrong after it was resumed. */
    private record Killed(String progress, List<String> complaints) {}

    private static Killed killedAt(int point) throws IOException, InterruptedException {
        String at = "killed at " + point + " ";
        var site = new CrashSite(folder.resolve("killed-" + point));
        var complaints = new ArrayList<String>();
        if (site.call(Map.of("point", "" + point), run()) != DEAD) {
            complaints.add(at + "it was not: " + site.said());
        }
        String progress = progress(site);
        site.losses().forEach(loss -> complaints.add(at + loss));
        int code = site.call(
                Map.of(),
                "resume",
                site.begun().orElseThrow().value(),
                "--answers",
                BOOK.resolve("answers.yaml").toString(),
                "--no-input");
        if (code != ExitCode.ROLLED_BACK.code()) {
            complaints.add(at + "it ended with " + code + ": " + site.said());
        }
        site.outcome().complaints(undisturbed).forEach(complaint -> complaints.add(at + complaint));
        site.faults().forEach(fault -> complaints.add(at + fault));
        return new Killed(progress, complaints);
    }

    private static String progress(CrashSite site) throws IOException {
        if (site.state().rollbacks().all().isEmpty()) {
            return "no rollback yet";
        }
        long undone = 0;
        for (String call : ORDER) {
            undone += Files.exists(site.world().resolve(call)) ? 1 : 0;
        }
        return undone + " undone, traffic " + (isBack(site.state()) ? "back" : "away");
    }

    private static boolean isBack(RunState state) {
        return state.rollbacks().all().stream().anyMatch(rollback -> rollback.returned() != null);
    }

    private static String[] run() {
        return new String[] {
            "run", BOOK.resolve("runbook.yaml").toString(),
            "--env", BOOK.resolve("local.yaml").toString(),
            "--answers", BOOK.resolve("answers.yaml").toString(),
            "--no-input"
        };
    }
}
