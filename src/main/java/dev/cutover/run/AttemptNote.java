package dev.cutover.run;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A result within an attempt, so that a new runner need not obtain it again. Its written form is known to
 * {@link NoteForm} alone.
 */
public sealed interface AttemptNote {

    /** All evidence that the step asks for is kept. */
    record EvidenceTaken() implements AttemptNote {}

    /** Some of the evidence could not be captured. */
    record EvidenceMissing(String why) implements AttemptNote {}

    /** The outputs of an operation that only reads, in the form of {@code Outputs}. */
    record OutputsRead(String outputs) implements AttemptNote {}

    /** The effect was verified. */
    record Verified() implements AttemptNote {}

    /** The effect was not verified, with the reason. */
    record NotVerified(String why) implements AttemptNote {}

    /**
     * When people say that the work began and ended, where the engine's clock cannot know.
     *
     * @param began empty if they do not say
     * @param ended empty if they do not say
     */
    record ActualTimes(Optional<Instant> began, Optional<Instant> ended) implements AttemptNote {}

    /** The baseline's measurements are on record. */
    record BaselineMeasured() implements AttemptNote {}

    /** The runner of that epoch has read the weights, and they were as recorded. */
    record WeightsRead(long epoch) implements AttemptNote {}

    /** The weights were read again at the end of the ramp, and were as recorded. */
    record FinalWeightsRead() implements AttemptNote {}

    /**
     * The weights were read at the end of a soak, and were as recorded.
     *
     * @param until the instant at which the soak was to end, in milliseconds of the epoch
     */
    record SoakedWeightsRead(long until) implements AttemptNote {}

    /**
     * Routers that are not the shift's own were asked for their weights at the end of a soak, whatever they answered.
     *
     * @param until the instant at which the soak was to end, in milliseconds of the epoch
     */
    record OtherRoutersRead(long until, List<SystemId> routers) implements AttemptNote {
        public OtherRoutersRead {
            routers = List.copyOf(routers);
        }
    }

    /**
     * What a breach of the attempt asked for is done.
     *
     * @param breach which one, from 1
     */
    record BreachFollowed(int breach, AnswerWord how) implements AttemptNote {}

    /** The ramp stepped back one weight because of a breach. */
    record SteppedBack() implements AttemptNote {}

    /** Somebody overrode a red guard of the step. */
    record GuardOverridden(String owner) implements AttemptNote {}

    /**
     * Somebody overrode a red guard at one weight.
     *
     * @param moves how many moves of the ramp were done by then
     */
    record GuardOverriddenAt(int moves, String owner) implements AttemptNote {}

    /** The temporary files of the reconciliation are gone. */
    record WorkRemoved() implements AttemptNote {}

    /** A note that this version does not know: nothing is decided from it. */
    record Unknown(String what, String value) implements AttemptNote {}
}
