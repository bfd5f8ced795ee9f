package dev.cutover.run;

import dev.cutover.model.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every question asked, and every decision made. Not thread-safe. */
public final class QuestionLedger {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Dated> decisions = new ArrayList<>();

    /** A question, and the answer that counts, if there is one. */
    public record Entry(
            Question question,
            Instant asked,
            @Nullable Dated answer,
            @Nullable String lapsed) {
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

    /** What is being waited for, the oldest first. */
    public List<Entry> open() {
        return entries.values().stream().filter(Entry::isOpen).toList();
    }

    /** Those of one attempt of a step, in the order in which they were asked. */
    public List<Entry> ofStep(StepId step, int attempt) {
        return entries.values().stream()
                .filter(entry ->
                        entry.question().step().equals(step) && entry.question().attempt() == attempt)
                .toList();
    }

    /** Everything that was decided, in order. */
    public List<Dated> decisions() {
        return Collections.unmodifiableList(decisions);
    }

    void apply(PeopleFact fact, Event event) {
        if (fact instanceof PeopleFact.Asked asked) {
            if (entries.containsKey(asked.question().id())) {
                throw new IllegalTransition("question " + asked.question().id() + " was asked before");
            }
            entries.put(asked.question().id(), new Entry(asked.question(), event.at(), null, null));
        } else if (fact instanceof PeopleFact.Decided decided) {
            var dated = new Dated(decided.decision(), event.at(), event.seq());
            decisions.add(dated);
            String id = decided.decision().question();
            if (!id.isEmpty()) {
                var entry = known(id);
                if (!entry.isOpen()) {
                    throw new IllegalTransition("question " + id + " is not open any more");
                }
                entries.put(id, new Entry(entry.question(), entry.asked(), dated, null));
            }
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            var entry = known(lapsed.question());
            entries.put(lapsed.question(), new Entry(entry.question(), entry.asked(), entry.answer(), lapsed.why()));
        }
    }

    private Entry known(String id) {
        var entry = entries.get(id);
        if (entry == null) {
            throw new IllegalTransition("no question " + id + " was ever asked");
        }
        return entry;
    }
}
