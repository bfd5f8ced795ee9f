package dev.cutover.engine;

import dev.cutover.journal.Journal;
import dev.cutover.model.StepId;
import dev.cutover.run.Event;
import dev.cutover.run.Fact;
import dev.cutover.run.RunState;
import dev.cutover.secret.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The engine's memory: what is recorded here is folded at once, durable after {@link #seal}, and told to the listener
 * only then.
 */
final class Chronicle {
    private final Journal journal;
    private final RunState state;
    private final RunListener listener;
    private final Consumer<Event> whenFolded;
    private final List<Event> unsealed = new ArrayList<>();
    private int forced;

    Chronicle(Setup setup, RunState state, Consumer<Event> whenFolded) {
        this.journal = setup.journal();
        this.state = state;
        this.listener = setup.listener();
        this.whenFolded = whenFolded;
        this.secrets = setup.secrets();
    }

    private final Secrets secrets;

    void record(Instant at, String actor, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        var masked = facts.stream().map(fact -> Masked.of(fact, secrets)).toList();
        for (var event : journal.append(at, actor, masked)) {
            state.apply(event);
            unsealed.add(event);
            whenFolded.accept(event);
        }
    }

    /** Makes everything recorded durable; {@link #seal} tells it. */
    void force() {
        if (forced < unsealed.size()) {
            journal.force();
            forced = unsealed.size();
        }
    }

    /** Makes everything recorded durable, then tells it. */
    List<Event> seal() {
        if (unsealed.isEmpty()) {
            return List.of();
        }
        force();
        var sealed = List.copyOf(unsealed);
        unsealed.clear();
        forced = 0;
        listener.happened(sealed);
        return sealed;
    }

    static boolean isAbout(Event event, StepId step) {
        return event.fact().ofStep().filter(step::equals).isPresent();
    }
}
