package dev.cutover.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One value of each class that a sealed family permits, found by looking: a new class is there without being listed.
 */
public final class PermittedSamples {
    private PermittedSamples() {}

    /** One value of each kind; of each constant, where the kind is an enum. */
    public static <T> List<T> of(Class<T> family) {
        var samples = new ArrayList<T>();
        collect(family, family, samples);
        return samples;
    }

    private static <T> void collect(Class<?> type, Class<T> family, List<T> into) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(each -> collect(each, family, into));
        } else if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).map(family::cast).forEach(into::add);
        } else {
            into.add(family.cast(PlainValues.of(type)));
        }
    }
}
