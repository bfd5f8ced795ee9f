package dev.cutover.plan.rollback;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a phase of a rollback is expected to take, one thing after the other. Immutable.
 *
 * @param known what past runs and the runbook say, together
 * @param untimed how many of its parts have no estimate: they count as zero
 */
public record PhaseTime(Duration known, int untimed) {
    /** Of a phase that has nothing to do, or whose work is done at once. */
    public static final PhaseTime NONE = new PhaseTime(Duration.ZERO, 0);

    /** With one part more. */
    public PhaseTime plus(Optional<Duration> part) {
        return new PhaseTime(known.plus(part.orElse(Duration.ZERO)), untimed + (part.isPresent() ? 0 : 1));
    }

    /** Both, one after the other. */
    public PhaseTime plus(PhaseTime next) {
        return new PhaseTime(known.plus(next.known), untimed + next.untimed);
    }

    /** The whole time; empty if anything of it has no estimate. */
    public Optional<Duration> whole() {
        return untimed == 0 ? Optional.of(known) : Optional.empty();
    }
}
