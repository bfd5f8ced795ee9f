package dev.cutover.execution.definition;

import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import dev.cutover.secret.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A system's settings as its connector gets them: its own override those of the type, and secrets are filled in. */
public final class SystemSettings {
    private SystemSettings() {}

    /** With references to secrets left unresolved, for validation. */
    public static Binding of(Binding binding, Environment environment) {
        return of(binding, environment, Secrets.NONE);
    }

    public static Binding of(Binding binding, Environment environment, Secrets secrets) {
        var with =
                new LinkedHashMap<String, Object>(environment.connectors().getOrDefault(binding.connector(), Map.of()));
        with.putAll(binding.with());
        return new Binding(
                binding.system(),
                binding.connector(),
                secrets.fill(with),
                secrets.fill(binding.operations()),
                binding.reaches());
    }
}
