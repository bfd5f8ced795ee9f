package dev.cutover.connector.command;

import dev.cutover.model.Segment;
import dev.cutover.model.SystemId;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The weights of two regions, each in a file of a workbench, for scripts that read and set them; both begin at 0. */
final class WeightFiles {
    static final Flow FLOW = new Flow("orders", new SystemId("old"), new SystemId("new"));
    static final Segment EAST = Segment.of(Map.of("region", "us-east"));
    static final Segment WEST = Segment.of(Map.of("region", "us-west"));

    private final Workbench bench;

    WeightFiles(Workbench bench) throws IOException {
        this.bench = bench;
        Files.createDirectory(bench.path("weights"));
        put("us-east", "0");
        put("us-west", "0");
    }

    void put(String region, String text) throws IOException {
        Files.writeString(bench.path("weights/" + region), text + "\n");
    }

    /** The lines that the scripts have added to the file {@code calls}. */
    List<String> calls() throws IOException {
        Path calls = bench.path("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    static Change change(Segment key, int expected, int target) {
        return new Change(key, OptionalInt.of(expected), target);
    }
}
