package dev.cutover.journal;

import dev.cutover.run.fact.Fact;
import dev.cutover.testkit.FactArbitraries;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Writes a record with facts of every kind, to be kept as a fixture at the release of a version: all later versions
 * must read it. Argument: the file to write.
 */
final class RecordFixture {
    private static final int OF_EACH_KIND = 4;

    private RecordFixture() {}

    public static void main(String[] args) throws IOException {
        var disk = new MemoryDisk();
        JqwikSession.run(() -> record(disk));
        Files.write(
                Path.of(args[0]), disk.content(new RunFolder(Path.of("/home/runs/r1"), JournaledRuns.RUN).record()));
    }

    private static void record(MemoryDisk disk) {
        var random = new Random(1);
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            for (var type : FactArbitraries.factTypes()) {
                var values = FactArbitraries.of(type).generator(1000);
                for (int i = 0; i < OF_EACH_KIND; i++) {
                    var fact = (Fact) values.next(random).value();
                    opened.journal().append(JournaledRuns.AT.plusMillis(i), "ada", List.of(fact));
                }
                opened.journal().force();
            }
        }
    }
}
