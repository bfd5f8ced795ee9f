package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import java.util.Optional;

/**
 * Who said what, as whom, why, and with what consequence. The date is the event's.
 *
 * @param question the id of the question answered; empty for a decision that nobody asked for
 * @param owner the person
 * @param role the one whose word it is
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 * @param user the operating-system user behind it
 * @param backing what stands behind it; empty where there is nothing to say of that, and in records of old versions
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
        String user,
        Optional<Backing> backing) {

    /** A decision with a name under it and nothing more. */
    public Decision(
            String question,
            String owner,
            RoleId role,
            String subject,
            String choice,
            String reason,
            String impact,
            String via,
            String user) {
        this(question, owner, role, subject, choice, reason, impact, via, user, Optional.empty());
    }

    /**
     * What stands behind a decision.
     *
     * @param saw digest of what the person had before their eyes; empty if the question was about nothing of that kind
     * @param standIn {@code deputy}, or the role as which somebody spoke for the one that was asked; empty for a person
     *     of that role
     * @param signature armored, as {@code ssh-keygen -Y sign} makes it; empty if it was not signed
     */
    public record Backing(String saw, String standIn, String signature) {
        private static final Backing NONE = new Backing("", "", "");
    }

    /** What was said where the engine has asked; empty if it is a word of the runbook's own. */
    public Optional<AnswerWord> word() {
        return AnswerWord.of(choice);
    }

    /** Whether that is what was said. */
    public boolean says(AnswerWord word) {
        return word.is(choice);
    }

    /** Whether it turns the run: back, or to its end. */
    public boolean turns() {
        return word().filter(AnswerWord::turns).isPresent();
    }

    /** Whether it says no to what a gate asks. */
    public boolean isNo() {
        return word().filter(AnswerWord::isNo).isPresent();
    }

    /** What the person saw; empty for nothing in particular. */
    public String saw() {
        return backing.orElse(Backing.NONE).saw();
    }

    /** As what somebody spoke who is not of the role; empty for a person of the role. */
    public String standIn() {
        return backing.orElse(Backing.NONE).standIn();
    }

    /** The signature; empty if it was not signed. */
    public String signature() {
        return backing.orElse(Backing.NONE).signature();
    }
}
