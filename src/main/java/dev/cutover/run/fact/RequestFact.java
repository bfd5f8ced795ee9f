package dev.cutover.run.fact;

import dev.cutover.run.Request;
import dev.cutover.run.Speaker;

/** Requests to a run from outside, and their outcome. */
public sealed interface RequestFact extends Fact {

    /**
     * Somebody asks for something; pending from here on.
     *
     * @param id unique in the run
     */
    record Received(String id, Request request, Speaker speaker) implements RequestFact {}

    /** It is done, or it will not be. */
    record Settled(String id, Outcome outcome, String why) implements RequestFact {}

    /** The outcomes of a request. */
    enum Outcome {
        DONE,
        REFUSED,
        WITHDRAWN
    }
}
