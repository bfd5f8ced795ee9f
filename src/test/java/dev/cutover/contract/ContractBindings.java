package dev.cutover.contract;

import dev.cutover.model.Binding;
import dev.cutover.model.SystemId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes bindings as an environment file would. Stateless and thread-safe. */
public final class ContractBindings {
    private ContractBindings() {}

    /** A system with these settings under {@code with}. */
    public static Binding of(String type, Map<String, Object> with) {
        return of(type, with, Map.of());
    }

    /** A system that has operations of its own in the environment file, too. */
    public static Binding of(String type, Map<String, Object> with, Map<String, Object> operations) {
        return new Binding(new SystemId("system"), type, with, operations);
    }

    /** The same with another value of one setting under {@code with}. */
    public static Binding with(Binding binding, String setting, Object value) {
        var changed = new LinkedHashMap<>(binding.with());
        changed.put(setting, value);
        return new Binding(binding.system(), binding.connector(), changed, binding.operations(), binding.reaches());
    }
}
