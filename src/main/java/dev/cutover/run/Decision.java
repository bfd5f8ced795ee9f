package dev.cutover.run;

import dev.cutover.model.RoleId;

/**
 * Who said what, as whom, why, and with what consequence. The date is the event's.
 *
 * @param question the id of the question answered; empty for a decision that nobody asked for
 * @param owner the person
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 * @param user the operating-system user behind it
 */
public record Decision(
        String question,
        String owner,
        RoleId role,
        String subject,
        String choice,
        String reason,
        String impact,
        String via,
        String user) {}
