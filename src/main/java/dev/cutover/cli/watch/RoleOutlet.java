package dev.cutover.cli.watch;

import dev.cutover.console.prompt.Sentence;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.List;

/** Where a role sees what is asked of it. Confined to one thread. */
interface RoleOutlet extends AutoCloseable {

    /** Shows all of it, as often as the time that it tells has changed. */
    void show(List<Sentence> page);

    /**
     * What is asked has changed.
     *
     * @param page all that is asked now
     * @param rings whether something is new to the role
     */
    void changed(Instant at, List<Sentence> page, boolean rings);

    /** Says what is no question, such as that the runner has gone; empty to say nothing any more. */
    void say(Instant at, Tone tone, String words);

    /** Whether nobody reads it any more. */
    boolean isClosed();

    @Override
    void close();
}
