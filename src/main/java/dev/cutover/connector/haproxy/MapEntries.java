package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AnswerText;
import dev.cutover.model.Segment;
import dev.cutover.model.Weight;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The entries of a map, as {@code show map} tells them, or of the file that it is loaded from.
 *
 * @param trouble what it answered instead; empty if it told the entries
 */
record MapEntries(List<Entry> entries, String trouble) {
    private static final Pattern LINE = Pattern.compile("0x[0-9a-f]+ (\\S+)(?: (.*))?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final String UNKNOWN_MAP = "Unknown map";
    private static final int ALL = 10_000;

    MapEntries {
        entries = List.copyOf(entries);
    }

    record Entry(String key, String value) {}

    static MapEntries parse(String answer) {
        var entries = new ArrayList<Entry>();
        for (String line : answer.lines().filter(text -> !text.isBlank()).toList()) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                return new MapEntries(List.of(), AnswerText.line(line));
            }
            String value = parts.group(2);
            entries.add(new Entry(parts.group(1), value == null ? "" : value.strip()));
        }
        return new MapEntries(entries, "");
    }

    /** The weight of a key. */
    Reading reading(Segment segment, String map, String key) {
        if (!trouble.isEmpty()) {
            return trouble.startsWith(UNKNOWN_MAP)
                    ? Reading.none(segment, State.ABSENT, "HAProxy has no map " + map)
                    : Reading.none(segment, "HAProxy answered '" + trouble + "' instead of the map " + map);
        }
        var values = entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .toList();
        if (values.isEmpty()) {
            return Reading.none(
                    segment,
                    State.ABSENT,
                    "the map " + map + " has no entry " + key + ": add it with 0, there and in its file");
        }
        if (values.size() > 1) {
            return Reading.none(
                    segment,
                    State.DUPLICATE,
                    "the map " + map + " has " + values.size() + " entries " + key + " (" + String.join(", ", values)
                            + "): delete all but one");
        }
        return weight(values.get(0))
                .map(weight -> Reading.of(segment, weight))
                .orElseGet(() -> Reading.none(
                        segment,
                        "the map " + map + " has '" + AnswerText.line(values.get(0)) + "' for " + key
                                + ", which is no number of basis points from 0 to 10000"));
    }

    /** How many entries have keys like these. */
    long count(Pattern keys) {
        return entries.stream()
                .filter(entry -> keys.matcher(entry.key()).matches())
                .count();
    }

    /** What is wrong with entries of keys like these: one key twice, a value that is no weight. */
    List<String> faults(Pattern keys) {
        var seen = new HashSet<String>();
        var faults = new ArrayList<String>();
        for (Entry entry : entries) {
            if (!keys.matcher(entry.key()).matches()) {
                continue;
            }
            if (!seen.add(entry.key())) {
                faults.add(entry.key() + " has several entries");
            } else if (weight(entry.value()).isEmpty()) {
                faults.add(entry.key() + " has '" + AnswerText.line(entry.value())
                        + "', which is no number of basis points from 0 to 10000");
            }
        }
        return faults;
    }

    /**
     * Compares these entries of a map's file with the map in force: what the file says is what a HAProxy has that is
     * loaded again. Tells faults of the file, and keys with another weight in it.
     */
    List<Found> compared(MapEntries running, Path file, Pattern keys) {
        var found = new ArrayList<Found>();
        faults(keys).forEach(fault -> found.add(Found.failed(Aspect.WEIGHTS, "in " + file + ", " + fault)));
        running.weights(keys).forEach((key, weight) -> {
            var there = firstOf(key);
            if (there.isEmpty()
                    || weight(there.get()).filter(kept -> !kept.equals(weight)).isPresent()) {
                String kept = there.flatMap(MapEntries::weight)
                        .map(other -> "at " + Weight.words(other))
                        .orElse("has no entry");
                found.add(Found.cannotTell(
                        Aspect.WEIGHTS,
                        key + " is at " + Weight.words(weight) + " in HAProxy, and " + kept + " in " + file
                                + ", which HAProxy reads when it is loaded again"));
            }
        });
        return found.isEmpty() ? List.of(Found.ok(Aspect.WEIGHTS, file + " says the same")) : found;
    }

    private Map<String, Integer> weights(Pattern keys) {
        var weights = new LinkedHashMap<String, Integer>();
        entries.stream()
                .filter(entry -> keys.matcher(entry.key()).matches())
                .forEach(entry -> weight(entry.value()).ifPresent(weight -> weights.putIfAbsent(entry.key(), weight)));
        return weights;
    }

    /** HAProxy uses the first of two entries with the same key. */
    private Optional<String> firstOf(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    /** A weight as it stands in a map; empty if it is none. */
    static Optional<Integer> weight(String value) {
        return Optional.of(value)
                .filter(text -> WHOLE.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(weight -> weight >= 0 && weight <= ALL);
    }
}
