package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.Verdict;
import dev.cutover.query.Outlook;
import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Chronicle;
import dev.cutover.words.Fulfillment;
import dev.cutover.words.Tone;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverviewTest {
    private static final TonedText SAID =
            TonedText.of(Tone.STRONG, "said").add(" ").add(new TonedText.Bar(4, 1, 2));
    private static final Map<Class<?>, BoardRow> ROWS = Map.of(
            BoardRow.Cells.class, new BoardRow.Cells(List.of(SAID)),
            BoardRow.Cut.class, new BoardRow.Cut(SAID),
            BoardRow.Ends.class, new BoardRow.Ends(SAID, List.of(SAID)),
            BoardRow.Flow.class, new BoardRow.Flow(List.of(SAID), ", "),
            BoardRow.Wrapped.class, new BoardRow.Wrapped(Tone.BAD, "said again", 2));

    @Test
    void whatIsRedIsSaidInItsToneWithoutATerminal() {
        var runNarrative = new Chronicle()
                .created(RunFact.Mode.LIVE)
                .sampled(Fulfillment.ROUTED, Fulfillment.EAST, Verdict.RED, 0.2)
                .story();
        var expected = Outlook.NONE.at(runNarrative.state(), Chronicle.START);

        var criteria = Overview.of(
                        runNarrative,
                        Chronicle.START,
                        expected,
                        new BoardView(BoardWidth.MEDIUM, ZoneOffset.UTC, false))
                .page()
                .stream()
                .filter(panel -> panel.title().equals("Guards"))
                .findFirst()
                .orElseThrow();

        assertThat(criteria.entries())
                .singleElement()
                .extracting(Panel.Entry::row)
                .isInstanceOfSatisfying(
                        BoardRow.Cells.class, row -> assertThat(row.cells()).startsWith(TonedText.of(Tone.BAD, "RED")));
    }

    @Test
    void everyKindOfRowIsPainted() {
        assertThat(ROWS).containsOnlyKeys(BoardRow.class.getPermittedSubclasses());
        for (var row : ROWS.values()) {
            var panel = new Panel("Panel", "", TableColumn.text("", 3)).add(row, 0);

            assertThat(PaintedPanel.whole(panel, 40, Theme.PLAIN))
                    .as("%s", row)
                    .singleElement()
                    .asString()
                    .contains("said");
        }
    }

    @Test
    void everyPartOfATextIsPainted() {
        var parts = SAID.parts().stream().map(Object::getClass).distinct().toArray(Class<?>[]::new);

        assertThat(parts).containsExactlyInAnyOrder(TonedText.Part.class.getPermittedSubclasses());
        assertThat(PaintedPanel.lines(new BoardRow.Cut(SAID), 40, Theme.PLAIN))
                .singleElement()
                .hasToString("said ##--");
    }
}
