package dev.cutover.bench;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.sql.H2Mirroring;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.model.StepId;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How many events a second: appended and forced one by one, beside bare appends of the same size; what all but the
 * force costs; how fast a record is read. Arguments: a folder on the disk to measure, and how many events.
 */
public final class JournalBench {
    private final Path folder;
    private final int events;
    private RecordMirroring recordMirroring = RecordMirroring.NONE;

    private JournalBench(Path folder, int events) {
        this.folder = folder;
        this.events = events;
    }

    public static void main(String[] args) throws IOException {
        var bench = new JournalBench(Path.of(args[0]), Integer.parseInt(args[1]));
        if (args.length > 2) {
            bench.read(new RunId(args[2]));
            return;
        }
        for (int round = 1; round <= 3; round++) {
            bench.bare(round);
            bench.journal(round, new FileDisk(), "journal, forced one by one");
            bench.recordMirroring = new H2Mirroring(Duration.ZERO, 1, OutlineReader.NONE);
            bench.journal(round, new FileDisk(), "journal with its copy in H2");
            bench.recordMirroring = RecordMirroring.NONE;
            bench.journal(round, new UnforcedDisk(), "journal, never forced");
            bench.journal(round, new MemoryDisk(), "journal in memory");
        }
    }

    private void bare(int round) throws IOException {
        var file = Files.createDirectories(folder).resolve("bare-" + round);
        var line = ByteBuffer.wrap(new byte[280]);
        var times = new long[events];
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long begin = System.nanoTime();
            for (int i = 0; i < events; i++) {
                long from = System.nanoTime();
                channel.write(line.rewind());
                channel.force(false);
                times[i] = System.nanoTime() - from;
            }
            print("bare append and force", begin, times);
        }
        Files.delete(file);
    }

    private void journal(int round, Disk disk, String what) {
        var home = new Home(folder, disk);
        var journals = new RunJournals(home, Runner.thisProcess(), recordMirroring);
        var run = new RunId(what.replaceAll("[^a-z]", "") + round);
        long closing;
        long opening = System.nanoTime();
        try (var opened = journals.create(run, JournaledRuns.AT, JournaledRuns.created())) {
            var journal = opened.journal();
            long begin = System.nanoTime();
            var times = new long[events];
            for (int i = 0; i < events; i++) {
                var fact = fact(i);
                long from = System.nanoTime();
                journal.append(JournaledRuns.AT, Event.ENGINE, List.of(fact));
                journal.force();
                times[i] = System.nanoTime() - from;
            }
            closing = System.nanoTime();
            print(what + " (opened in " + (begin - opening) / 1000 + " us)", begin, times);
        }
        print("    closed", closing, new long[] {0});
        if (disk instanceof FileDisk) {
            for (int i = 0; i < 3; i++) {
                read(run);
            }
        }
    }

    private void read(RunId run) {
        long begin = System.nanoTime();
        var read = new ArrayList<Event>();
        new Home(folder, new FileDisk()).reader(run).read(line -> read.add(line.event()));
        print("read " + read.size(), begin, new long[] {System.nanoTime() - begin});
    }

    private static Fact fact(int i) {
        var step = new StepId("drain-" + i % 50);
        return i % 2 == 0
                ? new StepFact.Started(step, i)
                : new StepFact.Succeeded(step, i, StepFact.How.PLAINLY, Map.of("drained", "12", "left", "0"));
    }

    private static void print(String what, long begin, long[] times) {
        long whole = System.nanoTime() - begin;
        Arrays.sort(times);
        System.out.printf(
                "%-60s %8d us in all, %8.0f a second, median %6d ns, 99 %% %8d ns%n",
                what,
                whole / 1000,
                times.length * 1e9 / whole,
                times[times.length / 2],
                times[times.length * 99 / 100]);
    }
}
