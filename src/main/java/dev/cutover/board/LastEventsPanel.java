package dev.cutover.board;

import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.List;

/** The last events, the newest at the bottom. */
final class LastEventsPanel {
    private static final int SHOWN = 8;

    private final BoardModel boardModel;

    LastEventsPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var all = boardModel.runNarrative().last();
        var last = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        var panel = new Panel(
                "Last",
                40,
                2,
                TableColumn.of(""),
                TableColumn.text("", 14).keep(50),
                TableColumn.text("", 20).keep(60));
        int weight = 0;
        for (var eventLine : last) {
            panel.add(
                    new BoardRow.Cells(List.of(
                            TonedText.of(Tone.QUIET, Durations.time(eventLine.at())),
                            TonedText.of(eventLine.about()),
                            TonedText.of(eventLine.tone(), eventLine.words()))),
                    weight++);
        }
        return panel;
    }
}
