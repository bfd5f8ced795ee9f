package dev.cutover.run;

import dev.cutover.model.AnswerWord;

/**
 * Something that an attempt has settled for itself, so that whoever goes on with it does not settle it anew. How it is
 * written is known to {@link NoteForm} alone.
 */
public sealed interface AttemptNote {

    /** All evidence that the step asks for is kept. */
    record EvidenceTaken() implements AttemptNote {}

    /** Some of the evidence could not be had; never the word for evidence that is taken. */
    record EvidenceMissing(String why) implements AttemptNote {}

    /** What an operation that changes nothing has put out, in the form of {@code Outputs}. */
    record OutputsRead(String outputs) implements AttemptNote {}

    /** Everything is as it should be after the effect. */
    record Verified() implements AttemptNote {}

    /** Something is not as it should be after the effect; never the word for all being well. */
    record NotVerified(String why) implements AttemptNote {}

    /** The baseline's measurements are on record. */
    record BaselineMeasured() implements AttemptNote {}

    /** The runner of that epoch has read the weights, and they stood where the record left them. */
    record WeightsRead(long epoch) implements AttemptNote {}

    /** The weights were read once more at the end of the ramp, and stood where the record left them. */
    record FinalWeightsRead() implements AttemptNote {}

    /**
     * What a breach of the attempt asked for is done.
     *
     * @param breach which one, from 1
     */
    record BreachFollowed(int breach, AnswerWord how) implements AttemptNote {}

    /** The ramp went back one weight because of a breach. */
    record SteppedBack() implements AttemptNote {}

    /** Somebody let the step go on over a red guard. */
    record GuardOverridden(String owner) implements AttemptNote {}

    /**
     * Somebody let the step go on over a red guard at one weight.
     *
     * @param moves how many moves of the ramp were done by then
     */
    record GuardOverriddenAt(int moves, String owner) implements AttemptNote {}

    /** What another build has written, or nobody: nothing is decided from it. */
    record Unknown(String what, String value) implements AttemptNote {}
}
