package dev.cutover.connector.command;

import dev.cutover.spi.TrafficRouter;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A router that is operated by two programs.
 *
 * @param unit what a bare number that they print means; empty if it means nothing
 * @param read the program that prints the weight in force
 * @param how what the program that sets a weight reports
 * @param set the program that sets a weight
 * @param conflict exit codes of that program for: it found another weight than the expected one, and changed nothing
 */
record RouterSpec(
        Optional<PrintedShare.Unit> unit,
        ProgramSpec read,
        How how,
        ProgramSpec set,
        OperationSpec.Exits exits,
        Set<Integer> conflict,
        TrafficRouter.Traits traits) {
    /** All traffic, in basis points. */
    private static final int WHOLE = 10_000;

    private static final List<String> KEYS =
            List.of("read", "set", "apply", "unit", "granularity", "sticky", "survives-restart", "settles");
    private static final List<String> SET_KEYS = Stream.of(
                    ProgramSpec.KEYS, OperationSpec.Exits.KEYS, List.of("conflict"))
            .flatMap(List::stream)
            .toList();
    private static final Set<String> READ_PLACES = Set.of("traffic", "from", "to");
    private static final Set<String> SET_PLACES = Stream.of(READ_PLACES, OperationSpec.PLACES, WeightPlaces.NAMES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** What the program that sets a weight reports; also its key in the settings. */
    enum How {
        /** Nothing: the weight is read before and after. */
        SET,
        /** The weight in force before, and the one that it read back afterwards. */
        APPLY;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RouterSpec read(SettingsReader settings) {
        settings.knows(KEYS);
        if (!settings.has("read")) {
            settings.wrong("read", "is missing: a router is read before each change");
        }
        var how = settings.has("apply") ? How.APPLY : How.SET;
        if (how == How.APPLY && settings.has("set")) {
            settings.wrong("set", "conflicts with `apply`, which already sets weights", "remove one of the two");
        } else if (how == How.SET && !settings.has("set")) {
            settings.wrong(
                    "set",
                    "is missing: a router needs a program that sets a weight, or, as `apply`, one that sets it and prints"
                            + " the weight before and after");
        }
        settings.alike("apply", "set");
        SettingsReader read = program(settings, "read").knows(ProgramSpec.KEYS);
        SettingsReader set = program(settings, how.key()).knows(SET_KEYS);
        int granularity = settings.whole("granularity", 1, WHOLE).orElse(1);
        if (WHOLE % granularity != 0) {
            settings.wrong("granularity", "must divide 10000, the basis points of the whole");
        }
        var unit = PrintedShare.Unit.read(settings);
        return new RouterSpec(
                unit,
                ProgramSpec.read(read, Map.of(), READ_PLACES),
                how,
                WeightPlaces.checked(ProgramSpec.read(set, Map.of(), SET_PLACES), set, unit),
                OperationSpec.Exits.read(set),
                OperationSpec.codes(set, "conflict").orElse(Set.of()),
                TrafficRouter.Traits.of(
                                granularity, settings.duration("settles").orElse(Duration.ZERO))
                        .withSticky(settings.flag("sticky").orElse(false))
                        .withSurvivesRestart(settings.flag("survives-restart").orElse(false)));
    }

    private static SettingsReader program(SettingsReader settings, String key) {
        return settings.table(key).orElseGet(() -> SettingsReader.of(Map.of()));
    }
}
