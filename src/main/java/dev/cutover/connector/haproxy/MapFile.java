package dev.cutover.connector.haproxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.model.Segment;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import dev.cutover.spi.operation.UnfitValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that a map is loaded from. Values of its lines are replaced; comments, other lines and their order stay.
 * Thread-safe.
 */
final class MapFile implements WeightKeeper {
    private static final Pattern LINE = Pattern.compile("([ \\t]*)([^\\s#]\\S*)([ \\t]+)(.*?)([ \\t]*\\r?)");

    private final String map;
    private final ReplacedFile file;
    private final NameTemplate key;

    /** @param map how HAProxy names it */
    MapFile(String map, Path path, NameTemplate key) {
        this.map = map;
        this.file = new ReplacedFile(path);
        this.key = key;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file.path());
    }

    @Override
    public String obstacle() {
        return file.exists() ? file.obstacle() : "there is no map file " + file.path();
    }

    @Override
    public List<Found> check(AdminConnection connection) throws SocketFailureException, InterruptedException {
        if (!obstacle().isEmpty()) {
            return List.of();
        }
        try {
            var running = MapEntries.parse(connection.ask("show map " + map));
            return running.trouble().isEmpty() ? entries().compared(running, file.path(), key.pattern()) : List.of();
        } catch (IOException e) {
            return List.of(Found.cannotTell(Aspect.WEIGHTS, ReplacedFile.reason(file.path(), e)));
        }
    }

    private MapEntries entries() throws IOException {
        var entries = new ArrayList<MapEntries.Entry>();
        new String(file.read(), ISO_8859_1).lines().map(LINE::matcher).forEach(parts -> {
            if (parts.matches()) {
                entries.add(new MapEntries.Entry(parts.group(2), parts.group(4)));
            }
        });
        return new MapEntries(entries, "");
    }

    @Override
    public synchronized void keep(AdminConnection connection, Flow flow, List<Change> changes) throws IOException {
        write(flow, changes);
    }

    @Override
    public synchronized List<Change> lower(Flow flow, List<Change> changes) throws IOException {
        var kept = kept(flow, changes.stream().map(Change::key).toList());
        write(
                flow,
                changes.stream()
                        .filter(change -> kept.getOrDefault(change.key(), 0) > change.target())
                        .toList());
        return changes.stream().filter(change -> kept.containsKey(change.key())).toList();
    }

    private void write(Flow flow, List<Change> changes) throws IOException {
        var values = new LinkedHashMap<String, Integer>();
        for (Change change : changes) {
            try {
                values.put(key.fill(flow, change.key()), change.target());
            } catch (UnfitValueException e) {
                throw new IOException(change.key() + ": " + e.why(), e);
            }
        }
        String before = text();
        String after = replaced(before, values);
        if (!after.equals(before)) {
            file.write(after.getBytes(ISO_8859_1));
        }
    }

    /** A character a byte, so that lines in any encoding keep their bytes; HAProxy's names are of ASCII. */
    private String text() throws IOException {
        return new String(file.read(), ISO_8859_1);
    }

    /** The text with other values for these keys; a key without a line gets one at the end. */
    private static String replaced(String text, Map<String, Integer> values) {
        var missing = new LinkedHashMap<>(values);
        var result = new StringBuilder();
        for (String line : text.split("(?<=\\n)", -1)) {
            boolean isEnded = line.endsWith("\n");
            var parts = LINE.matcher(isEnded ? line.substring(0, line.length() - 1) : line);
            var value = parts.matches() ? values.get(parts.group(2)) : null;
            if (value == null) {
                result.append(line);
            } else {
                missing.remove(parts.group(2));
                result.append(parts.group(1)).append(parts.group(2)).append(parts.group(3));
                result.append(value.intValue()).append(parts.group(5)).append(isEnded ? "\n" : "");
            }
        }
        if (!missing.isEmpty() && !result.isEmpty() && result.charAt(result.length() - 1) != '\n') {
            result.append('\n');
        }
        missing.forEach(
                (name, value) -> result.append(name).append(' ').append(value).append('\n'));
        return result.toString();
    }

    @Override
    public Map<Segment, Integer> kept(Flow flow, List<Segment> keys) {
        var kept = new HashMap<Segment, Integer>();
        try {
            var values = values(text());
            for (Segment segment : keys) {
                Optional.ofNullable(values.get(key.fill(flow, segment)))
                        .flatMap(MapEntries::weight)
                        .ifPresent(weight -> kept.put(segment, weight));
            }
        } catch (IOException | UnfitValueException unknown) {
            // Nothing is known of what is kept; a change that needs it says why.
            return Map.of();
        }
        return kept;
    }

    /** HAProxy uses the first of two lines with the same key. */
    private static Map<String, String> values(String text) {
        var values = new HashMap<String, String>();
        text.lines().map(LINE::matcher).forEach(parts -> {
            if (parts.matches()) {
                values.putIfAbsent(parts.group(2), parts.group(4));
            }
        });
        return values;
    }
}
