package dev.cutover.board;

import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.List;

/** The last events, the newest at the bottom. */
final class LastEventsPanel {
    private final BoardModel boardModel;

    LastEventsPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    /** At most so many of them. */
    Panel panel(int most) {
        var all = boardModel.runNarrative().last();
        var panel = new Panel(
                        Block.LAST.title(),
                        "",
                        TableColumn.of(""),
                        TableColumn.text("", 14).keep(50),
                        TableColumn.text("", 20).keep(60))
                .uncounted();
        int weight = 0;
        for (var eventLine : all.subList(Math.max(0, all.size() - most), all.size())) {
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
