package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.KeyRule;
import dev.cutover.yaml.shape.TableFields;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of step.
 *
 * @param word the key of the language; its value is the step's title
 * @param keys the keys of this kind alone, and the common keys that it requires
 */
record StepKind(String word, String doc, List<Key<?>> keys, Optional<KeyRule> rule, Function<TableFields, Work> work) {
    StepKind(String word, String doc, List<Key<?>> keys, Function<TableFields, Work> work) {
        this(word, doc, keys, Optional.empty(), work);
    }
}
