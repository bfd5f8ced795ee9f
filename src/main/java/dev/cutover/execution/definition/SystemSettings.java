package dev.cutover.execution.definition;

import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import dev.cutover.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A system's settings as its connector gets them: its own override those of the type, and secrets are filled in. */
public final class SystemSettings {
    private SystemSettings() {}

    /** With references to secrets left unresolved, for validation. */
    public static Binding of(Binding binding, Environment environment) {
        return of(binding, environment, Secrets.NONE);
    }

    public static Binding of(Binding binding, Environment environment, Secrets secrets) {
        return filled(binding, environment, secrets::fill);
    }

    /** With each of its secrets looked up again. */
    public static Binding renewed(Binding binding, Environment environment, Secrets secrets) {
        return filled(binding, environment, secrets::fillAnew);
    }

    private static Binding filled(Binding binding, Environment environment, UnaryOperator<Map<String, Object>> fill) {
        var with =
                new LinkedHashMap<String, Object>(environment.connectors().getOrDefault(binding.connector(), Map.of()));
        with.putAll(binding.with());
        return new Binding(
                binding.system(),
                binding.connector(),
                fill.apply(with),
                fill.apply(binding.operations()),
                binding.reaches());
    }
}
