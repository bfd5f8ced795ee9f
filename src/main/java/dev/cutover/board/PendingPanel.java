package dev.cutover.board;

import dev.cutover.words.Durations;
import dev.cutover.words.Tone;

/** Requests from other processes that are not done yet. */
final class PendingPanel {
    private final BoardModel boardModel;

    PendingPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var panel = new Panel("Pending", 84, 1);
        for (var entry : boardModel.state().requests().pending()) {
            var received = entry.received();
            panel.add(
                    new BoardRow.Cut(TonedText.EMPTY
                            .add(Tone.STRONG, received.id())
                            .add("  " + Durations.clock(boardModel.since(entry.at())) + "  "
                                    + received.speaker().name() + " asks for "
                                    + boardModel.names().request(received.request()))),
                    0);
        }
        return panel;
    }
}
