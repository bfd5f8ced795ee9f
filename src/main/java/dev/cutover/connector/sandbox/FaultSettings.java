package dev.cutover.connector.sandbox;

import dev.cutover.connector.sandbox.estate.faults.Fault;
import dev.cutover.connector.sandbox.estate.faults.FaultKind;
import dev.cutover.connector.sandbox.estate.platform.EstateException;
import dev.cutover.connector.sandbox.estate.platform.EstateSite;
import dev.cutover.spi.Mistake;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fault as a scenario or an environment file states it: {@code fault}, and optionally {@code rate}, {@code for},
 * {@code segment}, {@code factor} (how many times slower), {@code delay} (how late) and {@code id}.
 *
 * @param fault empty if there is a mistake
 */
record FaultSettings(Optional<Fault> fault, List<Mistake> mistakes) {
    static final List<String> KEYS = List.of("fault", "rate", "for", "segment", "factor", "delay", "id");

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
        var late = late(settings);
        var strength = settings.whole("factor", 0, Fault.LARGEST);
        var name = settings.text("id").orElse(id);
        try {
            var fault = kind.map(known -> new Fault(
                    name,
                    estateSite,
                    known,
                    rate,
                    segment,
                    lasts,
                    late.or(() -> strength).orElse(known.usualMagnitude())));
            return of(fault, settings.mistakes());
        } catch (EstateException wrong) {
            settings.mistake("fault", String.valueOf(wrong.getMessage()), wrong.hint());
            return of(Optional.empty(), settings.mistakes());
        }
    }

    private static Optional<Integer> late(SettingsReader settings) {
        var delay = settings.positiveDuration("delay");
        if (delay.filter(given -> given.compareTo(LONGEST_DELAY) > 0).isPresent()) {
            settings.wrong("delay", "must be at most 1h");
            return Optional.empty();
        }
        return delay.map(given -> Math.toIntExact(given.toSeconds()));
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
