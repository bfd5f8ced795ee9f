package dev.cutover.connector.command;

import dev.cutover.spi.Operation;
import dev.cutover.spi.operation.DeclaredOperation;
import dev.cutover.spi.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation as the environment file defines it.
 *
 * @param described the operation as it is shown and as runbooks are validated against it
 */
record OperationSpec(
        Operation described,
        ProgramSpec program,
        Exits exits,
        ProgramOutputs.Form outputs,
        Optional<ReadBack> readBack) {
    /** The names of places that every call of an operation fills besides its parameters. */
    static final Set<String> PLACES = Set.of("cutover.key", "cutover.correlation", "cutover.fence");

    private static final List<String> KEYS = Stream.of(
                    ProgramSpec.KEYS, Exits.KEYS, DeclaredOperation.KEYS, List.of("outputs"))
            .flatMap(List::stream)
            .toList();

    /**
     * The meaning of exit codes.
     *
     * @param success the operation succeeded
     * @param nothingChanged the operation failed, and nothing changed
     * @param unknown the outcome is unknown, such as 255 of {@code ssh}: the connection broke
     */
    record Exits(Set<Integer> success, Set<Integer> nothingChanged, Set<Integer> unknown) {
        static final List<String> KEYS = List.of("success", "nothing-changed", "unknown");

        static Exits read(SettingsReader settings) {
            var exits = new Exits(
                    codes(settings, "success").orElse(Set.of(0)),
                    codes(settings, "nothing-changed").orElse(Set.of()),
                    codes(settings, "unknown").orElse(Set.of()));
            Stream.concat(exits.nothingChanged().stream(), exits.unknown().stream())
                    .filter(exits.success()::contains)
                    .forEach(code -> settings.wrong("success", "has " + code + ", which already has another meaning"));
            exits.unknown().stream()
                    .filter(exits.nothingChanged()::contains)
                    .forEach(code -> settings.wrong("unknown", "has " + code + ", which means that nothing changed"));
            return exits;
        }

        /** Whether the outcome is unknown: the program was killed by a signal, or the code is declared as unknown. */
        boolean leaveDoubt(int exit) {
            boolean declared = success.contains(exit) || nothingChanged.contains(exit);
            return unknown.contains(exit) || (!declared && exit > 128 && exit < 160);
        }
    }

    /** The program that reports the outcome of a call by its exit code; any other code leaves it unknown. */
    record ReadBack(ProgramSpec program, Set<Integer> done, Set<Integer> notDone) {
        private static final List<String> KEYS = Stream.concat(ProgramSpec.KEYS.stream(), Stream.of("done", "not-done"))
                .toList();

        static ReadBack read(SettingsReader settings, Map<String, ParameterSpec> parameters) {
            settings.knows(KEYS);
            var done = codes(settings, "done").orElse(Set.of(0));
            var notDone = codes(settings, "not-done").orElse(Set.of(1));
            done.stream()
                    .filter(notDone::contains)
                    .forEach(code -> settings.wrong("not-done", "has " + code + ", which means done already"));
            return new ReadBack(ProgramSpec.read(settings, parameters, PLACES), done, notDone);
        }
    }

    /** A list of exit codes; empty if the key is left out. */
    static Optional<Set<Integer>> codes(SettingsReader settings, String key) {
        return settings.value(
                key,
                "a list of exit codes from 0 to 255, such as [0, 2]",
                value -> value instanceof List<?> list
                                && list.stream().allMatch(code -> code instanceof Integer n && n >= 0 && n <= 255)
                        ? Optional.of(list.stream()
                                .map(Integer.class::cast)
                                .collect(Collectors.toCollection(LinkedHashSet::new)))
                        : Optional.empty());
    }

    /** The environment's {@code operations}, in the order of the file. */
    static Map<String, OperationSpec> readAll(SettingsReader operations) {
        var all = new LinkedHashMap<String, OperationSpec>();
        operations.tables().forEach((name, settings) -> all.put(name, read(name, settings.knows(KEYS))));
        var described = new LinkedHashMap<String, Operation>();
        all.forEach((name, operation) -> described.put(name, operation.described()));
        DeclaredOperation.checkUndos(operations, described);
        return all;
    }

    private static OperationSpec read(String name, SettingsReader settings) {
        var parameters = ParameterSpec.readAll(settings);
        var readBack = settings.table("read-back").map(section -> ReadBack.read(section, parameters));
        var described = DeclaredOperation.read(
                name,
                settings,
                parameters.values().stream().map(ParameterSpec::described).toList(),
                readBack.isPresent());
        return new OperationSpec(
                described,
                ProgramSpec.read(settings, parameters, PLACES),
                Exits.read(settings),
                ProgramOutputs.Form.read(settings),
                readBack);
    }
}
