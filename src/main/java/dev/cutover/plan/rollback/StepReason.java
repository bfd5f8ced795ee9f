package dev.cutover.plan.rollback;

import dev.cutover.model.StepId;
import java.util.Optional;

/**
 * Why a step is in a rollback, or is not. Immutable.
 *
 * @param other the step that the reason is about; empty if it is about none
 * @param detail what else there is to say: the segment of a step that is wider, the words of a runbook that says why
 *     there is no undo; may be empty
 */
public record StepReason(StepId step, Why why, Optional<StepId> other, String detail) {

    StepReason(StepId step, Why why) {
        this(step, why, Optional.empty(), "");
    }

    StepReason(StepId step, Why why, StepId other) {
        this(step, why, Optional.of(other), "");
    }

    StepReason(StepId step, Why why, String detail) {
        this(step, why, Optional.empty(), detail);
    }

    /** Whether it is rolled back, all of it or as far as it is about the scope. */
    public boolean isIn() {
        return why.isIn;
    }

    /** The reasons there are. */
    public enum Why {
        /** All that it is about lies in the scope. */
        IN_SCOPE(true),
        /** The scope names it, or its phase. */
        NAMED(true),
        /** It relies on another step that is rolled back. */
        RELIES_ON(true),
        /** It moved no other traffic than a shift that is rolled back. */
        SAME_TRAFFIC(true),
        /** It is wider than the scope, and its traffic in the scope returns. */
        IN_PART(true),
        /** It is wider than the scope, and keeps the old platform closed. */
        OPENS(true),
        /** It is wider than the scope, and is undone for everything, as was asked for. */
        ALSO(true),
        /** It changed nothing. */
        CHANGES_NOTHING(false),
        /** Nothing of it stands any more. */
        UNDONE(false),
        /** It is about other traffic. */
        ELSEWHERE(false),
        /** The scope names other steps. */
        NOT_NAMED(false),
        /** It was done for more than the scope, and cannot be undone for a part. */
        WIDER(false),
        /** The same, and traffic that stays on the new platform relies on it. */
        WIDER_RELIED_ON(false),
        /** It lies before a point of no return that was passed. */
        BARRED(false),
        /** It has no undo, on purpose. */
        NO_UNDO(false);

        private final boolean isIn;

        Why(boolean isIn) {
            this.isIn = isIn;
        }
    }
}
