package dev.cutover.console.paint;

/** What a terminal shows above its prompt. Thread-safe: it changes while it is drawn. */
public interface ScreenPicture {

    /** A counter that grows with every change. */
    long version();

    /**
     * As a screen.
     *
     * @param rows the rows of the whole terminal
     * @param below how many of them the prompt and its rule take
     */
    Frame screen(int columns, int rows, int below);

    /** How many rows of a terminal the prompt may take, its rule included. */
    int promptRows(int rows);

    /** How many rows stay to be seen above an open pane. */
    int rowsAbovePane(int rows);

    /** All of it, in as many lines as it takes. */
    Frame page(int columns);

    /** How often the bell was to ring so far. */
    default long bells() {
        return 0;
    }
}
