package dev.cutover.console.board;

import dev.cutover.words.Tone;

/** What is another than it was pinned: old and new side by side, and who has it on their name. */
final class AmendedPanel {
    private final Scene scene;

    AmendedPanel(Scene scene) {
        this.scene = scene;
    }

    Panel panel() {
        var panel = new Panel("Amended", 80, 1);
        for (var amended : scene.state().amendments()) {
            String what = (amended.overrides() ? "OVERRIDING RED: " : "") + amended.what() + ": " + amended.before()
                    + " -> " + amended.after();
            panel.add(
                    new BoardRow.Cut(
                            TonedText.EMPTY.add(Tone.BAD, what).add("  " + amended.by() + ": " + amended.reason())),
                    amended.overrides() ? 1 : 0);
        }
        return panel;
    }
}
