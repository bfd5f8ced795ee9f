package dev.cutover.run;

/** The subject of a timer of an attempt. Its written form is known to this class alone. */
public sealed interface AttemptTimer {

    /** The soak of a shift at a weight; written {@code hold-3}, the older name of a soak. */
    record Soak(int moves) implements AttemptTimer {
        /** By hand, since what the compiler gives a record is slow until it is warm. */
        @Override
        public int hashCode() {
            return moves;
        }
    }

    /** Timers of which an attempt has one. */
    enum Single implements AttemptTimer {
        WAIT,
        /** The span over which a baseline is measured. */
        BASELINE,
        OBSERVE,
        /** The time until the next look of a reconciliation. */
        LOOK
    }

    /** A timer that this version does not know. */
    record Unknown(String name) implements AttemptTimer {}

    /** As it is written. */
    default String text() {
        if (this instanceof Soak soak) {
            return new Numbered("hold", soak.moves()).text();
        } else if (this instanceof Unknown unknown) {
            return unknown.name();
        }
        return switch ((Single) this) {
            case WAIT -> "wait";
            case BASELINE -> "over";
            case OBSERVE -> "observe";
            case LOOK -> "look";
        };
    }

    /** What people call it, without its number. */
    default String title() {
        if (this instanceof Soak) {
            return "soak";
        } else if (this == Single.LOOK) {
            return "time until the next look";
        }
        return this == Single.BASELINE ? "baseline" : this == Single.OBSERVE ? "observation" : text();
    }

    /** The timer that is written so. */
    static AttemptTimer of(String text) {
        for (var single : Single.values()) {
            if (single.text().equals(text)) {
                return single;
            }
        }
        return Numbered.of(text)
                .filter(numbered -> numbered.name().equals("hold") && numbered.isInt())
                .<AttemptTimer>map(numbered -> new Soak((int) numbered.number()))
                .orElseGet(() -> new Unknown(text));
    }
}
