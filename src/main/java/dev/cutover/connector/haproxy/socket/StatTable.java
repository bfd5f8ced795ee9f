package dev.cutover.connector.haproxy.socket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of {@code show stat}, each value by the name of its column.
 *
 * @param trouble what HAProxy answered instead; empty if it told the rows
 */
public record StatTable(List<Map<String, String>> rows, String trouble) {
    /** The row that stands for a backend as a whole. */
    public static final String WHOLE = "BACKEND";

    /** Backends and servers. */
    private static final int TYPES = 2 + 4;

    private static final String HEAD = "# ";

    public StatTable {
        rows = List.copyOf(rows);
    }

    /** The command for one backend and its servers; of all of them for {@code -1}. */
    public static String command(String backend) {
        return "show stat " + backend + " " + TYPES + " -1";
    }

    public static StatTable parse(String answer) {
        var lines = answer.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.get(0).startsWith(HEAD)) {
            return new StatTable(List.of(), lines.isEmpty() ? "nothing" : AnswerText.line(lines.get(0)));
        }
        String[] names = lines.get(0).substring(HEAD.length()).split(",", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            var row = new HashMap<String, String>();
            for (int i = 0; i < Math.min(names.length, values.length); i++) {
                row.put(names[i], values[i]);
            }
            rows.add(row);
        }
        return new StatTable(rows, "");
    }

    /** The row of a server, or of the whole backend. */
    public Optional<Map<String, String>> row(String backend, String server) {
        return rows.stream()
                .filter(row -> backend.equals(row.get("pxname")) && server.equals(row.get("svname")))
                .findFirst();
    }
}
