package dev.cutover.console.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.board.TableColumn;
import dev.cutover.words.Tone;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static TextTable runs(Theme theme) {
        return new TextTable(
                        theme,
                        TableColumn.of("RUN"),
                        TableColumn.text("RUNBOOK", 10),
                        TableColumn.number("TOOK").keep(20),
                        TableColumn.text("STATUS", 12))
                .row("01JD3M0Z", "retail-fulfillment", "1:43:09", "COMPLETED")
                .row(Tone.BAD, "01JD3N11", "db", "09", "STUCK, something is left undone");
    }

    @Test
    void columnsStandInLine() {
        assertThat(runs(Theme.PLAIN).frame(Integer.MAX_VALUE).plain())
                .containsExactly(
                        "RUN       RUNBOOK                TOOK  STATUS",
                        "01JD3M0Z  retail-fulfillment  1:43:09  COMPLETED",
                        "01JD3N11  db                       09  STUCK, something is left undone");
    }

    @Test
    void textsAreCutBeforeColumnsAreLeftOut() {
        assertThat(runs(Theme.PLAIN).frame(54).plain())
                .containsExactly(
                        "RUN       RUNBOOK              TOOK  STATUS",
                        "01JD3M0Z  retail-fulfill..  1:43:09  COMPLETED",
                        "01JD3N11  db                     09  STUCK, somethin..");
    }

    @Test
    void whatMattersLeastIsLeftOutFirst() {
        assertThat(runs(Theme.PLAIN).frame(36).plain())
                .containsExactly(
                        "RUN       RUNBOOK       STATUS",
                        "01JD3M0Z  retail-ful..  COMPLETED",
                        "01JD3N11  db            STUCK, som..");
    }

    @Test
    void nothingIsEverWiderThanAsked() {
        for (int width = 1; width < 90; width++) {
            int most = width;
            assertThat(runs(Theme.PLAIN).frame(width).lines()).allMatch(line -> line.columnLength() <= most);
        }
    }

    @Test
    void tonesBecomeColoursWhereThereAreAny() {
        var theme = new Theme(true, Glyphs.ASCII, StandardCharsets.UTF_8);
        assertThat(runs(theme).frame(80).ansi().get(2)).startsWith("\u001b[31;1m01JD3N11");
        assertThat(runs(theme).frame(80).plain().get(2)).startsWith("01JD3N11");
    }

    @Test
    void aRowHasAsManyCellsAsThereAreColumns() {
        var textTable = new TextTable(Theme.PLAIN, TableColumn.of("A"), TableColumn.of("B"));
        assertThatThrownBy(() -> textTable.row("only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 cells belong into a row, got 1");
    }
}
