package dev.cutover.execution.status;

import dev.cutover.control.StatusAnswers;
import dev.cutover.control.StatusQuestion;
import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordReader;
import dev.cutover.journal.RunJournal;
import dev.cutover.model.Runbook;
import dev.cutover.query.RunView;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.snapshot.BuildIdentity;
import dev.cutover.query.snapshot.RunSnapshot;
import dev.cutover.run.IllegalTransition;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The status of the run that this process runs, as its record tells it at that moment: it leaves out what is not
 * recorded yet, such as samples that bring nothing new. Thread-safe: the engine's thread hands events over and never
 * waits; whoever asks folds them.
 */
public final class LiveStatus implements StatusAnswers {
    /** If nobody asks, the engine's thread folds these few at a time, so that they do not pile up. */
    private static final int MOST_UNFOLDED = 200;

    private static final int MOST_REMEMBERED = 16;

    private final Home home;
    private final RunJournal journal;
    private final StatusRenderer renderer;
    private final Queue<Recorded> unfolded = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final RunView runView;
    private final Map<StatusQuestion, String> remembered = new HashMap<>();
    private Instant rememberedAt = Instant.MIN;
    private RecordReader.RecordEnd end;
    private boolean lost;
    /** Set before the past is handed over, and cleared once all has been folded. */
    private volatile boolean isPastUnfolded;

    /** Events in a row, and where the record ended when they were handed over. */
    private record Recorded(List<Event> events, RecordReader.RecordEnd end) {}

    /**
     * The status of a run that is about to be run.
     *
     * @param runbook as the run began with it
     */
    public LiveStatus(Home home, RunJournal journal, Runbook runbook, StatusRenderer renderer) {
        this.home = home;
        this.journal = journal;
        this.renderer = renderer;
        this.runView = RunView.of(journal.folder().run(), runbook);
        this.end = journal.end();
    }

    /** Takes the past in, which whoever asks first folds: the engine's thread would take too long over it. */
    void recall(List<Event> past) {
        isPastUnfolded = true;
        unfolded.add(new Recorded(past, journal.end()));
        waiting.addAndGet(past.size());
    }

    /** Takes durable events in; called on the engine's thread. */
    void add(List<Event> events) {
        unfolded.add(new Recorded(events, journal.end()));
        waiting.addAndGet(events.size());
        if (unfolded() > MOST_UNFOLDED && !isPastUnfolded && lock.tryLock()) {
            try {
                fold();
            } finally {
                lock.unlock();
            }
        }
    }

    /** How many events are kept until they are folded. */
    int unfolded() {
        return waiting.get();
    }

    @Override
    public Optional<String> answer(StatusQuestion question) {
        if (!question.build().equals(BuildIdentity.ofThisProcess())) {
            return Optional.empty();
        }
        lock.lock();
        try {
            fold();
            return isWhole() ? Optional.of(rendered(question, WallTime.today())) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** A snapshot of the run as it is recorded now; empty if nothing was recorded since that event. */
    Optional<Snapshot> since(long seq) {
        lock.lock();
        try {
            fold();
            return lost || end.seq() <= seq || !isMeantUnnamed()
                    ? Optional.empty()
                    : RunSnapshot.bytes(runView, end).map(bytes -> new Snapshot(end.seq(), bytes));
        } finally {
            lock.unlock();
        }
    }

    /** A snapshot's bytes, and the event up to which it goes. */
    static final class Snapshot {
        private final long seq;
        private final byte[] bytes;

        private Snapshot(long seq, byte[] bytes) {
            this.seq = seq;
            this.bytes = bytes;
        }

        long seq() {
            return seq;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private void fold() {
        for (var next = unfolded.poll(); next != null; next = unfolded.poll()) {
            waiting.addAndGet(-next.events().size());
            end = next.end();
            remembered.clear();
            add(next);
        }
        isPastUnfolded = false;
    }

    private void add(Recorded next) {
        try {
            if (!lost) {
                next.events().forEach(runView::add);
            }
        } catch (IllegalTransition e) {
            // The record can be read all the same, and says what is wrong with it.
            lost = true;
        }
    }

    /**
     * Whether it is what the record says, of a run that goes on: which run is shown after its end, the records decide.
     */
    private boolean isWhole() {
        var state = runView.state();
        return !lost
                && state.seq() == end.seq()
                && end.seq() > 0
                && state.ended().isEmpty()
                && isMeantUnnamed();
    }

    /** Whether the quick ways of {@code status} may choose it: the records tell what there is to all other runs. */
    private boolean isMeantUnnamed() {
        var state = runView.state();
        return state.seq() > 0
                && !state.isDryRun()
                && !state.isRehearsal()
                && state.created().only().isEmpty();
    }

    private String rendered(StatusQuestion question, Instant now) {
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        if (!second.equals(rememberedAt) || remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
            rememberedAt = second;
        }
        return remembered.computeIfAbsent(question, asked -> renderer.render(snapshot(now), asked));
    }

    private StatusSnapshot snapshot(Instant now) {
        return StatusSnapshot.of(runView, end.hash(), home, now);
    }
}
