package dev.cutover.run;

import java.util.List;

/**
 * The decision that a run goes on beside others that change the same things.
 *
 * @param runs the other runs
 * @param by who decided it
 * @param user the operating-system user behind it
 * @param reason as they gave it
 */
public record Alongside(List<RunId> runs, String by, String user, String reason) {
    public Alongside {
        runs = List.copyOf(runs);
    }
}
