package dev.cutover.run;

/** What is asked of a run from outside, and what becomes of it. */
public sealed interface PetitionFact extends Fact {

    /**
     * Somebody asks for something; pending from here on.
     *
     * @param id unique in the run
     */
    record Received(String id, Petition petition, Speaker speaker) implements PetitionFact {}

    /** It is done, or it will not be. */
    record Settled(String id, Outcome outcome, String why) implements PetitionFact {}

    /** What can become of a petition. */
    enum Outcome {
        DONE,
        REFUSED,
        WITHDRAWN
    }
}
