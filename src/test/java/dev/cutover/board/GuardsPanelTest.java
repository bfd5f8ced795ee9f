package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.Verdict;
import dev.cutover.query.Outlook;
import dev.cutover.run.Sample;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How old a value may be before it says nothing any more: it is grey then, and not called green. The criterion is
 * measured every ten seconds.
 */
class GuardsPanelTest {
    private static final Theme THEME = Theme.of(Map.of("TERM", "xterm"), StandardCharsets.UTF_8, true);

    private final RunNarrative runNarrative = new Chronicle()
            .created(RunFact.Mode.LIVE)
            .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.999)
            .story();

    @ParameterizedTest
    @CsvSource({"80,false", "90,false", "91,true"})
    void readersOfTheRecordAllowForTheMinuteInWhichNothingIsWritten(int seconds, boolean stale) {
        assertThat(isStale(Chronicle.START.plusSeconds(seconds))).isEqualTo(stale);
    }

    @ParameterizedTest
    @CsvSource({"30,false", "31,true"})
    void theRunnerItselfWarnsAfterThreePaces(int seconds, boolean stale) {
        var taken = Chronicle.START.plusSeconds(20);
        runNarrative.measured(new Sample(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.998, 500, ""), taken);

        assertThat(isStale(taken.plusSeconds(seconds))).isEqualTo(stale);
    }

    @Test
    void whatTheRunnerHasMeasuredIsShown() {
        runNarrative.measured(
                new Sample(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.GREEN, 0.9975, 500, ""), Chronicle.START);

        assertThat(line(Chronicle.START).toString()).contains("99.75 %");
    }

    private boolean isStale(Instant now) {
        var line = line(now);
        boolean grey = line.styleAt(0).equals(THEME.text(Tone.QUIET, "x").styleAt(0));
        assertThat(line.toString().startsWith("STALE")).isEqualTo(grey);
        assertThat(line.toString()).startsWith(grey ? "STALE" : "GREEN");
        return grey;
    }

    private org.jline.utils.AttributedString line(Instant now) {
        var boardModel = BoardModel.of(runNarrative, now, Outlook.NONE.at(runNarrative.state(), now), false);
        return PaintedPanel.whole(new GuardsPanel(boardModel).panel(BoardWidth.WIDE), 100, THEME)
                .get(0);
    }
}
