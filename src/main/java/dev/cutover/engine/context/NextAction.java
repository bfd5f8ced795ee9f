package dev.cutover.engine.context;

import dev.cutover.engine.time.EngineTime;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.spi.ConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The next action on one topic. */
public sealed interface NextAction {
    /** The topics of calls that nothing waits for begin with it: neither the end of a run nor a runner that leaves. */
    String BESIDE = "beside ";

    /** Whether nothing is done now. */
    default boolean waits() {
        return false;
    }

    /** Record these facts, then decide again. */
    record Note(List<Fact> facts) implements NextAction {
        public Note {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Call a system, on another thread. Issued only after everything recorded so far is durable.
     *
     * @param step whose evidence it may bring; also what a rollback interrupts it by
     * @param limit after which it is abandoned, on the run's clock
     * @param trouble what to record if it was abandoned or threw
     * @param kind what is known of the job
     */
    record Call(
            StepId step,
            int attempt,
            String source,
            Duration limit,
            Job job,
            Function<Trouble, List<Fact>> trouble,
            EngineTime.Kind kind)
            implements NextAction {

        /** A call without a time limit. */
        public Call(
                StepId step,
                int attempt,
                String source,
                Duration limit,
                Job job,
                Function<Trouble, List<Fact>> trouble) {
            this(step, attempt, source, limit, job, trouble, EngineTime.Kind.ANY);
        }
    }

    /** Nothing before that instant (null: until something happens). */
    record Wait(@Nullable Instant until) implements NextAction {
        @Override
        public boolean waits() {
            return true;
        }
    }

    /** Nothing until a person has answered. */
    record People() implements NextAction {
        @Override
        public boolean waits() {
            return true;
        }
    }

    /** Nothing until a person has answered, or until that instant; it alone keeps no runner where nobody is. */
    record PeopleUntil(Instant until) implements NextAction {
        @Override
        public boolean waits() {
            return true;
        }
    }

    static NextAction note(Fact... facts) {
        return new Note(List.of(facts));
    }

    /** Work beside the engine; what it returns is recorded. */
    @FunctionalInterface
    interface Job {
        List<Fact> run(CallTools callTools) throws ConnectorException, InterruptedException;
    }

    /** What kept a call from answering. */
    record Trouble(Kind kind, String why) {
        /** How it came to that. */
        public enum Kind {
            TIMED_OUT,
            /** Somebody interrupted the call. */
            BROKEN_OFF,
            FAILED
        }

        public boolean timedOut() {
            return kind == Kind.TIMED_OUT;
        }

        /** The same of an effect that was asked for. */
        public EffectFact.Cause cause() {
            return timedOut() ? EffectFact.Cause.TIMED_OUT : EffectFact.Cause.NONE;
        }
    }
}
