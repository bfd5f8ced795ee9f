package dev.cutover;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The {@code instanceof} chains over sealed families: for each method and family, the permitted classes it asks for.
 */
final class SealedChains {
    private final Map<Class<?>, Set<Class<?>>> families = new HashMap<>();
    private final Map<String, Map<Class<?>, Set<Class<?>>>> chains = new TreeMap<>();

    SealedChains(JavaClasses classes) {
        for (var one : classes) {
            var type = reflected(one);
            if (type.isSealed()) {
                families.put(type, new LinkedHashSet<>(List.of(type.getPermittedSubclasses())));
            }
        }
        for (var one : classes) {
            one.getInstanceofChecks().forEach(this::take);
        }
    }

    /**
     * The chains, methods that ask for two or more classes of a family, that leave out a permitted class.
     *
     * @return {@code method over Family} with what is left out
     */
    Map<String, String> incomplete() {
        var incomplete = new TreeMap<String, String>();
        chains.forEach((method, asked) -> asked.forEach((family, named) -> {
            var missing = new TreeSet<String>();
            permitted(family)
                    .filter(type -> !named.contains(type) && !isNamedByItsParts(type, asked))
                    .forEach(type -> missing.add(type.getSimpleName()));
            if (named.size() > 1 && !missing.isEmpty()) {
                incomplete.put(method + " over " + nested(family), String.join(", ", missing));
            }
        }));
        return incomplete;
    }

    private void take(InstanceofCheck check) {
        var asked = reflected(check.getRawType());
        var method = nested(reflected(check.getOwner().getOwner())) + "."
                + check.getOwner().getName();
        families.forEach((family, permitted) -> {
            if (permitted.contains(asked)) {
                chains.computeIfAbsent(method, none -> new HashMap<>())
                        .computeIfAbsent(family, none -> new LinkedHashSet<>())
                        .add(asked);
            }
        });
    }

    /** A family within the family may be named class by class. */
    private boolean isNamedByItsParts(Class<?> type, Map<Class<?>, Set<Class<?>>> asked) {
        return type.isSealed()
                && permitted(type)
                        .allMatch(part -> asked.getOrDefault(type, Set.of()).contains(part));
    }

    private Stream<Class<?>> permitted(Class<?> family) {
        return families.getOrDefault(family, Set.of()).stream();
    }

    private static String nested(Class<?> type) {
        var names = new ArrayList<String>();
        for (Class<?> one = type; one != null; one = one.getEnclosingClass()) {
            names.add(0, one.getSimpleName());
        }
        return String.join(".", names);
    }

    private static Class<?> reflected(JavaClass one) {
        return one.reflect();
    }
}
