package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.book.Stage;
import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.connector.sandbox.estate.platform.EstateSystem;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fault as a scenario or an environment file states it: {@code fault}, and optionally {@code rate}, {@code for},
 * {@code segment}, {@code factor} (how many times slower), {@code delay} (how late), {@code every} (how often),
 * {@code stage} (which one it strikes) and {@code id}.
 *
 * @param fault empty if there is a mistake
 */
record FaultSettings(Optional<Fault> fault, List<Mistake> mistakes) {
    static final List<String> KEYS =
            List.of("fault", "rate", "for", "segment", "factor", "delay", "every", "stage", "id");

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
        var late = seconds("delay", settings).or(() -> every(kind, settings));
        var strength = settings.whole("factor", 0, Fault.LARGEST);
        var stage = stage(kind, estateSite.kind(), settings);
        var name = settings.text("id").orElse(id);
        checkRate(kind, settings);
        try {
            var fault = kind.map(known -> new Fault(
                    name,
                    estateSite,
                    known,
                    rate,
                    segment,
                    lasts,
                    late.or(() -> strength).orElse(known.usualMagnitude()),
                    stage));
            return of(fault, settings.mistakes());
        } catch (EstateException wrong) {
            settings.mistake("fault", String.valueOf(wrong.getMessage()), wrong.hint());
            return of(Optional.empty(), settings.mistakes());
        }
    }

    private static Optional<Integer> seconds(String key, SettingsReader settings) {
        var given = settings.positiveDuration(key);
        if (given.filter(duration -> duration.compareTo(LONGEST_DELAY) > 0).isPresent()) {
            settings.wrong(key, "must be at most 1h");
            return Optional.empty();
        }
        return given.map(duration -> Math.toIntExact(duration.toSeconds()));
    }

    private static Optional<Integer> every(Optional<FaultKind> kind, SettingsReader settings) {
        if (settings.has("every")
                && kind.filter(FaultKind.CHANGING_ORDERS::equals).isEmpty()) {
            settings.wrong("every", "is only for changing-orders", "leave it out");
        }
        var every = seconds("every", settings);
        if (every.filter(seconds -> seconds == 0).isPresent()) {
            settings.wrong("every", "must be at least 1s");
        }
        return every;
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
