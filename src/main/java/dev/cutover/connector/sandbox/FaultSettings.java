package dev.cutover.connector.sandbox;

import dev.cutover.spi.Mistake;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fault as a scenario or an environment writes it: {@code fault}, and if need be {@code rate}, {@code for},
 * {@code segment}, {@code factor} (how many times as slow), {@code delay} (how late) and {@code id}.
 *
 * @param fault empty if something is wrong
 */
record FaultSettings(Optional<Fault> fault, List<Mistake> mistakes) {

    /**
     * Reads a fault.
     *
     * @param id for a fault that has none of its own
     */
    static FaultSettings read(Site site, Map<String, ?> values, String id) {
        var given = new Given(values);
        var kind = given.as("fault", FaultKind::named);
        if (!values.containsKey("fault")) {
            given.mistake("fault", new EstateException("'fault' is missing", "say which"));
        }
        var rate = given.percent("rate").orElse(Fault.ALWAYS);
        var segment = given.texts("segment").orElse(Map.of());
        var lasts = given.span("for");
        var late = given.span("delay").map(delay -> (int) Math.min(delay.toSeconds(), Integer.MAX_VALUE));
        var strength = late.or(() -> given.whole("factor").map(Long::intValue));
        var name = given.text("id").orElse(id);
        try {
            var fault = kind.map(known ->
                    new Fault(name, site, known, rate, segment, lasts, strength.orElse(known.usualMagnitude())));
            return of(fault, given.mistakes());
        } catch (EstateException wrong) {
            given.mistake("fault", wrong);
            return of(Optional.empty(), given.mistakes());
        }
    }

    private static FaultSettings of(Optional<Fault> fault, List<Mistake> mistakes) {
        return new FaultSettings(mistakes.isEmpty() ? fault : Optional.empty(), mistakes);
    }

    /** What is wrong, each in one sentence. */
    List<String> problems() {
        return mistakes.stream().map(Given::sentence).toList();
    }
}
