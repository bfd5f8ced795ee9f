package dev.cutover.engine;

import dev.cutover.engine.context.DrillHistory;
import java.util.Optional;

/**
 * How a run is carried out.
 *
 * @param parallel how many steps may be at work side by side; those that wait for people do not count
 * @param backOnly whether the process only takes things back, and starts no step of its own accord
 * @param drills what earlier runs say of the way back, if it is at hand
 * @param signatureVerifier who checks signatures
 */
public record RunOptions(
        int parallel, boolean backOnly, Optional<DrillHistory> drills, SignatureVerifier signatureVerifier) {
    public static final RunOptions DEFAULT = new RunOptions(8, false, Optional.empty());

    /** Where nobody signs anything. */
    public RunOptions(int parallel, boolean backOnly, Optional<DrillHistory> drills) {
        this(parallel, backOnly, drills, SignatureVerifier.NONE);
    }
}
