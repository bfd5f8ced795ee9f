package dev.cutover.run;

import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.SignedStatement.Intent;

/** What somebody asks of a run under way, from wherever they are. */
public sealed interface Request {

    /** What is wished for, in the words that are signed. */
    Intent intent();

    /**
     * An answer to an open question.
     *
     * @param at the question's id, or its step's where only one question there can be meant
     * @param typed what was typed to confirm; empty if nothing was asked for
     */
    record Decide(String at, String choice, String reason, String impact, String typed) implements Request {
        @Override
        public Intent intent() {
            return new Intent(at, choice, reason, impact);
        }
    }

    /** That an answer counts no more, while its gate has not passed yet. */
    record WithdrawAnswer(String at, String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent(at, "take-back", reason, "");
        }
    }

    /** No new steps; ramps stay where they are. */
    record Hold(String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "hold", reason, "");
        }
    }

    /** The end of a hold. */
    record Continue(String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "continue", reason, "");
        }
    }

    /** The end of the run; traffic stays where it is. */
    record Abort(String reason, String impact) implements Request {
        @Override
        public Intent intent() {
            return new Intent("", "abort", reason, impact);
        }
    }

    /**
     * A change of what is pinned.
     *
     * @param override whether it may make something pass that is red now
     */
    record Amend(Amendment amendment, String reason, String impact, boolean override) implements Request {
        @Override
        public Intent intent() {
            return new Intent(
                    amendment.what(), (override ? "override" : "amend") + " to " + amendment.value(), reason, impact);
        }
    }

    /** The rollback. */
    record RollBack(Scope scope, String reason) implements Request {
        @Override
        public Intent intent() {
            return new Intent(scope.toString(), "rollback", reason, "");
        }
    }

    /**
     * Something that a person has seen, kept already.
     *
     * @param sha256 under which it lies with the run's evidence
     * @param step what it is about; empty for the run as a whole
     */
    record KeepEvidence(StepId step, String sha256, String name, String mediaType, long bytes) implements Request {
        @Override
        public Intent intent() {
            return new Intent(sha256, "keep", name, "");
        }
    }

    /** That another petition is not wanted any more. */
    record Withdraw(String petition) implements Request {
        @Override
        public Intent intent() {
            return new Intent(petition, "withdraw", "", "");
        }
    }
}
