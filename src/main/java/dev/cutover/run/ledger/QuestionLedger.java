package dev.cutover.run.ledger;

import dev.cutover.model.StepId;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.TaskProgress;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every question asked, and every decision made. The caller checks the transition rules before. Not thread-safe. */
public final class QuestionLedger {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> open = new LinkedHashMap<>();
    private @Nullable List<Entry> openNow;
    private final Map<Question.Kind, Integer> openOfKind = new EnumMap<>(Question.Kind.class);
    private final Map<StepId, List<String>> byStep = new HashMap<>();
    private final List<Dated> decisions = new ArrayList<>();
    private final List<PeopleFact.Notified> unsent = new ArrayList<>();
    private final List<PeopleFact.Announced> unannounced = new ArrayList<>();
    private final Map<String, Long> untold = new LinkedHashMap<>();
    private long announced;

    /**
     * A question, and the answer that counts, if there is one.
     *
     * @param escalated to whom it was escalated, in order
     * @param notified the rungs of which the message went out, or could not
     * @param task what people have reported of the task that it is about
     */
    public record Entry(
            Question question,
            Instant asked,
            @Nullable Dated answer,
            @Nullable String lapsed,
            List<PeopleFact.Escalated> escalated,
            Set<String> notified,
            TaskProgress task) {

        /** A question that nobody has answered, or reported on. */
        public Entry(Question question, Instant asked) {
            this(question, asked, null, null, List.of(), Set.of(), TaskProgress.NONE);
        }

        private Entry answered(Dated by) {
            return new Entry(question, asked, by, null, escalated, notified, task);
        }

        private Entry lapsed(String why) {
            return new Entry(question, asked, answer, why, escalated, notified, task);
        }

        private Entry escalated(PeopleFact.Escalated further) {
            var all = new ArrayList<>(escalated);
            all.add(further);
            return new Entry(question, asked, answer, lapsed, List.copyOf(all), notified, task);
        }

        private Entry notified(String rung) {
            var all = new HashSet<>(notified);
            all.add(rung);
            return new Entry(question, asked, answer, lapsed, escalated, Set.copyOf(all), task);
        }

        private Entry reported(Decision report, Instant at) {
            return new Entry(question, asked, answer, lapsed, escalated, notified, task.with(report, at));
        }

        /** Who may answer in place of those who were asked. */
        public List<PeopleFact.StandIn> standIns() {
            return escalated.stream().flatMap(one -> one.to().stream()).toList();
        }

        public boolean isOpen() {
            return answer == null && lapsed == null;
        }
    }

    /** A decision with its date, and whether it lapsed. */
    public record Dated(Decision decision, Instant at, long seq) {}

    public Optional<Entry> of(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    public Collection<Entry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The messages about escalated questions that could not be sent, in their order. */
    public List<PeopleFact.Notified> unsent() {
        return Collections.unmodifiableList(unsent);
    }

    /** The number of the last event that was announced, or was to be; 0 if there is none. */
    public long announced() {
        return announced;
    }

    /** How many open questions were asked after the last event that was announced, or was to be. */
    public int untold() {
        return (int) untold.keySet().stream().filter(open::containsKey).count();
    }

    /** The messages about the run itself that were not delivered, in their order. */
    public List<PeopleFact.Announced> unannounced() {
        return Collections.unmodifiableList(unannounced);
    }

    /** What is being waited for, the oldest first. */
    public List<Entry> open() {
        var known = openNow;
        if (known == null) {
            known = List.copyOf(open.values());
            openNow = known;
        }
        return known;
    }

    /** Whether one is open that lets no new step start: of something that went wrong, or of what follows a rollback. */
    public boolean isHalting() {
        return openOfKind.entrySet().stream()
                .filter(open -> open.getValue() > 0)
                .anyMatch(open -> open.getKey().isTrouble() || open.getKey() == Question.Kind.AFTER_ROLLBACK);
    }

    /** Whether a question of one of these kinds is open. */
    public boolean isOpen(Set<Question.Kind> kinds) {
        return kinds.stream().anyMatch(kind -> openOfKind.getOrDefault(kind, 0) > 0);
    }

    /** Those of one step in all its attempts, in the order in which they were asked. */
    public List<Entry> ofStep(StepId step) {
        return byStep.getOrDefault(step, List.of()).stream().map(entries::get).toList();
    }

    /** Those of one attempt of a step, in the order in which they were asked. */
    public List<Entry> ofStep(StepId step, int attempt) {
        return ofStep(step).stream()
                .filter(entry -> entry.question().attempt() == attempt)
                .toList();
    }

    /**
     * The questions of a step that an answer may belong to: the open ones, or else those answered in the newest
     * attempt.
     *
     * @param isPut whether a question is put to whoever speaks
     */
    public List<Entry> intended(StepId step, String word, Predicate<Entry> isPut) {
        var all = ofStep(step);
        int newest =
                all.stream().mapToInt(entry -> entry.question().attempt()).max().orElse(0);
        var fitting = all.stream()
                .filter(entry -> entry.lapsed() == null && entry.question().attempt() == newest)
                .filter(entry -> entry.question().choices().stream()
                        .anyMatch(option -> option.say().equals(word)))
                .filter(isPut)
                .toList();
        var stillOpen = fitting.stream().filter(Entry::isOpen).toList();
        return stillOpen.isEmpty() ? withoutEarlierRollbacks(fitting) : stillOpen;
    }

    /** What followed a rollback was decided once for each; only the last is still meant. */
    private static List<Entry> withoutEarlierRollbacks(List<Entry> answered) {
        var last = answered.stream()
                .filter(entry -> entry.question().kind() == Question.Kind.AFTER_ROLLBACK)
                .reduce((first, second) -> second);
        return answered.stream()
                .filter(entry -> entry.question().kind() != Question.Kind.AFTER_ROLLBACK
                        || last.filter(one -> one.equals(entry)).isPresent())
                .toList();
    }

    /** Why the newest question of a step was withdrawn; empty if it was not. */
    public Optional<String> withdrawal(StepId step) {
        var all = ofStep(step);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(all.get(all.size() - 1).lapsed());
    }

    /** Everything that was decided, in order. */
    public List<Dated> decisions() {
        return Collections.unmodifiableList(decisions);
    }

    void apply(PeopleFact fact, Event event) {
        if (fact instanceof PeopleFact.Asked asked) {
            byStep.computeIfAbsent(asked.question().step(), step -> new ArrayList<>())
                    .add(asked.question().id());
            untold.put(asked.question().id(), event.seq());
            put(new Entry(asked.question(), event.at()));
        } else if (fact instanceof PeopleFact.Decided decided) {
            var dated = new Dated(decided.decision(), decided.given().orElse(event.at()), event.seq());
            decisions.add(dated);
            String id = decided.decision().question();
            if (!id.isEmpty()) {
                put(known(id).answered(dated));
            }
        } else if (fact instanceof PeopleFact.Added added) {
            decisions.add(new Dated(added.decision(), event.at(), event.seq()));
        } else if (fact instanceof PeopleFact.Reported reported) {
            put(known(reported.report().question()).reported(reported.report(), event.at()));
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            put(known(lapsed.question()).lapsed(lapsed.why()));
        } else if (fact instanceof PeopleFact.Escalated escalated) {
            put(known(escalated.question()).escalated(escalated));
        } else if (fact instanceof PeopleFact.Notified notified) {
            put(known(notified.question()).notified(notified.rung()));
            if (!notified.sent()) {
                unsent.add(notified);
            }
        } else if (fact instanceof PeopleFact.Announced told) {
            announced = Math.max(announced, told.event());
            untold.values().removeIf(seq -> seq <= announced);
            if (!told.sent()) {
                unannounced.add(told);
            }
        } else if (!(fact instanceof PeopleFact.Noted)) {
            // A note changes nothing.
            throw new IllegalStateException("no fold for " + fact.getClass());
        }
    }

    private void put(Entry entry) {
        String id = entry.question().id();
        entries.put(id, entry);
        openNow = null;
        if (entry.isOpen()) {
            if (open.put(id, entry) == null) {
                openOfKind.merge(entry.question().kind(), 1, Integer::sum);
            }
        } else if (open.remove(id) != null) {
            openOfKind.merge(entry.question().kind(), -1, Integer::sum);
        }
    }

    private Entry known(String id) {
        var entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException("no question " + id + " was ever asked");
        }
        return entry;
    }
}
