package dev.cutover.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges the values that a runbook passes to the operations and captures of one system. Used by one thread. */
@FunctionalInterface
public interface CallValues {

    /**
     * What is wrong with the values of a call; empty if no mistake is found. The key of a mistake is the parameter's
     * name.
     *
     * @param with some of the values: those without a placeholder
     */
    List<Mistake> mistakes(String operation, Map<String, Object> with);

    /**
     * The same, also of how the values go together.
     *
     * @param open the names of the values with a placeholder, which are not known yet
     */
    default List<Mistake> mistakes(String operation, Map<String, Object> with, Set<String> open) {
        return mistakes(operation, with);
    }

    /**
     * What is wrong with what a runbook says of a capture; empty if no mistake is found. The key of a mistake is the
     * path of a key in it.
     *
     * @param capture the kind, such as {@code records}
     * @param with the rest of what the runbook says, without values that have a placeholder
     */
    default List<Mistake> captureMistakes(String capture, Map<String, Object> with) {
        return List.of();
    }
}
