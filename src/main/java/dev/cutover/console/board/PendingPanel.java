package dev.cutover.console.board;

import dev.cutover.words.Durations;
import dev.cutover.words.Tone;

/** What was asked for from elsewhere and is not done yet. */
final class PendingPanel {
    private final Scene scene;

    PendingPanel(Scene scene) {
        this.scene = scene;
    }

    Panel panel() {
        var panel = new Panel("Pending", 84, 1);
        for (var entry : scene.state().petitions().pending()) {
            var received = entry.received();
            panel.add(
                    new BoardRow.Cut(TonedText.EMPTY
                            .add(Tone.STRONG, received.id())
                            .add("  " + Durations.clock(scene.since(entry.at())) + "  "
                                    + received.speaker().name() + " asks for "
                                    + scene.names().petition(received.request()))),
                    0);
        }
        return panel;
    }
}
