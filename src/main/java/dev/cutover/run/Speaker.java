package dev.cutover.run;

import dev.cutover.model.ComposedText;

/**
 * Who speaks.
 *
 * @param as a person of the runbook; empty if nobody was named
 * @param user the operating-system user, as the system says and not they themselves
 * @param via {@code prompt}, {@code answers}, {@code command}, {@code file} or {@code scenario} where they speak at the
 *     process that runs it; {@code socket} where they speak to it from elsewhere
 * @param saw what the person was shown when they signed: the digest of a question, or a value never used before, so
 *     that no signature serves twice; empty if they did not sign
 * @param signature of the {@link SignedStatement}, armored, as {@code ssh-keygen -Y sign} makes it; empty if they did
 *     not sign
 */
public record Speaker(String as, String user, String via, String saw, String signature) {
    private static final String SOCKET = "socket";

    public Speaker {
        as = ComposedText.of(as);
    }

    /** Somebody who has signed nothing. */
    public Speaker(String as, String user, String via) {
        this(as, user, via, "", "");
    }

    /**
     * Whether they speak at the process that runs it. Somebody there could end the process as well, so their name is
     * accepted.
     */
    public boolean isHere() {
        return !via.equals(SOCKET);
    }

    /** The name that stands in the record. */
    public String name() {
        return as.isEmpty() ? user : as;
    }
}
