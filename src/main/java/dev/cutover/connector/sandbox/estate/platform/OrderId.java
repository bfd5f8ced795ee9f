package dev.cutover.connector.sandbox.estate.platform;

import java.util.regex.Pattern;

/** The id of an order, such as {@code SO-000014863365}. Whether there is such an order, it does not tell. Immutable. */
public record OrderId(long number) {
    private static final Pattern FORM = Pattern.compile("SO-[0-9]{12,18}");
    private static final int NAME_DIGITS = 12;
    private static final int MOST_SHOWN = 40;

    /**
     * Reads an id.
     *
     * @throws EstateException if it does not have the form of one
     */
    public static OrderId parse(String text) {
        if (FORM.matcher(text).matches()) {
            var id = new OrderId(Long.parseLong(text.substring("SO-".length())));
            if (id.toString().equals(text)) {
                return id;
            }
        }
        String shown = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        throw new EstateException(
                "'" + shown + "' is not the id of an order", "give ids as the sandbox shows them: SO- and 12 digits");
    }

    @Override
    public String toString() {
        String digits = Long.toString(number);
        return "SO-" + "0".repeat(Math.max(0, NAME_DIGITS - digits.length())) + digits;
    }
}
