package dev.cutover.yaml.runbook;

import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.TableShape;
import java.time.Duration;
import java.util.List;

/** A flow that is moved. */
final class TrafficReader {
    private static final Key<SystemId> ROUTER =
            Key.required("router", NameReferences.SYSTEM, "The system that splits it.");
    private static final Key<SystemId> FROM = Key.required("from", NameReferences.SYSTEM, "The old platform.");
    private static final Key<SystemId> TO = Key.required("to", NameReferences.SYSTEM, "The new platform.");
    private static final Key<List<String>> BY = Key.optional(
            "by",
            ListOf.any(NameReferences.DIMENSION, "a list of dimensions"),
            "The dimensions that the router tells apart; without it all traffic is one.");

    private static final Key<Duration> READ_EVERY = Key.optional(
            "read-every",
            DurationReader.SPAN,
            "How often the weights that the run has set are read back from the router; default 1m.");

    static final TableShape<Traffic> TRAFFIC = TableShape.of(
            "traffic",
            "A flow that is moved from one system to another.",
            List.of(ROUTER, FROM, TO, BY, READ_EVERY),
            tableFields -> {
                if (tableFields.get(FROM).equals(tableFields.get(TO))) {
                    tableFields.problem(TO, "traffic moves from " + tableFields.get(FROM) + " to itself", "");
                }
                return new Traffic(
                        tableFields.name(),
                        tableFields.get(ROUTER),
                        tableFields.get(FROM),
                        tableFields.get(TO),
                        NameReferences.once(tableFields.or(BY, List.of())),
                        tableFields.or(READ_EVERY, Traffic.DEFAULT_READ_EVERY));
            });

    private TrafficReader() {}
}
