package dev.cutover.connector.sandbox;

import java.util.List;

/** How the router answered a request for a new weight; all keys of a segment change together or not at all. */
record WeightChange(Outcome outcome, List<WeightReading> readings) {
    enum Outcome {
        /** The weight was other, and is the new one now. */
        APPLIED,
        /** Every key had the new weight already. */
        ALREADY,
        /** Some key does not weigh what was expected; nothing was changed. */
        CONFLICT
    }

    WeightChange {
        readings = List.copyOf(readings);
    }
}
