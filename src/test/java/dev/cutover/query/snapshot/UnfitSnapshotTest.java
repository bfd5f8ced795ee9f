package dev.cutover.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cutover.acceptance.Place;
import dev.cutover.cli.live.QuickStatus;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.query.RunView;
import dev.cutover.run.fact.RunFact;
import dev.cutover.simulation.SimulatedRecord;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that nobody's runner wrote is not shown to a user, nor is what comes of reading it. */
class UnfitSnapshotTest {
    @TempDir
    private Path folder;

    private Place place;
    private RunView runView;
    private RecordReader.RecordEnd end;
    private Path snapshot;

    @BeforeEach
    void aRunThatWasLeft() throws InterruptedException {
        place = Place.in(folder);
        Home home = place.home();
        var simulated = SimulatedRecord.of(3);
        runView = RunView.of(JournaledRuns.RUN, simulated.book());
        try (var run = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE)
                .create(JournaledRuns.RUN, simulated.events().get(0).at(), (RunFact.Created)
                        simulated.events().get(0).fact())) {
            run.events().forEach(runView::add);
            for (var event : simulated.events().subList(1, simulated.events().size())) {
                run.journal()
                        .append(event.at(), event.actor(), List.of(event.fact()))
                        .forEach(runView::add);
            }
            run.journal().force();
            end = run.journal().end();
        }
        snapshot = home.folder(JournaledRuns.RUN).snapshot();
    }

    private Optional<String> answer() {
        var nothing = new PrintWriter(new StringWriter());
        return QuickStatus.answer(place.surroundings(nothing, nothing), "status", "r1");
    }

    private void write(byte[] body) throws IOException {
        byte[] line = SnapshotHeader.of(BuildIdentity.ofThisProcess(), "r1", end, body)
                .line();
        try (var out = Files.newOutputStream(snapshot)) {
            out.write(line);
            out.write(body);
        }
    }

    @Test
    void damageThatTheHeaderDoesNotTellOfIsNeverThrown() throws Exception {
        byte[] whole = GraphWriter.bytes(runView);
        write(whole);
        assertThat(answer()).as("undamaged").isPresent();
        var random = new Random(25);
        int unused = 0;
        for (int time = 0; time < 500; time++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(40);
            }
            write(damaged);
            var answer = new Optional<?>[1];
            assertThatCode(() -> answer[0] = answer()).doesNotThrowAnyException();
            unused += answer[0].isEmpty() ? 1 : 0;
        }
        assertThat(unused).isGreaterThan(100);
    }

    @Test
    void aFileOfGigabytesIsNotRead() throws IOException {
        try (var file = new RandomAccessFile(snapshot.toFile(), "rw")) {
            file.setLength(3L << 30);
        }
        assertThat(answer()).isEmpty();
    }
}
