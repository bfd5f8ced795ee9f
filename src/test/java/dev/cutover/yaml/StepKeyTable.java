package dev.cutover.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the keys that steps share, and how a small runbook writes each of its pairs. */
final class StepKeyTable {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("action", "system: host, call: freeze"),
            Map.entry("task", "by: lead"),
            Map.entry("gate", "approve: { by: [lead] }"),
            Map.entry(
                    "decision",
                    "ask: How, by: lead, choices: [{ say: stop, then: abort }, { say: on, then: continue }]"),
            Map.entry("baseline", "criteria: [fine], over: 1m"),
            Map.entry("observe", "criteria: [fine], for: 1m"),
            Map.entry(
                    "shift",
                    "traffic: orders, ramp: [50 %, 100 %], soak: 1m, guard: [fine], on-breach: hold, segment: { region: here }"),
            Map.entry("notify", "to: [lead], message: It begins"),
            Map.entry("capture", "evidence: [{ capture: metrics }]"),
            Map.entry("wait", "for: 1m"),
            Map.entry(
                    "reconcile",
                    "left: { system: host, records: orders }, right: { system: next, records: orders }, key: order_id"));
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("needs", "[]"),
            Map.entry("owner", "lead"),
            Map.entry("segment", "{ region: here }"),
            Map.entry("evidence", "[{ capture: metrics }]"),
            Map.entry("expected", "5s"),
            Map.entry("critical", "true"),
            Map.entry("optional", "true"),
            Map.entry("point-of-no-return", "{ approve: { by: [lead] }, loses: the orders }"),
            Map.entry("timeout", "5s"),
            Map.entry("retry", "{ times: 1, backoff: 7s }"),
            Map.entry("on-failure", "ask"),
            Map.entry("by-hand", "as you see fit"),
            Map.entry("escalate", "{ commander: 5m }"),
            Map.entry("if-unreachable", "skip-and-record"),
            Map.entry("via", "host"));

    private StepKeyTable() {}

    /**
     * One pair.
     *
     * @param beside the keys without which it means nothing
     */
    record Row(String place, String kind, String key, List<String> beside, boolean refused) {
        Row {
            beside = List.copyOf(beside);
        }

        String pair() {
            return place + " " + kind + " " + key;
        }

        /** A runbook with the key at a step of the kind, and these keys beside it. */
        String runbook(List<String> with) {
            var keys = Stream.concat(with.stream(), Stream.of(key))
                    .filter(one -> !KINDS.get(kind).contains(one + ": "))
                    .map(one -> ", " + one + ": " + KEYS.get(one));
            String begin = kind.equals("action") && place.equals("phases") ? ", undo: none, because: a try" : "";
            String step = "{ " + kind + ": It, id: it, " + KINDS.get(kind) + begin + keys.collect(Collectors.joining())
                    + " }";
            boolean back = place.equals("rollback");
            return """
                    cutover: 1
                    runbook: small
                    title: Small
                    dimensions: { region: [here] }
                    roles: { lead: { who: [Ada Quist], may: [go, no-go, override, rollback, abort] } }
                    systems:
                      host: { title: The host, owner: platform, flow: consumer }
                      next: { title: The next, owner: platform, flow: consumer }
                    criteria: { fine: { title: Fine, measure: { system: host, query: up }, pass: "= 1" } }
                    traffic: { orders: { router: host, from: host, to: next, by: [region] } }
                    phases: [ { phase: all, steps: [ %s ] } ]
                    rollback: { window: 5m, steps: [ %s ] }
                    """.formatted(back ? "{ wait: A moment, id: moment, for: 1s }" : step, back ? step : "");
        }
    }

    static List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (String line : lines()) {
            var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            for (String written : cells.get(2).split(" ", -1)) {
                var names = List.of(written.split("\\+", -1));
                rows.add(new Row(
                        cells.get(0),
                        names.get(0),
                        cells.get(1),
                        names.subList(1, names.size()),
                        cells.get(3).equals("REFUSED")));
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try (var in = StepKeyTable.class.getResourceAsStream("step-keys.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
