package dev.cutover.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.board.Block;
import dev.cutover.console.paint.Theme;
import dev.cutover.plan.Experience;
import dev.cutover.query.OutlookSource;
import dev.cutover.run.fact.Event;
import dev.cutover.words.Chronicle;
import dev.cutover.words.RunNarrative;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The board as a commander has it before them, letter by letter; {@code -Dgolden.update=true} writes the pictures anew.
 */
class BoardCapturesTest {
    private static final Path PICTURES = Path.of("src/test/resources/board/night");
    private static final Board BOARD = new Board(
            Theme.of(Map.of("TERM", "xterm", "NO_COLOR", "1"), StandardCharsets.UTF_8, true),
            OutlookSource.of(Nights.RUNBOOK, () -> Experience.NONE),
            ZoneId.of("America/Chicago"));

    private record Moment(String name, Supplier<Chronicle> chronicle, String time, int below) {
        @Override
        public String toString() {
            return name;
        }

        private RunNarrative story(List<Event> events) {
            return RunNarrative.of(Nights.RUNBOOK, events);
        }

        private Instant at() {
            return Instant.parse("2026-11-24T" + time + "Z");
        }
    }

    private record Terminal(int columns, int rows) {
        @Override
        public String toString() {
            return columns + "x" + rows;
        }
    }

    private static final List<Moment> MOMENTS = List.of(
            new Moment("gate", Nights::gate, "02:03:32", 9),
            new Moment("answered", Nights::answered, "02:03:32", 9),
            new Moment("ramps", Nights::ramps, "02:12:00", 3),
            new Moment("held", Nights::held, "02:14:04", 3),
            new Moment("partial-rollback", Nights::partialRollback, "02:26:31", 3),
            new Moment("settling", Nights::settling, "03:36:30", 3),
            new Moment("doubt", Nights::doubt, "02:13:02", 9),
            new Moment("ended", Nights::ended, "02:37:05", 3));

    private static final List<Terminal> TERMINALS =
            List.of(new Terminal(80, 24), new Terminal(100, 40), new Terminal(140, 45), new Terminal(200, 50));

    private static Stream<Arguments> captures() {
        return MOMENTS.stream()
                .flatMap(moment -> Stream.concat(TERMINALS.stream(), Stream.of(new Terminal(40, 12)))
                        .map(terminal -> Arguments.of(moment, terminal)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("captures")
    void theBoardIsAsItWasLookedAt(Moment moment, Terminal terminal) throws IOException {
        var story = moment.story(moment.chronicle().get().events());
        int below = terminal.rows() < 24 ? 4 : moment.below();
        var frame = BOARD.screen(story, moment.at(), terminal.columns(), terminal.rows(), below);
        String picture = String.join("\n", frame.plain()) + "\n";
        var file = PICTURES.resolve(moment + "-" + terminal + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PICTURES);
            Files.writeString(file, picture);
        }
        assertThat(picture).isEqualTo(Files.readString(file));
        assertThat(frame.lines())
                .hasSize(terminal.rows() - below)
                .allMatch(line -> line.columnLength() <= terminal.columns());
    }

    private static Stream<Arguments> nights() {
        return MOMENTS.stream().flatMap(moment -> TERMINALS.stream().map(terminal -> Arguments.of(moment, terminal)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("nights")
    void noBlockMovesFromTheFirstEventToTheLast(Moment moment, Terminal terminal) {
        var events = moment.chronicle().get().events();
        var story = new RunNarrative(Nights.RUNBOOK);
        List<Integer> rows = null;
        for (var event : events) {
            story.add(event);
            if (story.state().ended().isPresent()) {
                break;
            }
            for (int below : List.of(3, 9)) {
                var drawn = BOARD.screen(story, event.at(), terminal.columns(), terminal.rows(), below);
                var now = rows(drawn.plain());
                rows = rows == null ? now : rows;
                assertThat(now).as("after %s", event).isEqualTo(rows);
            }
        }
    }

    private static List<Integer> rows(List<String> picture) {
        return Arrays.stream(Block.values())
                .map(block -> picture.indexOf(picture.stream()
                        .filter(line -> line.startsWith(block.title()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(block + " is missing in " + picture))))
                .toList();
    }
}
