package dev.cutover.connector.files;

import dev.cutover.spi.Mistake;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be done with files. */
enum FileOperation {
    SET_FLAG(Operation.writing("set-flag", "Puts a small file in place, whole, for other programs to find")
            .withParameters(List.of(
                    Parameter.required("flag", "its name below the folder"),
                    Parameter.optional("value", "what its first line says after value="),
                    Parameter.optional(
                            FileOperation.REPLACE,
                            "true: a flag that is there is replaced, and there again after the undo; else it is"
                                    + " refused")))
            .withUndo("clear-flag")),
    CLEAR_FLAG(Operation.writing("clear-flag", "Removes a flag")
            .withParameters(List.of(
                    Parameter.required("flag", "its name below the folder"),
                    Parameter.optional(
                            FileOperation.REPLACE, "true: also a flag that another run or a person has set")))
            .withUndo("set-flag")),
    READ_FLAG(Operation.reading("read-flag", "Tells whether a flag is set, and its value and key")
            .withParameters(List.of(Parameter.required("flag", "its name below the folder")))),
    APPEND(Operation.writing("append", "Adds the idempotency key and a text as one line, once")
            .withParameters(List.of(
                    Parameter.required("file", "its name below the folder; made if it is not there"),
                    Parameter.required("line", "the text, without a line break"))));

    /** The parameter that lets a call change what others have set. */
    static final String REPLACE = "replace";

    /** Immutable, as all records of the interface are. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Operation described;

    FileOperation(Operation operation) {
        described =
                operation.reads() ? operation : operation.withIdempotent(true).withReadBack(true);
    }

    static List<Operation> described() {
        return Arrays.stream(values()).map(one -> one.described).toList();
    }

    static Optional<FileOperation> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.described.name().equals(name))
                .findFirst();
    }

    static String names() {
        return described().stream().map(Operation::name).collect(Collectors.joining(", "));
    }

    /** What is wrong with the values of a call. */
    static List<Mistake> mistakes(String operation, Map<String, Object> with) {
        var mistakes = new ArrayList<Mistake>();
        with.forEach((name, value) -> objection(name, String.valueOf(value))
                .ifPresent(why -> mistakes.add(Mistake.at(name, "`" + name + "` " + why, ""))));
        return mistakes;
    }

    private static Optional<String> objection(String parameter, String value) {
        if (parameter.equals("flag") || parameter.equals("file")) {
            return FileNames.objection(value);
        }
        if (parameter.equals(REPLACE)) {
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("must be true or false");
        }
        return value.chars().anyMatch(letter -> letter == '\n' || letter == '\r')
                ? Optional.of("must be one line")
                : Optional.empty();
    }
}
