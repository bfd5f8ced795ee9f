package dev.cutover.console;

import java.time.Clock;
import java.time.InstantSource;

/** The wall's time, for the demonstration alone. */
final class DemoClock {
    private DemoClock() {}

    static InstantSource wall() {
        return Clock.systemUTC();
    }
}
