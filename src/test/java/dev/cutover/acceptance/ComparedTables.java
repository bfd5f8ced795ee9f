package dev.cutover.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cutover.problem.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two tables of CSV that are the same, apart from what a test puts in their middle. */
record ComparedTables(Place place) {
    static final String HEADER = "order_id,status,total,a,b,placed_at";
    static final int ROWS = 300;

    /** Rows that both sides have, and others among them; the right side has them the other way round. */
    void write(String name, List<String> others) throws IOException {
        var lines = new ArrayList<String>();
        for (int i = 0; i < ROWS; i++) {
            lines.add("SO-" + (1000 + i) + ",open," + i + ".25,x,\"y, z\",2026-01-01T10:00:00Z");
        }
        if (name.startsWith("right")) {
            Collections.reverse(lines);
        }
        lines.addAll(ROWS / 2, others);
        place.write(name, HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    /** What the comparison of two different files has found. */
    JsonNode different(String left, String right) {
        return json(place.run("diff", left, right, "--key", "order_id", "--output", "json")
                .endedWith(ExitCode.HALTED));
    }

    static JsonNode json(CommandContext ended) {
        try {
            return new ObjectMapper().readTree(ended.out());
        } catch (IOException e) {
            throw new AssertionError(ended.toString(), e);
        }
    }
}
