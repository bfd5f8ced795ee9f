package dev.cutover.board;

import dev.cutover.plan.rollback.PlannedPhase;
import dev.cutover.plan.rollback.RollbackMeter;
import dev.cutover.plan.rollback.RollbackSchedule;
import dev.cutover.query.moment.StopPreview;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer to "what happens if I stop now?" in words: a label and a sentence a line. Stateless and thread-safe. */
public final class StopWords {
    /** The heading of these lines. */
    public static final String TITLE = "If I stop now";

    private static final int MOST_NAMED = 6;

    private StopWords() {}

    /** One line of the answer. */
    public record Said(String label, Tone tone, String words) {}

    /** Five lines, always the same labels in the same order. */
    public static List<Said> of(StopPreview stopPreview, DisplayNames names) {
        var watch = watch(stopPreview);
        return List.of(
                new Said("Stays on the new platform", Tone.PLAIN, traffic(stopPreview, names)),
                new Said("Stays done", Tone.PLAIN, effects(stopPreview)),
                new Said(
                        "Watched from then on by",
                        stopPreview.watch() == StopPreview.Watch.NOBODY ? Tone.BAD : Tone.PLAIN,
                        watch),
                new Said("To come back", Tone.PLAIN, back(stopPreview)),
                new Said(
                        "Lost by coming back",
                        stopPreview.lost().isEmpty() ? Tone.PLAIN : Tone.CARE,
                        lost(stopPreview)));
    }

    /** Keys with the same weight stand together: {@code us-east curbside, ship-to-home 25 %}. */
    private static String traffic(StopPreview stopPreview, DisplayNames names) {
        var byWeight = new LinkedHashMap<String, List<String>>();
        boolean several = stopPreview.traffic().stream()
                        .map(StopPreview.Share::traffic)
                        .distinct()
                        .count()
                > 1;
        for (var share : stopPreview.traffic()) {
            String weight = share.certain() ? share.weight().toString() : "unknown, last known as " + share.weight();
            String name = names.segment(share.segment());
            byWeight.computeIfAbsent(weight, key -> new ArrayList<>())
                    .add(several ? share.traffic() + " of " + name : name);
        }
        return byWeight.isEmpty()
                ? "nothing"
                : byWeight.entrySet().stream()
                        .map(group -> some(group.getValue()) + " " + group.getKey())
                        .collect(Collectors.joining("; "));
    }

    private static String effects(StopPreview stopPreview) {
        var steps = stopPreview.effectsByStep().entrySet().stream()
                .map(step -> step.getKey() + mark(step.getValue()))
                .toList();
        return steps.isEmpty() ? "nothing" : some(steps);
    }

    private static String mark(List<StopPreview.Deed> deeds) {
        if (!deeds.stream().allMatch(StopPreview.Deed::certain)) {
            return " (may have happened)";
        }
        return deeds.stream().anyMatch(deed -> deed.kept().isPresent()) ? " (has no undo)" : "";
    }

    private static String watch(StopPreview stopPreview) {
        return switch (stopPreview.watch()) {
            case NOT_NEEDED -> "nobody has to: no traffic is on the new platform";
            case RUNNER -> "this run while it is held; nobody, if its process ends (`--wait` keeps watch)";
            case NOBODY -> "nobody: no process runs it (`cutover resume --wait` watches it again)";
        };
    }

    private static String back(StopPreview stopPreview) {
        boolean anything =
                stopPreview.rollbackMeter().map(RollbackMeter::anything).orElse(stopPreview.isAnything());
        if (!anything) {
            return "nothing to roll back";
        }
        var parts = new ArrayList<String>();
        stopPreview.rollbackMeter().ifPresent(rollbackMeter -> parts.addAll(times(rollbackMeter)));
        stopPreview.window().ifPresent(window -> parts.add("window " + Durations.words(window)));
        if (!stopPreview.decides().isEmpty()) {
            parts.add("decided by " + or(stopPreview.decides()));
        }
        helpers(stopPreview).ifPresent(helpers -> parts.add("needs " + helpers));
        return "cutover rollback: " + String.join(", ", parts);
    }

    /** How long the old platform takes to open and traffic to come back, and how long the rest. */
    static List<String> times(RollbackMeter rollbackMeter) {
        var parts = new ArrayList<String>();
        rollbackMeter
                .restore()
                .map(restore -> restore.isZero() ? "no traffic to restore" : "restore " + Durations.words(restore))
                .or(() -> Optional.of("restore never drilled"))
                .ifPresent(parts::add);
        opening(rollbackMeter.schedule()).ifPresent(parts::add);
        boolean known = !rollbackMeter.undo().equals(Duration.ZERO);
        boolean guessed = rollbackMeter.guessed() > 0;
        if (known || guessed) {
            parts.add(
                    known
                            ? "cleanup " + Durations.words(rollbackMeter.undo()) + (guessed ? " or more" : "")
                            : "cleanup of unknown length");
        }
        return parts;
    }

    private static Optional<String> opening(RollbackSchedule schedule) {
        var opening = schedule.of(PlannedPhase.OPEN);
        String by = schedule.openedByHand() > 0 ? " by a person" : "";
        String more = opening.untimed() > 0 ? " or more" : "";
        return !schedule.has(PlannedPhase.OPEN)
                ? Optional.empty()
                : Optional.of(
                        opening.known().isZero()
                                ? "opened first" + by
                                : "opened first" + by + " in " + Durations.words(opening.known()) + more);
    }

    private static Optional<String> helpers(StopPreview stopPreview) {
        var people = stopPreview.helps().stream()
                .collect(Collectors.groupingBy(
                        helper -> or(helper.people()),
                        LinkedHashMap::new,
                        Collectors.mapping(helper -> helper.step().value(), Collectors.joining(", "))));
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of(people.entrySet().stream()
                        .map(helper -> helper.getKey() + " (" + helper.getValue() + ")")
                        .collect(Collectors.joining(" and ")));
    }

    private static String lost(StopPreview stopPreview) {
        var passed = stopPreview.points().stream()
                .filter(StopPreview.Point::passed)
                .map(point -> "what " + point.step() + " has closed: " + point.loses())
                .toList();
        var ahead = stopPreview.points().stream()
                .filter(point -> !point.passed())
                .map(point -> point.step().value())
                .toList();
        var parts = new ArrayList<>(passed);
        parts.addAll(stopPreview.lost());
        String nothing = parts.isEmpty() ? "nothing" : some(parts, "; ");
        return nothing
                + (ahead.isEmpty()
                        ? stopPreview.points().isEmpty() ? " (the runbook has no point of no return)" : ""
                        : " (point of no return: " + some(ahead) + ", not passed)");
    }

    private static String or(List<String> people) {
        return String.join(" or ", people);
    }

    private static String some(List<String> names) {
        return some(names, ", ");
    }

    private static String some(List<String> names, String gap) {
        return names.size() <= MOST_NAMED
                ? String.join(gap, names)
                : String.join(gap, names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }
}
