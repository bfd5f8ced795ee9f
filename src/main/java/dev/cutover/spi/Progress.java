package dev.cutover.spi;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Takes a call's reports of its progress, for the people who watch the run. Progress is shown and not recorded: nothing
 * is decided from it. Thread-safe; never blocks and never throws. A call may report at any rate: people see the latest
 * report about once a second. Invalid numbers and reports after the call's end are ignored.
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

    /** So many are done, of an unknown total. */
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
     * @param note in a few words, no more than a line; of several things that go on at once, a line for each; may be
     *     empty
     */
    record Report(OptionalDouble fraction, OptionalLong done, OptionalLong total, String note) {}
}
