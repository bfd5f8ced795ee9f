package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.connector.sandbox.estate.platform.RoutingKeys;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault as a scenario or an environment file states it: {@code fault}, and optionally {@code rate}, {@code for},
 * {@code segment}, {@code factor} (how many times slower), {@code delay} (how late), {@code every} (how often),
 * {@code stage} (which one it strikes) and {@code id}.
 *
 * @param fault empty if there is a mistake
 */
record FaultSettings(Optional<Fault> fault, List<Mistake> mistakes) {
    private static final String FACTOR = "factor";
    private static final String DELAY = "delay";
    private static final String EVERY = "every";

    static final List<String> KEYS = List.of("fault", "rate", "for", "segment", FACTOR, DELAY, EVERY, "stage", "id");

    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(Fault.LARGEST);

    /**
     * Reads a fault.
     *
     * @param id used if the fault has no id of its own
     */
    static FaultSettings read(EstateSite estateSite, Map<String, ?> values, String id) {
        return read(estateSite, SettingsReader.of(values), id);
    }

    /** The same; the settings reader also collects the mistakes. */
    static FaultSettings read(EstateSite estateSite, SettingsReader settings, String id) {
        var kind = settings.knows(KEYS).require("fault", "say which").choice("fault", kinds());
        var rate = settings.share("rate").orElse(Fault.ALWAYS);
        var segment = settings.textsByName("segment").orElse(Map.of());
        var lasts = settings.positiveDuration("for");
        var magnitude = magnitude(kind, settings);
        var stage = stage(kind, estateSite.kind(), settings);
        var name = settings.text("id").orElse(id);
        checkRate(kind, settings);
        try {
            var fault = kind.map(known -> new Fault(
                    name, estateSite, known, rate, segment, lasts, magnitude.orElse(known.usualMagnitude()), stage));
            return of(fault, settings.mistakes());
        } catch (EstateException wrong) {
            settings.mistake("fault", String.valueOf(wrong.getMessage()), wrong.hint());
            return of(Optional.empty(), settings.mistakes());
        }
    }

    /** Each kind takes one of the keys at most; the others would mean nothing. */
    private static Optional<Integer> magnitude(Optional<FaultKind> kind, SettingsReader settings) {
        var factor = settings.whole(FACTOR, 0, Fault.LARGEST);
        var delay = seconds(DELAY, settings);
        var every = seconds(EVERY, settings);
        var taken = kind.flatMap(FaultKind::magnitudeKey);
        kind.ifPresent(known -> Stream.of(FACTOR, DELAY, EVERY)
                .filter(key -> settings.has(key) && taken.filter(key::equals).isEmpty())
                .forEach(key -> settings.wrong(
                        key,
                        "means nothing to " + known,
                        taken.map(other -> "give " + other + ", or leave it out")
                                .orElse("leave it out"))));
        return factor.or(() -> delay).or(() -> every);
    }

    private static Optional<Integer> seconds(String key, SettingsReader settings) {
        var given = settings.positiveDuration(key);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var duration = given.get();
        if (duration.compareTo(LONGEST_DELAY) > 0) {
            settings.wrong(key, "must be at most 1h");
        } else if (duration.compareTo(SHORTEST_DELAY) < 0) {
            settings.wrong(key, "must be at least 1s");
        } else if (duration.toMillis() % SHORTEST_DELAY.toMillis() != 0) {
            settings.wrong(key, "must be a whole number of seconds");
        } else {
            return Optional.of(Math.toIntExact(duration.toSeconds()));
        }
        return Optional.empty();
    }

    private static Optional<Stage> stage(Optional<FaultKind> kind, EstateSystem system, SettingsReader settings) {
        var stage = settings.choice("stage", Stage.class);
        if (stage.isEmpty() || kind.isEmpty() || !kind.get().isPossibleAt(system)) {
            return Optional.empty();
        }
        var allowed = kind.get().stagesAt(system);
        if (allowed.isEmpty()) {
            settings.wrong("stage", "means nothing to " + kind.get() + " at " + system, "leave it out");
        } else if (!allowed.contains(stage.get())) {
            settings.wrong(
                    "stage",
                    "cannot be " + stage.get() + " for " + kind.get() + " here",
                    "allowed: " + allowed.stream().map(Stage::toString).collect(Collectors.joining(", ")));
        } else {
            return stage;
        }
        return Optional.empty();
    }

    /** A fault that is about all orders has no rate. */
    private static void checkRate(Optional<FaultKind> kind, SettingsReader settings) {
        if (settings.has("rate")
                && kind.filter(FaultKind.UNRECORDED_STAGE::equals).isPresent()) {
            settings.wrong(
                    "rate", "does not go with unrecorded-stage", "it strikes all orders; use skipped-stage for some");
        }
    }

    /** The same with what is wrong with its segment; each value is judged by itself. */
    FaultSettings within(RoutingKeys routingKeys, SettingsReader settings) {
        fault.ifPresent(known -> checkSegment(known.segment(), routingKeys, settings));
        return of(fault, settings.mistakes());
    }

    /** Notes each dimension or value under {@code segment} that is unknown. */
    static void checkSegment(Map<String, String> segment, RoutingKeys routingKeys, SettingsReader settings) {
        segment.forEach((dimension, value) -> {
            try {
                routingKeys.check(Map.of(dimension, value));
            } catch (EstateException unknown) {
                settings.mistake("segment." + dimension, String.valueOf(unknown.getMessage()), unknown.hint());
            }
        });
    }

    private static FaultSettings of(Optional<Fault> fault, List<Mistake> mistakes) {
        return new FaultSettings(mistakes.isEmpty() ? fault : Optional.empty(), mistakes);
    }

    private static Map<String, FaultKind> kinds() {
        var kinds = new LinkedHashMap<String, FaultKind>();
        Arrays.stream(FaultKind.values()).forEach(kind -> kinds.put(kind.id(), kind));
        return kinds;
    }

    /** The mistakes, one sentence each. */
    List<String> problems() {
        return mistakes.stream().map(SettingsReader::sentence).toList();
    }
}
