package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The ratios of the last measurement, kept beside the build. A ratio to a floor of the same run can be compared with
 * one of another day; seconds cannot.
 */
final class KeptRatios {
    private static final double WORSE = 1.15;

    private final Path file;
    private final Map<String, Double> now = new TreeMap<>();

    KeptRatios(Path file) {
        this.file = file;
    }

    void put(String work, double ratio) {
        now.put(work, ratio);
    }

    /** Keeps these instead of the last ones, and tells which have become worse by more than 15 %. */
    List<String> replace() throws IOException {
        var last = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                last.load(in);
            }
        }
        var worse = new ArrayList<String>();
        now.forEach((work, ratio) -> {
            double before = Double.parseDouble(last.getProperty(work, "0"));
            if (before > 0 && ratio > before * WORSE) {
                worse.add(String.format(Locale.ROOT, "%s: %.2f, and %.2f before", work, ratio, before));
            }
        });
        // What was not measured this time keeps its figure.
        now.forEach((work, ratio) -> last.setProperty(work, Double.toString(ratio)));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = Files.newBufferedWriter(file)) {
            last.store(out, "ratios of the last measurement");
        }
        return worse;
    }
}
