package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import java.util.Optional;

/**
 * Who decided what, in which role, why, and with what impact. The date is the event's.
 *
 * @param question the id of the question answered; empty for a decision that nobody asked for
 * @param owner the person
 * @param role the role that the decision is made for
 * @param via {@code prompt}, {@code answers}, {@code command} or {@code socket}
 * @param user the operating-system user behind it
 * @param backing its basis; empty where it has none, and in records of old versions
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
    /** The choice of a decision to do again what was rolled back; its subject is what is done again. */
    public static final String AGAIN = "again";

    /** A decision with a name and no basis. */
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
     * The basis of a decision.
     *
     * @param saw digest of what the person was shown; empty if the question had no basis
     * @param standIn {@code deputy}, or the role as which somebody spoke for the one that was asked; empty for a person
     *     of that role
     * @param signature armored, as {@code ssh-keygen -Y sign} makes it; empty if it was not signed
     * @param report what it says of a task besides its choice; empty if that is all
     */
    public record Backing(String saw, String standIn, String signature, Optional<TaskReport> report) {
        private static final Backing NONE = new Backing("", "", "");

        /** Of a decision that says no more than its choice. */
        public Backing(String saw, String standIn, String signature) {
            this(saw, standIn, signature, Optional.empty());
        }
    }

    /** The answer to a question of the engine; empty if it is a choice of the runbook's own. */
    public Optional<AnswerWord> word() {
        return AnswerWord.of(choice);
    }

    /** Whether this is the answer. */
    public boolean hasChoice(AnswerWord word) {
        return word.is(choice);
    }

    /** Whether somebody decided to do again what was rolled back; nobody asks for that. */
    public boolean isAgain() {
        return question.isEmpty() && choice.equals(AGAIN);
    }

    /** Whether it rolls the run back or ends it. */
    public boolean endsOrRollsBack() {
        return word().filter(AnswerWord::turns).isPresent();
    }

    /** Whether it refuses what a gate asks. */
    public boolean isNo() {
        return word().filter(AnswerWord::isNo).isPresent();
    }

    /** Who decided, and why if a reason was given: {@code Dana Ortiz: the carrier called}. */
    public String byAndWhy() {
        return reason.isBlank() ? who() : who() + ": " + reason;
    }

    /** Who decided, and on whose behalf: {@code Ines Park for Lee Chan}. */
    public String who() {
        return insteadOf().isEmpty() ? owner : owner + " for " + insteadOf();
    }

    /** The person on whose behalf it was said; empty if nobody else's. */
    public String insteadOf() {
        return report().map(TaskReport::insteadOf).orElse("");
    }

    /** What it says of a task besides its choice. */
    public Optional<TaskReport> report() {
        return backing.orElse(Backing.NONE).report();
    }

    /** The choice and what it says besides, in the words that are signed. */
    public String says() {
        return report().map(own -> own.says(choice)).orElse(choice);
    }

    /** What the person saw; empty if nothing was shown. */
    public String saw() {
        return backing.orElse(Backing.NONE).saw();
    }

    /** The capacity of somebody who does not have the role; empty for a person of the role. */
    public String standIn() {
        return backing.orElse(Backing.NONE).standIn();
    }

    /** The signature; empty if it was not signed. */
    public String signature() {
        return backing.orElse(Backing.NONE).signature();
    }
}
