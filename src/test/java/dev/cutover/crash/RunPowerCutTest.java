package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.Journal;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.fact.Event;
import dev.cutover.testkit.MemoryDisk;
import dev.cutover.testkit.PowerCut;
import dev.cutover.testkit.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Cuts the power at every operation of the disk in the middle of a whole run, resumes from a possible state of the
 * disk, and compares the result with that of an undisturbed run.
 */
@Tag(Scale.WIDE)
class RunPowerCutTest {
    private static CrashOutcome undisturbed;
    private static int operations;

    @BeforeAll
    static void runUndisturbed() throws InterruptedException {
        var disk = new MemoryDisk();
        var run = new CutRun(disk, CutBook.world());
        assertThat(run.carryOn().code()).isEqualTo(ExitCode.DONE);
        assertThat(run.faults()).isEmpty();
        undisturbed = run.outcome();
        operations = disk.operations();
        assertThat(undisturbed.effects()).containsEntry("once-snapshot", 6).containsEntry("weight of east", 10_000);
        assertThat(undisturbed.steps()).hasSize(30);
    }

    @Test
    void wheneverThePowerIsCutNothingIsLostDoubledOrSkipped(TestReporter reporter) throws InterruptedException {
        int cuts = Scale.cases(3 * operations, 14 * operations);
        judge(Math.max(1, cuts / operations - 2), reporter);
    }

    private static void judge(int halves, TestReporter reporter) throws InterruptedException {
        var cuts = new Cuts(journal -> journal, false);
        for (int cut = 0; cut < operations; cut++) {
            cuts.at(cut, halves);
        }
        reporter.publishEntry("cuts", cuts.made + " cuts over " + operations + " operations of the disk");
        assertThat(cuts.complaints).isEmpty();
        assertThat(cuts.made).isGreaterThanOrEqualTo(operations * (2 + halves));
    }

    @Test
    void aDiskThatDoesNotForceIsDetected() throws InterruptedException {
        var cuts = new Cuts(journal -> journal, true);
        for (int cut = 0; cut < operations; cut += 10) {
            cuts.at(cut, 1);
        }
        assertThat(cuts.complaints)
                .anyMatch(complaint -> complaint.contains("lost: "))
                .anyMatch(complaint -> complaint.contains("once-snapshot was done 7 times, not 6"));
    }

    @Test
    void effectsBeforeTheirIntentsAreDetected() throws InterruptedException {
        var cuts = new Cuts(LateJournal::new, false);
        for (int cut = 0; cut < operations; cut += 7) {
            cuts.at(cut, 1);
        }
        assertThat(cuts.complaints)
                .anyMatch(complaint -> complaint.contains("lost: "))
                .anyMatch(complaint -> complaint.contains("once-snapshot was done 7 times, not 6"));
    }

    @Test
    void ofTwoRunnersAtOnceOneIsRefused() throws InterruptedException {
        assertThat(twoRunners(new MemoryDisk()))
                .as("the second is told who holds it, and nothing else is to be said")
                .singleElement()
                .asString()
                .startsWith("run r1 is run by ");
    }

    @Test
    void anIgnoredLeaseIsDetected() throws InterruptedException {
        assertThat(twoRunners(new OpenDoor(new MemoryDisk(), false)))
                .contains("once-snapshot was done 7 times, not 6")
                .anyMatch(complaint -> complaint.contains("was taken from this process"));
        assertThat(twoRunners(new OpenDoor(new MemoryDisk(), true)))
                .as("not even the epoch in the lease is looked at")
                .anyMatch(complaint -> complaint.contains("the record is broken"));
    }

    /**
     * While the first runner's first snapshot is being taken, a second one resumes the run and carries it to its end.
     */
    private static List<String> twoRunners(Disk disk) throws InterruptedException {
        var complaints = new ArrayList<String>();
        var second = new AtomicBoolean();
        var run = new CutRun(disk, CutBook.world());
        run.world().answering(operation -> {
            if (operation.equals("once-snapshot") && !second.getAndSet(true)) {
                complaints.addAll(carriedOn(new CutRun(disk, run.world())));
            }
            return null;
        });
        complaints.addAll(carriedOn(run));
        try {
            complaints.addAll(run.faults());
            complaints.addAll(run.outcome().complaints(undisturbed));
        } catch (JournalException | IllegalTransition e) {
            complaints.add(e.toString());
        }
        return complaints;
    }

    /** What was said against it. */
    private static List<String> carriedOn(CutRun run) {
        try {
            var result = run.carryOn();
            return result.code() == ExitCode.DONE ? List.of() : List.of(result.message());
        } catch (JournalException refused) {
            return List.of(refused.getMessage());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Cuts of the power, and what is to be said of them. */
    private static final class Cuts {
        private final UnaryOperator<Journal> between;
        private final boolean lies;
        private final List<String> complaints = new ArrayList<>();
        private int made;

        private Cuts(UnaryOperator<Journal> between, boolean lies) {
            this.between = between;
            this.lies = lies;
        }

        private void at(int cut, int halves) throws InterruptedException {
            var disk = new MemoryDisk();
            if (lies) {
                disk.lie();
            }
            disk.cutPowerBefore(cut);
            var run = new CutRun(disk, CutBook.world());
            try {
                run.carryOn(between);
                return;
            } catch (PowerCut theEnd) {
                made += 2 + halves;
            }
            resumed(disk, cut, PowerCut.Found.NOTHING, 0, run);
            resumed(disk, cut, PowerCut.Found.EVERYTHING, 0, run);
            for (int seed = 0; seed < halves; seed++) {
                resumed(disk, cut, PowerCut.Found.HALF, seed * 31L + cut, run);
            }
        }

        private void resumed(MemoryDisk disk, int cut, PowerCut.Found found, long seed, CutRun before)
                throws InterruptedException {
            var after = new CutRun(disk.after(cut, found, seed), CutBook.copy(before.world()));
            var these = new ArrayList<String>();
            try {
                these.addAll(losses(before.acknowledged(), after.recorded()));
                var result = after.carryOn();
                if (result.code() != ExitCode.DONE) {
                    these.add(result.code() + ": " + result.message());
                }
                var recorded = after.recorded();
                these.addAll(losses(before.acknowledged(), recorded));
                these.addAll(after.faults());
                these.addAll(after.outcome(recorded).complaints(undisturbed));
            } catch (JournalException | IllegalTransition e) {
                these.add(e.toString());
            }
            these.forEach(complaint -> complaints.add("cut before " + cut + ", found " + found + ": " + complaint));
        }
    }

    private static List<String> losses(List<Event> acknowledged, List<Event> recorded) {
        int common = Math.min(acknowledged.size(), recorded.size());
        boolean kept = recorded.subList(0, common).equals(acknowledged);
        return kept ? List.of() : List.of("lost: of " + acknowledged.size() + " events, " + recorded.size() + " there");
    }
}
