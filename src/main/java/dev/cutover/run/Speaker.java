package dev.cutover.run;

import dev.cutover.model.ComposedText;

/**
 * Who speaks.
 *
 * @param as a person of the runbook; empty if nobody was named
 * @param user the operating-system user, as the system says and not they themselves
 * @param via {@code prompt}, {@code answers}, {@code command}, {@code file} or {@code scenario} where they speak at the
 *     process that runs it; {@code socket} where they speak to it from elsewhere; {@code inbox} where they spoke while
 *     no process ran it
 * @param saw what the person was shown when they signed, or when they answered while no process ran the run: the digest
 *     of a question, or a value never used before, so that no signature serves twice; empty otherwise
 * @param signature of the {@link SignedStatement}, armored, as {@code ssh-keygen -Y sign} makes it; empty if they did
 *     not sign
 */
public record Speaker(String as, String user, String via, String saw, String signature) {
    private static final String SOCKET = "socket";
    private static final String COMMAND = "command";
    private static final String INBOX = "inbox";

    public Speaker {
        as = ComposedText.of(as);
    }

    /** Somebody who has signed nothing. */
    public Speaker(String as, String user, String via) {
        this(as, user, via, "", "");
    }

    /**
     * Whether they speak at the process that runs it. Somebody there could end the process as well, so a name without a
     * key is accepted.
     */
    public boolean isHere() {
        return !via.equals(SOCKET) && !isFromInbox();
    }

    /** Whether they speak by the command with which they have just taken the run. */
    public boolean isComingBack() {
        return via.equals(COMMAND);
    }

    /** Whether they spoke while no process ran the run. */
    public boolean isFromInbox() {
        return via.equals(INBOX);
    }

    /** The same person and words, kept in the inbox in a file of this user. */
    public Speaker inInbox(String owner) {
        return new Speaker(as, owner, INBOX, saw, signature);
    }

    /** The same person and words, by the command with which this user takes the run. */
    public Speaker byCommand(String taker) {
        return new Speaker(as, taker, COMMAND, saw, signature);
    }

    /** The name that stands in the record. */
    public String name() {
        return as.isEmpty() ? user : as;
    }
}
