package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.SystemId;
import dev.cutover.plan.MovedTraffic;
import dev.cutover.query.Outlook;
import dev.cutover.run.WeightDrift;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shown of traffic that is not where the record left it. */
class TrafficPanelTest {
    private final Chronicle chronicle = new Chronicle()
            .created(RunFact.Mode.LIVE)
            .started("shift-us-east")
            .moved("shift-us-east", Fulfillment.EAST, 0, 10_000)
            .that(new RunFact.WeightsRead(
                    new SystemId("ingress"), 99, List.of(new WeightDrift("orders", Fulfillment.EAST, 10_000, 0)), ""));

    @Test
    void aDriftIsShownWithTheWeightThatTheRouterReports() {
        var expected = new Outlook.Expected(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
        var panel = Overview.of(
                        chronicle.story(),
                        Chronicle.START,
                        expected,
                        new BoardView(BoardWidth.WIDE, ZoneOffset.UTC, false))
                .page()
                .stream()
                .filter(one -> one.title().equals("Traffic"))
                .findFirst()
                .orElseThrow();

        String east = PaintedPanel.whole(panel, 140, Theme.PLAIN).stream()
                .map(Object::toString)
                .filter(line -> line.contains("us-east"))
                .collect(Collectors.joining("\n"));
        assertThat(east).contains("[------------------------------]", "0 % DRIFT, must be 100 %");
    }

    @Test
    void whatNobodyWatchesIsToldWithBothWeights() {
        var runNarrative = chronicle.story();

        assertThat(MovedTraffic.unwatched(runNarrative.runbook(), runNarrative.state()))
                .containsExactly("us-east ship-to-home at 0 %, must be 100 %");
    }
}
