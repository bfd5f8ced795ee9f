package dev.cutover.run;

/**
 * Who speaks.
 *
 * @param as a person of the runbook; empty if nobody was named
 * @param user the operating-system user, as the system says and not they themselves
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 */
public record Speaker(String as, String user, String via) {

    /** The name that stands in the record. */
    public String name() {
        return as.isEmpty() ? user : as;
    }
}
