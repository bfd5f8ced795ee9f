package dev.cutover.model.reconcile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether rows are added up where they are. */
public enum PushDownWish {
    /** Where it is quicker, as far as can be told beforehand. */
    AUTO,
    NEVER,
    /** Wherever it can be done. */
    ALWAYS;

    public static Optional<PushDownWish> named(String name) {
        return Arrays.stream(values())
                .filter(wish -> wish.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
