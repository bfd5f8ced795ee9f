package dev.cutover.simulation;

import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * No change is requested before its intent is durable, under the lease of the runner that wrote the intent. Each intent
 * requests once: an effect that is open when a runner ends is checked before it is repeated.
 */
final class IntentRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Map<String, java.util.ArrayList<Event>> about = new HashMap<>();
    private final HashSet<String> used = new HashSet<>();

    IntentRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        String key = event.fact() instanceof EffectFact.Intended intended
                ? intended.effect().key()
                : event.fact() instanceof EffectFact.Settled settled
                        ? settled.key()
                        : event.fact() instanceof EffectFact.Repeated repeated ? repeated.key() : "";
        if (!key.isEmpty()) {
            about.computeIfAbsent(key, same -> new java.util.ArrayList<>()).add(event);
        }
    }

    @Override
    public void end(Bookkeeper books) {
        for (var asked : seen.sight().asked()) {
            var last = about.getOrDefault(asked.key(), new java.util.ArrayList<>()).stream()
                    .filter(event -> event.seq() <= asked.durable())
                    .reduce((one, next) -> next);
            String what = asked.what() + " (" + asked.key() + ")";
            if (last.isEmpty()) {
                complain.accept(what + " was asked for before its intent was durable");
                continue;
            }
            var event = last.orElseThrow();
            if (event.fact() instanceof EffectFact.Settled settled) {
                complain.accept(what + " was asked for although the record says " + settled.state());
            } else if (event.epoch() != asked.fence()) {
                complain.accept(what + " was asked for again by another runner without a word in the record");
            } else if (!used.add(asked.key() + " " + event.seq())) {
                complain.accept(what + " was asked for twice by one intent");
            }
            fenced(asked, what);
        }
    }

    /** Whoever asks holds the lease. */
    private void fenced(Sight.Asked asked, String what) {
        List<Event> known =
                seen.record().subList(0, Math.min(asked.durable(), seen.record().size()));
        for (int i = known.size() - 1; i >= 0; i--) {
            if (known.get(i).fact() instanceof RunFact.LeaseTaken) {
                if (known.get(i).epoch() != asked.fence()) {
                    complain.accept(what + " was asked for by runner " + asked.fence() + " after "
                            + known.get(i).epoch() + " had taken over");
                }
                return;
            }
        }
    }
}
