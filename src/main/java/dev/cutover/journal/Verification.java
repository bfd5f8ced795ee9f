package dev.cutover.journal;

import java.util.List;

/**
 * Whether a run's folder is as its runners left it. Needs no lock and changes nothing; of a run under way it tells
 * about what is recorded so far.
 *
 * @param head the hash of the last sound line: whoever noted it can prove later that nothing before it was changed
 */
public record Verification(List<Check> checks, long events, String head) {

    /** What a check has come to. */
    public enum Result {
        SOUND,
        /** Something to know, that happens without anybody's doing. */
        NOTED,
        NOT_CHECKED,
        BROKEN
    }

    /** One thing that was looked at. */
    public record Check(String what, Result result, String detail) {
        public static Check sound(String what, String detail) {
            return new Check(what, Result.SOUND, detail);
        }

        public static Check noted(String what, String detail) {
            return new Check(what, Result.NOTED, detail);
        }

        public static Check notChecked(String what, String detail) {
            return new Check(what, Result.NOT_CHECKED, detail);
        }

        public static Check broken(String what, String detail) {
            return new Check(what, Result.BROKEN, detail);
        }
    }

    public Verification {
        checks = List.copyOf(checks);
    }

    /** Whether nothing is broken. */
    public boolean isSound() {
        return checks.stream().noneMatch(check -> check.result() == Result.BROKEN);
    }
}
