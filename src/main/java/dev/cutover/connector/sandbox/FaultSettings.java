package dev.cutover.connector.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fault as a scenario or an environment writes it: {@code fault}, and if need be {@code rate}, {@code for},
 * {@code segment}, {@code factor} (how many times as slow), {@code delay} (how late) and {@code id}.
 *
 * @param fault empty if something is wrong
 */
record FaultSettings(Optional<Fault> fault, List<String> problems) {

    /**
     * Reads a fault.
     *
     * @param id for a fault that has none of its own
     */
    static FaultSettings read(Site site, Map<String, ?> values, String id) {
        var given = new Given(values);
        var kind = given.as("fault", FaultKind::named);
        if (!values.containsKey("fault")) {
            given.problem("'fault' is missing: say which");
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
            return of(fault, given.problems());
        } catch (EstateException wrong) {
            given.problem(wrong.getMessage() + ": " + wrong.hint());
            return of(Optional.empty(), given.problems());
        }
    }

    private static FaultSettings of(Optional<Fault> fault, List<String> problems) {
        return new FaultSettings(problems.isEmpty() ? fault : Optional.empty(), problems);
    }
}
