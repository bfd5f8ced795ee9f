package dev.cutover.engine.operator;

import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.text.ShellWord;
import java.util.Optional;

/**
 * The command that signs what cannot be signed where it was said. Immutable.
 *
 * @param run empty before its first event
 * @param as the person who signs
 */
public record SigningLine(Optional<RunId> run, String as) {

    /** Why a request is refused without a signature, and what to do instead. */
    public String instead(String why, Request request) {
        return why + ", and nothing can be signed here; in another terminal: cutover " + request.command() + " --as "
                + ShellWord.quoted(as) + run.map(one -> " --run " + one).orElse("");
    }
}
