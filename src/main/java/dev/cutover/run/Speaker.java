package dev.cutover.run;

/**
 * Who speaks.
 *
 * @param as a person of the runbook; empty if nobody was named
 * @param user the operating-system user, as the system says and not they themselves
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 * @param saw what the person had before them when they signed: the digest of a question, or something never said
 *     before, so that nothing that was signed serves twice; empty if they did not sign
 * @param signature of the {@link Statement}, armored, as {@code ssh-keygen -Y sign} makes it; empty if they did not
 *     sign
 */
public record Speaker(String as, String user, String via, String saw, String signature) {

    /** Somebody who has signed nothing. */
    public Speaker(String as, String user, String via) {
        this(as, user, via, "", "");
    }

    /** The name that stands in the record. */
    public String name() {
        return as.isEmpty() ? user : as;
    }
}
