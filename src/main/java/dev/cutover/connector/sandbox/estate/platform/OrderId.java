package dev.cutover.connector.sandbox.estate.platform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an order, such as {@code SO-000014863365}. Whether there is such an order, it does not tell. Ids are in the
 * order of their numbers by their bytes, too: one of more than twelve digits has a letter before them, {@code A} for
 * one digit more, and so on. Immutable.
 */
public record OrderId(long number) {
    private static final Pattern FORM = Pattern.compile("SO-[A-F]?[0-9]{12,18}");
    private static final int NAME_DIGITS = 12;
    private static final int MOST_SHOWN = 40;

    /**
     * Reads an id.
     *
     * @throws EstateException if it does not have the form of one
     */
    public static OrderId parse(String text) {
        return find(text).orElseThrow(() -> {
            String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
            return new EstateException(
                    "'" + shown + "' is not the id of an order",
                    "give ids as the sandbox shows them: SO- and 12 digits");
        });
    }

    /** Reads an id; empty if it does not have the form of one. */
    public static Optional<OrderId> find(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var id = new OrderId(Long.parseLong(text.replaceAll("[^0-9]", "")));
        return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    }

    @Override
    public String toString() {
        String digits = Long.toString(number);
        int more = digits.length() - NAME_DIGITS;
        return "SO-" + (more > 0 ? String.valueOf((char) ('A' + more - 1)) : "0".repeat(-more)) + digits;
    }
}
