package dev.cutover.spi;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Where a call reports how far it is while it is at work, for the people who watch the run. It is shown and not
 * recorded: nothing is decided by it. Thread-safe; never waits and never throws. As often as a call may report, people
 * see the latest report about once a second; what is no sensible number is left out, and what comes after the call's
 * end is not listened to.
 */
@FunctionalInterface
public interface Progress {

    /** For calls whose progress nobody sees. */
    Progress NONE = report -> {};

    /** The call is so far. */
    void report(Report report);

    /** A share of the work is done, from 0 to 1. */
    default void fraction(double share, String note) {
        report(new Report(OptionalDouble.of(share), OptionalLong.empty(), OptionalLong.empty(), note));
    }

    /** So many of so many are done. */
    default void count(long done, long total, String note) {
        report(new Report(OptionalDouble.empty(), OptionalLong.of(done), OptionalLong.of(total), note));
    }

    /** So many are done, of nobody knows how many. */
    default void count(long done, String note) {
        report(new Report(OptionalDouble.empty(), OptionalLong.of(done), OptionalLong.empty(), note));
    }

    /** The call is still at work. */
    default void alive(String note) {
        report(new Report(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty(), note));
    }

    /**
     * How far a call is. Made by the methods of {@link Progress}; connectors do not call the constructor.
     *
     * @param fraction from 0 to 1
     * @param done how many of {@code total} are done
     * @param note in a few words, no more than a line; may be empty
     */
    record Report(OptionalDouble fraction, OptionalLong done, OptionalLong total, String note) {}
}
