package dev.cutover.run.fact;

import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import java.time.Instant;
import java.util.Optional;

/** Requests to a run from outside, and their outcome. */
public sealed interface RequestFact extends Fact {

    /**
     * Somebody asks for something; pending from here on.
     *
     * @param id unique in the run
     * @param kept where and when it was kept while no process ran the run; empty if it went to a runner at once
     */
    record Received(String id, Request request, Speaker speaker, Optional<Kept> kept) implements RequestFact {

        /** A request that went to a runner at once. */
        public Received(String id, Request request, Speaker speaker) {
            this(id, request, speaker, Optional.empty());
        }
    }

    /**
     * A request that waited in the run's inbox.
     *
     * @param name its name there, which no other request of the run ever has: by it no request is entered twice
     * @param at when it was made, as the command that kept it says
     */
    record Kept(String name, Instant at) {}

    /** It is done, or it will not be. */
    record Settled(String id, Outcome outcome, String why) implements RequestFact {}

    /**
     * Somebody is about to ask for a rollback: no ramp in scope rises meanwhile. Recorded again, with the same id, when
     * more is known of what they mean.
     *
     * @param id unique in the run
     * @param until when it lapses unless more is said
     * @param atOnce whether the command that made it asks for the rollback itself, with nobody typing in between: then
     *     the freeze is a part of the request, and no sign that came before it
     */
    record RampsFrozen(String id, Scope scope, String by, Instant until, boolean atOnce) implements RequestFact {

        /** A freeze while a person types. */
        public RampsFrozen(String id, Scope scope, String by, Instant until) {
            this(id, scope, by, until, false);
        }
    }

    /** The freeze has ended: the rollback was asked for, or nobody asks any more. */
    record RampsReleased(String id, String why) implements RequestFact {}

    /** The outcomes of a request. */
    enum Outcome {
        DONE,
        REFUSED,
        WITHDRAWN
    }
}
