package dev.cutover.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.journal.disk.JournalException;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.MemoryDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every change to a record is detected, except at its very end, which looks like a write that was never acknowledged.
 */
class RecordReaderTest {
    private static final Path FILE = new RunFolder(Path.of("/home/runs/r1"), JournaledRuns.RUN).record();

    private byte[] record = new byte[0];
    private List<Event> events = List.of();
    private int lastWrite;

    @BeforeEach
    void begin() throws IOException {
        var disk = new MemoryDisk();
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var all = new ArrayList<>(opened.events());
            for (int i = 0; i < 4; i++) {
                lastWrite = disk.content(FILE).length;
                all.addAll(opened.journal()
                        .append(
                                JournaledRuns.AT,
                                "ada",
                                i % 2 == 0
                                        ? List.of(new RunFact.RunNote("alone"))
                                        : List.of(new RunFact.RunNote("one"), new RunFact.RunNote("other"))));
                opened.journal().force();
            }
            events = all;
        }
        record = disk.content(FILE);
    }

    @Test
    void readsWhatWasWritten() {
        var read = read(record);

        assertThat(read.events()).isEqualTo(events);
        assertThat(read.leftOut()).isZero();
        assertThat(lines(record)).last().asString().startsWith(read.head());
    }

    /** Whoever copies a record must not come before the disk does. */
    @Test
    void whatIsPerhapsNotDurableYetIsLeftForTheNextReading() throws IOException {
        var disk = new MemoryDisk();
        try (var file = disk.append(FILE)) {
            file.write(record);
        }
        var reader = new RecordReader(disk, FILE);
        var read = new ArrayList<Event>();
        reader.readUpTo(4, line -> read.add(line.event()));

        assertThat(read).isEqualTo(events.subList(0, 4));
        reader.readUpTo(4, line -> read.add(line.event()));
        assertThat(read).hasSize(4);
        reader.readUpTo(events.size(), line -> read.add(line.event()));
        assertThat(read).isEqualTo(events);
        assertThat(reader.length()).isEqualTo(record.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0x20, 0x80, 0xff})
    void aByteFlippedAnywhereIsFound(int mask) {
        for (int at = 0; at < record.length; at++) {
            var flipped = record.clone();
            flipped[at] ^= (byte) mask;
            boolean looksTorn = at == record.length - 1 || (at >= lastWrite && flipped[at] == 0);
            if (!looksTorn) {
                int line = (int) IntStream.range(0, at)
                                .filter(i -> record[i] == '\n')
                                .count()
                        + 1;
                assertThatThrownBy(() -> read(flipped))
                        .as("byte %s", at)
                        .isInstanceOf(JournalException.class)
                        .hasMessageMatching("(?s).* (line|event) " + line + " .*");
            } else {
                assertThat(read(flipped).events()).as("byte %s", at).isEqualTo(beforeLastWrite());
            }
        }
    }

    @Test
    void aRecordCutAnywhereLosesOnlyWhatItsEndTouches() {
        for (int length = 0; length < record.length; length++) {
            var read = read(Arrays.copyOf(record, length));

            assertThat(read.events()).isEqualTo(events.subList(0, read.events().size()));
            assertThat(read.leftOut() + lengthOf(read.events().size())).isEqualTo(length);
            if (length >= lastWrite) {
                assertThat(read.events()).isEqualTo(beforeLastWrite());
            }
        }
    }

    @Test
    void pagesOfTheLastWriteThatNeverReachedTheDiskAreLeftOut() {
        for (int from = lastWrite; from < record.length; from++) {
            for (int to : new int[] {from + 1, (from + record.length) / 2 + 1, record.length}) {
                var torn = record.clone();
                Arrays.fill(torn, from, Math.min(to, torn.length), (byte) 0);
                assertThat(read(torn).events()).isEqualTo(beforeLastWrite());
            }
        }
    }

    @Test
    void aLineTakenOutIsFound() {
        for (int line = 0; line < lines(record).size() - 1; line++) {
            var lines = lines(record);
            lines.remove(line);
            assertThatThrownBy(() -> read(lines)).as("line %s", line).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void linesThatChangedPlacesAreFound() {
        for (int line = 0; line < lines(record).size() - 1; line++) {
            var lines = lines(record);
            lines.add(line, lines.remove(line + 1));
            assertThatThrownBy(() -> read(lines)).as("line %s", line).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void aLineThatIsThereTwiceIsFound() {
        for (int line = 0; line < lines(record).size() - 1; line++) {
            var lines = lines(record);
            lines.add(line, lines.get(line));
            assertThatThrownBy(() -> read(lines)).as("line %s", line).isInstanceOf(JournalException.class);
        }
    }

    @Test
    void aReaderFollowsARunUnderWay() {
        var disk = new MemoryDisk();
        try (var opened =
                JournaledRuns.journals(disk).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var reader = new RecordReader(disk, FILE);
            var seen = new ArrayList<Event>();
            reader.read(line -> seen.add(line.event()));
            assertThat(seen).hasSize(1);

            opened.journal().append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("next")));
            reader.read(line -> seen.add(line.event()));
            assertThat(seen).hasSize(1);

            opened.journal().force();
            reader.read(line -> seen.add(line.event()));
            reader.read(line -> seen.add(line.event()));
            assertThat(seen).hasSize(2).last().extracting(Event::fact).isEqualTo(new RunFact.RunNote("next"));
        }
    }

    @Test
    void aFactOfANewerVersionIsNoBreak() {
        var newer = new String(record, US_ASCII).replace("NOTED", "SUNG").getBytes(US_ASCII);
        var hashChain = new HashChain(HashChain.START);
        var rehashed = lines(newer).stream()
                .map(line -> {
                    var json = line.substring(RecordLayout.JSON_AT).getBytes(US_ASCII);
                    hashChain.moveTo(hashChain.next(json, 0, json.length));
                    return hashChain.head() + " " + line.substring(RecordLayout.JSON_AT);
                })
                .toList();

        assertThatThrownBy(() -> read(rehashed))
                .hasMessageContaining("cannot read line 2")
                .hasMessageContaining("'SUNG' is unknown; it was written by a newer version");
    }

    private record Read(List<Event> events, long leftOut, String head) {}

    private static Read read(List<String> lines) {
        return read((String.join("\n", lines) + "\n").getBytes(US_ASCII));
    }

    private static Read read(byte[] bytes) {
        var disk = new MemoryDisk();
        try (var file = disk.append(FILE)) {
            file.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var reader = new RecordReader(disk, FILE);
        var events = new ArrayList<Event>();
        long leftOut = reader.read(line -> events.add(line.event()));
        return new Read(events, leftOut, reader.head());
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(List.of(new String(bytes, US_ASCII).split("\n")));
    }

    private List<Event> beforeLastWrite() {
        return events.subList(0, events.size() - 2);
    }

    private long lengthOf(int count) {
        return lines(record).stream()
                .limit(count)
                .mapToLong(line -> line.length() + 1)
                .sum();
    }
}
