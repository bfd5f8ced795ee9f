package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.AttemptTimer;
import dev.cutover.run.NoteForm;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.step.LeftOutTrail;
import dev.cutover.run.ledger.step.StepBeforeAgain;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every step that has an event. The caller checks the transition rules before. Not thread-safe. */
public final class StepLedger {
    private final Map<StepId, Entry> entries = new LinkedHashMap<>();
    private final Set<StepId> started = new LinkedHashSet<>();
    private final LeftOutTrail leftOutTrail = new LeftOutTrail();

    /** The state of one step. */
    public static final class Entry {
        private final StepId step;
        private StepState state = StepState.PENDING;
        private int attempt;
        private int attemptsSinceReopened;
        private int round;
        private long startedSeq;
        private long bornSeq;
        private @Nullable Instant firstStarted;
        private @Nullable Instant started;
        private @Nullable Instant ended;
        private StepFact.How how = StepFact.How.PLAINLY;
        private StepFact.@Nullable FailureCause cause;
        private boolean leftOutByRollback;
        private boolean doneAgain;
        private boolean reopened;
        private @Nullable StepBeforeAgain before;
        private String why = "";
        private Map<String, String> outputs = Map.of();
        // Most steps have neither, and a run may have ten thousand steps.
        private Map<AttemptTimer, Instant> timers = Map.of();
        private Map<AttemptTimer, TimerBeginning> timerBeginnings = Map.of();
        private Map<String, AttemptNote> notes = Map.of();

        private Entry(StepId step) {
            this.step = step;
        }

        public StepId step() {
            return step;
        }

        public StepState state() {
            return state;
        }

        /** The newest attempt; 0 before the first. */
        public int attempt() {
            return attempt;
        }

        /** How many attempts count against the step's retries. */
        public int attemptsSinceReopened() {
            return attemptsSinceReopened;
        }

        /**
         * How often it was begun anew: after its effects were undone, or after it had succeeded. What it does then is
         * new to the systems, while another attempt is a repeat.
         */
        public int round() {
            return round;
        }

        /** Whether a rollback has left it out before it began; what people leave out is their own. */
        public boolean isLeftOutByRollback() {
            return leftOutByRollback;
        }

        /** Whether it has succeeded, or failed and was then left out; not what was left out from the beginning. */
        public boolean isPassed() {
            return state == StepState.SUCCEEDED || (state == StepState.SKIPPED && attempt > 0 && !leftOutByRollback);
        }

        /** Whether it was rolled back or left out by a rollback, is to be done again, and has not begun since. */
        public boolean isToBeDoneAgain() {
            return doneAgain;
        }

        /** Whether it may start again, and has not. */
        public boolean isReopened() {
            return reopened && state == StepState.PENDING;
        }

        /** What it was before it was begun anew; null if it was not, or has been passed since. */
        public @Nullable StepBeforeAgain before() {
            return before;
        }

        /** The number of the event that began the newest attempt. */
        public long startedSeq() {
            return startedSeq;
        }

        /** The number of the event that began the first attempt since its effects were last undone; 0 before it. */
        public long bornSeq() {
            return bornSeq;
        }

        /** When the first attempt began. */
        public @Nullable Instant firstStarted() {
            return firstStarted;
        }

        /** When the work of the newest attempt began: by a person's word where they said so, else when it started. */
        public @Nullable Instant began() {
            return note(AttemptNote.ActualTimes.class)
                    .flatMap(AttemptNote.ActualTimes::began)
                    .orElse(started);
        }

        /** When the work of the newest attempt ended: by a person's word where they said so, else when it was told. */
        public @Nullable Instant finished() {
            return note(AttemptNote.ActualTimes.class)
                    .flatMap(AttemptNote.ActualTimes::ended)
                    .orElse(ended);
        }

        /** When the newest attempt began. */
        public @Nullable Instant started() {
            return started;
        }

        /** When the newest attempt ended. */
        public @Nullable Instant ended() {
            return ended;
        }

        public StepFact.How how() {
            return how;
        }

        /** Why the newest attempt failed. */
        public StepFact.@Nullable FailureCause cause() {
            return cause;
        }

        /** In words; empty if all is well. */
        public String why() {
            return why;
        }

        /** The outputs of the newest attempt; none before it has succeeded. */
        public Map<String, String> outputs() {
            return outputs;
        }

        /** When a timer of the newest attempt ends. */
        public @Nullable Instant timer(AttemptTimer timer) {
            return timers.get(timer);
        }

        /** Timers of the newest attempt. */
        public Map<AttemptTimer, Instant> timers() {
            return Collections.unmodifiableMap(timers);
        }

        /** When a timer of the newest attempt was set, the last time. */
        public Optional<TimerBeginning> timerBeginning(AttemptTimer timer) {
            return Optional.ofNullable(timerBeginnings.get(timer));
        }

        /** Whether the newest attempt has this note. */
        public boolean noted(AttemptNote note) {
            return notes.containsValue(note);
        }

        /** Whether the newest attempt has a note of this kind. */
        public boolean noted(Class<? extends AttemptNote> kind) {
            return note(kind).isPresent();
        }

        /** The note of this kind of the newest attempt, which has at most one. */
        public <N extends AttemptNote> Optional<N> note(Class<N> kind) {
            return notes(kind).findFirst();
        }

        /** The notes of this kind of the newest attempt. */
        public <N extends AttemptNote> Stream<N> notes(Class<N> kind) {
            return notes.values().stream().filter(kind::isInstance).map(kind::cast);
        }
    }

    /** The entry of a step; one in state PENDING if nothing happened to it. */
    public Entry of(StepId step) {
        var entry = entries.get(step);
        return entry != null ? entry : new Entry(step);
    }

    /** In the order in which they first started. */
    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The steps under way, in the order in which they began. */
    public List<StepId> started() {
        return List.copyOf(started);
    }

    /** Whether any step is under way. */
    boolean anyStarted() {
        return !started.isEmpty();
    }

    /** @param rollingBack whether a rollback is running */
    void apply(StepFact fact, Event event, boolean rollingBack) {
        change(fact, event);
        if (leftOutTrail.leavesOut(fact, event, rollingBack)) {
            of(fact.step()).leftOutByRollback = true;
        }
        leftOutTrail.passedBy(fact, event).forEach(step -> of(step).leftOutByRollback = false);
        if (of(fact.step()).state == StepState.STARTED) {
            started.add(fact.step());
        } else {
            started.remove(fact.step());
        }
    }

    private void change(StepFact fact, Event event) {
        var at = event.at();
        var entry = entries.computeIfAbsent(fact.step(), Entry::new);
        if (fact instanceof StepFact.Started started) {
            begin(entry, started, at);
            entry.startedSeq = event.seq();
            entry.bornSeq = entry.bornSeq == 0 ? event.seq() : entry.bornSeq;
        } else if (fact instanceof StepFact.Succeeded succeeded) {
            end(entry, StepState.SUCCEEDED, at, "");
            entry.how = succeeded.how();
            entry.outputs = succeeded.outputs();
        } else if (fact instanceof StepFact.Failed failed) {
            end(entry, StepState.FAILED, at, failed.why());
            entry.cause = failed.cause();
        } else if (fact instanceof StepFact.Cancelled cancelled) {
            end(entry, StepState.CANCELLED, at, cancelled.why());
        } else if (fact instanceof StepFact.TimerSet timer) {
            entry.timers = with(entry.timers, timer.timer(), timer.until());
            entry.timerBeginnings = with(
                    entry.timerBeginnings,
                    timer.timer(),
                    TimerBeginning.of(timer, at, event.seq(), entry.timerBeginnings.get(timer.timer())));
        } else if (fact instanceof StepFact.StepNote stepNote) {
            entry.notes = with(entry.notes, NoteForm.of(stepNote.note()).what(), stepNote.note());
        } else {
            turn(entry, fact, event);
        }
    }

    /** What people and rollbacks do to a step that is not running. */
    private static void turn(Entry entry, StepFact fact, Event event) {
        if (fact instanceof StepFact.Skipped skipped) {
            end(entry, StepState.SKIPPED, event.at(), skipped.why());
        } else if (fact instanceof StepFact.Withdrawn) {
            putBack(entry, Objects.requireNonNull(entry.before));
        } else if (fact instanceof StepFact.Reopened) {
            entry.before = before(entry, event.seq());
            entry.reopened = true;
            entry.round += entry.state == StepState.SUCCEEDED ? 1 : 0;
            entry.doneAgain =
                    entry.state == StepState.UNDONE || entry.state == StepState.CANCELLED || entry.leftOutByRollback;
            entry.leftOutByRollback = false;
            entry.state = StepState.PENDING;
            entry.attemptsSinceReopened = 0;
        } else if (fact instanceof StepFact.Undone) {
            end(entry, StepState.UNDONE, event.at(), entry.why);
            entry.round++;
            entry.bornSeq = 0;
        } else {
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    private static @Nullable StepBeforeAgain before(Entry entry, long seq) {
        return !entry.isPassed()
                ? entry.before
                : new StepBeforeAgain(
                        entry.state,
                        entry.cause,
                        entry.why,
                        entry.outputs,
                        entry.notes,
                        entry.started,
                        entry.ended,
                        seq);
    }

    private static void putBack(Entry entry, StepBeforeAgain before) {
        entry.state = before.state();
        entry.cause = before.cause();
        entry.why = before.why();
        entry.outputs = before.outputs();
        entry.notes = before.notes();
        entry.started = before.started();
        entry.ended = before.ended();
        entry.before = null;
    }

    private static void begin(Entry entry, StepFact.Started fact, Instant at) {
        entry.state = StepState.STARTED;
        entry.doneAgain = false;
        entry.attempt = fact.attempt();
        entry.attemptsSinceReopened++;
        entry.firstStarted = entry.firstStarted == null ? at : entry.firstStarted;
        entry.started = at;
        entry.ended = null;
        entry.cause = null;
        entry.why = "";
        entry.outputs = Map.of();
        entry.timers = Map.of();
        entry.timerBeginnings = Map.of();
        entry.notes = Map.of();
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> own = map.isEmpty() ? new HashMap<>() : map;
        own.put(key, value);
        return own;
    }

    private static void end(Entry entry, StepState state, Instant at, String why) {
        entry.state = state;
        entry.why = why;
        entry.doneAgain = false;
        entry.leftOutByRollback = false;
        entry.before = state == StepState.FAILED ? entry.before : null;
        entry.ended = at;
    }
}
