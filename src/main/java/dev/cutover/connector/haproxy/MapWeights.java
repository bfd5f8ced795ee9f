package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.AnswerText;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.WorkerInfo;
import dev.cutover.model.Segment;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.operation.UnfitValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weights in a map, in basis points of the new side: one entry a segment.
 *
 * <p>Each segment is set by a command of its own, and all of them go in one line with a reading before and after. A
 * transaction of HAProxy ({@code prepare}, {@code commit}) is not used: it replaces the whole map, and undoes without a
 * word what somebody else has set in other segments meanwhile. Thread-safe.
 */
final class MapWeights implements WeightStore {
    /** HAProxy takes lines of up to 16 KiB. */
    private static final int MOST_IN_A_LINE = 50;

    private static final String NOT_FOUND = "entry not found";
    private static final Pattern VERSION = Pattern.compile("curr_ver=([0-9]+)");

    private final String map;
    private final NameTemplate key;

    MapWeights(String map, NameTemplate key) {
        this.map = map;
        this.key = key;
    }

    @Override
    public int granularity() {
        return 1;
    }

    @Override
    public String name(Flow flow, Segment segment) throws UnfitValueException {
        return key.fill(flow, segment);
    }

    @Override
    public Snapshot read(AdminConnection connection, Flow flow, List<Segment> keys)
            throws SocketFailureException, InterruptedException {
        var answers = connection.ask(List.of(WorkerInfo.COMMAND, "show map", show()));
        var worker = WorkerInfo.parse(answers.get(0));
        return new Snapshot(worker, worker.pid() + "/" + version(answers.get(1)), readings(answers.get(2), flow, keys));
    }

    /** The number of the map's version, which grows with each transaction and starts again with each reload. */
    private String version(String maps) {
        return maps.lines()
                .filter(line -> line.contains(" (" + map + ") "))
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(version -> version.group(1))
                .findFirst()
                .orElse("");
    }

    private List<Reading> readings(String answer, Flow flow, List<Segment> keys) {
        var entries = MapEntries.parse(answer);
        return keys.stream().map(segment -> reading(entries, flow, segment)).toList();
    }

    private Reading reading(MapEntries entries, Flow flow, Segment segment) {
        try {
            return entries.reading(segment, map, key.fill(flow, segment));
        } catch (UnfitValueException e) {
            return Reading.none(segment, e.why());
        }
    }

    /** A map takes each weight. */
    @Override
    public String obstacle(AdminConnection connection, Flow flow, List<Change> changes) {
        return "";
    }

    @Override
    public List<Found> check(AdminConnection connection) throws SocketFailureException, InterruptedException {
        var entries = MapEntries.parse(connection.ask(show()));
        // Every level of HAProxy's socket may set a map's entries.
        var permitted = Found.ok(Aspect.PERMISSIONS, "the socket takes new values of " + map);
        if (!entries.trouble().isEmpty()) {
            return List.of(
                    permitted,
                    Found.failed(Aspect.WEIGHTS, "the map " + map + " cannot be read: " + entries.trouble()));
        }
        var wrong = entries.faults(key.pattern());
        return List.of(
                permitted,
                wrong.isEmpty()
                        ? Found.ok(
                                Aspect.WEIGHTS, "the map " + map + " has " + entries.count(key.pattern()) + " weights")
                        : Found.failed(Aspect.WEIGHTS, String.join("; ", wrong)));
    }

    @Override
    public Sent set(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException {
        var before = new ArrayList<Reading>();
        var after = new ArrayList<Reading>();
        var refusals = new LinkedHashMap<Segment, String>();
        for (int from = 0; from < changes.size(); from += MOST_IN_A_LINE) {
            var some = changes.subList(from, Math.min(changes.size(), from + MOST_IN_A_LINE));
            var sent = setTogether(connection, flow, some);
            before.addAll(sent.before());
            after.addAll(sent.after());
            refusals.putAll(sent.refusals());
        }
        return new Sent(before, refusals, after);
    }

    private Sent setTogether(AdminConnection connection, Flow flow, List<Change> changes)
            throws SocketFailureException, InterruptedException {
        var keys = changes.stream().map(Change::key).toList();
        var commands = new ArrayList<String>();
        commands.add(show());
        for (Change change : changes) {
            commands.add(command("set", flow, change));
        }
        commands.add(show());
        var answers = connection.change(commands);
        var refusals = refusals(changes, answers.subList(1, answers.size() - 1));
        var before = readings(answers.get(0), flow, keys);
        var missing = changes.stream()
                .filter(MapWeights::returnsAll)
                .filter(change -> refusals.getOrDefault(change.key(), "").startsWith(NOT_FOUND))
                .toList();
        return missing.isEmpty()
                ? new Sent(before, refusals, readings(answers.get(answers.size() - 1), flow, keys))
                : add(connection, flow, missing, new Sent(before, refusals, readings("", flow, keys)));
    }

    /** A share of the new platform is never given to a key that nobody has put into the map. */
    private static boolean returnsAll(Change change) {
        return change.expected().isEmpty() && change.target() == 0;
    }

    /** Adds entries that are not there: to one that is there, {@code add} would add a second. */
    private Sent add(AdminConnection connection, Flow flow, List<Change> missing, Sent sent)
            throws SocketFailureException, InterruptedException {
        var commands = new ArrayList<String>();
        for (Change change : missing) {
            commands.add(command("add", flow, change));
        }
        commands.add(show());
        var answers = connection.change(commands);
        var refusals = new LinkedHashMap<>(sent.refusals());
        missing.forEach(change -> refusals.remove(change.key()));
        refusals.putAll(refusals(missing, answers.subList(0, missing.size())));
        var keys = sent.after().stream().map(Reading::key).toList();
        return new Sent(sent.before(), refusals, readings(answers.get(missing.size()), flow, keys));
    }

    private static Map<Segment, String> refusals(List<Change> changes, List<String> answers) {
        var refusals = new LinkedHashMap<Segment, String>();
        for (int i = 0; i < changes.size(); i++) {
            String said = AnswerText.line(answers.get(i));
            if (!said.isEmpty()) {
                refusals.put(changes.get(i).key(), said);
            }
        }
        return refusals;
    }

    private String show() {
        return "show map " + map;
    }

    private String command(String verb, Flow flow, Change change) {
        try {
            return verb + " map " + map + " " + key.fill(flow, change.key()) + " " + change.target();
        } catch (UnfitValueException e) {
            throw new IllegalArgumentException("not refused before: " + e.why(), e);
        }
    }
}
