package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of the rows that there is no room for. */
class PanelTest {
    private static final BoardRow ROW = new BoardRow.Cut(TonedText.of("row"));

    private final Panel panel = new Panel("Panel", "/all");

    @Test
    void rowsOfOneKindAreCountedOnce() {
        panel.add(ROW, 0, "not begun").add(ROW, 0, "not begun");

        assertThat(panel.rest(panel.entries())).isEqualTo("+2 not begun; /all");
    }

    @Test
    void rowsOfSeveralKindsAreCountedByKind() {
        panel.add(ROW, 0, "running").add(ROW, 0, "late").add(ROW, 0, "running");

        assertThat(panel.rest(panel.entries())).isEqualTo("+3: 2 running, 1 late; /all");
    }

    @Test
    void whatKindsHaveInCommonIsSaidOnce() {
        panel.grouping(List.of("in force", "asked"))
                .add(ROW, 0, "STALE", "in force")
                .add(ROW, 0, "GREEN", "asked")
                .add(ROW, 0, "GREEN", "in force");

        assertThat(panel.rest(panel.entries())).isEqualTo("+3: 1 STALE, 1 GREEN in force, 1 GREEN asked; /all");
    }

    @Test
    void whatNobodyHasToLookAtIsCountedApart() {
        panel.named().aside("has answered", "have answered").addAside(ROW, 0);

        assertThat(panel.rest(panel.entries())).isEqualTo("1 has answered; /all");
        assertThat(panel.more(panel.entries())).isEmpty();

        panel.addAside(ROW, 0).add(ROW, 1, "Ruth Adeyemi");
        assertThat(panel.rest(panel.entries())).isEqualTo("+1: Ruth Adeyemi; 2 have answered; /all");
        assertThat(panel.more(panel.entries())).isEqualTo("+1");
    }

    @Test
    void rowsWithoutAKindAreSimplyMore() {
        panel.add(ROW, 0).add(ROW, 0);

        assertThat(panel.rest(panel.entries())).isEqualTo("+2 more: /all");
    }
}
