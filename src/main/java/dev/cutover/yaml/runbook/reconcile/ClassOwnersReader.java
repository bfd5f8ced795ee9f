package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.DifferenceClass;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who owns the classes of differences. */
final class ClassOwnersReader {
    private static final Map<DifferenceClass, Key<String>> KEYS = keys();

    static final TableShape<Map<DifferenceClass, String>> OWNERS = TableShape.of(
                    "difference-classes",
                    "Who owns the differences of a class. A class that is not written has no owner.",
                    new ArrayList<Key<?>>(KEYS.values()),
                    ClassOwnersReader::make)
            .what("a mapping from classes of differences to their owners, such as monetary: finance");

    private ClassOwnersReader() {}

    private static Map<DifferenceClass, Key<String>> keys() {
        var keys = new LinkedHashMap<DifferenceClass, Key<String>>();
        for (var kind : DifferenceClass.values()) {
            keys.put(kind, Key.optional(kind.toString(), new Text("who owns these differences"), kind.doc()));
        }
        return keys;
    }

    private static Map<DifferenceClass, String> make(TableFields tableFields) {
        var owners = new EnumMap<DifferenceClass, String>(DifferenceClass.class);
        KEYS.forEach((kind, key) -> tableFields.maybe(key).ifPresent(owner -> owners.put(kind, owner)));
        if (owners.isEmpty()) {
            tableFields.problem("no class has an owner here", "leave buckets: out, and nothing is sorted");
        }
        return owners;
    }
}
