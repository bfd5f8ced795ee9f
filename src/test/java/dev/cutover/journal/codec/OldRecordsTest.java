package dev.cutover.journal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.RecordReader;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any released version wrote, this one reads. */
class OldRecordsTest {
    private static final Path FOLDER = Path.of("src/test/resources/records");

    /** Kinds that no released version has written yet; they come into the record of the next release. */
    private static final Set<String> UNRELEASED = Set.of(
            "ANNOUNCED",
            "WEIGHTS_READ",
            "PERSON_NOTED",
            "DECISION_ADDED",
            "REPORTED",
            "STEP_WITHDRAWN",
            "ROLLBACK_OPENED",
            "ROLLBACK_RETURNED",
            "ROLLBACK_TAKEN_OVER");

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

    /** What these records tell is one of every kind of fact, with any values: no run could have had them. */
    @ParameterizedTest
    @MethodSource("records")
    void whateverItTellsIsReadToItsEnd(Path record) {
        var state = new RunState();
        new RecordReader(new FileDisk(), record).read(line -> state.read(line.event()));

        assertThat(state.seq()).isGreaterThan(100);
        assertThat(state.complaints()).isNotEmpty();
        assertThat(state.status()).isNotNull();
    }

    @Test
    void whatAnOlderVersionDidNotKnowIsEmpty() throws IOException {
        var events = new ArrayList<Event>();
        new RecordReader(new FileDisk(), records().get(0)).read(line -> events.add(line.event()));

        var created = (RunFact.Created) events.get(0).fact();
        assertThat(created.initiator()).isEmpty();
        assertThat(events)
                .filteredOn(event -> event.fact() instanceof PeopleFact.Decided)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(
                                ((PeopleFact.Decided) event.fact()).decision().backing())
                        .isEmpty());
        assertThat(events)
                .filteredOn(event -> event.fact() instanceof PeopleFact.Asked)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(
                                ((PeopleFact.Asked) event.fact()).question().sights())
                        .isEmpty());
    }

    @Test
    void theNewestRecordHasFactsOfEveryKind() throws IOException {
        var types = new ArrayList<Object>();
        var newest = records().get(records().size() - 1);
        new RecordReader(new FileDisk(), newest)
                .read(line -> types.add(codec.type(line.event().fact())));

        types.addAll(UNRELEASED);
        assertThat(types).containsAll(WireNames.OF_FACTS.facts().keySet());
    }
}
