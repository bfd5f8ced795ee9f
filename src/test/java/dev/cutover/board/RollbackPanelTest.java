package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.Outlook;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the board says of how long a rollback takes, by what is known of it. */
class RollbackPanelTest {
    private static final Duration CLEANUP = Duration.ofSeconds(315);

    @Test
    void withoutADrillOnlyTheCleanupIsEstimated() {
        assertThat(meter(Optional.empty(), CLEANUP, 1))
                .contains("restore never drilled")
                .contains("cleanup 5m15s or more");
        assertThat(meter(Optional.empty(), CLEANUP, 0))
                .contains("cleanup 5m15s")
                .doesNotContain("or more");
        assertThat(meter(Optional.empty(), Duration.ZERO, 2)).contains("cleanup of unknown length");
    }

    @Test
    void afterADrillTheWholeRollbackIsEstimated() {
        assertThat(meter(Optional.of(Duration.ofSeconds(12)), CLEANUP, 0)).contains("restore 12s", "cleanup 5m15s");
        assertThat(meter(Optional.of(Duration.ofSeconds(12)), CLEANUP, 2))
                .contains("restore 12s, cleanup 5m15s or more");
    }

    private static String meter(Optional<Duration> restore, Duration undo, int guessed) {
        var runNarrative = new Chronicle().created(RunFact.Mode.LIVE).story();
        var meter = new RollbackMeter(true, restore, undo, guessed, List.of(), Optional.empty());
        var expected = new Outlook.Expected(Optional.empty(), Optional.empty(), Optional.of(meter), Map.of());

        var panel = Overview.of(
                        runNarrative, Chronicle.START, expected, new BoardView(BoardWidth.WIDE, ZoneOffset.UTC, false))
                .page()
                .stream()
                .filter(one -> one.title().equals("Rollback"))
                .findFirst()
                .orElseThrow();
        return String.join(
                " ",
                PaintedPanel.whole(panel, 140, Theme.PLAIN).stream()
                        .map(Object::toString)
                        .toList());
    }
}
