package dev.cutover.yaml.runbook;

import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Table;
import java.util.List;

/** A flow that is moved. */
final class TrafficReader {
    private static final Key<SystemId> ROUTER = Key.required("router", Refs.SYSTEM, "The system that splits it.");
    private static final Key<SystemId> FROM = Key.required("from", Refs.SYSTEM, "The old platform.");
    private static final Key<SystemId> TO = Key.required("to", Refs.SYSTEM, "The new platform.");
    private static final Key<List<String>> BY = Key.optional(
            "by",
            ListOf.any(Refs.DIMENSION, "a list of dimensions"),
            "The dimensions that the router tells apart; without it all traffic is one.");

    static final Table<Traffic> TRAFFIC = Table.of(
            "traffic", "A flow that is moved from one system to another.", List.of(ROUTER, FROM, TO, BY), fields -> {
                if (fields.get(FROM).equals(fields.get(TO))) {
                    fields.problem(TO, "traffic moves from " + fields.get(FROM) + " to itself", "");
                }
                return new Traffic(
                        fields.name(),
                        fields.get(ROUTER),
                        fields.get(FROM),
                        fields.get(TO),
                        Refs.once(fields.or(BY, List.of())));
            });

    private TrafficReader() {}
}
