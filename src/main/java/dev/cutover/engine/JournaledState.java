package dev.cutover.engine;

import dev.cutover.journal.Journal;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The engine's state: a recorded fact is folded at once, durable after {@link #seal}, and reported to the listener only
 * then. Samples that bring nothing new are folded at once as well, and recorded at the latest before the next other
 * fact. Not thread-safe.
 */
final class JournaledState {
    private final Journal journal;
    private final RunState state;
    private final RunListener listener;
    private final Secrets secrets;
    private final Consumer<Event> beforeFolded;
    private final Consumer<Event> whenFolded;
    private final SampleLog samples;
    private final List<Event> unsealed = new ArrayList<>();
    private int forced;

    JournaledState(EngineSetup engineSetup, RunState state, Consumer<Event> beforeFolded, Consumer<Event> whenFolded) {
        this.journal = engineSetup.journal();
        this.state = state;
        this.listener = engineSetup.listener();
        this.secrets = engineSetup.secrets();
        this.beforeFolded = beforeFolded;
        this.whenFolded = whenFolded;
        this.samples = new SampleLog(state);
    }

    void record(Instant at, String actor, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        // Whoever makes a request claims a name, which stands there even where the request is refused.
        String by = secrets.mask(actor);
        var masked = facts.stream().map(fact -> FactMasking.of(fact, secrets)).toList();
        if (masked.stream().allMatch(CriterionFact.Sampled.class::isInstance)) {
            append(at, by, samples.sift(masked, asRecorded(at)));
        } else {
            recordSamples(at);
            append(at, by, masked);
        }
    }

    /** Something is about to rely on them. */
    void recordSamples(Instant at) {
        append(at, Event.ENGINE, samples.release());
    }

    /** Records what has waited long enough. */
    void recordDue(Instant at) {
        var due = samplesDue();
        if (due != null && !at.isBefore(due)) {
            append(at, Event.ENGINE, samples.minute());
        }
    }

    /** When samples are to be recorded, if nothing happens before; null if there are none. */
    @Nullable
    Instant samplesDue() {
        return samples.due();
    }

    private void append(Instant at, String actor, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        for (var fact : facts) {
            // Each is judged against the state after those before it, before any of it is written.
            state.refusal(fact).ifPresent(why -> {
                throw fault(fact, why);
            });
            for (var event : journal.append(at, actor, List.of(fact))) {
                beforeFolded.accept(event);
                state.apply(event);
                unsealed.add(event);
                whenFolded.accept(event);
            }
        }
    }

    /** Nothing more is forced: the record ends with what was durable before, and can be resumed from there. */
    private ProblemException fault(Fact fact, String why) {
        String run = state.id().map(id -> " " + id).orElse("");
        var of = fact.ofStep().map(step -> " of step '" + step + "'").orElse("");
        return new ProblemException(
                ExitCode.ERROR,
                "this is a fault of the tool: it was about to record " + name(fact) + of
                        + ", which is not possible here: " + why + "; it was not recorded, and the run stops here",
                "`cutover resume" + run + "` continues from what is recorded, `cutover rollback" + run
                        + "` undoes what was done",
                new IllegalTransition(why));
    }

    private static String name(Fact fact) {
        var type = fact.getClass();
        var family = type.getDeclaringClass();
        return (family == null ? "" : family.getSimpleName() + ".") + type.getSimpleName();
    }

    /** As a reader of the record will find it. */
    private Instant asRecorded(Instant at) {
        var cut = at.truncatedTo(ChronoUnit.MICROS);
        return state.lastAt().filter(cut::isBefore).orElse(cut);
    }

    /** Makes everything recorded durable; {@link #seal} reports it. */
    void force() {
        if (forced < unsealed.size()) {
            journal.force();
            forced = unsealed.size();
        }
    }

    /** Makes everything recorded durable, then reports it to the listener. */
    void seal() {
        if (!unsealed.isEmpty()) {
            force();
            var sealed = List.copyOf(unsealed);
            unsealed.clear();
            forced = 0;
            listener.happened(sealed);
        }
        samples.tell(listener::measured);
    }
}
