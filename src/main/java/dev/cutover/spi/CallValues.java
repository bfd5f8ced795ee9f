package dev.cutover.spi;

import java.util.List;
import java.util.Map;

/** Judges the values that a runbook passes to the operations of one system. Used by one thread. */
@FunctionalInterface
public interface CallValues {

    /**
     * What is wrong with the values of a call; empty if no mistake is found. The key of a mistake is the parameter's
     * name.
     *
     * @param with some of the values: those without a placeholder
     */
    List<Mistake> mistakes(String operation, Map<String, Object> with);
}
