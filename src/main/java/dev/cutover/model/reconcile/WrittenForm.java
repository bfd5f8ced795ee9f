package dev.cutover.model.reconcile;

import java.time.ZoneId;
import java.util.Optional;

/**
 * How one side writes the values of a column, where that is not what is usually read. A value in another form stays as
 * it is. Immutable.
 *
 * @param decimal the sign before the decimals of a number, {@code ,} or {@code .}; the other one groups its digits then
 * @param dates the pattern of a time
 * @param zone of a time that states none
 */
public record WrittenForm(Optional<Character> decimal, Optional<DatePattern> dates, Optional<ZoneId> zone) {
    public static final WrittenForm USUAL = new WrittenForm(Optional.empty(), Optional.empty(), Optional.empty());

    public WrittenForm withDecimal(char sign) {
        return new WrittenForm(Optional.of(sign), dates, zone);
    }

    public WrittenForm withDates(DatePattern pattern) {
        return new WrittenForm(decimal, Optional.of(pattern), zone);
    }

    public WrittenForm withZone(ZoneId known) {
        return new WrittenForm(decimal, dates, Optional.of(known));
    }
}
