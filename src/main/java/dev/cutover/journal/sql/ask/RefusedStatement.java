package dev.cutover.journal.sql.ask;

import java.util.Optional;

/** A statement that cannot be answered. The message is a clause with the reason. */
public final class RefusedStatement extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Integer> position;
    private final transient Optional<Unknown> unknown;

    /** A name that does not exist. */
    public record Unknown(Kind kind, String name) {
        /** What it would be. */
        public enum Kind {
            VIEW,
            COLUMN
        }
    }

    private RefusedStatement(String why, Optional<Integer> position, Optional<Unknown> unknown) {
        super(why);
        this.position = position;
        this.unknown = unknown;
    }

    static RefusedStatement because(String why) {
        return new RefusedStatement(why, Optional.empty(), Optional.empty());
    }

    static RefusedStatement at(Optional<Integer> position, String why) {
        return new RefusedStatement(why, position, Optional.empty());
    }

    static RefusedStatement unknown(Unknown unknown, Optional<Integer> position, String why) {
        return new RefusedStatement(why, position, Optional.of(unknown));
    }

    /** The character of the statement at which the reason stands, from 0; empty if it stands nowhere. */
    public Optional<Integer> position() {
        return position;
    }

    /** The name that does not exist, if that is the reason. */
    public Optional<Unknown> unknown() {
        return unknown;
    }
}
