package dev.cutover.yaml.runbook;

import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of step.
 *
 * @param word the key of the language; its value is the step's title
 * @param keys what only this kind has; common keys that it cannot do without are named again, as required
 */
record Kind(String word, String doc, List<Key<?>> keys, Optional<Rule> rule, Function<Fields, Work> work) {
    Kind(String word, String doc, List<Key<?>> keys, Function<Fields, Work> work) {
        this(word, doc, keys, Optional.empty(), work);
    }
}
