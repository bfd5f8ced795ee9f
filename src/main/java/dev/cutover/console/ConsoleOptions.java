package dev.cutover.console;

/**
 * How a run is shown, and whether people may be asked.
 *
 * @param everything whether lines include details
 * @param input whether questions may be asked
 */
public record ConsoleOptions(Progress progress, boolean everything, boolean input) {
    public static final ConsoleOptions DEFAULT = new ConsoleOptions(Progress.AUTO, false, true);

    /** How a run is shown. */
    public enum Progress {
        /** As a board if there is a terminal for it, otherwise as lines. */
        AUTO,
        LIVE,
        LINES,
        NONE
    }
}
