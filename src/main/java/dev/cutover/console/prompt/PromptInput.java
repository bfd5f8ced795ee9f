package dev.cutover.console.prompt;

/** The prompt below a picture: what it shows, and who takes what is typed. Thread-safe; never waits. */
public interface PromptInput {

    /** The prompt as a person sees it now. */
    Prompt prompt();

    /** Takes a key by itself, before it becomes part of a line; false if it does not count here. */
    default boolean pressed(int key) {
        return false;
    }

    /**
     * Takes a line that was typed.
     *
     * @param seen the serial of the prompt at which it was typed; if the prompt has changed since, the line is
     *     discarded
     */
    void typed(long seen, String line);

    /** Handles Ctrl-D. */
    void endOfInput();

    /** Notes that the terminal is gone, or shows nothing any more. */
    void inputEnded();
}
