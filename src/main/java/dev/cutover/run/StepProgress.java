package dev.cutover.run;

import dev.cutover.model.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The progress of a step as its system reports it. Shown, not recorded: nothing is decided from it.
 *
 * @param fraction from 0 to 1
 * @param done not negative
 * @param total positive, and not less than {@code done}
 * @param note foreign text, cleaned of secrets, with a line for each thing that goes on at once; the display removes
 *     what would disturb a terminal; may be empty
 * @param at when it was received, on the run's clock
 */
public record StepProgress(
        StepId step,
        int attempt,
        OptionalDouble fraction,
        OptionalLong done,
        OptionalLong total,
        String note,
        Instant at) {

    /** For people, in one line: {@code 40 of 100 (40 %), copying}. */
    public String text() {
        return String.join("; ", parts());
    }

    /** The same with each thing that goes on by itself; at least one. */
    public List<String> parts() {
        return whole().lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private String whole() {
        String number = "";
        if (done.isPresent() && total.isPresent()) {
            number = done.getAsLong() + " of " + total.getAsLong() + " ("
                    + percent((double) done.getAsLong() / total.getAsLong()) + ")";
        } else if (fraction.isPresent()) {
            number = percent(fraction.getAsDouble());
        } else if (done.isPresent()) {
            number = Long.toString(done.getAsLong());
        }
        if (number.isEmpty() && note.isEmpty()) {
            return "at work";
        }
        return number + (number.isEmpty() || note.isEmpty() ? "" : ", ") + note;
    }

    /** Rounded down: unfinished work never reads 100 %. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%d %%", (int) Math.floor(share * 100 + 1e-9));
    }
}
