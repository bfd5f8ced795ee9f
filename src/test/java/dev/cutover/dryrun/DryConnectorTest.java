package dev.cutover.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Segment;
import dev.cutover.spi.Actions;
import dev.cutover.spi.CallContext;
import dev.cutover.spi.Capture;
import dev.cutover.spi.Connector;
import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.FaultInjection;
import dev.cutover.spi.Finding;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Metrics.Measurement;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DryConnectorTest {
    /** A stopped clock: the world's own calls take no time. */
    private final VirtualTime time = new VirtualTime(Bench.START, false);

    private final Still world = new Still(time);
    private final List<String> notes = new ArrayList<>();

    /** A world whose operations take no time at all, and that shows what it is asked to show. */
    private static final class Still implements Connector, Actions, Capture, Metrics, Messages, Unheard {
        private final World world;
        private final List<String> asked = new ArrayList<>();

        private Still(VirtualTime time) {
            world = new World(time);
        }

        @Override
        public List<dev.cutover.spi.Operation> operations() {
            return world.operations();
        }

        @Override
        public Outcome call(String operation, Map<String, Object> with, CallContext context) {
            asked.add(operation);
            return new Outcome.Succeeded("really", Map.of("status", "fine"));
        }

        @Override
        public Outcome capture(String kind, Map<String, Object> with, CallContext context) {
            asked.add(kind);
            return Outcome.succeeded("captured");
        }

        @Override
        public Measurement evaluate(String query, Duration window, Segment segment) {
            asked.add(query);
            return new Measurement.Value(0.5, 3);
        }

        @Override
        public String check(String query) {
            return "";
        }

        @Override
        public Outcome send(Message message, CallContext context) {
            asked.add("message");
            return Outcome.succeeded("sent");
        }
    }

    /** Nobody's: only who it is matters. */
    private static final class Tables implements Connector, Records {
        @Override
        public List<RecordSet> sets() {
            return List.of();
        }

        @Override
        public End stream(String set, Query query, Rows rows) {
            return End.WHOLE;
        }

        @Override
        public End read(String set, Collection<Key> keys, Rows rows) {
            return End.WHOLE;
        }
    }

    /** A capability of tomorrow. */
    interface Unheard {}

    private DryConnector dry(Connector real, OutputPlaceholders outputPlaceholders) {
        var hints = new SystemHints(Books.SYSTEM, outputPlaceholders, notes::add);
        return new DryConnector(real, hints, new RecentMeasurements(time, Duration.ZERO));
    }

    private DryConnector dry() {
        return dry(world, OutputPlaceholders.of(Books.of(List.of())));
    }

    private Actions actions() {
        return dry().as(Actions.class).orElseThrow();
    }

    @Test
    void aReadGoesThrough() throws Exception {
        var said = actions().call("read-status", Map.of(), Calls.of("k"));

        assertThat(said).isEqualTo(new Outcome.Succeeded("really", Map.of("status", "fine")));
        assertThat(world.asked).containsExactly("read-status");
    }

    @Test
    void aWriteIsAnsweredAndNeverAskedFor() throws Exception {
        assertThat(actions().call("freeze", Map.of(), Calls.of("k")))
                .isEqualTo(Outcome.succeeded("dry run: not asked"));
        assertThat(world.asked).isEmpty();
    }

    @Test
    void whatIsNotDeclaredCountsAsAWrite() throws Exception {
        assertThat(actions().call("read-my-lips", Map.of(), Calls.of("k")))
                .isEqualTo(Outcome.succeeded("dry run: not asked"));
        assertThat(world.asked).isEmpty();
    }

    @Test
    void aReadBackKnowsWhatTheDryRunHasDone() throws Exception {
        var dry = dry();
        var first = dry.as(Actions.class).orElseThrow();
        assertThat(first.call("freeze", Map.of(), Calls.of("k"))).isInstanceOf(Outcome.Succeeded.class);
        var again = dry.as(Actions.class).orElseThrow();

        assertThat(again.readBack("freeze", Map.of(), Calls.of("k"))).isEqualTo(Finding.DONE);
        assertThat(again.readBack("freeze", Map.of(), Calls.of("other"))).isEqualTo(Finding.NOT_DONE);
    }

    @Test
    void aReadOfWhatIsNotThereIsNotAskedFor() throws Exception {
        Map<String, Object> with = Map.of("ids", List.of("<dry run: ticket of world freeze>"));

        assertThat(actions().call("read-status", with, Calls.of("k"))).isInstanceOf(Outcome.Succeeded.class);
        assertThat(dry().as(Capture.class).orElseThrow().capture("log", with, Calls.of("k")))
                .isEqualTo(Outcome.succeeded("dry run: not asked"));
        assertThat(world.asked).isEmpty();
        assertThat(notes).hasSize(2).allMatch(note -> note.contains("depends on a change that was not made"));
    }

    @Test
    void measurementsAndEvidenceAreReal() throws Exception {
        var metrics = dry().as(Metrics.class).orElseThrow();

        assertThat(metrics.evaluate("q", Duration.ZERO, Books.EAST)).isEqualTo(new Measurement.Value(0.5, 3));
        assertThat(dry().as(Capture.class).orElseThrow().capture("log", Map.of(), Calls.of("k")))
                .isEqualTo(Outcome.succeeded("captured"));
        assertThat(world.asked).containsExactly("q", "log");
    }

    @Test
    void aMessageIsNotSent() throws Exception {
        var message = new Messages.Message(List.of("all"), "It begins", "It begins");

        assertThat(dry().as(Messages.class).orElseThrow().send(message, Calls.of("k")))
                .isEqualTo(Outcome.succeeded("dry run: not sent"));
        assertThat(world.asked).isEmpty();
    }

    @Test
    void itCanDoWhatTheRealOneCanAndNothingElse() {
        assertThat(dry().as(TrafficRouter.class)).isEmpty();
        assertThat(dry().as(Actions.class)).isPresent();
    }

    @Test
    void faultsAndWhatIsNotKnownAreNotThere() {
        var all = dry(new World(time), OutputPlaceholders.of(Books.of(List.of())));

        assertThat(all.as(FaultInjection.class)).isEmpty();
        assertThat(dry().as(Unheard.class)).isEmpty();
        assertThat(dry().as(Still.class)).isEmpty();
    }

    @Test
    void recordsAreReadAsInARun() {
        var tables = new Tables();

        assertThat(dry(tables, OutputPlaceholders.of(Books.of(List.of()))).as(Records.class))
                .containsSame(tables);
    }

    @Test
    void troubleOfTheSystemIsTroubleStill() {
        Connector down = new Down();
        var metrics = dry(down, OutputPlaceholders.of(Books.of(List.of())))
                .as(Metrics.class)
                .orElseThrow();

        assertThatThrownBy(() -> metrics.evaluate("q", Duration.ZERO, Books.EAST))
                .isInstanceOf(ConnectorException.class)
                .hasMessage("refused");
    }

    private static final class Down implements Connector, Metrics {
        @Override
        public Measurement evaluate(String query, Duration window, Segment segment) throws ConnectorException {
            throw new ConnectorException("refused");
        }
    }
}
