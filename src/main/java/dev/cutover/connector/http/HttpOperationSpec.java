package dev.cutover.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import dev.cutover.connector.http.request.PointerNotation;
import dev.cutover.connector.http.request.RequestReader;
import dev.cutover.connector.http.request.RequestTemplate;
import dev.cutover.spi.Operation;
import dev.cutover.spi.operation.DeclaredOperation;
import dev.cutover.spi.operation.DeclaredParameter;
import dev.cutover.spi.operation.PlaceCheck;
import dev.cutover.spi.settings.SettingsReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operation as the environment file defines it.
 *
 * @param described as it is shown and as runbooks are validated against it
 * @param limit how long its request may take; empty for what the service says
 * @param outputs its named results, by where they are in the body
 * @param error where its body tells an error; empty for what the service says
 */
record HttpOperationSpec(
        Operation described,
        Map<String, DeclaredParameter> parameters,
        RequestTemplate request,
        Optional<Duration> limit,
        StatusRules statuses,
        Map<String, JsonPointer> outputs,
        Optional<ErrorRule> error,
        Optional<ReadBackRule> readBack) {
    private static final List<String> KEYS = Stream.of(
                    DeclaredOperation.KEYS, StatusRules.KEYS, List.of("request", "timeout", "outputs", "error"))
            .flatMap(List::stream)
            .toList();

    /** The environment's {@code operations}, in the order of the file. */
    static Map<String, HttpOperationSpec> readAll(SettingsReader operations, Optional<RepeatRule> repeats) {
        var all = new LinkedHashMap<String, HttpOperationSpec>();
        operations.tables().forEach((name, settings) -> all.put(name, read(name, settings.knows(KEYS), repeats)));
        var described = new LinkedHashMap<String, Operation>();
        all.forEach((name, operation) -> described.put(name, operation.described()));
        DeclaredOperation.checkUndos(operations, described);
        return all;
    }

    private static HttpOperationSpec read(String name, SettingsReader settings, Optional<RepeatRule> repeats) {
        var parameters = DeclaredParameter.readAll(settings);
        var places = PlaceCheck.of(parameters.keySet(), PlaceCheck.OF_A_CALL);
        var readBack = ReadBackRule.read(settings, places);
        var declared = DeclaredOperation.read(
                name,
                settings,
                parameters.values().stream().map(DeclaredParameter::described).toList(),
                readBack.isPresent());
        return new HttpOperationSpec(
                described(declared, repeats),
                parameters,
                declared.reads() ? RequestReader.reading(settings, places) : RequestReader.writing(settings, places),
                settings.positiveDuration("timeout"),
                StatusRules.read(settings),
                outputs(settings),
                ErrorRule.read(settings, "error"),
                readBack);
    }

    private static Operation described(Operation declared, Optional<RepeatRule> repeats) {
        if (declared.reads() || repeats.isEmpty()) {
            return declared;
        }
        String description = Stream.of(declared.description(), repeats.get().told())
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
        return Operation.writing(declared.name(), description)
                .withIdempotent(declared.idempotent())
                .withReadBack(declared.readBack())
                .withParameters(declared.parameters())
                .withUndo(declared.undo());
    }

    private static Map<String, JsonPointer> outputs(SettingsReader settings) {
        var outputs = new LinkedHashMap<String, JsonPointer>();
        settings.textsByName("outputs")
                .ifPresent(texts -> settings.table("outputs")
                        .ifPresent(table -> texts.keySet()
                                .forEach(name -> PointerNotation.read(table, name)
                                        .ifPresent(pointer -> outputs.put(name, pointer)))));
        return outputs;
    }

    /**
     * How long after a request that was seen as not done it must still be.
     *
     * @param usual how long a request may take where the operation does not say so
     */
    Duration settles(Duration usual) {
        return readBack.flatMap(ReadBackRule::settles).or(() -> limit).orElse(usual);
    }
}
