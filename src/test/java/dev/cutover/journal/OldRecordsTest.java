package dev.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.run.Event;
import dev.cutover.run.Fact;
import dev.cutover.run.RunId;
import dev.cutover.testkit.FactArbitraries;
import dev.cutover.testkit.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any released version wrote, this one reads. */
class OldRecordsTest {
    private static final Path FOLDER = Path.of("src/test/resources/records");

    private static final int COPIES = 4;

    private final EventCodec codec = EventCodec.OF_FACTS;

    static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyLineIsReadAndWhatItSaysIsKept(Path record) {
        var events = new ArrayList<Event>();
        long leftOut = new RecordReader(new FileDisk(), record).read(line -> events.add(line.event()));

        assertThat(leftOut).isZero();
        assertThat(events)
                .hasSizeGreaterThan(100)
                .allSatisfy(event -> assertThat(
                                codec.decode(new String(codec.encode(event), java.nio.charset.StandardCharsets.UTF_8)))
                        .isEqualTo(event));
    }

    /** Writes the newest record anew: {@code -Drecords.update=true}, for a version that is not released yet. */
    @Test
    @EnabledIfSystemProperty(named = "records.update", matches = "true")
    void writesTheNewestRecord(@TempDir Path home) throws IOException {
        var journals = new RunJournals(new Home(home, new FileDisk()), Runner.thisProcess(), Following.NONE);
        var at = Instant.parse("2026-01-01T00:00:00Z");
        try (var opened = journals.create(new RunId("fixture"), at, Records.created())) {
            for (var type : FactArbitraries.factTypes()) {
                for (int copy = 0; copy < COPIES; copy++) {
                    opened.journal().append(at, "fixture", List.of((Fact)
                            FactArbitraries.of(type).sample()));
                }
            }
            opened.journal().force();
            Files.copy(
                    opened.journal().folder().record(),
                    records().get(records().size() - 1),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theNewestRecordHasFactsOfEveryKind() throws IOException {
        var types = new ArrayList<Object>();
        var newest = records().get(records().size() - 1);
        new RecordReader(new FileDisk(), newest)
                .read(line -> types.add(codec.type(line.event().fact())));

        assertThat(types).containsAll(WireNames.OF_FACTS.facts().keySet());
    }
}
