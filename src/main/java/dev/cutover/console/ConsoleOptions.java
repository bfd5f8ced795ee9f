package dev.cutover.console;

/**
 * What the user wants to see, and whether questions are asked.
 *
 * @param everything whether lines show details as well
 * @param input whether anything may be asked
 */
public record ConsoleOptions(Progress progress, boolean everything, boolean input) {
    public static final ConsoleOptions DEFAULT = new ConsoleOptions(Progress.AUTO, false, true);

    /** How a run is shown. */
    public enum Progress {
        /** Drawn in place where there is a terminal for it, otherwise as lines. */
        AUTO,
        LIVE,
        LINES,
        NONE
    }
}
