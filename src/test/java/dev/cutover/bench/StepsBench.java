package dev.cutover.bench;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.sql.H2Mirroring;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.Secrets;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.NobodyThere;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps that do nothing, each durable, on the real disk with the real journal and its copy. Beside each figure stands
 * its floor, measured in the same run: as many forced writes of the same size to the same disk, or the sleep itself.
 */
final class StepsBench {
    private final Path folder;

    StepsBench(Path folder) {
        this.folder = folder;
    }

    /**
     * One run and what it cost.
     *
     * @param inForce how long the run waited for its own forced writes
     */
    record Figures(Duration took, Duration inForce, long forces, long events, long bytes) {}

    /** So many steps one after the other, or side by side. */
    Figures run(int steps, int parallel, Duration each) throws Exception {
        var book = book(steps, parallel > 1);
        var disk = new TimedDisk(new FileDisk());
        var home = new Home(folder, disk.disk());
        var journals = new RunJournals(home, Runner.thisProcess(), H2Mirroring.standard(OutlineReader.NONE));
        try (var time = WallTime.real(WallTime.today());
                var opened = journals.create(WallTime.today(), created())) {
            var journal = new CountingJournal(opened.journal());
            var engineSetup = new EngineSetup(
                    book,
                    Books.environment(),
                    new ConnectedSystems(Map.of(Books.SYSTEM, new NoWork(time, each))),
                    journal,
                    time,
                    new NobodyThere(),
                    events -> {},
                    Secrets.NONE,
                    new RunOptions(parallel, false, Optional.empty()));
            long begun = System.nanoTime();
            var result = new Engine(engineSetup, opened.events())
                    .run(List.of(new RunFact.LeaseTaken("bench", 1, "bench", "bench")));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            if (result.code() != ExitCode.DONE) {
                throw new IllegalStateException(result.toString());
            }
            long bytes = Files.size(opened.journal().folder().record());
            return new Figures(took, disk.inForce(), journal.forces(), journal.events(), bytes);
        }
    }

    /** As many forces as the run made, of as many bytes, with nothing around them. */
    Duration floor(Figures figures) throws IOException {
        Files.createDirectories(folder);
        int size = (int) (figures.bytes() / figures.forces());
        var file = folder.resolve("floor");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long begun = System.nanoTime();
            for (long i = 0; i < figures.forces(); i++) {
                channel.write(ByteBuffer.allocate(size));
                channel.force(false);
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        } finally {
            Files.delete(file);
        }
    }

    private static Runbook book(int count, boolean sideBySide) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            var step = Books.freeze("step-" + i);
            steps.add(sideBySide || i == 0 ? step : Books.needing(step, new StepId("step-" + (i - 1))));
        }
        return Books.unchained(List.of(), steps);
    }

    private static RunFact.Created created() {
        return new RunFact.Created(
                new RunFact.Pinned("bench", "", "", "bench", "", ""),
                Map.of(),
                WallTime.today(),
                RunFact.Mode.REHEARSAL,
                "real",
                1,
                "bench",
                "bench");
    }
}
