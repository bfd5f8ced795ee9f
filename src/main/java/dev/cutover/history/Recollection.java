package dev.cutover.history;

import dev.cutover.run.RunId;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of one run.
 *
 * @param known empty if its record cannot be read, or its chain is broken
 * @param trouble why it is not known, in a line; empty if it is
 */
public record Recollection<T>(RunId run, Optional<T> known, String trouble) {
    /** The same of what follows from what is known. */
    public <U> Recollection<U> map(Function<T, U> function) {
        return new Recollection<>(run, known.map(function), trouble);
    }

    /** A run that is known. */
    public static <T> Recollection<T> of(RunId run, T known) {
        return new Recollection<>(run, Optional.of(known), "");
    }

    /** A run whose record cannot be read or trusted. */
    public static <T> Recollection<T> none(RunId run, String trouble) {
        return new Recollection<>(run, Optional.empty(), trouble);
    }
}
