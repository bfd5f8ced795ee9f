package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.Scope;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.query.Outlook;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    @Test
    void severalRollbacksHaveARowEachWithWhatTheyAreOf() {
        assertThat(shown(beside()))
                .containsSubsequence("rollback 1 of us-east ship-to-home", "rollback 2 of us-west")
                .doesNotContain("TAKEN OVER");
    }

    @Test
    void theOneThatIsOpenIsNamedBesideThoseThatHaveFinished() {
        var one = new Chronicle().created(RunFact.Mode.LIVE).rollingBack(1, Scope.of(Fulfillment.EAST));
        assertThat(shown(one)).contains("rollback 1 ").doesNotContain("rollback 1 of");

        var another = one.that(new RollbackFact.Restored(1))
                .that(new RollbackFact.Finished(1, List.of()))
                .rollingBack(2, Scope.of(Fulfillment.WEST));
        assertThat(shown(another)).containsSubsequence("rollback 1 of us-east ship-to-home", "rollback 2 of us-west");
    }

    @Test
    void theHeadlineNamesAllThatAreUnderWay() {
        var runNarrative = beside().story();
        assertThat(new StateWords(model(runNarrative)).words())
                .isEqualTo("ROLLING BACK us-east ship-to-home 5m; us-west 3m, the rest goes on");
    }

    @Test
    void whatAWiderOneHasTakenOverIsNotCalledGivenUp() {
        var wider = beside().rollingBack(3, Scope.WHOLE_RUN)
                .that(new RollbackFact.TakenOver(1, 3))
                .that(new RollbackFact.TakenOver(2, 3));

        assertThat(shown(wider))
                .containsSubsequence("TAKEN OVER by rollback 3", "TAKEN OVER by rollback 3")
                .doesNotContain("NOT REACHED");
    }

    /** Two that are under way. */
    private static Chronicle beside() {
        return new Chronicle()
                .created(RunFact.Mode.LIVE)
                .rollingBack(1, Scope.of(Fulfillment.EAST))
                .after(Duration.ofMinutes(2))
                .rollingBack(2, Scope.of(Fulfillment.WEST));
    }

    private static BoardModel model(RunNarrative runNarrative) {
        return BoardModel.of(
                runNarrative,
                Chronicle.START.plus(Duration.ofMinutes(5)),
                new Outlook.Expected(Optional.empty(), Optional.empty(), Optional.empty()),
                false);
    }

    private static String shown(Chronicle chronicle) {
        return PaintedPanel.whole(new RollbackPanel(model(chronicle.story())).panel(), 140, Theme.PLAIN).stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
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
