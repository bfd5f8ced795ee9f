package dev.cutover.console;

/**
 * How a run is shown, and whether people may be asked.
 *
 * @param everything whether lines include details
 * @param input whether questions may be asked
 * @param stays whether a hang-up, or a terminal that is gone, leaves the runner at work
 */
public record ConsoleOptions(Progress progress, boolean everything, boolean input, boolean stays) {
    public static final ConsoleOptions DEFAULT = new ConsoleOptions(Progress.AUTO, false, true);

    /** Options of a runner that a hang-up ends. */
    public ConsoleOptions(Progress progress, boolean everything, boolean input) {
        this(progress, everything, input, false);
    }

    /** How a run is shown. */
    public enum Progress {
        /** As a board if there is a terminal for it, otherwise as lines. */
        AUTO,
        LIVE,
        LINES,
        NONE
    }
}
