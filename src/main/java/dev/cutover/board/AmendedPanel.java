package dev.cutover.board;

import dev.cutover.words.Tone;

/** The amendments: old and new value side by side, and who amended. */
final class AmendedPanel {
    private final BoardModel boardModel;

    AmendedPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    Panel panel() {
        var panel = new Panel("Amended", "");
        for (var amended : boardModel.state().amendments()) {
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
