package dev.cutover.run.ledger;

import dev.cutover.model.Conduct;
import dev.cutover.model.Scope;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RollbackFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every rollback of the run. The caller checks the transition rules before. Not thread-safe. */
public final class RollbackLedger {
    private final List<Entry> entries = new ArrayList<>();
    private final FaultSigns faultSigns = new FaultSigns();
    private final Map<Integer, RollbackFact.Explained> explained = new HashMap<>();
    private int running;

    /**
     * One rollback and its clock.
     *
     * @param seq the number of the event that decided it
     * @param opened how what comes before traffic ended; null until then, and where nothing had to be opened
     * @param returned when all its traffic was back and read back; null until then
     * @param restored when the old platform was also measured to take orders, where anything measures that; in a
     *     runbook without traffic, when everything was undone; null until then
     * @param finished when all of it was, or a wider one took it over; null until then
     * @param takenOverBy the number of the wider one that took it over; 0 if none did
     * @param leftUndone what is not proven undone at its end, in words; empty until then
     * @param leftAbout what each of them is about; empty in records of builds that did not tell
     */
    public record Entry(
            RollbackFact.Requested requested,
            Instant decided,
            long seq,
            RollbackFact.@Nullable Opened opened,
            @Nullable Instant returned,
            @Nullable Instant restored,
            @Nullable Instant finished,
            int takenOverBy,
            List<RollbackFact.UndoBlocked> blocked,
            List<String> leftUndone,
            List<RollbackFact.Subject> leftAbout) {
        /** One that was just decided. */
        public static Entry decided(RollbackFact.Requested requested, Instant at, long seq) {
            return new Entry(requested, at, seq, null, null, null, null, 0, List.of(), List.of(), List.of());
        }

        public int number() {
            return requested.rollback();
        }

        public Scope scope() {
            return requested.scope();
        }

        public boolean isOpen() {
            return finished == null;
        }

        /** The step under which the record has the weights that it sets; the runbook has none of that name. */
        public StepId step() {
            return new StepId(name());
        }

        /** The id of a question that it puts. */
        public String question(String about) {
            return name() + "/" + about;
        }

        /** Whether the question is one that it puts. */
        public boolean isOwn(Question question) {
            return question.step().rollback() == number() || question.id().startsWith(question(""));
        }

        private String name() {
            return RollbackLedger.name(number());
        }

        /** Why it has given the undo of that key up; empty if it has not. */
        public Optional<String> whyBlocked(String key) {
            return blocked.stream()
                    .filter(one -> one.effect().equals(key))
                    .map(RollbackFact.UndoBlocked::why)
                    .findFirst();
        }

        /** Whether its traffic stays where it is, as the old platform is not open. */
        public boolean isParked() {
            return opened != null && opened.outcome() == RollbackFact.OpeningOutcome.PARKED;
        }

        /** Whether its traffic returned although the old platform may be closed. */
        public boolean isTrafficFirst() {
            return opened != null && opened.outcome() == RollbackFact.OpeningOutcome.TRAFFIC_FIRST;
        }

        /** Whether a wider one took it over. */
        public boolean isTakenOver() {
            return takenOverBy > 0;
        }

        /** Whether a wider one took it over before its traffic was back, so that its own clock tells nothing. */
        public boolean isUnmeasured() {
            return isTakenOver() && restored == null;
        }

        private Entry with(RollbackFact fact, Instant at) {
            var allBlocked = new ArrayList<>(blocked);
            if (fact instanceof RollbackFact.UndoBlocked one) {
                allBlocked.add(one);
            }
            boolean isBack = fact instanceof RollbackFact.Returned || fact instanceof RollbackFact.Restored;
            boolean isOver = fact instanceof RollbackFact.Finished || fact instanceof RollbackFact.TakenOver;
            return new Entry(
                    requested,
                    decided,
                    seq,
                    fact instanceof RollbackFact.Opened how ? how : opened,
                    isBack && returned == null ? at : returned,
                    fact instanceof RollbackFact.Restored && restored == null ? at : restored,
                    isOver ? at : finished,
                    fact instanceof RollbackFact.TakenOver wider ? wider.by() : takenOverBy,
                    List.copyOf(allBlocked),
                    fact instanceof RollbackFact.Finished end ? end.leftUndone() : leftUndone,
                    fact instanceof RollbackFact.Finished end ? end.about() : leftAbout);
        }

        /** Its clock so far; that of the wider one that took it over tells when everything was undone. */
        public RollbackClock clock() {
            return RollbackClock.of(requested, decided, restored, isTakenOver() ? null : finished);
        }

        /** Why one of its times was not measured. */
        public String whyUnmeasured(RollbackClock.Time time) {
            boolean isUnproven = time == RollbackClock.Time.RESTORE && returned != null && restored == null;
            return isUnproven
                    ? "traffic is back, and the old platform is not proven to take orders"
                    : time.whyUnmeasured();
        }

        /** Decision to traffic back and verified. */
        public Optional<Duration> restore() {
            return clock().restore();
        }
    }

    /** What may begin the clock of a rollback. */
    public FaultSigns signs() {
        return faultSigns;
    }

    public List<Entry> all() {
        return Collections.unmodifiableList(entries);
    }

    /** The running ones, in the order in which they began. */
    public List<Entry> open() {
        return isAnyOpen() ? entries.stream().filter(Entry::isOpen).toList() : List.of();
    }

    /** The running ones, which must be some: {@code rollback 1}, {@code rollbacks 1, 2 and 3}. */
    public String openOnes() {
        var numbers = open().stream().map(Entry::number).map(String::valueOf).toList();
        int last = numbers.size() - 1;
        return last == 0
                ? "rollback " + numbers.get(0)
                : "rollbacks " + String.join(", ", numbers.subList(0, last)) + " and " + numbers.get(last);
    }

    /** The same, and what is said of one, or of more. */
    public String openOnes(String ofOne, String ofMore) {
        return openOnes() + " " + (running == 1 ? ofOne : ofMore);
    }

    /** How a rollback is named where something is named after it: {@code rollback-2}. */
    public static String name(int number) {
        return "rollback-" + number;
    }

    /** Whether any is running. */
    public boolean isAnyOpen() {
        return running > 0;
    }

    /** The rollback of that number. */
    public Optional<Entry> of(int number) {
        return number > 0 && number <= entries.size() ? Optional.of(entries.get(number - 1)) : Optional.empty();
    }

    /** The first running one that rolls back all of the scope. */
    public Optional<Entry> running(Scope scope) {
        return open().stream().filter(open -> open.scope().includes(scope)).findFirst();
    }

    /** Whether a rollback of all of the scope was asked for after the event of that number. */
    public boolean isRequestedSince(long seq, Scope scope) {
        return entries.stream()
                .anyMatch(entry -> entry.seq() > seq && entry.scope().includes(scope));
    }

    /**
     * Those that left something undone, and that no later one has gone over again. What of it was put right since is
     * another question.
     */
    public List<Entry> unresolved() {
        return entries.stream()
                .filter(entry -> !entry.leftUndone().isEmpty())
                .filter(entry -> entries.stream()
                        .noneMatch(later -> later.number() > entry.number()
                                && !later.isOpen()
                                && !later.isTakenOver()
                                && later.scope().includes(entry.scope())))
                .toList();
    }

    /** The reason that was given after it had begun; empty if none was. */
    public Optional<RollbackFact.Explained> explained(int rollback) {
        return Optional.ofNullable(explained.get(rollback));
    }

    /** Whether it began without a reason, and none has been given since. */
    public boolean lacksReason(Entry entry) {
        return entry.requested().reason().isBlank() && !explained.containsKey(entry.number());
    }

    /** Whether something that the runbook demands of a decision by people has not been said of it. */
    public boolean lacks(Conduct.Demands demands, Entry entry) {
        boolean byPeople = !entry.requested().by().equals(Event.ENGINE);
        return lacksReason(entry) || (demands.impact() && byPeople && lacksImpact(entry));
    }

    boolean lacksImpact(Entry entry) {
        return explained(entry.number())
                .map(RollbackFact.Explained::impact)
                .orElse("")
                .isBlank();
    }

    void apply(RollbackFact fact, Event event) {
        var at = event.at();
        if (fact instanceof RollbackFact.Requested requested) {
            entries.add(Entry.decided(requested, at, event.seq()));
            running++;
            return;
        }
        if (fact instanceof RollbackFact.Explained reason) {
            explained.put(reason.rollback(), reason);
            return;
        }
        if (fact instanceof RollbackFact.Opened
                || fact instanceof RollbackFact.Returned
                || fact instanceof RollbackFact.Restored
                || fact instanceof RollbackFact.TakenOver
                || fact instanceof RollbackFact.UndoBlocked
                || fact instanceof RollbackFact.Finished) {
            change(fact, at);
            return;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    private void change(RollbackFact fact, Instant at) {
        var before = of(fact.rollback()).orElseThrow();
        var after = before.with(fact, at);
        running -= before.isOpen() && !after.isOpen() ? 1 : 0;
        entries.set(before.number() - 1, after);
    }
}
