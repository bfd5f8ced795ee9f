package dev.cutover.testkit;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.Disk;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Creates runs and records facts in them. */
public final class JournaledRuns {
    public static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");
    public static final RunId RUN = new RunId("r1");

    private JournaledRuns() {}

    public static RunFact.Created created() {
        return new RunFact.Created(
                new RunFact.Pinned("orders", "orders.yaml", "name: orders\n", "sandbox", "sandbox.yaml", ""),
                Map.of(),
                AT,
                RunFact.Mode.REHEARSAL,
                "virtual",
                42,
                "ada",
                "0.1.0");
    }

    public static RunFact.LeaseTaken taken() {
        return new RunFact.LeaseTaken("deploy-1", 4711, "ada", "test");
    }

    /** Takes runs of a home on this disk. */
    public static RunJournals journals(Disk disk) {
        return new RunJournals(new Home(Path.of("/home"), disk), Runner.thisProcess(), RecordMirroring.NONE);
    }

    /** Facts that are legal in any order, some of them large, and decided a few at a time. */
    public static List<List<Fact>> noted(int times, long seed) {
        var random = new SplittableRandom(seed);
        var all = new ArrayList<List<Fact>>();
        for (int i = 0; i < times; i++) {
            var together = new ArrayList<Fact>();
            for (int j = random.nextInt(1, 5); j > 0; j--) {
                together.add(new RunFact.RunNote(i + "." + j + " " + "x".repeat(random.nextInt(0, 3000))));
            }
            all.add(together);
        }
        return all;
    }
}
