package dev.cutover.run;

/**
 * Who speaks.
 *
 * @param as a person of the runbook; empty if nobody was named
 * @param user the operating-system user, as the system says and not they themselves
 * @param via {@code prompt}, {@code answers}, {@code command}, {@code file} or {@code scenario} where they speak at the
 *     process that carries the run out; {@code socket} where they speak to it from elsewhere
 * @param saw what the person had before them when they signed: the digest of a question, or something never said
 *     before, so that nothing that was signed serves twice; empty if they did not sign
 * @param signature of the {@link SignedStatement}, armored, as {@code ssh-keygen -Y sign} makes it; empty if they did
 *     not sign
 */
public record Speaker(String as, String user, String via, String saw, String signature) {
    private static final String SOCKET = "socket";

    /** Somebody who has signed nothing. */
    public Speaker(String as, String user, String via) {
        this(as, user, via, "", "");
    }

    /**
     * Whether they speak at the process that carries the run out. Whoever is there could end it as well: they are
     * believed to be who they say.
     */
    public boolean isHere() {
        return !via.equals(SOCKET);
    }

    /** The name that stands in the record. */
    public String name() {
        return as.isEmpty() ? user : as;
    }
}
