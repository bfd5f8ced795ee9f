package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every effect that was ever intended, and its outcome. The caller checks the transition rules before. Not thread-safe.
 */
public final class EffectLedger {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<StepId, List<String>> byStep = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final TreeMap<Long, String> standing = new TreeMap<>();
    private final Map<Undoable, Integer> undoable = new HashMap<>();
    private final Set<String> undone = new HashSet<>();
    private final Set<String> loose = new HashSet<>();

    /**
     * What is known of one effect.
     *
     * @param askedSeq the number of the event that requested it last; 0 once the runner has stopped before it got an
     *     answer, so that no process waits for one
     * @param doubted whether its outcome was ever in doubt
     * @param settledSeq the number of the event that settled it; until then that of the intent
     */
    public record Entry(
            Effect effect,
            EffectState state,
            long askedSeq,
            Instant at,
            long settledSeq,
            int repeats,
            boolean doubted,
            Said said) {

        /** The last detail, for people. */
        public String detail() {
            return said.detail();
        }

        /** Its outputs. */
        public Map<String, String> outputs() {
            return said.outputs();
        }

        /** Why its outcome is not a plain answer. */
        public EffectFact.Cause cause() {
            return said.cause();
        }
    }

    /** Details of an effect's outcome beside its state. */
    public record Said(String detail, Map<String, String> outputs, EffectFact.Cause cause) {
        private static Said plainly(String detail) {
            return new Said(detail, Map.of(), EffectFact.Cause.NONE);
        }
    }

    /**
     * Where something stands that a rollback undoes.
     *
     * @param time when, if the runbook said so
     */
    public record Undoable(SystemId system, Optional<Undo.Time> time) {}

    public Optional<Entry> of(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** In the order in which they were first intended. */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** Those of one step, in the order in which they were first intended. */
    public List<Entry> ofStep(StepId step) {
        return byStep.getOrDefault(step, List.of()).stream().map(entries::get).toList();
    }

    /** Those whose outcome is open. */
    public List<Entry> open() {
        return open.stream().map(this::known).toList();
    }

    /** The forward effects that may have happened and are not undone; the last settled first, computed lazily. */
    public Stream<Entry> standing() {
        return standing.descendingMap().values().stream().map(this::known);
    }

    /** Where anything stands that a rollback undoes; few, however many effects there are. */
    public Set<Undoable> undoable() {
        return Collections.unmodifiableSet(undoable.keySet());
    }

    /**
     * Whether it is repeated although its earlier outcome is unknown: proof that the repeat changed nothing does not
     * prove that the effect did not happen.
     */
    public boolean mayHaveHappenedBefore(String key) {
        return loose.contains(key);
    }

    /** Whether an effect is proven undone. */
    public boolean isUndone(String key) {
        return undone.contains(key);
    }

    void apply(EffectFact fact, Event event) {
        if (fact instanceof EffectFact.Intended intended) {
            intend(intended.effect(), event);
        } else if (fact instanceof EffectFact.Settled settled) {
            settle(settled, event);
        } else if (fact instanceof EffectFact.Repeated repeated) {
            repeat(repeated, event);
        } else {
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    private void intend(Effect effect, Event event) {
        var known = entries.get(effect.key());
        if (known == null) {
            byStep.computeIfAbsent(effect.step(), step -> new ArrayList<>()).add(effect.key());
        }
        boolean doubted = known != null && known.doubted();
        asked(effect, event, known, doubted, "");
    }

    private void repeat(EffectFact.Repeated repeated, Event event) {
        var entry = known(repeated.key());
        if (entry.state().mayHaveHappened()) {
            loose.add(entry.effect().key());
        }
        asked(entry.effect(), event, entry, true, repeated.why());
    }

    private void asked(Effect effect, Event event, @Nullable Entry known, boolean doubted, String detail) {
        int repeats = known == null ? 0 : known.repeats() + 1;
        put(new Entry(
                effect,
                EffectState.INTENDED,
                event.seq(),
                event.at(),
                event.seq(),
                repeats,
                doubted,
                Said.plainly(detail)));
    }

    private void settle(EffectFact.Settled settled, Event event) {
        var entry = known(settled.key());
        if (settled.state() == EffectState.DONE || settled.state() == EffectState.NOT_DONE) {
            loose.remove(settled.key());
        }
        put(new Entry(
                entry.effect(),
                settled.state(),
                entry.askedSeq(),
                event.at(),
                event.seq(),
                entry.repeats(),
                entry.doubted() || settled.state() == EffectState.IN_DOUBT,
                new Said(settled.detail(), settled.outputs(), settled.cause())));
    }

    private void put(Entry entry) {
        String key = entry.effect().key();
        var before = entries.put(key, entry);
        if (before != null) {
            fell(before);
        }
        if (entry.state().isOpen()) {
            open.add(key);
        } else {
            open.remove(key);
        }
        if (entry.effect().direction() == Effect.Direction.BACK) {
            undo(entry);
        } else if (entry.state().mayHaveHappened() && !undone.contains(key)) {
            standing.put(entry.settledSeq(), key);
            count(entry.effect(), 1);
        }
    }

    private void fell(Entry entry) {
        if (standing.remove(entry.settledSeq()) != null) {
            count(entry.effect(), -1);
        }
    }

    private void count(Effect effect, int more) {
        if (effect.undo().isPresent() && !effect.step().isOfRollback()) {
            var where = new Undoable(effect.system(), effect.undo().flatMap(Undo::time));
            undoable.merge(where, more, (known, change) -> known + change == 0 ? null : known + change);
        }
    }

    private void undo(Entry entry) {
        var taken = entries.get(entry.effect().undoes());
        if (taken != null && entry.state() == EffectState.DONE) {
            undone.add(taken.effect().key());
            fell(taken);
        }
    }

    /** A new runner: open effects of the old one are in doubt. */
    void newRunner() {
        open().stream()
                .filter(entry -> entry.state() == EffectState.INTENDED)
                .forEach(entry -> put(new Entry(
                        entry.effect(),
                        EffectState.IN_DOUBT,
                        0,
                        entry.at(),
                        entry.settledSeq(),
                        entry.repeats(),
                        true,
                        Said.plainly("the runner ended before the outcome was known"))));
    }

    private Entry known(String key) {
        var entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("no effect " + key + " was ever intended");
        }
        return entry;
    }
}
