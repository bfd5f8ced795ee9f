package dev.cutover.report.assembly;

import dev.cutover.model.StepId;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When a run waited: for the answers of people, by step, and in holds. Made once for a record; then only read. */
final class WaitSpans {
    private final Map<StepId, List<TimeSpan>> asked = new HashMap<>();
    private final List<TimeSpan> held = new ArrayList<>();

    /** @param until when what is still open is counted to */
    WaitSpans(List<Event> events, Instant until) {
        var open = new HashMap<String, PeopleFact.Asked>();
        var since = new HashMap<String, Instant>();
        Instant hold = null;
        for (var event : events) {
            if (event.fact() instanceof PeopleFact.Asked fact) {
                open.put(fact.question().id(), fact);
                since.put(fact.question().id(), event.at());
            } else if (event.fact() instanceof PeopleFact fact) {
                fact.closes().map(open::remove).ifPresent(closed -> add(closed, since, event.at()));
            } else if (event.fact() instanceof RunFact.Held) {
                hold = hold == null ? event.at() : hold;
            } else if (event.fact() instanceof RunFact.Continued && hold != null) {
                held.add(new TimeSpan(hold, event.at()));
                hold = null;
            }
        }
        open.values().forEach(fact -> add(fact, since, until));
        if (hold != null) {
            held.add(new TimeSpan(hold, latest(hold, until)));
        }
    }

    private void add(PeopleFact.Asked fact, Map<String, Instant> since, Instant until) {
        var from = since.getOrDefault(fact.question().id(), until);
        asked.computeIfAbsent(fact.question().step(), step -> new ArrayList<>())
                .add(new TimeSpan(from, latest(from, until)));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How long a step waited for people within a time; two questions at once count once. */
    Duration people(StepId step, TimeSpan within) {
        return covered(asked.getOrDefault(step, List.of()), within);
    }

    /** How long the run was held within a time, while the step waited for nobody. */
    Duration held(StepId step, TimeSpan within) {
        var both = new ArrayList<>(held);
        both.addAll(asked.getOrDefault(step, List.of()));
        return covered(both, within).minus(people(step, within));
    }

    private static Duration covered(List<TimeSpan> spans, TimeSpan within) {
        var sorted = spans.stream().sorted(Comparator.comparing(TimeSpan::from)).toList();
        var sum = Duration.ZERO;
        var reached = within.from();
        for (var span : sorted) {
            var from = latest(span.from(), reached);
            var until = span.until().isBefore(within.until()) ? span.until() : within.until();
            if (until.isAfter(from)) {
                sum = sum.plus(Duration.between(from, until));
                reached = until;
            }
        }
        return sum;
    }
}
