package dev.cutover.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The scope of a rollback: a slice of the traffic, and of the steps. Without any limit it is the whole run. Immutable.
 *
 * @param values for each named dimension its values; empty for all traffic
 * @param steps the only steps that are meant; empty for all
 * @param also steps that are wider than the slice and are undone all the same, for everything that they are about
 */
public record Scope(SortedMap<String, Set<String>> values, Set<StepId> steps, Set<StepId> also) {
    public static final Scope WHOLE_RUN = new Scope(new TreeMap<>());

    public Scope {
        var copy = new TreeMap<String, Set<String>>();
        values.forEach((dimension, chosen) -> copy.put(dimension, Collections.unmodifiableSet(new TreeSet<>(chosen))));
        values = Collections.unmodifiableSortedMap(copy);
        steps = sorted(steps);
        also = sorted(also);
    }

    /** A slice of the traffic, whatever the steps. */
    public Scope(SortedMap<String, Set<String>> values) {
        this(values, Set.of(), Set.of());
    }

    private static Set<StepId> sorted(Set<StepId> steps) {
        var sorted = new TreeSet<>(Comparator.comparing(StepId::value));
        sorted.addAll(steps);
        return Collections.unmodifiableSet(sorted);
    }

    public static Scope of(Segment segment) {
        var values = new TreeMap<String, Set<String>>();
        segment.values().forEach((dimension, value) -> values.put(dimension, Set.of(value)));
        return new Scope(values);
    }

    public boolean isWholeRun() {
        return values.isEmpty() && steps.isEmpty();
    }

    /** Whether it names more than one value of a dimension. */
    public boolean namesSeveral() {
        return values.values().stream().anyMatch(chosen -> chosen.size() > 1);
    }

    /** Whether the step is among those that are meant, whatever it is about. */
    public boolean admits(StepId step) {
        return steps.isEmpty() || steps.contains(step);
    }

    /** Whether what the step did to all of the segment is meant. What is wider than the scope is not. */
    public boolean covers(StepId step, Segment segment) {
        return also.contains(step) || (admits(step) && covers(segment));
    }

    /** Whether all of what the step is about is meant. */
    public boolean covers(Step step) {
        return covers(step.id(), step.where());
    }

    /** Whether any of what the step did to the segment is meant. */
    public boolean touches(StepId step, Segment segment) {
        return also.contains(step) || (admits(step) && touches(segment));
    }

    /** Whether any of what the step is about is meant. */
    public boolean touches(Step step) {
        return touches(step.id(), step.where());
    }

    /** Whether the step can be undone in the slice of traffic alone: of a shift, what is in the slice returns. */
    public boolean fits(Step step) {
        return step.work() instanceof Work.Shift ? touches(step.where()) : covers(step.where());
    }

    /** Whether all of the segment lies in the slice of traffic. A segment wider than the slice does not. */
    public boolean covers(Segment segment) {
        return values.entrySet().stream().allMatch(mine -> {
            String value = segment.values().get(mine.getKey());
            return value != null && mine.getValue().contains(value);
        });
    }

    /** Whether everything that the other scope is about is meant as well. */
    public boolean includes(Scope other) {
        boolean slice = values.entrySet().stream().allMatch(mine -> {
            var theirs = other.values.get(mine.getKey());
            return theirs != null && mine.getValue().containsAll(theirs);
        });
        boolean chosen = steps.isEmpty() || (!other.steps.isEmpty() && steps.containsAll(other.steps));
        return slice && chosen && (isWholeRun() || also.containsAll(other.also));
    }

    /** Whether any of the segment lies in the slice of traffic. */
    public boolean touches(Segment segment) {
        return values.entrySet().stream().allMatch(mine -> {
            String value = segment.values().get(mine.getKey());
            return value == null || mine.getValue().contains(value);
        });
    }

    /** {@code region=us-east|us-west,lane=curbside,step=shift-us-east}, or {@code the whole run}. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        values.forEach((dimension, chosen) -> parts.add(dimension + "=" + String.join("|", chosen)));
        if (!steps.isEmpty()) {
            parts.add("step=" + joined(steps));
        }
        if (!also.isEmpty()) {
            parts.add("also=" + joined(also));
        }
        return parts.isEmpty() ? "the whole run" : String.join(",", parts);
    }

    private static String joined(Set<StepId> steps) {
        return steps.stream().map(StepId::value).collect(Collectors.joining("|"));
    }
}
