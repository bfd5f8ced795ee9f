package dev.cutover.yaml.runbook.param;

import dev.cutover.text.InvisibleLetters;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.Unreadable;
import dev.cutover.yaml.tree.QuotedText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A declared parameter.
 *
 * @param isList whether it has any number of values; given as one text, they are separated by commas
 * @param preset the default values; empty if a value must be given
 * @param oneOf the allowed values; empty if any value of the type is allowed
 */
public record Param(ParamType type, boolean isList, Optional<List<String>> preset, List<String> oneOf) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    public Param {
        preset = preset.map(List::copyOf);
        oneOf = List.copyOf(oneOf);
    }

    /** Why a value is refused: a sentence that begins with the value, and what to do. */
    record Objection(String what, String hint) {}

    /** Splits a text into values. */
    List<String> split(List<String> written) {
        return isList && written.size() == 1
                ? COMMA.splitAsStream(written.get(0).strip()).toList()
                : written;
    }

    /** What is wrong with the values. */
    Optional<Objection> objection(List<String> values) {
        return misfit(values)
                .or(() ->
                        values.stream().flatMap(value -> unseen(value).stream()).findFirst());
    }

    /** What is wrong with the meaning of values: neither the type nor the choices have room for them. */
    Optional<Objection> misfit(List<String> values) {
        if (!isList && values.size() != 1) {
            return Optional.of(new Objection("a list, which it does not take", "give one value"));
        }
        return values.stream().flatMap(value -> misfit(value).stream()).findFirst();
    }

    private Optional<Objection> misfit(String value) {
        if (value.isBlank()) {
            return Optional.of(new Objection("an empty value", ""));
        }
        try {
            type.parse(value);
        } catch (Unreadable bad) {
            if (oneOf.isEmpty()) {
                String what = QuotedText.name(value) + ", which is not " + type.what() + ": " + bad.why();
                return Optional.of(new Objection(what, bad.hint()));
            }
        }
        if (!oneOf.isEmpty() && oneOf.stream().noneMatch(choice -> isSame(choice, value))) {
            String what = QuotedText.name(value) + ", which is not one of " + String.join(", ", oneOf);
            return Optional.of(new Objection(
                    what,
                    Suggestion.nearest(value, oneOf)
                            .map(near -> "did you mean " + QuotedText.name(near) + "?")
                            .orElse("")));
        }
        return Optional.empty();
    }

    /** Letters that a person who reads the value does not see. */
    private static Optional<Objection> unseen(String value) {
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(new Objection("a value with control characters in it", ""));
        }
        return value.codePoints()
                .filter(InvisibleLetters::isOne)
                .mapToObj(letter -> new Objection(
                        "a value with an invisible character in it, " + QuotedText.code(letter), "remove it"))
                .findFirst();
    }

    /** Compares by meaning: {@code 5 %} equals {@code 5%}. */
    private boolean isSame(String one, String other) {
        try {
            return one.equals(other) || type.parse(one).equals(type.parse(other));
        } catch (Unreadable bad) {
            return false;
        }
    }
}
