package dev.cutover.report.assembly;

import java.util.List;
import java.util.stream.Collectors;

/** The first of many names, and how many more there are. Stateless. */
final class FirstNames {
    static final int MOST = 5;

    private FirstNames() {}

    static String of(List<String> names, String gap) {
        return of(MOST, names, gap);
    }

    static String of(int most, List<String> names, String gap) {
        String named = names.stream().limit(most).collect(Collectors.joining(gap));
        return names.size() <= most ? named : named + " and " + (names.size() - most) + " more";
    }
}
